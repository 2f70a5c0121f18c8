"""Shelves, texts, orders and pages; and one memory in full, with the ways that lead on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.browsing_door import Shelf
from app.windows.memories.entity_view import EntityView
from app.windows.memories.memories_page import MemoriesPage
from app.windows.memories.memory_view import MemoryView
from core.answer.answer import Citation
from core.entity_record import EntityItem, MemoryItem
from core.home import HomeFolder
from core.memory_record import Status
from core.store.keyset import Order
from tests.app.windows.memories.conftest import OpenBrowser, settle
from tests.app.windows.memories.harbour_memory import Harbour
from tests.core.store.fresh_store import open_store
from tests.core.store.memory_drafts import by_rule, draft, frames, title


def titles(browser: MemoriesPage) -> list[str]:
    model = browser.model
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


def words_on(view: MemoryView | EntityView | None) -> str:
    assert view is not None
    return "\n".join(one.text() for one in view.findChildren(QLabel))


def open_item(qtbot: QtBot, browser: MemoriesPage, item: MemoryItem | EntityItem) -> None:
    browser.detail.show_item(item)
    settle(qtbot, browser)


def test_every_shelf_has_its_number_and_its_memories(qtbot: QtBot, browser: MemoriesPage) -> None:
    shelves = browser.filter.shelves
    assert shelves[Shelf.EVERYTHING].text() == "All 8"
    assert shelves[Shelf.VAULT].text() == "Vault 0"
    expected = {
        Shelf.CORE: ["call me Jo"],
        Shelf.SEMANTIC: ["Colour of the gate: blue"],
        Shelf.PROCEDURAL: ["Lifting a buoy"],
        Shelf.RESOURCE: ["Field manual"],
        Shelf.EPISODIC: ["Painting the gate", "A day at the quay"],
        Shelf.ENTITIES: ["T. Olsen", "The crane", "Tove Olsen"],
    }
    for shelf, found in expected.items():
        shelves[shelf].click()
        settle(qtbot, browser)
        assert titles(browser) == found
        assert shelves[shelf].text().endswith(f" {len(found)}")


def test_tasks_are_a_tree_with_their_state(qtbot: QtBot, browser: MemoriesPage) -> None:
    browser.filter.shelves[Shelf.TASK].click()
    settle(qtbot, browser)
    entries = [browser.model.entry(row) for row in range(browser.model.rowCount())]
    assert [(one.depth, one.shown.details["state"]) for one in entries] == [  # type: ignore[union-attr]
        (0, "open"),
        (1, "done"),
    ]
    spoken = browser.model.data(browser.model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert str(spoken).startswith("Buy the paint, Done")
    assert str(spoken).endswith("part of the task above")


def test_a_text_an_order_and_a_status_narrow_the_list(qtbot: QtBot, browser: MemoriesPage) -> None:
    bar = browser.filter
    bar.order.setCurrentIndex(list(Order).index(Order.IMPORTANT))
    bar.order.activated.emit(bar.order.currentIndex())
    settle(qtbot, browser)
    assert titles(browser)[0] == "Lifting a buoy"
    QTest.keyClicks(bar.field, "gate pain")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    settle(qtbot, browser)
    assert "Painting the gate" in titles(browser)
    assert "Lifting a buoy" not in titles(browser)
    bar.show_everything()
    bar.status.setCurrentIndex(list(Status).index(Status.SUPERSEDED))
    bar.status.activated.emit(bar.status.currentIndex())
    settle(qtbot, browser)
    assert titles(browser) == ["Colour of the gate: green"]


def test_what_matches_nothing_says_so_and_leads_back(qtbot: QtBot, browser: MemoriesPage) -> None:
    browser.filter.field.setText('no "such* thing')
    QTest.keyClick(browser.filter.field, Qt.Key.Key_Return)
    settle(qtbot, browser)
    assert browser.empty.words == 'Nothing matches “no "such* thing”.'
    browser.empty.way_on.click()
    settle(qtbot, browser)
    assert len(titles(browser)) == 8


def test_an_empty_memory_says_so(open_browser: OpenBrowser) -> None:
    page = open_browser()
    assert page.empty.isVisible()
    assert page.empty.words.startswith("Nothing is remembered yet.")
    assert page.detail.memory is None


def test_long_lists_are_read_page_by_page_without_holes(
    qtbot: QtBot, home: HomeFolder, open_browser: OpenBrowser
) -> None:
    store = open_store(home)
    (frame,) = frames(store, 0)
    with store.transaction():
        for number in range(650):
            one = draft(title(f"tide {number:03}", frame), since=number, key=f"{number}")
            store.changes.add(one, by_rule())
    store.close()
    page = open_browser()
    assert page.model.rowCount() < 650
    for _ in range(9):
        page.list.verticalScrollBar().setValue(page.list.verticalScrollBar().maximum())
        settle(qtbot, page)
    assert titles(page) == [f"tide {number:03}" for number in reversed(range(650))]
    assert not page.model.canFetchMore(page.list.rootIndex())


def test_a_fact_is_told_with_validity_proof_and_history(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour
) -> None:
    open_item(qtbot, browser, MemoryItem(harbour.green))
    words = words_on(browser.detail.view)
    for part in ("the gate", "colour", "green", "Replaced by", "Important · very sure", "from "):
        assert part in words
    assert "Learned by Recollect’s rules" in words
    assert "version 2" in words
    view = browser.detail.view
    assert isinstance(view, MemoryView)
    with qtbot.waitSignal(browser.citation_opened) as opened:
        view.proofs.cards[0].click()
    citation = opened.args[0]
    assert isinstance(citation, Citation)
    assert citation.quote == "The gate is painted green."
    assert citation.box is not None


def test_steps_and_summary_lines_each_have_their_frame(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour
) -> None:
    open_item(qtbot, browser, MemoryItem(harbour.lifting))
    account = browser.detail.memory
    assert account is not None
    steps = {one.text: one.proofs for one in account.said}
    quotes = {one.number: one.quote for one in account.proofs}
    assert [quotes[number] for number in steps["Hold the magnet to the mark."]] == [
        "Hold the magnet to the mark."
    ]
    assert "2. Hold the magnet to the mark." in words_on(browser.detail.view)
    proof = next(
        one
        for one in browser.detail.view.findChildren(QAbstractButton)  # type: ignore[union-attr]
        if one.accessibleName().endswith("Hold the magnet to the mark.")
    )
    with qtbot.waitSignal(browser.citation_opened):
        proof.click()


def test_ways_lead_on_and_back(qtbot: QtBot, browser: MemoriesPage, harbour: Harbour) -> None:
    open_item(qtbot, browser, MemoryItem(harbour.morning))
    view = browser.detail.view
    assert isinstance(view, MemoryView)
    (whole,) = [way for way in view.ways if "A day at the quay" in way.accessibleName()]
    whole.click()
    settle(qtbot, browser)
    assert browser.detail.item == MemoryItem(harbour.day)
    assert "Made of" in words_on(browser.detail.view)
    browser.detail.back.click()
    settle(qtbot, browser)
    assert browser.detail.item == MemoryItem(harbour.morning)


def test_a_name_shows_what_is_known_of_it_and_with_whom(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour
) -> None:
    open_item(qtbot, browser, EntityItem(harbour.tove))
    words = words_on(browser.detail.view)
    assert "Person" in words
    assert "2 moments" in words
    assert "Seen with" in words
    assert browser.detail.memory is None


def test_a_memory_that_is_gone_says_so(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour
) -> None:
    open_item(qtbot, browser, MemoryItem(type(harbour.green)(999)))
    assert browser.detail.stage.words == "There is no memory m999; it may have been forgotten."


def test_keys_go_to_the_search_and_through_the_list(qtbot: QtBot, browser: MemoriesPage) -> None:
    browser.activateWindow()
    browser.list.setFocus()
    first = browser.detail.item
    QTest.keyClick(browser.list, Qt.Key.Key_Down)
    settle(qtbot, browser)
    assert browser.detail.item not in (None, first)
    QTest.keyClick(browser.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert browser.focusWidget() is browser.filter.field


@pytest.mark.parametrize("kind", ["memory", "name"])
def test_every_control_has_a_name(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour, kind: str
) -> None:
    item = MemoryItem(harbour.blue) if kind == "memory" else EntityItem(harbour.tove)
    open_item(qtbot, browser, item)
    nameless = [
        control
        for sort in (QAbstractButton, QLineEdit, QComboBox)
        for control in browser.findChildren(sort)
        if control.isVisible() and not (control.accessibleName() or getattr(control, "text", str)())
    ]
    assert nameless == []
