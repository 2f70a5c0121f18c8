"""The memory browser over a real memory, without the rest of the window.

Qt is imported inside the fixtures, so that tests without it can still be collected.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.home import HomeFolder
from tests.app.windows.memories.harbour_memory import Harbour, build_harbour
from tests.core.store.fresh_store import KEY, new_home

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.windows.memories.memories_page import MemoriesPage

OpenBrowser = Callable[[], "MemoriesPage"]


@pytest.fixture
def home(tmp_path: Path) -> HomeFolder:
    return new_home(tmp_path)


@pytest.fixture
def harbour(home: HomeFolder) -> Harbour:
    return build_harbour(home)


@pytest.fixture
def open_browser(qtbot: "QtBot", home: HomeFolder) -> "Iterator[OpenBrowser]":
    """Opens the browser on what the memory holds by then."""
    from app.store_door import StoreDoor
    from app.task_runner import TaskRunner
    from app.theme.theme import Theme
    from app.windows.frame_pictures import FramePictures
    from app.windows.memories.memories_page import MemoriesPage
    from app.windows.workplace import Workplace
    from tests.app.desktop_driver import application
    from tests.fakes.fake_memory_door import StillClock

    runner = TaskRunner(lambda: StoreDoor(home, KEY))
    theme = Theme(application())
    work = Workplace(runner, FramePictures(runner), theme, StillClock())
    page = MemoriesPage(work)

    def opened() -> MemoriesPage:
        page.resize(1000, 760)
        page.show()
        page.refresh()
        settle(qtbot, page)
        return page

    yield opened
    page.hide()
    runner.close()
    for part in (page, runner, theme):
        part.deleteLater()
    drain()


@pytest.fixture
def browser(open_browser: "OpenBrowser", harbour: Harbour) -> "MemoriesPage":
    """The browser, open on the harbour's memory."""
    return open_browser()


def settle(qtbot: "QtBot", page: "MemoriesPage") -> None:
    """Wait until nothing is read or written any more, and what came of it is shown."""
    from PySide6.QtCore import QCoreApplication

    from tests.app.desktop_driver import PATIENCE_MS

    QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: page.runner.is_idle, timeout=PATIENCE_MS)
    QCoreApplication.processEvents()


def drain() -> None:
    """Let what is to be deleted be deleted before the next test."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
