"""One empty memory for each test that wants one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.home import HomeFolder
from core.store.store import Store
from tests.core.store.fresh_store import new_home, open_store


@pytest.fixture
def home(tmp_path: Path) -> HomeFolder:
    """A data folder that is not there yet."""
    return new_home(tmp_path)


@pytest.fixture
def store(home: HomeFolder) -> Iterator[Store]:
    """An empty memory, open for writing."""
    opened = open_store(home)
    yield opened
    opened.close()
