"""The real program with a data folder of its own, beside what it stored there."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from core.home import HomeFolder
from tests.end_to_end.plain_memory import MemoryInside
from tests.end_to_end.program import Program


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def program(data_folder: Path, child_env: dict[str, str]) -> Program:
    """`recollect` without a display."""
    return Program(data_folder, child_env)


@pytest.fixture
def look_inside(data_folder: Path) -> Iterator[Callable[[], MemoryInside]]:
    """Opens what the program stored; closed after the test."""
    with ExitStack() as opened:
        yield lambda: opened.enter_context(closing(MemoryInside(HomeFolder(data_folder))))
