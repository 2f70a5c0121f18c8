"""The few values of PipeWire's own notation (SPA POD) that a stream of pictures is agreed in.

A pod is its size without the head and its type (4 bytes each, in the order of this machine), then
the value, filled up to 8 bytes. Source: PipeWire's documentation, “SPA POD” and “SPA Types”.
"""

import struct
from collections.abc import Iterator, Sequence

_HEAD = struct.Struct("=II")
_ID, _INT, _RECTANGLE, _FRACTION, _OBJECT, _CHOICE = 3, 4, 10, 11, 15, 19
_NO_CHOICE, _RANGE, _ENUM, _FLAGS = 0, 1, 3, 4

Property = tuple[int, bytes]
"""A key of an object, and the pod that it has."""


class BrokenPod(ValueError):
    """Some bytes are no pod, or another one than was asked for."""


def pod_id(value: int) -> bytes:
    return _pod(_ID, struct.pack("=I", value))


def pod_int(value: int) -> bytes:
    return _pod(_INT, struct.pack("=i", value))


def pod_ints(usual: int, least: int, most: int) -> bytes:
    """A whole number between two others."""
    return _choice(_RANGE, _INT, [struct.pack("=i", one) for one in (usual, least, most)])


def pod_one_of(ids: Sequence[int]) -> bytes:
    """One of some ids, the first being the best."""
    return _choice(_ENUM, _ID, [struct.pack("=I", one) for one in (ids[0], *ids)])


def pod_flags(value: int) -> bytes:
    """Any of some flags."""
    return _choice(_FLAGS, _INT, [struct.pack("=i", value)])


def pod_any_size(usual: tuple[int, int], most: tuple[int, int]) -> bytes:
    """Any width and height up to the largest."""
    sides = (usual, (1, 1), most)
    return _choice(_RANGE, _RECTANGLE, [struct.pack("=II", *pair) for pair in sides])


def pod_rates(usual: int, most: int) -> bytes:
    """So many pictures a second at most; 0 is “now and then”."""
    rates = ((usual, 1), (0, 1), (most, 1))
    return _choice(_RANGE, _FRACTION, [struct.pack("=II", *pair) for pair in rates])


def pod_object(kind: int, use: int, properties: Sequence[Property]) -> bytes:
    """An object of a kind, for one use."""
    told = b"".join(struct.pack("=II", key, 0) + value for key, value in properties)
    return _pod(_OBJECT, struct.pack("=II", kind, use) + told)


def properties_in(pod: bytes) -> dict[int, bytes]:
    """The properties of an object, each with its pod. Raises: BrokenPod."""
    kind, value = _value(pod)
    if kind != _OBJECT:
        raise BrokenPod("no object")
    return dict(_properties(value[8:]))


def id_in(pod: bytes) -> int:
    """Raises: BrokenPod."""
    return int(struct.unpack("=I", _chosen(pod, _ID, 4))[0])


def size_in(pod: bytes) -> tuple[int, int]:
    """Width and height. Raises: BrokenPod."""
    width, height = struct.unpack("=II", _chosen(pod, _RECTANGLE, 8))
    return width, height


def fraction_in(pod: bytes) -> float:
    """A rate; 0 where it tells none. Raises: BrokenPod."""
    over, under = struct.unpack("=II", _chosen(pod, _FRACTION, 8))
    return float(over / under) if under else 0.0


def length_told(head: bytes) -> int:
    """How long a pod is with its head, by its first 8 bytes."""
    return _HEAD.size + int(_HEAD.unpack(head)[0])


def _pod(kind: int, value: bytes) -> bytes:
    return _filled(_HEAD.pack(len(value), kind) + value)


def _choice(how: int, kind: int, values: Sequence[bytes]) -> bytes:
    told = struct.pack("=II", how, 0) + _HEAD.pack(len(values[0]), kind)
    return _pod(_CHOICE, told + b"".join(values))


def _filled(pod: bytes) -> bytes:
    return pod + bytes(-len(pod) % 8)


def _properties(told: bytes) -> Iterator[Property]:
    at = 0
    while at + 16 <= len(told):
        (key, _flags), length = _HEAD.unpack_from(told, at), length_told(told[at + 8 : at + 16])
        yield key, told[at + 8 : at + 8 + length]
        at += 8 + length + -length % 8


def _value(pod: bytes) -> tuple[int, bytes]:
    if len(pod) < _HEAD.size or len(pod) < length_told(pod[:8]):
        raise BrokenPod("cut short")
    return int(_HEAD.unpack_from(pod)[1]), pod[8 : length_told(pod[:8])]


def _chosen(pod: bytes, kind: int, length: int) -> bytes:
    """The value of a plain pod, or the first of a choice, which is the one agreed on."""
    told, value = _value(pod)
    if told == _CHOICE and len(value) >= 16:
        told, value = int(_HEAD.unpack_from(value, 8)[1]), value[16:]
    if told != kind or len(value) < length:
        raise BrokenPod("another kind of value")
    return value[:length]
