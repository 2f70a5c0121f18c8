"""An empty memory for each test that wants one, with and without an embedder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.drawn_memory import DrawnMemory, drawn_memory


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[DrawnMemory]:
    with drawn_memory(tmp_path) as drawn:
        yield drawn


@pytest.fixture
def plain_memory(tmp_path: Path) -> Iterator[DrawnMemory]:
    """A memory without an embedder."""
    with drawn_memory(tmp_path, with_embedder=False) as drawn:
        yield drawn
