"""Takes the last layer off a network, so that not all of it must be computed.

A model file (ONNX) is a protobuf message. Only what is needed of it is read; all else is carried
over byte by byte.
Source: onnx.proto at https://github.com/onnx/onnx, and the wire format at https://protobuf.dev.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatMatrix = npt.NDArray[np.float32]

# The numbers of the fields in onnx.proto.
_GRAPH = 7
_NODE, _CONSTANT, _OUTPUT = 1, 5, 12
_INPUT_OF_NODE, _OUTPUT_OF_NODE, _OPERATION_OF_NODE = 1, 2, 4
_SIZES, _NUMBER_TYPE, _CONSTANT_NAME, _NUMBERS = 1, 2, 8, 9
_OUTPUT_NAME = 1
_FLOAT32 = 1

# How a field is written.
_AS_NUMBER, _AS_8_BYTES, _AS_BYTES, _AS_4_BYTES = 0, 1, 2, 5


class UnknownNetwork(Exception):
    """A network does not end as expected, or its file makes no sense."""


@dataclass(frozen=True, slots=True, eq=False)
class LastLayer:
    """What a network's last layer does: features @ weights + bias, then a softmax.

    `weights` are float32, shape (features, signs); `bias` is float32, shape (signs,).
    """

    weights: FloatMatrix
    bias: FloatMatrix


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of a message: `value` is its bytes, or a number; `whole` all that it takes."""

    number: int
    value: memoryview | int
    whole: memoryview


@dataclass(frozen=True, slots=True)
class _Node:
    operation: str
    inputs: tuple[str, ...]
    output: str


def without_last_layer(model: bytes) -> tuple[bytes, LastLayer]:
    """A network that ends where its last layer begins, and that layer.

    Raises: UnknownNetwork if it does not end in a product, a sum and a softmax.
    """
    parts = list(_fields(memoryview(model)))
    graphs = _all(parts, _GRAPH)
    if len(graphs) != 1:
        raise UnknownNetwork("it has no graph")
    graph, layer = _cut(list(_fields(graphs[0])))
    around = [part.whole for part in parts if part.number != _GRAPH]
    return b"".join([*around, _field(_GRAPH, graph)]), layer


def _cut(graph: Sequence[_Field]) -> tuple[bytes, LastLayer]:
    nodes = {node.output: node for node in map(_node, _all(graph, _NODE)) if node.output}
    constants = {_text(one, _CONSTANT_NAME): one for one in _all(graph, _CONSTANT)}
    outputs = [_text(one, _OUTPUT_NAME) for one in _all(graph, _OUTPUT)]
    removed: set[str] = set()

    def last(name: str, operation: str) -> _Node:
        """The node behind a name that does something; those that only pass on are left out."""
        while (node := nodes.get(name)) is not None:
            removed.add(name)
            if node.operation != "Identity":
                break
            name = node.inputs[0]
        if node is None or node.operation != operation:
            raise UnknownNetwork(f"it does not end in {operation}")
        return node

    softmax = last(outputs[0] if len(outputs) == 1 else "", "Softmax")
    total = last(softmax.inputs[0], "Add")
    product = last(total.inputs[0], "MatMul")
    features, weights, bias = product.inputs[0], product.inputs[1], total.inputs[1]
    if weights not in constants or bias not in constants:
        raise UnknownNetwork("the numbers of its last layer are not in it")
    layer = LastLayer(_numbers(constants[weights], 2), _numbers(constants[bias], 1))
    return _graph_without(graph, removed | {weights, bias}, features), layer


def _graph_without(graph: Sequence[_Field], removed: set[str], output: str) -> bytes:
    def is_kept(part: _Field) -> bool:
        if part.number == _NODE:
            return _node(_bytes_of(part)).output not in removed
        if part.number == _CONSTANT:
            return _text(_bytes_of(part), _CONSTANT_NAME) not in removed
        return part.number != _OUTPUT

    kept = [part.whole for part in graph if is_kept(part)]
    return b"".join([*kept, _field(_OUTPUT, _field(_OUTPUT_NAME, output.encode()))])


def _node(message: memoryview) -> _Node:
    outputs = [str(one, "utf-8") for one in _all_in(message, _OUTPUT_OF_NODE)]
    inputs = tuple(str(one, "utf-8") for one in _all_in(message, _INPUT_OF_NODE))
    return _Node(_text(message, _OPERATION_OF_NODE), inputs, outputs[0] if outputs else "")


def _numbers(constant: memoryview, dimensions: int) -> FloatMatrix:
    """The numbers of a constant, in memory of their own."""
    sizes: list[int] = []
    number_type: int | memoryview = 0
    for part in _fields(constant):
        if part.number == _SIZES:
            sizes += [part.value] if isinstance(part.value, int) else _packed(part.value)
        elif part.number == _NUMBER_TYPE:
            number_type = part.value
    stored = b"".join(_all_in(constant, _NUMBERS))
    if number_type != _FLOAT32 or len(sizes) != dimensions or len(stored) != 4 * np.prod(sizes):
        raise UnknownNetwork("the numbers of its last layer are of another kind")
    return np.frombuffer(stored, "<f4").astype(np.float32).reshape(sizes)


def _all(fields: Iterable[_Field], number: int) -> list[memoryview]:
    return [_bytes_of(part) for part in fields if part.number == number]


def _all_in(message: memoryview, number: int) -> list[memoryview]:
    return _all(_fields(message), number)


def _text(message: memoryview, number: int) -> str:
    return "".join(str(one, "utf-8") for one in _all_in(message, number))


def _bytes_of(part: _Field) -> memoryview:
    if isinstance(part.value, int):
        raise UnknownNetwork("a number stands where a message should")
    return part.value


def _fields(message: memoryview) -> Iterator[_Field]:
    at = 0
    while at < len(message):
        start = at
        key, at = _number_at(message, at)
        written_as = key & 7
        if written_as == _AS_NUMBER:
            number, at = _number_at(message, at)
            yield _Field(key >> 3, number, message[start:at])
            continue
        size = {_AS_8_BYTES: 8, _AS_4_BYTES: 4}.get(written_as, 0)
        if written_as == _AS_BYTES:
            size, at = _number_at(message, at)
        if (not size and written_as != _AS_BYTES) or at + size > len(message):
            raise UnknownNetwork("its file is damaged")
        at += size
        yield _Field(key >> 3, message[at - size : at], message[start:at])


def _packed(numbers: memoryview) -> list[int]:
    found, at = [], 0
    while at < len(numbers):
        number, at = _number_at(numbers, at)
        found.append(number)
    return found


def _number_at(message: memoryview, at: int) -> tuple[int, int]:
    """A number of seven bits a byte, the lowest first; and where it ends."""
    number = shift = 0
    while at < len(message):
        byte = message[at]
        number |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return number, at
    raise UnknownNetwork("its file is damaged")


def _field(number: int, value: bytes) -> bytes:
    return _written(number << 3 | _AS_BYTES) + _written(len(value)) + value


def _written(number: int) -> bytes:
    low = bytearray()
    while number > 127:
        low.append(number & 127 | 128)
        number >>= 7
    return bytes([*low, number])
