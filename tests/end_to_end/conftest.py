"""The real program with a data folder of its own, beside what it stored there."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from capture.rapidocr_reader import RapidOcrReader
from core.home import HomeFolder
from tests.end_to_end.desk import Desk
from tests.end_to_end.eyes import Eyes
from tests.end_to_end.plain_memory import MemoryInside
from tests.end_to_end.program import Program

if TYPE_CHECKING:
    from tests.x_display import XDisplay


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


@pytest.fixture
def desk(x_display: "XDisplay") -> Desk:
    """Keyboard and mouse."""
    return Desk(x_display)


@pytest.fixture
def eyes(desk: Desk) -> Iterator[Eyes]:
    """Reads the screen with the reader that Recollect itself reads with."""
    with closing(RapidOcrReader()) as reader:
        yield Eyes(desk, reader)
