"""What the program and the process that takes pictures say to each other."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capture.framed_pipe import BrokenMessage
from capture.platforms.picture_messages import (
    Failed,
    Nothing,
    Picture,
    Ready,
    Reply,
    Unchanged,
    receive_reply,
    send_reply,
)

SMALL = st.integers(1, 5)
PICTURES = st.builds(
    lambda width, height, turned: Picture(width, height, "BGRx", turned, bytes(4 * width * height)),
    SMALL,
    SMALL,
    st.integers(0, 7),
)
REPLIES = st.one_of(
    st.just(Ready()),
    st.just(Unchanged()),
    st.just(Nothing()),
    st.builds(Failed, st.text()),
    PICTURES,
)


@given(st.lists(REPLIES, max_size=4))
def test_what_is_said_is_heard(replies: list[Reply]) -> None:
    pipe = io.BytesIO()
    for reply in replies:
        send_reply(pipe, reply)
    pipe.seek(0)
    assert [receive_reply(pipe) for _ in replies] == replies
    assert receive_reply(pipe) is None


@given(REPLIES, st.data())
def test_half_a_reply_is_refused(reply: Reply, data: st.DataObject) -> None:
    pipe = io.BytesIO()
    send_reply(pipe, reply)
    whole = pipe.getvalue()
    cut = data.draw(st.integers(1, len(whole) - 1))
    with pytest.raises(BrokenMessage):
        receive_reply(io.BytesIO(whole[:cut]))


@pytest.mark.parametrize(
    "raw",
    [
        b"\xff" * 8,
        b"\0\0\0\2\0\0\0\0{]",
        b"\0\0\0\2\0\0\0\0[]",
        b'\0\0\0\x1b\0\0\0\0["Picture",9,9,"BGRx",0]     ',
    ],
)
def test_nonsense_is_refused(raw: bytes) -> None:
    with pytest.raises(BrokenMessage):
        receive_reply(io.BytesIO(raw))
