"""A file of the user's own says what it is, and a broken one says that it is."""

from pathlib import Path

import gguf
import pytest

from core.errors import ModelUnavailable
from core.models.catalogue import ModelRole
from core.models.gguf_file import describe_gguf
from tests.core.models.tiny_gguf import CONTEXT, write_tiny_gguf


def _header(path: Path, architecture: str, pooling: bool = False) -> Path:
    """A file with a description and no weights."""
    writer = gguf.GGUFWriter(path, architecture)
    if pooling:
        writer.add_pooling_type(gguf.PoolingType.LAST)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def test_a_model_that_writes(tmp_path: Path) -> None:
    path = write_tiny_gguf(tmp_path / "mine.gguf")
    found = describe_gguf(path)
    assert (found.name, found.architecture, found.role) == ("Tiny", "llama", ModelRole.CHAT)
    assert found.context == CONTEXT
    assert found.size_bytes == path.stat().st_size


def test_an_embedder_of_bert_s_family(minilm_gguf: Path) -> None:
    assert describe_gguf(minilm_gguf).role is ModelRole.EMBEDDER


def test_an_embedder_made_of_a_model_that_writes(tmp_path: Path) -> None:
    path = _header(tmp_path / "made.gguf", "qwen3", pooling=True)
    assert describe_gguf(path).role is ModelRole.EMBEDDER
    assert describe_gguf(path).name == "made"


def test_a_projector_alone_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="choose the model itself"):
        describe_gguf(_header(tmp_path / "mmproj.gguf", "clip"))


@pytest.mark.parametrize("length", [8, 20, 200, 3_000, 400_000])
def test_half_a_file_says_so(tmp_path: Path, length: int) -> None:
    path = write_tiny_gguf(tmp_path / "half.gguf")
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(ModelUnavailable, match="not fetched to its end"):
        describe_gguf(path)


def test_another_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "letter.gguf"
    path.write_text("Dear Ms Veltkamp")
    with pytest.raises(ModelUnavailable, match="is no GGUF file"):
        describe_gguf(path)
    with pytest.raises(ModelUnavailable, match="cannot be read"):
        describe_gguf(tmp_path / "gone.gguf")
