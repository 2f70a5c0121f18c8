"""A stream of pictures, with a library in PipeWire's place that sends what the test says."""

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import pytest

from capture.platforms import pipewire_calls as pw
from capture.platforms import pipewire_stream
from capture.platforms.picture_messages import Picture
from capture.platforms.pipewire_stream import PipeWire, PipeWireStream, StreamEnded
from capture.platforms.spa_pods import pod_id, pod_object, pod_rates, properties_in

PAUSED, STREAMING = 2, 3
BGRX, I420 = 8, 2


class Sent:
    """One buffer as a desktop fills it: 4 bytes a pixel, rows `stride` apart."""

    def __init__(
        self, pixels: bytes, stride: int, *, pts: int | None = 0, flags: int = 0, turned: int = 0
    ) -> None:
        self._pixels = ctypes.create_string_buffer(pixels, max(1, len(pixels)))
        self._chunk = pw.Chunk(0, len(pixels), stride, flags)
        self._data = pw.Data(
            type=pw.DATA_MEMORY,
            maxsize=len(pixels),
            data=ctypes.addressof(self._pixels),
            chunk=ctypes.pointer(self._chunk),
        )
        self._header = pw.MetaHeader(pts=pts or 0)
        self._turned = ctypes.c_uint32(turned)
        self._metas = (pw.Meta * 2)(
            pw.Meta(pw.META_HEADER, ctypes.sizeof(self._header), ctypes.addressof(self._header)),
            pw.Meta(pw.META_TRANSFORM, 4, ctypes.addressof(self._turned)),
        )
        self._spa = pw.SpaBuffer(2 if pts is not None else 0, 1, self._metas, self._data_pointer())
        self.buffer = pw.Buffer(ctypes.pointer(self._spa))

    def _data_pointer(self) -> "ctypes._Pointer[pw.Data]":
        return ctypes.pointer(self._data)


class ScriptedPipeWire:
    """Keeps what is asked of it; what it sends waits in `coming`."""

    def __init__(self) -> None:
        self.library = self
        self.coming: list[Sent] = []
        self.sent: list[Sent] = []
        self.given_back: list[int] = []
        self.agreed: list[bytes] = []
        self.offered = b""
        self.refuses = 0
        self._lock = threading.RLock()

    @contextmanager
    def locked(self) -> Iterator[None]:
        with self._lock:
            yield

    def pw_properties_new_string(self, told: bytes) -> int:
        return 1

    def pw_stream_new(self, core: int, name: bytes, properties: int) -> int:
        return 2

    def pw_stream_add_listener(self, *arguments: object) -> None:
        """The stream under test is called back directly."""

    def pw_stream_connect(
        self, stream: int, way: int, node: int, flags: int, pods: Any, count: int
    ) -> int:
        self.offered = bytes(pods.kept[0])
        assert flags & pw.DONT_RECONNECT, "no other camera or screen may take its place"
        return self.refuses

    def pw_stream_update_params(self, stream: int, pods: Any, count: int) -> int:
        self.agreed = [bytes(one) for one in pods.kept[:count]]
        return 0

    def pw_stream_dequeue_buffer(self, stream: int) -> object:
        if not self.coming:
            return None
        self.sent.append(self.coming.pop(0))
        return ctypes.pointer(self.sent[-1].buffer)

    def pw_stream_queue_buffer(self, stream: int, buffer: Any) -> int:
        self.given_back.append(ctypes.addressof(buffer.contents))
        return 0


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FIRST_PATIENCE_S", "LONGEST_PATIENCE_S"):
        monkeypatch.setattr(pipewire_stream, name, 0.02)


@pytest.fixture
def pipewire() -> ScriptedPipeWire:
    return ScriptedPipeWire()


@pytest.fixture
def stream(pipewire: ScriptedPipeWire) -> PipeWireStream:
    made = PipeWireStream(cast(PipeWire, pipewire), 7, 35)
    made._on_state(0, 1, STREAMING, None)
    _agree(made)
    return made


def _agree(stream: PipeWireStream, order: int = BGRX, width: int = 2, height: int = 2) -> None:
    size = ctypes.create_string_buffer(8)
    size.raw = width.to_bytes(4, "little") + height.to_bytes(4, "little")
    pod = pod_object(
        pw.FORMAT_OBJECT,
        pw.PARAM_FORMAT,
        [
            (pw.VIDEO_FORMAT, pod_id(order)),
            (pw.VIDEO_SIZE, b"\x08\0\0\0\x0a\0\0\0" + size.raw),
            (pw.VIDEO_MOST_RATE, pod_rates(5, 5)),
        ],
    )
    kept = ctypes.create_string_buffer(pod, len(pod))
    stream._on_param(0, pw.PARAM_FORMAT, ctypes.addressof(kept))


def _send(pipewire: ScriptedPipeWire, stream: PipeWireStream, *sent: Sent) -> None:
    pipewire.coming += sent
    stream._on_process(0)


def test_orders_that_can_be_read_are_offered_and_memory_that_can_be_mapped(
    pipewire: ScriptedPipeWire, stream: PipeWireStream
) -> None:
    offered = properties_in(pipewire.offered)
    assert {pw.MEDIA_TYPE, pw.VIDEO_FORMAT, pw.VIDEO_SIZE, pw.VIDEO_MOST_RATE} <= offered.keys()
    buffers = properties_in(pipewire.agreed[0])
    assert buffers[pw.BUFFERS_DATA_TYPE][-4:] == (0b110).to_bytes(4, "little")  # never DMA-BUF


def test_rows_come_without_their_gaps(pipewire: ScriptedPipeWire, stream: PipeWireStream) -> None:
    _send(pipewire, stream, Sent(b"aaaabbbb----ccccdddd----", 12, turned=3))
    assert stream.picture() == Picture(2, 2, "BGRx", 3, b"aaaabbbbccccdddd")


def test_only_the_newest_picture_is_kept_and_every_buffer_goes_back(
    pipewire: ScriptedPipeWire, stream: PipeWireStream
) -> None:
    first, second = Sent(b"a" * 16, 8), Sent(b"b" * 16, 8)
    _send(pipewire, stream, first, second)
    taken = stream.picture()
    assert taken is not None
    assert taken.pixels == b"b" * 16
    assert pipewire.given_back == [ctypes.addressof(one.buffer) for one in (first, second)]
    assert (stream.picture(), stream.has_shown) == (None, True)


def test_what_is_no_picture_is_passed_over(
    pipewire: ScriptedPipeWire, stream: PipeWireStream
) -> None:
    broken = Sent(b"a" * 16, 8, flags=pw.CORRUPTED_CHUNK)
    _send(pipewire, stream, broken, Sent(b"", 8), Sent(b"a" * 9, 8))
    assert (stream.picture(), stream.has_shown) == (None, False)
    assert len(pipewire.given_back) == 3


@pytest.mark.parametrize(("pts", "is_waited_for"), [(1, True), (2**62, False), (None, False)])
def test_a_picture_of_before_the_question_is_not_taken_at_once(
    pipewire: ScriptedPipeWire,
    stream: PipeWireStream,
    monkeypatch: pytest.MonkeyPatch,
    pts: int | None,
    is_waited_for: bool,
) -> None:
    """An old picture is taken only when no newer one came while one could have come."""
    monkeypatch.setattr(pipewire_stream, "FIRST_PATIENCE_S", 0.3)
    waited: list[float] = []
    real = stream._news.wait

    def wait(left_s: float) -> bool:
        waited.append(left_s)
        if len(waited) == 1:
            _send(pipewire, stream, Sent(b"a" * 16, 8, pts=pts))
        return real(left_s)

    monkeypatch.setattr(stream._news, "wait", wait)
    assert stream.picture() is not None
    assert (len(waited) > 1) is is_waited_for


def test_a_buffer_that_is_taken_away_is_not_read(
    pipewire: ScriptedPipeWire, stream: PipeWireStream
) -> None:
    sent = Sent(b"a" * 16, 8)
    _send(pipewire, stream, sent)
    stream._on_buffer_gone(0, ctypes.addressof(sent.buffer))
    assert stream.picture() is None


@pytest.mark.parametrize("state", [pw.STATE_ERROR, pw.STATE_UNCONNECTED])
def test_a_stream_that_ends_is_told(stream: PipeWireStream, state: int) -> None:
    stream._on_state(0, STREAMING, state, b"no target node")
    with pytest.raises(StreamEnded, match="no target node"):
        stream.picture()


def test_a_format_that_was_not_offered_ends_it(stream: PipeWireStream) -> None:
    _agree(stream, order=I420)
    with pytest.raises(StreamEnded, match="not offered"):
        stream.picture()


def test_a_stream_that_is_never_connected_ends(pipewire: ScriptedPipeWire) -> None:
    with pytest.raises(StreamEnded, match="does not answer"):
        PipeWireStream(cast(PipeWire, pipewire), 7, 35).picture()
    pipewire.refuses = -22
    with pytest.raises(StreamEnded, match="-22"):
        PipeWireStream(cast(PipeWire, pipewire), 7, 35)
