"""Correcting, pinning, rejecting, merging and forgetting, with undo for all but the last."""

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.browsing_door import Shelf
from app.windows.forget_dialog import ForgetDialog
from app.windows.memories.detail_pane import Wish
from app.windows.memories.edit_dialog import EditDialog
from app.windows.memories.memories_page import MemoriesPage
from core.entity_record import EntityItem, Item, MemoryItem
from core.home import HomeFolder
from core.memory_record import Memory, Role, Status
from tests.app.windows.memories.conftest import settle
from tests.app.windows.memories.harbour_memory import Harbour
from tests.app.windows.memories.test_looking_through import titles, words_on
from tests.core.store.decrypted_pages import decrypted_home
from tests.core.store.fresh_store import KEY


def choose(qtbot: QtBot, browser: MemoriesPage, *items: Item) -> None:
    """Choose these in the list, the first as the current one."""
    browser.activateWindow()
    browser.list.setFocus()
    browser.list.choose(items[0])
    for item in items[1:]:
        row = browser.model.row_of(item)
        assert row is not None
        index = browser.model.index(row)
        browser.list.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    settle(qtbot, browser)


def shown(browser: MemoriesPage) -> Memory:
    account = browser.detail.memory
    assert account is not None
    return account.memory


def test_f2_edits_the_value_and_undo_takes_it_back(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour
) -> None:
    choose(qtbot, browser, MemoryItem(harbour.blue))
    QTest.keyClick(browser.list, Qt.Key.Key_F2)
    dialog = browser.dialog
    assert isinstance(dialog, EditDialog)
    assert (dialog.role, dialog.text) == (Role.OBJECT, "blue")
    assert not dialog.keep_button.isEnabled()
    dialog.field.setPlainText("turquoise")
    dialog.keep_button.click()
    settle(qtbot, browser)
    assert shown(browser).text_of(Role.OBJECT) == "turquoise"
    assert "Colour of the gate: turquoise" in titles(browser)
    assert browser.told.words.text() == "Corrected: “Colour of the gate: blue”"
    history = words_on(browser.detail.view)
    assert "Said otherwise by you" in history
    assert "Before: “Colour of the gate: blue / blue" in history
    browser.told.undo_button.click()
    settle(qtbot, browser)
    assert shown(browser).text_of(Role.OBJECT) == "blue"
    assert "Colour of the gate: blue" in titles(browser)


def test_several_steps_are_edited_one_to_a_line(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour
) -> None:
    choose(qtbot, browser, MemoryItem(harbour.lifting))
    browser.edit()
    dialog = browser.dialog
    assert isinstance(dialog, EditDialog)
    dialog.parts.setCurrentIndex(1)
    assert dialog.role is Role.STEP
    dialog.field.setPlainText("Lift it\nLower it")
    dialog.keep_button.click()
    settle(qtbot, browser)
    assert shown(browser).summary == "Lift it\nLower it"


def test_p_pins_and_unpins(qtbot: QtBot, browser: MemoriesPage, harbour: Harbour) -> None:
    choose(qtbot, browser, MemoryItem(harbour.blue))
    for is_pinned in (True, False, True):
        QTest.keyClick(browser.list, Qt.Key.Key_P)
        settle(qtbot, browser)
        assert shown(browser).is_pinned is is_pinned
    row = browser.model.row_of(MemoryItem(harbour.blue))
    assert row is not None
    spoken = browser.model.data(browser.model.index(row), Qt.ItemDataRole.AccessibleTextRole)
    assert str(spoken).endswith(", pinned")


def test_del_rejects_and_ctrl_z_brings_it_back(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour
) -> None:
    choose(qtbot, browser, MemoryItem(harbour.blue), MemoryItem(harbour.lifting))
    QTest.keyClick(browser.list, Qt.Key.Key_Delete)
    settle(qtbot, browser)
    assert browser.told.words.text() == "Rejected: 2 memories"
    assert not {"Colour of the gate: blue", "Lifting a buoy"} & set(titles(browser))
    assert browser.detail.item is not None
    QTest.keyClick(browser.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, browser)
    assert {"Colour of the gate: blue", "Lifting a buoy"} <= set(titles(browser))
    assert not browser.told.undo_button.isVisible()


def test_two_are_merged_and_told_apart_again(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour
) -> None:
    both = (MemoryItem(harbour.paint_crane), MemoryItem(harbour.buy_paint))
    choose(qtbot, browser, *both)
    assert browser.detail.merge_button.text() == "Merge 2"
    browser.detail.merge_button.click()
    settle(qtbot, browser)
    assert "Buy the paint" not in titles(browser)
    assert not browser.detail.merge_button.isVisible()
    browser.acts.undo()
    settle(qtbot, browser)
    assert {"Buy the paint", "Paint the crane"} <= set(titles(browser))


def test_what_cannot_be_merged_is_told_and_nothing_changes(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour
) -> None:
    choose(qtbot, browser, MemoryItem(harbour.blue), MemoryItem(harbour.lifting))
    browser.merge()
    settle(qtbot, browser)
    assert not browser.detail.merge_button.isVisible()
    assert browser.told.words.text().startswith("Only what is of the same kind can be merged")
    assert not browser.told.undo_button.isVisible()


def test_forgetting_tells_first_what_goes_and_cannot_be_undone(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour, home: HomeFolder
) -> None:
    choose(qtbot, browser, MemoryItem(harbour.lifting))
    browser.forget()
    settle(qtbot, browser)
    dialog = browser.dialog
    assert isinstance(dialog, ForgetDialog)
    words = "\n".join(one.text() for one in dialog.findChildren(type(browser.told.words)))
    assert "Forget “Lifting a buoy” and all that it rests on?" in words
    assert "This takes along 1 moment and 2 memories." in words
    dialog.keep_button.click()
    assert "Lifting a buoy" in titles(browser)
    browser.forget()
    settle(qtbot, browser)
    with qtbot.waitSignal(browser.memory_changed):
        assert isinstance(browser.dialog, ForgetDialog)
        browser.dialog.forget_button.click()
    settle(qtbot, browser)
    assert browser.told.words.text().startswith("Forgotten: 1 moment")
    assert not browser.told.undo_button.isVisible()
    assert not {"Lifting a buoy", "Field manual"} & set(titles(browser))
    assert b"Hold the magnet" not in decrypted_home(home, KEY)


def test_names_are_merged_split_and_put_back(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour
) -> None:
    browser.filter.shelves[Shelf.ENTITIES].click()
    settle(qtbot, browser)
    choose(qtbot, browser, EntityItem(harbour.tove), EntityItem(harbour.olsen))
    browser.merge()
    settle(qtbot, browser)
    assert "T. Olsen" not in titles(browser)
    browser.list.choose(EntityItem(harbour.tove))
    settle(qtbot, browser)
    assert "Names merged by you" in words_on(browser.detail.view)
    browser.detail.split_wanted.emit("T. Olsen")
    settle(qtbot, browser)
    assert {"T. Olsen", "Tove Olsen"} <= set(titles(browser))
    browser.acts.undo()
    settle(qtbot, browser)
    assert "T. Olsen" not in titles(browser)


def test_the_menu_offers_what_makes_sense(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour
) -> None:
    choose(qtbot, browser, MemoryItem(harbour.blue))
    words = [action.text() for action in browser.context_menu().actions() if action.text()]
    assert words == ["Edit…", "Pin", "Reject", "Forget…"]
    choose(qtbot, browser, MemoryItem(harbour.blue), MemoryItem(harbour.lifting))
    words = [action.text() for action in browser.context_menu().actions() if action.text()]
    assert words == ["Reject"]
    choose(qtbot, browser, MemoryItem(harbour.paint_crane), MemoryItem(harbour.buy_paint))
    words = [action.text() for action in browser.context_menu().actions() if action.text()]
    assert words == ["Merge into “Paint the crane”", "Done, or open again", "Drop", "Reject"]


def test_what_was_replaced_can_be_read_but_not_edited(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour
) -> None:
    browser.detail.show_item(MemoryItem(harbour.green))
    settle(qtbot, browser)
    assert shown(browser).status is Status.SUPERSEDED
    browser.edit()
    assert browser.dialog is None


def test_d_marks_a_task_as_done_and_opens_it_again(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour
) -> None:
    choose(qtbot, browser, MemoryItem(harbour.paint_crane))
    assert shown(browser).details["state"] == "open"
    QTest.keyClick(browser.list, Qt.Key.Key_D)
    settle(qtbot, browser)
    assert shown(browser).details["state"] == "done"
    assert shown(browser).is_the_users
    assert browser.told.words.text() == "Done: “Paint the crane”"
    assert "marked as done by you" in words_on(browser.detail.view)
    assert not browser.detail.wishes[Wish.DONE].isVisible()
    QTest.keyClick(browser.list, Qt.Key.Key_D)
    settle(qtbot, browser)
    assert shown(browser).details["state"] == "open"
    browser.told.undo_button.click()
    settle(qtbot, browser)
    browser.acts.undo()
    settle(qtbot, browser)
    assert shown(browser).details["state"] == "open"
    assert not shown(browser).is_the_users


def test_several_tasks_are_dropped_at_once_and_only_tasks(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour
) -> None:
    tasks = (MemoryItem(harbour.paint_crane), MemoryItem(harbour.buy_paint))
    choose(qtbot, browser, *tasks, MemoryItem(harbour.blue))
    QTest.keyClick(browser.list, Qt.Key.Key_X)
    settle(qtbot, browser)
    assert browser.told.words.text() == "Dropped: 2 tasks"
    for task in tasks:
        choose(qtbot, browser, task)
        assert shown(browser).details["state"] == "dropped"
    browser.acts.undo()
    settle(qtbot, browser)
    states = []
    for task in tasks:
        choose(qtbot, browser, task)
        states.append(shown(browser).details["state"])
    assert "dropped" not in states


def test_a_task_has_buttons_for_what_it_can_become(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour
) -> None:
    choose(qtbot, browser, MemoryItem(harbour.blue))
    assert not browser.detail.wishes[Wish.DONE].isVisible()
    choose(qtbot, browser, MemoryItem(harbour.paint_crane))
    browser.detail.wishes[Wish.DROP].click()
    settle(qtbot, browser)
    assert shown(browser).details["state"] == "dropped"
    browser.detail.wishes[Wish.OPEN].click()
    settle(qtbot, browser)
    assert shown(browser).details["state"] == "open"
    assert "Done, or open again" in [one.text() for one in browser.context_menu().actions()]


def test_a_task_that_was_come_to_by_a_way_can_be_marked(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour
) -> None:
    choose(qtbot, browser, MemoryItem(harbour.blue))
    browser.detail.show_item(MemoryItem(harbour.buy_paint))
    settle(qtbot, browser)
    browser.detail.wishes[Wish.DROP].click()
    settle(qtbot, browser)
    assert shown(browser).id == harbour.buy_paint
    assert shown(browser).details["state"] == "dropped"
