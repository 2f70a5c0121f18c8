"""The vault in the browser: locked, opened one item at a time, hidden and taken off again."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.browsing_door import Shelf
from app.windows.forget_dialog import ForgetDialog
from app.windows.memories.memories_page import MemoriesPage
from app.windows.memories.vault_box import VaultBox
from core.entity_record import MemoryItem
from core.home import HomeFolder
from core.ids import MemoryId
from core.ingest.ingest import store_observation
from core.memory.vault import KeptKind, add_to_vault, create_vault
from core.observation import CaughtSecret
from core.privacy.secret_span import SecretKind
from tests.app.windows.memories.conftest import OpenBrowser, settle
from tests.app.windows.memories.test_looking_through import titles
from tests.core.store.fresh_store import after, open_store, seen

PASSPHRASE = "a boat on dry land"
VALUE = "Brine!Otter-72-Quay"
OTHER = "Heron/Mole/19"


@pytest.fixture
def kept(home: HomeFolder) -> tuple[MemoryId, MemoryId]:
    """A vault with two items."""
    store = open_store(home)
    create_vault(store, PASSPHRASE)
    first = add_to_vault(store, KeptKind.PASSWORD, "Wi-Fi of the harbour office", VALUE, after(0))
    second = add_to_vault(store, KeptKind.PASSWORD, "Locker 12", OTHER, after(1))
    store.close()
    return first, second


@pytest.fixture
def browser(
    qtbot: QtBot, kept: tuple[MemoryId, MemoryId], open_browser: OpenBrowser
) -> MemoriesPage:
    page = open_browser()
    page.filter.shelves[Shelf.VAULT].click()
    settle(qtbot, page)
    return page


def box_of(qtbot: QtBot, browser: MemoriesPage, memory_id: MemoryId) -> VaultBox:
    browser.detail.show_item(MemoryItem(memory_id))
    settle(qtbot, browser)
    assert browser.detail.view is not None
    (box,) = browser.detail.view.findChildren(VaultBox)
    return box


def unlocked(qtbot: QtBot, browser: MemoriesPage, memory_id: MemoryId) -> VaultBox:
    box = box_of(qtbot, browser, memory_id)
    QTest.keyClicks(box.field, PASSPHRASE)
    box.unlock_button.click()
    settle(qtbot, browser)
    assert browser.keeper.is_open
    return box


def everything_shown(browser: MemoriesPage) -> str:
    return "\n".join(one.text() for one in browser.findChildren(QLabel))


def test_captions_are_listed_and_values_closed(
    qtbot: QtBot, browser: MemoriesPage, kept: tuple[MemoryId, MemoryId]
) -> None:
    assert sorted(titles(browser)) == ["Locker 12", "Wi-Fi of the harbour office"]
    box = box_of(qtbot, browser, kept[0])
    assert box.unlock_button.isVisible()
    assert not box.reveal_button.isVisible()
    box.reveal()
    settle(qtbot, browser)
    assert VALUE not in everything_shown(browser)


def test_a_wrong_passphrase_opens_nothing(
    qtbot: QtBot, browser: MemoriesPage, kept: tuple[MemoryId, MemoryId]
) -> None:
    box = box_of(qtbot, browser, kept[0])
    QTest.keyClicks(box.field, "a boat at sea")
    box.unlock_button.click()
    settle(qtbot, browser)
    assert box.trouble == ("The vault's passphrase is not right; nothing was opened. Try again.")
    assert box.field.text() == ""
    assert not browser.keeper.is_open


def test_one_item_at_a_time_is_shown_and_hidden_again(
    qtbot: QtBot, browser: MemoriesPage, kept: tuple[MemoryId, MemoryId]
) -> None:
    box = unlocked(qtbot, browser, kept[0])
    assert VALUE not in everything_shown(browser)
    box.reveal_button.click()
    settle(qtbot, browser)
    assert VALUE in everything_shown(browser)
    assert OTHER not in everything_shown(browser)
    assert (box.timer.isActive(), box.timer.interval()) == (True, 30_000)
    box.timer.timeout.emit()
    assert VALUE not in everything_shown(browser)
    box.reveal_button.click()
    settle(qtbot, browser)
    other = box_of(qtbot, browser, kept[1])
    assert VALUE not in everything_shown(browser)
    other.reveal_button.click()
    settle(qtbot, browser)
    assert OTHER in everything_shown(browser)


def test_leaving_the_window_hides_and_leaving_the_page_locks(
    qtbot: QtBot, browser: MemoriesPage, kept: tuple[MemoryId, MemoryId]
) -> None:
    box = unlocked(qtbot, browser, kept[0])
    box.reveal_button.click()
    settle(qtbot, browser)
    assert box.is_value_shown
    QCoreApplication.sendEvent(browser, QEvent(QEvent.Type.WindowDeactivate))
    assert not box.is_value_shown
    assert browser.keeper.is_open
    browser.hide()
    assert not browser.keeper.is_open
    browser.show()
    assert box.unlock_button.isVisible()


def test_the_vault_locks_by_itself(
    qtbot: QtBot, browser: MemoriesPage, kept: tuple[MemoryId, MemoryId]
) -> None:
    box = unlocked(qtbot, browser, kept[0])
    box.reveal_button.click()
    settle(qtbot, browser)
    browser.keeper.timer.timeout.emit()
    assert not browser.keeper.is_open
    assert VALUE not in everything_shown(browser)


@pytest.mark.parametrize("copied_since", ["", "a train ticket"])
def test_what_was_copied_is_taken_off_unless_something_else_was_copied(
    qtbot: QtBot, browser: MemoriesPage, kept: tuple[MemoryId, MemoryId], copied_since: str
) -> None:
    box = unlocked(qtbot, browser, kept[0])
    box.copy_button.click()
    settle(qtbot, browser)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == VALUE
    assert not box.is_value_shown
    timer = browser.keeper.clipboard.timer
    assert timedelta(milliseconds=timer.interval()) == timedelta(seconds=30)
    if copied_since:
        clipboard.setText(copied_since)
    timer.timeout.emit()
    assert clipboard.text() == copied_since


def test_an_item_can_be_removed_for_good(
    qtbot: QtBot, browser: MemoriesPage, kept: tuple[MemoryId, MemoryId]
) -> None:
    box_of(qtbot, browser, kept[1])
    browser.forget()
    settle(qtbot, browser)
    assert isinstance(browser.dialog, ForgetDialog)
    browser.dialog.forget_button.click()
    settle(qtbot, browser)
    assert titles(browser) == ["Wi-Fi of the harbour office"]


def test_a_vault_is_made_and_offers_are_kept_or_let_go(
    qtbot: QtBot, home: HomeFolder, open_browser: OpenBrowser
) -> None:
    page = open_browser()
    page.filter.shelves[Shelf.VAULT].click()
    settle(qtbot, page)
    assert page.empty.words == ""
    QTest.keyClicks(page.vault.first, PASSPHRASE)
    QTest.keyClicks(page.vault.second, "something else")
    page.vault.make_button.click()
    assert "The two passphrases differ" in everything_shown(page)
    page.vault.second.setText(PASSPHRASE)
    page.vault.make_button.click()
    settle(qtbot, page)
    assert not page.vault.isVisible()
    assert page.empty.words == "The vault is empty."
    _catch(home, "Password · Tide office", "Password · Crane")
    page.vault.refresh()
    settle(qtbot, page)
    assert page.vault.isVisible()
    page.vault.keep_buttons[0].click()
    settle(qtbot, page)
    assert len(titles(page)) == 1
    page.vault.let_go_buttons[0].click()
    settle(qtbot, page)
    assert not page.vault.isVisible()


def _catch(home: HomeFolder, *captions: str) -> None:
    """As capture does where a secret stood on the screen."""
    store = open_store(home)
    seal = store.vault.seal()
    assert seal is not None
    for minute, caption in enumerate(captions):
        caught = CaughtSecret(SecretKind.PASSWORD, caption, seal(VALUE), 0)
        one = seen("Password: [hidden]", at=after(minute), title=caption)
        store_observation(store, replace(one, caught=(caught,)))
    store.close()
