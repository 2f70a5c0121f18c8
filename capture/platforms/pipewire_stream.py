"""One monitor's pictures from PipeWire: only the newest is kept, and copied when it is asked for.

A desktop sends a picture when something has changed, at most as often as is agreed. So one that
has stood for longer than that with none following it shows what the monitor shows. The stream is
never halted between two looks: xdg-desktop-portal-wlr 0.7 loses changes over that (tried).
"""

import ctypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from capture.platforms import pipewire_calls as pw
from capture.platforms.picture_messages import Picture
from capture.platforms.spa_pods import (
    BrokenPod,
    fraction_in,
    id_in,
    length_told,
    pod_any_size,
    pod_flags,
    pod_id,
    pod_int,
    pod_ints,
    pod_object,
    pod_one_of,
    pod_rates,
    properties_in,
    size_in,
)

_PROPERTIES = b"media.type=Video media.category=Capture media.role=Screen"
_MOST_SIDE = 16_384
MOST_RATE = 5
"""Pictures a second; each costs the desktop a copy."""
FIRST_PATIENCE_S, LONGEST_PATIENCE_S, SPARE_S = 2.0, 2.0, 0.15


class StreamEnded(Exception):
    """No more pictures will come; the text tells what PipeWire says of it."""


@dataclass(frozen=True, slots=True)
class _Format:
    """What was agreed on; `rate` is how many pictures a second there are at most, 0 if not told."""

    order: str
    width: int
    height: int
    rate: float


class PipeWire:
    """PipeWire's own thread. Raises: OSError, AttributeError where its library is not there."""

    def __init__(self) -> None:
        self.library = pw.pipewire_library()
        self.library.pw_init(None, None)
        self._loop = self.library.pw_thread_loop_new(b"recollect", None)
        inner = self.library.pw_thread_loop_get_loop(self._loop)
        self._context = self.library.pw_context_new(inner, None, 0)
        if not self._context or self.library.pw_thread_loop_start(self._loop) < 0:
            raise OSError("PipeWire's thread does not start")

    def connected(self, remote: int) -> int:
        """A connection over a file descriptor, which is PipeWire's to close. Raises: OSError."""
        with self.locked():
            core = self.library.pw_context_connect_fd(self._context, remote, None, 0)
        if not core:
            raise OSError("PipeWire does not answer")
        return int(core)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Nothing is called back meanwhile."""
        self.library.pw_thread_loop_lock(self._loop)
        try:
            yield
        finally:
            self.library.pw_thread_loop_unlock(self._loop)


class PipeWireStream:
    """Pictures of one node. Calls come from one thread, what is called back from PipeWire's."""

    def __init__(self, pipewire: PipeWire, core: int, node: int) -> None:
        """Raises: StreamEnded."""
        self._pipewire, self._library = pipewire, pipewire.library
        self._news = threading.Event()
        self._asked_at_ns = 0
        self._is_fresh = False
        self._ended = ""
        self._state = pw.STATE_CONNECTING
        self._newest: ctypes._Pointer[pw.Buffer] | None = None
        self._format: _Format | None = None
        self.has_shown = False
        self._is_first = True
        self._hook = pw.Hook()
        # Kept here, as PipeWire knows no Python objects.
        self._events = pw.StreamEvents(
            version=0,
            state_changed=pw.StateChanged(self._on_state),
            param_changed=pw.ParamChanged(self._on_param),
            remove_buffer=pw.BufferGone(self._on_buffer_gone),
            process=pw.Process(self._on_process),
        )
        with pipewire.locked():
            told = self._library.pw_properties_new_string(_PROPERTIES)
            self._stream = self._library.pw_stream_new(core, b"recollect", told)
            self._connect(node)

    def picture(self) -> Picture | None:
        """What is shown now; None if nothing came since the last call.

        Waits for a picture of after the call, as long as one could take that shows a change.
        Raises: StreamEnded.
        """
        with self._pipewire.locked():
            self._news.clear()
            self._is_fresh = False
            self._asked_at_ns = time.monotonic_ns()
        end_s = time.monotonic() + self._patience_s()
        while not self._ended and not self._is_fresh and (left_s := end_s - time.monotonic()) > 0:
            self._news.wait(left_s)
            self._news.clear()
        with self._pipewire.locked():
            if self._state == pw.STATE_CONNECTING:
                self._ended = "PipeWire does not answer"
            if self._ended:
                raise StreamEnded(self._ended)
            return self._taken()

    def _patience_s(self) -> float:
        if self._is_first:
            self._is_first = False
            return FIRST_PATIENCE_S
        rate = self._format.rate if self._format else 0
        return min(LONGEST_PATIENCE_S, 1.0 / (rate or MOST_RATE) + SPARE_S)

    def _connect(self, node: int) -> None:
        pods = pw.pods_at([_formats_taken()])
        flags = pw.AUTOCONNECT | pw.MAP_BUFFERS | pw.DONT_RECONNECT
        listening = ctypes.byref(self._hook), ctypes.byref(self._events)
        self._library.pw_stream_add_listener(self._stream, *listening, None)
        done = self._library.pw_stream_connect(self._stream, pw.INPUT, node, flags, pods, 1)
        if not self._stream or done < 0:
            raise StreamEnded(f"PipeWire refuses the stream ({done})")

    def _on_state(self, _data: int, _old: int, state: int, error: bytes | None) -> None:
        self._state = state
        if state in {pw.STATE_ERROR, pw.STATE_UNCONNECTED}:
            self._ended = error.decode("utf-8", "replace") if error else "disconnected"
            self._news.set()

    def _on_param(self, _data: int, kind: int, pod: int | None) -> None:
        if kind != pw.PARAM_FORMAT or not pod:
            return
        told = ctypes.string_at(pod, length_told(ctypes.string_at(pod, 8)))
        try:
            self._format = _agreed(told)
        except (BrokenPod, KeyError):
            self._ended = "the desktop chose a format that was not offered"
            self._news.set()
            return
        wanted = pw.pods_at(_buffers_taken())
        self._library.pw_stream_update_params(self._stream, wanted, len(wanted))

    def _on_buffer_gone(self, _data: int, buffer: int) -> None:
        if self._newest and ctypes.addressof(self._newest.contents) == buffer:
            self._newest = None

    def _on_process(self, _data: int) -> None:
        while buffer := self._library.pw_stream_dequeue_buffer(self._stream):
            taken_ns = _taken_at_ns(buffer.contents.buffer.contents)
            if taken_ns is None:
                self._library.pw_stream_queue_buffer(self._stream, buffer)
                continue
            if self._newest:
                self._library.pw_stream_queue_buffer(self._stream, self._newest)
            self._newest = buffer
            # Without a time, what comes after the call is taken for a picture of after the call.
            self._is_fresh = not taken_ns or taken_ns >= self._asked_at_ns
            self._news.set()

    def _taken(self) -> Picture | None:
        """The newest picture copied, and its buffer given back."""
        buffer, self._newest = self._newest, None
        if not buffer or self._format is None:
            return None
        try:
            taken = _copied(buffer.contents.buffer.contents, self._format)
        finally:
            self._library.pw_stream_queue_buffer(self._stream, buffer)
        self.has_shown = self.has_shown or taken is not None
        return taken


def _formats_taken() -> bytes:
    sides = pod_any_size((1_920, 1_080), (_MOST_SIDE, _MOST_SIDE))
    told = (
        (pw.MEDIA_TYPE, pod_id(pw.VIDEO)),
        (pw.MEDIA_SUBTYPE, pod_id(pw.RAW)),
        (pw.VIDEO_FORMAT, pod_one_of([*pw.ORDERS])),
        (pw.VIDEO_SIZE, sides),
        (pw.VIDEO_RATE, pod_rates(0, 1_000)),
        (pw.VIDEO_MOST_RATE, pod_rates(MOST_RATE, MOST_RATE)),
    )
    return pod_object(pw.FORMAT_OBJECT, pw.PARAM_ENUM_FORMAT, told)


def _buffers_taken() -> list[bytes]:
    """Pictures in memory that can be read from here, with their time and how they are turned."""
    kinds = pod_flags(1 << pw.DATA_MEMORY | 1 << pw.DATA_MEMORY_FILE)
    # One is held here, one may be on its way, and the desktop wants one to write into.
    count = pod_ints(4, 2, 16)
    told = ((pw.BUFFERS_COUNT, count), (pw.BUFFERS_DATA_TYPE, kinds))
    buffers = pod_object(pw.BUFFERS_OBJECT, pw.PARAM_BUFFERS, told)
    metas = ((pw.META_HEADER, ctypes.sizeof(pw.MetaHeader)), (pw.META_TRANSFORM, 4))
    return [
        buffers,
        *(
            pod_object(
                pw.META_OBJECT,
                pw.PARAM_META,
                ((pw.META_TYPE, pod_id(kind)), (pw.META_SIZE, pod_int(size))),
            )
            for kind, size in metas
        ),
    ]


def _agreed(format_pod: bytes) -> _Format:
    """What the desktop chose. Raises: BrokenPod, KeyError."""
    told = properties_in(format_pod)
    width, height = size_in(told[pw.VIDEO_SIZE])
    most = told.get(pw.VIDEO_MOST_RATE)
    rate = fraction_in(most) if most is not None else 0.0
    return _Format(pw.ORDERS[id_in(told[pw.VIDEO_FORMAT])], width, height, rate)


def _taken_at_ns(buffer: pw.SpaBuffer) -> int | None:
    """When a picture was taken, 0 if it does not tell; None if the buffer holds none."""
    if buffer.n_datas < 1 or not buffer.datas[0].data:
        return None
    chunk = buffer.datas[0].chunk.contents
    if chunk.size == 0 or chunk.flags & pw.CORRUPTED_CHUNK:
        return None
    place = _meta(buffer, pw.META_HEADER, ctypes.sizeof(pw.MetaHeader))
    if place is None:
        return 0
    header = pw.MetaHeader.from_address(place)
    return None if header.flags & pw.CORRUPTED_HEADER else max(0, int(header.pts))


def _meta(buffer: pw.SpaBuffer, kind: int, size: int) -> int | None:
    for index in range(buffer.n_metas):
        meta = buffer.metas[index]
        if meta.type == kind and meta.size >= size and meta.data:
            return int(meta.data)
    return None


def _copied(buffer: pw.SpaBuffer, told: _Format) -> Picture | None:
    """The picture in a buffer; None if the buffer is too small for it."""
    width, height = told.width, told.height
    data = buffer.datas[0]
    chunk = data.chunk.contents
    row, stride = 4 * width, chunk.stride or 4 * width
    offset = chunk.offset % data.maxsize if data.maxsize else 0
    if stride < row or offset + stride * (height - 1) + row > data.maxsize:
        return None
    raw = ctypes.string_at(data.data + offset, stride * (height - 1) + row)
    if stride != row:
        raw = b"".join(raw[at : at + row] for at in range(0, stride * height, stride))
    place = _meta(buffer, pw.META_TRANSFORM, 4)
    turned = ctypes.c_uint32.from_address(place).value if place is not None else 0
    return Picture(width, height, told.order, turned, raw)
