"""Frames and messages come through a pipe as they went in, or not at all."""

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.models.model_frames import MOST_BODY_BYTES, BrokenFrame, frame_of, read_frame
from core.models.model_messages import (
    Answer,
    Count,
    Counted,
    Failed,
    Generate,
    Hello,
    Load,
    Loaded,
    Loading,
    Message,
    Piece,
    Stop,
    Working,
    body_of,
    message_of,
)

any_text = st.text(st.characters(exclude_categories=()))  # lone surrogates, too: screens show any
plain_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    # a JSON text cannot tell a pair of lone surrogates from the character they make
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
bodies = st.dictionaries(st.text(max_size=8), plain_json, max_size=5)
messages: st.SearchStrategy[Message] = st.one_of(
    st.builds(Load, st.text(), st.text(), st.integers(), st.integers(), st.integers()),
    st.builds(Generate, st.integers(), st.text(), bodies, st.integers(), st.text()),
    st.builds(Count, st.integers(), st.text()),
    st.builds(Stop, st.integers()),
    st.builds(Hello, st.integers()),
    st.builds(Loading, st.floats(0, 1)),
    st.builds(Loaded, st.integers(), st.text(), st.booleans()),
    st.builds(Working, st.integers()),
    st.builds(Piece, st.integers(), st.text()),
    st.builds(Answer, st.integers(), st.text()),
    st.builds(Counted, st.integers(), st.integers()),
    st.builds(Failed, st.integers(), st.text(), st.text()),
)


class _OneByteAtATime(io.BytesIO):
    """A pipe that is slow."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(1, size if size is not None else 1))


@given(st.lists(bodies, max_size=4), st.sampled_from([io.BytesIO, _OneByteAtATime]))
def test_frames_come_through(sent: list[dict[str, Any]], kind: type[io.BytesIO]) -> None:
    pipe = kind(b"".join(map(frame_of, sent)))
    assert [read_frame(pipe) for _ in sent] == sent
    assert read_frame(pipe) is None


@given(bodies, st.data())
def test_a_cut_frame_is_broken(body: dict[str, Any], data: st.DataObject) -> None:
    frame = frame_of(body)
    length = data.draw(st.integers(1, len(frame) - 1))
    with pytest.raises(BrokenFrame):
        read_frame(io.BytesIO(frame[:length]))


@given(st.binary(max_size=200))
def test_anything_else_is_broken_and_nothing_worse(noise: bytes) -> None:
    pipe = io.BytesIO(noise)
    try:
        while (body := read_frame(pipe)) is not None:
            message_of(body)
    except BrokenFrame:
        pass


@given(st.binary(max_size=60))
def test_a_body_that_is_no_object_is_broken(noise: bytes) -> None:
    for body in (noise, b"[]", b"[" * 5_000, b'"text"', b"\xff"):
        frame = len(body).to_bytes(4, "big") + body
        if body.startswith(b"{"):
            continue
        with pytest.raises(BrokenFrame):
            read_frame(io.BytesIO(frame))


def test_a_frame_has_its_bounds() -> None:
    with pytest.raises(ValueError, match="too much for one frame"):
        frame_of({"text": "x" * MOST_BODY_BYTES})
    with pytest.raises(BrokenFrame, match="a frame of"):
        read_frame(io.BytesIO((MOST_BODY_BYTES + 1).to_bytes(4, "big")))


@given(messages)
def test_messages_come_through(message: Message) -> None:
    body = read_frame(io.BytesIO(frame_of(body_of(message))))
    assert body is not None
    assert message_of(body) == message


@given(any_text)
def test_any_text_of_a_screen_can_be_sent(text: str) -> None:
    body = read_frame(io.BytesIO(frame_of(body_of(Count(1, text)))))
    assert body is not None
    assert message_of(body).text.encode("utf-16", "surrogatepass") == text.encode(  # type: ignore[union-attr]
        "utf-16", "surrogatepass"
    )


@given(messages, st.data())
def test_a_message_with_other_fields_is_broken(message: Message, data: st.DataObject) -> None:
    body = body_of(message)
    name = data.draw(st.sampled_from(sorted(body)))
    for other in (
        {key: value for key, value in body.items() if key != name},
        {**body, "more": 1},
        {**body, name: None},
        {**body, name: [body[name]]},
    ):
        with pytest.raises(BrokenFrame):
            message_of(other)


@given(st.one_of(bodies, st.builds(lambda kind: {"kind": kind}, plain_json)))
def test_what_is_no_message_is_broken(body: dict[str, Any]) -> None:
    with pytest.raises(BrokenFrame):
        message_of(body)


def test_a_number_is_no_switch() -> None:
    with pytest.raises(BrokenFrame):
        message_of({"kind": "Hello", "version": True})
    with pytest.raises(BrokenFrame):
        message_of({"kind": "Loaded", "context_tokens": 1, "cache_type": "", "is_on_gpu": 1})
