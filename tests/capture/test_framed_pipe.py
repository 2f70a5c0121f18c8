"""Frames come through a pipe as they were sent; anything else is told from one."""

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capture.framed_pipe import MOST_HEAD_BYTES, BrokenMessage, receive_frame, send_frame

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)


@given(st.lists(st.tuples(JSON, st.binary(max_size=40)), max_size=3))
def test_frames_come_in_order_and_whole(frames: list[tuple[Any, bytes]]) -> None:
    pipe = io.BytesIO()
    for head, pixels in frames:
        send_frame(pipe, head, pixels)
    pipe.seek(0)
    for head, pixels in frames:
        got = receive_frame(pipe)
        assert got is not None
        assert (got[0], bytes(got[1])) == (head, pixels)
    assert receive_frame(pipe) is None


def test_a_frame_that_ends_anywhere_within_is_broken() -> None:
    whole = io.BytesIO()
    send_frame(whole, {"parts": [1, 2]}, b"pixels")
    for cut in range(1, len(whole.getvalue())):
        with pytest.raises(BrokenMessage, match="ended inside"):
            receive_frame(io.BytesIO(whole.getvalue()[:cut]))


def test_a_frame_larger_than_any_may_be_is_not_waited_for() -> None:
    head = (MOST_HEAD_BYTES + 1).to_bytes(4, "big") + bytes(4)
    with pytest.raises(BrokenMessage, match="bytes"):
        receive_frame(io.BytesIO(head))


def test_what_is_no_json_is_broken() -> None:
    with pytest.raises(BrokenMessage, match="JSON"):
        receive_frame(io.BytesIO((4).to_bytes(4, "big") + bytes(4) + b"{{{{"))
