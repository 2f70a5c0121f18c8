"""Everything can be done without a mouse and without eyes: Tab reaches it, and it has a name."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.desktop import Desktop
from app.windows.sidebar import Page
from core.errors import StoreUnavailable
from tests.app.desktop_driver import PATIENCE_MS, settle
from tests.fakes.fake_memory_door import FakeMemoryDoor

_ENOUGH_TABS = 400  # more than any page has places for the focus


def _open(qtbot: QtBot, desktop: Desktop, page: Page) -> None:
    desktop.window.show_page(page)
    desktop.window.activateWindow()
    qtbot.waitUntil(desktop.window.isActiveWindow, timeout=PATIENCE_MS)
    settle(qtbot, desktop)


def _said(widget: QWidget, what: QAccessible.Text) -> str:
    """What a screen reader is told of a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None, widget
    return interface.text(what)


def _shown(desktop: Desktop) -> Iterator[QWidget]:
    """The widgets that are on the screen now and can be used."""
    for widget in desktop.window.findChildren(QWidget):
        if widget.isVisible() and widget.isEnabled():
            yield widget


def _tab_stops(desktop: Desktop) -> set[QWidget]:
    return {
        widget
        for widget in _shown(desktop)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.objectName() != "qt_spinbox_lineedit"  # its spin box has the focus for it
    }


def _looks(widgets: set[QWidget]) -> list[str]:
    return sorted(f"{type(w).__name__} “{_said(w, QAccessible.Text.Name)}”" for w in widgets)


def _walk(key: Qt.Key, qtbot: QtBot, desktop: Desktop) -> set[QWidget]:
    """Press a key until the focus is somewhere for the second time; returns where it has been.

    Qt takes buttons of which one is chosen for one stop, with the arrow keys within, once the
    focus has been there: so what the stops are is to be asked afterwards.
    """
    been: set[QWidget] = set()
    for _press in range(_ENOUGH_TABS):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in been:
            return been
        been.add(focused)
        QTest.keyClick(focused, key)
    raise AssertionError("the focus never comes back to where it began")


def _unnamed(desktop: Desktop) -> list[str]:
    """What takes the focus, or shows an icon only, and is called nothing."""
    stops = _tab_stops(desktop)
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in _shown(desktop)
        if (widget in stops or isinstance(widget, QToolButton))
        and not _said(widget, QAccessible.Text.Name)
    ]


@pytest.mark.parametrize("page", list(Page), ids=lambda page: page.name)
def test_whatever_takes_the_focus_or_shows_only_an_icon_has_a_name(
    qtbot: QtBot, desktop: Desktop, page: Page
) -> None:
    _open(qtbot, desktop, page)
    assert _unnamed(desktop) == []


@pytest.mark.parametrize("page", list(Page), ids=lambda page: page.name)
@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab], ids=["on", "back"])
def test_tab_reaches_everything_and_is_caught_nowhere(
    qtbot: QtBot, desktop: Desktop, page: Page, key: Qt.Key
) -> None:
    _open(qtbot, desktop, page)
    been = _walk(key, qtbot, desktop)
    assert _looks(_tab_stops(desktop) - been) == []


def test_a_conversation_is_walked_through_with_tab_and_every_part_has_a_name(
    qtbot: QtBot, desktop: Desktop
) -> None:
    desktop.window.chat.ask("When do we ship?")
    desktop.window.chat.turn_chats()
    _open(qtbot, desktop, Page.CHAT)
    assert desktop.window.chat.answers[-1].cards
    assert _unnamed(desktop) == []
    been = _walk(Qt.Key.Key_Tab, qtbot, desktop)
    assert _looks(_tab_stops(desktop) - been) == []


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What screen readers are told to read aloud, and whether at once."""
    told: list[tuple[str, bool]] = []

    def listen(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            at_once = event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
            told.append((event.message(), at_once))

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return told


def test_a_new_answer_is_read_aloud_and_an_earlier_one_is_not(
    qtbot: QtBot, desktop: Desktop, heard: list[tuple[str, bool]]
) -> None:
    desktop.window.chat.ask("When do we ship?")
    settle(qtbot, desktop)
    assert [words.startswith("Friday 19 June at 14:00") for words, _ in heard] == [True]
    heard.clear()
    desktop.window.chat.restore_anew()
    settle(qtbot, desktop)
    assert desktop.window.chat.answers
    assert heard == []


def test_trouble_is_read_aloud_at_once_and_a_notice_once(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor, heard: list[tuple[str, bool]]
) -> None:
    door.failure = StoreUnavailable("The disk is full.")
    desktop.window.chat.ask("When do we ship?")
    settle(qtbot, desktop)
    desktop.window.notices.show_notices(["There is no keyring."])
    desktop.window.notices.show_notices(["There is no keyring."])
    assert heard == [("The disk is full.", True), ("There is no keyring.", False)]


def test_what_was_done_is_read_aloud_and_each_notice_names_what_is_put_away(
    qtbot: QtBot, desktop: Desktop, heard: list[tuple[str, bool]]
) -> None:
    desktop.window.memories.told.tell("Pinned.", can_undo=True)
    desktop.window.memories.told.tell_error("The disk is full.")
    assert heard == [("Pinned.", False), ("The disk is full.", True)]
    desktop.window.notices.show_notices(["There is no keyring.", "There is no model."])
    names = [button.accessibleName() for button in desktop.window.notices.findChildren(QToolButton)]
    assert names == ["Put away: There is no keyring.", "Put away: There is no model."]


def test_no_part_of_a_page_is_called_a_layered_pane(qtbot: QtBot, desktop: Desktop) -> None:
    """Screen readers say so of `QStackedWidget`, wherever the focus comes into one."""
    layered = [
        type(widget).__name__
        for widget in desktop.window.findChildren(QWidget)
        if (told := QAccessible.queryAccessibleInterface(widget)) is not None
        and told.role() is QAccessible.Role.LayeredPane
    ]
    assert layered == []
