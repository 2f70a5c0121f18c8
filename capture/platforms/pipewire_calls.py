"""What of PipeWire's library is called, as its headers declare it.

Source: pipewire/stream.h, pipewire/thread-loop.h, spa/buffer/buffer.h and spa/buffer/meta.h of
PipeWire 0.3, whose library keeps its calls and structures unchanged (libpipewire-0.3.so.0).
"""

import ctypes
from ctypes import (
    POINTER,
    Structure,
    c_char_p,
    c_int,
    c_int32,
    c_int64,
    c_size_t,
    c_uint32,
    c_uint64,
    c_void_p,
)

LIBRARY = "libpipewire-0.3.so.0"

INPUT = 0
AUTOCONNECT, MAP_BUFFERS, DONT_RECONNECT = 1 << 0, 1 << 2, 1 << 7
STATE_ERROR, STATE_UNCONNECTED, STATE_CONNECTING = -1, 0, 1

FORMAT_OBJECT, BUFFERS_OBJECT, META_OBJECT = 0x40003, 0x40004, 0x40005
PARAM_ENUM_FORMAT, PARAM_FORMAT, PARAM_BUFFERS, PARAM_META = 3, 4, 5, 6
MEDIA_TYPE, MEDIA_SUBTYPE, VIDEO, RAW = 1, 2, 2, 1
VIDEO_FORMAT, VIDEO_SIZE = 0x20001, 0x20003
VIDEO_RATE, VIDEO_MOST_RATE = 0x20004, 0x20005
BUFFERS_COUNT, BUFFERS_DATA_TYPE, DATA_MEMORY, DATA_MEMORY_FILE = 1, 6, 1, 2
META_TYPE, META_SIZE, META_HEADER, META_TRANSFORM = 1, 2, 1, 8
CORRUPTED_CHUNK, CORRUPTED_HEADER = 1 << 0, 1 << 1

ORDERS = {8: "BGRx", 7: "RGBx", 12: "BGRA", 11: "RGBA"}
"""The orders of colours that are taken, by their numbers, the best first; 4 bytes a pixel."""


class Chunk(Structure):
    _fields_ = (("offset", c_uint32), ("size", c_uint32), ("stride", c_int32), ("flags", c_int32))


class Data(Structure):
    _fields_ = (
        ("type", c_uint32),
        ("flags", c_uint32),
        ("fd", c_int64),
        ("mapoffset", c_uint32),
        ("maxsize", c_uint32),
        ("data", c_void_p),
        ("chunk", POINTER(Chunk)),
    )


class Meta(Structure):
    _fields_ = (("type", c_uint32), ("size", c_uint32), ("data", c_void_p))


class MetaHeader(Structure):
    """`pts` is when the picture was taken, in nanoseconds; of which clock, the desktop knows."""

    _fields_ = (
        ("flags", c_uint32),
        ("offset", c_uint32),
        ("pts", c_int64),
        ("dts_offset", c_int64),
        ("seq", c_uint64),
    )


class SpaBuffer(Structure):
    _fields_ = (
        ("n_metas", c_uint32),
        ("n_datas", c_uint32),
        ("metas", POINTER(Meta)),
        ("datas", POINTER(Data)),
    )


class Buffer(Structure):
    """Only the beginning, which is all that is read."""

    _fields_ = (("buffer", POINTER(SpaBuffer)),)


class Hook(Structure):
    """A listener's place in PipeWire's list; it is PipeWire that writes into it."""

    _fields_ = (("opaque", c_void_p * 8),)


StateChanged = ctypes.CFUNCTYPE(None, c_void_p, c_int, c_int, c_char_p)
ParamChanged = ctypes.CFUNCTYPE(None, c_void_p, c_uint32, c_void_p)
BufferGone = ctypes.CFUNCTYPE(None, c_void_p, c_void_p)
Process = ctypes.CFUNCTYPE(None, c_void_p)


class StreamEvents(Structure):
    """Version 0; what is left empty is not told."""

    _fields_ = (
        ("version", c_uint32),
        ("destroy", c_void_p),
        ("state_changed", StateChanged),
        ("control_info", c_void_p),
        ("io_changed", c_void_p),
        ("param_changed", ParamChanged),
        ("add_buffer", c_void_p),
        ("remove_buffer", BufferGone),
        ("process", Process),
        ("drained", c_void_p),
    )


_CALLS = {
    "pw_init": (None, (c_void_p, c_void_p)),
    "pw_thread_loop_new": (c_void_p, (c_char_p, c_void_p)),
    "pw_thread_loop_get_loop": (c_void_p, (c_void_p,)),
    "pw_thread_loop_start": (c_int, (c_void_p,)),
    "pw_thread_loop_lock": (None, (c_void_p,)),
    "pw_thread_loop_unlock": (None, (c_void_p,)),
    "pw_context_new": (c_void_p, (c_void_p, c_void_p, c_size_t)),
    "pw_context_connect_fd": (c_void_p, (c_void_p, c_int, c_void_p, c_size_t)),
    "pw_properties_new_string": (c_void_p, (c_char_p,)),
    "pw_stream_new": (c_void_p, (c_void_p, c_char_p, c_void_p)),
    "pw_stream_add_listener": (None, (c_void_p, POINTER(Hook), POINTER(StreamEvents), c_void_p)),
    "pw_stream_connect": (
        c_int,
        (c_void_p, c_int, c_uint32, c_int, POINTER(c_void_p), c_uint32),
    ),
    "pw_stream_update_params": (c_int, (c_void_p, POINTER(c_void_p), c_uint32)),
    "pw_stream_dequeue_buffer": (POINTER(Buffer), (c_void_p,)),
    "pw_stream_queue_buffer": (c_int, (c_void_p, POINTER(Buffer))),
}


def pipewire_library() -> ctypes.CDLL:
    """The system's library. Raises: OSError if it is not there, AttributeError if too old."""
    library = ctypes.CDLL(LIBRARY)
    for name, (result, arguments) in _CALLS.items():
        call = getattr(library, name)
        call.restype, call.argtypes = result, arguments
    return library


def pods_at(pods: list[bytes]) -> "ctypes.Array[c_void_p]":
    """An array of pointers to pods, which live as long as it does; pods lie at full 8 bytes."""
    kept = [(c_uint64 * (-(-len(pod) // 8))).from_buffer_copy(pod) for pod in pods]
    pointers = (c_void_p * len(kept))(*(ctypes.addressof(one) for one in kept))
    pointers.kept = kept  # type: ignore[attr-defined]
    return pointers
