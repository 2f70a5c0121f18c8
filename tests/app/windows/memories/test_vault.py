"""The vault in the browser: locked, opened one item at a time, hidden and taken off again."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.browsing_door import Shelf
from app.windows.forget_dialog import ForgetDialog
from app.windows.memories.detail_pane import Wish
from app.windows.memories.memories_page import MemoriesPage
from app.windows.memories.vault_box import VaultBox
from app.windows.memories.vault_dialogs import VaultItemDialog, VaultPassphraseDialog
from core.entity_record import MemoryItem
from core.home import HomeFolder
from core.ids import MemoryId
from core.ingest.ingest import store_observation
from core.memory.vault import KeptKind, Sensitivity, add_to_vault, create_vault
from core.observation import CaughtSecret
from core.privacy.secret_span import SecretKind
from core.store.memory_outlines import Headline
from tests.app.windows.memories.conftest import OpenBrowser, settle
from tests.app.windows.memories.test_looking_through import titles
from tests.core.store.decrypted_pages import decrypted_home
from tests.core.store.fresh_store import KEY, after, files_in, open_store, seen

PASSPHRASE = "a boat on dry land"
VALUE = "Brine!Otter-72-Quay"
OTHER = "Heron/Mole/19"
NEW = "Gannet+Slip_55"
LATER = "three boats on dry land"


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
    assert browser.dialog is None
    assert browser.told.words.text() == "The vault is locked; unlock it first."
    unlocked(qtbot, browser, kept[1])
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
    page.vault.second.setFocus()
    page.vault.make_button.click()
    settle(qtbot, page)
    assert page.vault.unlock_button.isVisible()
    assert page.window().focusWidget() is page.vault.field  # it does not leave the page
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
    assert page.vault.let_go_buttons == []
    page.filter.shelves[Shelf.TASK].click()
    settle(qtbot, page)
    assert not page.vault.isVisible()


def opened(qtbot: QtBot, browser: MemoriesPage) -> None:
    """Unlock the whole vault above its list."""
    QTest.keyClicks(browser.vault.field, PASSPHRASE)
    QTest.keyClick(browser.vault.field, Qt.Key.Key_Return)
    settle(qtbot, browser)
    assert browser.keeper.is_open


def item_dialog(browser: MemoriesPage) -> VaultItemDialog:
    dialog = browser.vault_desk.dialog
    assert isinstance(dialog, VaultItemDialog)
    return dialog


def test_an_item_is_added_behind_the_lock(
    qtbot: QtBot, browser: MemoriesPage, home: HomeFolder, caplog: pytest.LogCaptureFixture
) -> None:
    browser.vault_desk.add()
    assert browser.vault_desk.dialog is None
    opened(qtbot, browser)
    browser.vault.add_button.click()
    dialog = item_dialog(browser)
    dialog.caption.setText(f"Tide office {NEW}")
    dialog.line.setText(NEW)
    dialog.sensitivity.setCurrentIndex(dialog.sensitivity.findData(Sensitivity.LOW))
    dialog.keep_button.click()
    settle(qtbot, browser)
    assert dialog.trouble == "The caption is searchable, so it must not hold the secret itself."
    assert dialog.line.text() == NEW, "what was typed stays, to be mended"
    dialog.caption.setText("Tide office")
    dialog.keep_button.click()
    settle(qtbot, browser)
    assert browser.vault_desk.dialog is None
    assert browser.told.words.text() == "Added to the vault."
    assert "Tide office" in titles(browser)
    box = box_of(qtbot, browser, _listed_first(browser))
    box.reveal_button.click()
    settle(qtbot, browser)
    assert box.value.text() == NEW
    assert "Low" in everything_shown(browser)
    box.copy_button.click()
    settle(qtbot, browser)
    browser.keeper.clipboard.clear()
    browser.keeper.lock()
    assert_nowhere(home, caplog, NEW, PASSPHRASE)


def test_an_item_gets_another_name_value_and_sensitivity(
    qtbot: QtBot,
    browser: MemoriesPage,
    kept: tuple[MemoryId, MemoryId],
    home: HomeFolder,
    caplog: pytest.LogCaptureFixture,
) -> None:
    box_of(qtbot, browser, kept[0])
    browser.edit()
    assert browser.vault_desk.dialog is None
    opened(qtbot, browser)
    browser.detail.wishes[Wish.EDIT].click()
    dialog = item_dialog(browser)
    assert (dialog.caption.text(), dialog.line.text()) == ("Wi-Fi of the harbour office", "")
    assert dialog.sensitivity.currentData() == Sensitivity.HIGH
    dialog.caption.setText("Wi-Fi of the quay")
    dialog.sensitivity.setCurrentIndex(dialog.sensitivity.findData(Sensitivity.MEDIUM))
    dialog.keep_button.click()
    settle(qtbot, browser)
    assert "Wi-Fi of the quay" in titles(browser)
    box = box_of(qtbot, browser, kept[0])
    box.reveal_button.click()
    settle(qtbot, browser)
    assert box.value.text() == VALUE, "an empty field leaves the value"
    assert "changed by you" in everything_shown(browser)
    browser.edit()
    dialog = item_dialog(browser)
    dialog.line.setText(NEW)
    dialog.keep_button.click()
    settle(qtbot, browser)
    assert browser.told.words.text() == "Changed; the former value is gone."
    box = box_of(qtbot, browser, kept[0])
    box.reveal_button.click()
    settle(qtbot, browser)
    assert box.value.text() == NEW
    browser.keeper.lock()
    assert_nowhere(home, caplog, NEW, VALUE, PASSPHRASE)


def test_a_name_that_another_item_has_is_refused(
    qtbot: QtBot, browser: MemoriesPage, kept: tuple[MemoryId, MemoryId]
) -> None:
    box_of(qtbot, browser, kept[0])
    opened(qtbot, browser)
    browser.edit()
    dialog = item_dialog(browser)
    dialog.caption.setText("locker 12")
    dialog.keep_button.click()
    settle(qtbot, browser)
    assert dialog.trouble.startswith("There is a vault item called")
    dialog.reject()


def test_what_is_typed_goes_when_the_vault_locks(
    qtbot: QtBot, browser: MemoriesPage, kept: tuple[MemoryId, MemoryId]
) -> None:
    opened(qtbot, browser)
    browser.vault.add_button.click()
    dialog = item_dialog(browser)
    dialog.line.setText(NEW)
    browser.keeper.timer.timeout.emit()
    assert browser.vault_desk.dialog is None
    settle(qtbot, browser)
    assert browser.vault.unlock_button.isVisible()
    assert NEW not in everything_shown(browser)


def test_what_has_several_lines_keeps_them(
    qtbot: QtBot, browser: MemoriesPage, kept: tuple[MemoryId, MemoryId]
) -> None:
    opened(qtbot, browser)
    browser.vault.add_button.click()
    dialog = item_dialog(browser)
    dialog.kind.setCurrentIndex(dialog.kind.findData(KeptKind.CONTACT))
    dialog.caption.setText("Piet")
    dialog.lines.setPlainText("Mill Street 3\n055 0147")
    dialog.keep_button.click()
    settle(qtbot, browser)
    box = box_of(qtbot, browser, _listed_first(browser))
    box.reveal_button.click()
    settle(qtbot, browser)
    assert box.value.text() == "Mill Street 3\n055 0147"


def test_the_passphrase_is_changed(
    qtbot: QtBot, browser: MemoriesPage, home: HomeFolder, caplog: pytest.LogCaptureFixture
) -> None:
    opened(qtbot, browser)
    browser.vault.passphrase_button.click()
    dialog = browser.vault_desk.dialog
    assert isinstance(dialog, VaultPassphraseDialog)
    dialog.old.setText("a boat at sea")
    dialog.first.setText(LATER)
    dialog.second.setText("two boats")
    dialog.keep_button.click()
    assert dialog.trouble.startswith("The two passphrases differ")
    dialog.second.setText(LATER)
    dialog.keep_button.click()
    settle(qtbot, browser)
    assert "is not right" in dialog.trouble
    dialog.old.setText(PASSPHRASE)
    dialog.keep_button.click()
    settle(qtbot, browser)
    assert browser.vault_desk.dialog is None
    browser.keeper.lock()
    browser.vault.field.setText(PASSPHRASE)
    browser.vault.unlock_button.click()
    settle(qtbot, browser)
    assert not browser.keeper.is_open
    browser.vault.field.setText(LATER)
    browser.vault.unlock_button.click()
    settle(qtbot, browser)
    assert browser.keeper.is_open
    assert_nowhere(home, caplog, LATER, PASSPHRASE)


def test_histories_of_the_clipboard_are_asked_not_to_keep_it(
    qtbot: QtBot, browser: MemoriesPage, kept: tuple[MemoryId, MemoryId]
) -> None:
    box = unlocked(qtbot, browser, kept[0])
    box.copy_button.click()
    settle(qtbot, browser)
    data = QGuiApplication.clipboard().mimeData()
    assert bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert any("CanIncludeInClipboardHistory" in name for name in data.formats())
    browser.keeper.clipboard.clear()


def _listed_first(browser: MemoriesPage) -> MemoryId:
    """The newest item."""
    shown = browser.model.entry(0).shown
    assert isinstance(shown, Headline)
    return shown.id


def assert_nowhere(home: HomeFolder, caplog: pytest.LogCaptureFixture, *secrets: str) -> None:
    """No byte of the data folder, decrypted or not, tells them, and no line of the log."""
    readable = decrypted_home(home, KEY).lower()
    on_disk = b"\n".join(files_in(home.root).values()).lower()
    for secret in secrets:
        for written in (secret.encode(), secret.encode("utf-16-le")):
            assert written.lower() not in readable
            assert written.lower() not in on_disk
        assert secret not in caplog.text


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
