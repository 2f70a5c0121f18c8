"""The chosen embedder, and the one that search needs until the other has made all vectors."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from core.errors import ModelUnavailable
from core.models.catalogue import DEFAULT_EMBEDDER_ID
from core.models.embedder import Embedder
from core.models.embedder_choice import Embedders, embedder_id, open_embedder
from core.models.installation import ModelsFolder, NoEmbedder
from core.models.llama_embedder import LlamaEmbedder, Prefixes
from tests.core.models.tiny_gguf import write_tiny_gguf
from tests.fakes.hash_embedder import HashEmbedder

CHAT = "qwen3-1.7b-q8_0"
OTHER = "bge-m3-q8_0"


@pytest.fixture
def folder(tmp_path: Path) -> ModelsFolder:
    return ModelsFolder(tmp_path / "models")


@pytest.fixture
def own_file(minilm_gguf: Path, tmp_path: Path) -> Path:
    """An embedder that the user brought along."""
    return Path(shutil.copy(minilm_gguf, tmp_path / "mine.gguf"))


def test_the_usual_one_is_the_usual_one_by_name_or_by_none(folder: ModelsFolder) -> None:
    assert embedder_id(folder, " ") == DEFAULT_EMBEDDER_ID
    assert embedder_id(folder, DEFAULT_EMBEDDER_ID) == DEFAULT_EMBEDDER_ID


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        (CHAT, "makes no vectors"),
        (OTHER, f"recollect models install {OTHER}"),
        ("mine.gguf", "whole path"),
        ("/nowhere/mine.gguf", "cannot be read"),
    ],
)
def test_what_cannot_be_used_is_a_sentence(folder: ModelsFolder, chosen: str, why: str) -> None:
    with pytest.raises(ModelUnavailable, match=why):
        embedder_id(folder, chosen)
    embedders = Embedders(folder)
    found = embedders.coming("hash-64", chosen)
    assert isinstance(found, NoEmbedder)
    assert "goes on with hash-64" in found.reason
    assert embedders.trouble_with("hash-64", chosen) == found.reason
    assert "goes on" not in embedders.trouble_with(None, chosen)


def test_a_file_has_a_space_of_its_own_until_it_changes(
    folder: ModelsFolder, own_file: Path
) -> None:
    space = embedder_id(folder, str(own_file))
    assert space.startswith(f"{own_file}@")
    embedder = open_embedder(folder, space)
    assert (embedder.id, embedder.dims) == (space, 384)
    embedder.close()
    with own_file.open("r+b") as stream:
        stream.seek(5_000)
        stream.write(b"other")
    with pytest.raises(ModelUnavailable, match="was changed since"):
        open_embedder(folder, space)
    assert embedder_id(folder, str(own_file)) != space


def test_a_file_that_makes_no_vectors_is_told(folder: ModelsFolder, tmp_path: Path) -> None:
    path = write_tiny_gguf(tmp_path / "tiny.gguf")
    found = Embedders(folder).coming("hash-64", str(path))
    assert isinstance(found, NoEmbedder)
    assert "not a sentence embedding model" in found.reason


def test_search_needs_the_old_one_until_the_vectors_are_the_new_ones(
    folder: ModelsFolder, own_file: Path
) -> None:
    default = HashEmbedder(16)
    opened: list[Embedder] = []

    def open_default(_folder: ModelsFolder) -> Embedder:
        opened.append(default)
        return default

    embedders = Embedders(folder, open_default)
    chosen = str(own_file)
    assert embedders.for_search(DEFAULT_EMBEDDER_ID, chosen) is default
    coming = embedders.coming(DEFAULT_EMBEDDER_ID, chosen)
    assert isinstance(coming, LlamaEmbedder)
    assert embedders.coming(DEFAULT_EMBEDDER_ID, chosen) is coming  # opened once
    assert embedders.for_search(coming.id, chosen) is coming
    assert embedders.coming(coming.id, chosen) is None
    assert embedders.for_search(DEFAULT_EMBEDDER_ID, chosen) is default
    assert len(opened) == 2  # it was let go of in between
    embedders.close()
    with pytest.raises(RuntimeError, match="closed"):
        coming.embed_query("tide")


def test_without_vectors_search_needs_the_chosen_one(folder: ModelsFolder, own_file: Path) -> None:
    embedders = Embedders(folder)
    found = embedders.for_search(None, str(own_file))
    assert isinstance(found, LlamaEmbedder)
    assert embedders.coming(None, str(own_file)) is None
    assert isinstance(embedders.for_search(None, "nothing"), NoEmbedder)
    embedders.close()


def test_prefixes_stand_before_questions_and_passages(minilm_gguf: Path) -> None:
    plain = LlamaEmbedder(minilm_gguf, "plain")
    told = LlamaEmbedder(minilm_gguf, "told", prefixes=Prefixes("query: ", "passage: "))
    try:
        np.testing.assert_array_equal(told.embed_query("tide"), plain.embed_query("query: tide"))
        np.testing.assert_array_equal(
            told.embed_passages(["tide"]), plain.embed_passages(["passage: tide"])
        )
    finally:
        plain.close()
        told.close()
