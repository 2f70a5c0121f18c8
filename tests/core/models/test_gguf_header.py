"""What stands before the weights, as the library that writes it reads it."""

from pathlib import Path

import gguf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.models.gguf_header import read_gguf_header
from tests.core.models.tiny_gguf import Shape, write_tiny_gguf


@pytest.mark.parametrize("shape", [Shape(), Shape(is_q8_0=True)])
def test_a_file_is_as_long_as_it_says(tmp_path: Path, shape: Shape) -> None:
    path = write_tiny_gguf(tmp_path / "tiny.gguf", shape=shape)
    header = read_gguf_header(path)
    size = path.stat().st_size
    assert size - 32 < header.whole_bytes <= size


def test_the_fields_are_those_that_the_library_reads(tmp_path: Path) -> None:
    path = write_tiny_gguf(tmp_path / "tiny.gguf")
    fields = read_gguf_header(path).fields
    reference = gguf.GGUFReader(path).fields
    assert fields["general.architecture"] == "llama"
    for name, value in fields.items():
        assert value == pytest.approx(reference[name].contents())
    assert "tokenizer.ggml.tokens" not in fields


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return write_tiny_gguf(tmp_path_factory.mktemp("tiny") / "tiny.gguf").read_bytes()[:6_000]


@given(place=st.integers(0, 5_999), value=st.integers(0, 255), length=st.integers(1, 6_000))
def test_a_damaged_file_is_told_apart_and_breaks_nothing(
    tiny: bytes, tmp_path_factory: pytest.TempPathFactory, place: int, value: int, length: int
) -> None:
    damaged = bytearray(tiny)
    damaged[place] = value
    path = tmp_path_factory.getbasetemp() / "damaged.gguf"
    path.write_bytes(bytes(damaged[:length]))
    try:
        header = read_gguf_header(path)
    except ValueError:
        return
    assert header.whole_bytes >= 0
