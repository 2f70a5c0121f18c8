"""The memory browser as a page of the window: how one gets there, and on to the timeline."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desktop import Desktop, build_desktop
from app.store_door import StoreDoor
from app.windows.memories.memory_view import MemoryView
from app.windows.sidebar import Page
from core.entity_record import MemoryItem
from core.errors import StoreUnavailable
from core.home import HomeFolder
from tests.app.desktop_driver import application, end_desktop, settle
from tests.app.windows.memories.harbour_memory import Harbour
from tests.core.store.fresh_store import KEY
from tests.fakes.fake_memory_door import FakeMemoryDoor, StillClock


@pytest.fixture
def window_on_harbour(
    qtbot: QtBot, home: HomeFolder, harbour: Harbour, tmp_path: Path
) -> Iterator[Desktop]:
    """The whole app over the harbour's memory."""
    made = build_desktop(
        application(), lambda: StoreDoor(home, KEY), None, "", tmp_path, clock=StillClock()
    )
    made.window.resize(1200, 800)
    made.window.show()
    yield made
    end_desktop(qtbot, made)


def test_a_proof_opens_its_frame_with_the_line_marked(
    qtbot: QtBot, window_on_harbour: Desktop, harbour: Harbour
) -> None:
    desktop, window = window_on_harbour, window_on_harbour.window
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, desktop)
    assert window.memories.isVisible()
    window.memories.detail.show_item(MemoryItem(harbour.blue))
    settle(qtbot, desktop)
    view = window.memories.detail.view
    assert isinstance(view, MemoryView)
    proof = view.proofs.cards[0].citation
    view.proofs.cards[0].click()
    settle(qtbot, desktop)
    assert window.page is Page.TIMELINE
    assert window.timeline.frame is not None
    assert window.timeline.frame.id == proof.observation_id
    assert proof.box is not None


def test_a_list_that_cannot_be_read_says_why_and_is_tried_again(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    page = desktop.window.memories
    door.browsing.failure = StoreUnavailable("The memory is busy; try again in a moment.")
    desktop.window.show_page(Page.MEMORIES)
    settle(qtbot, desktop)
    assert page.empty.words == "The memory is busy; try again in a moment."
    page.empty.way_on.click()
    settle(qtbot, desktop)
    assert page.empty.words.startswith("Nothing is remembered yet.")
    assert not page.empty.way_on.isVisible()
