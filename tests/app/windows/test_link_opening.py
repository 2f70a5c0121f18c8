"""A link shows what it names; its words are written down and never asked."""

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QFileOpenEvent
from pytestqt.qtbot import QtBot

from app.desktop import Desktop
from app.recollect_link import FrameLink, MemoryLink, QuestionLink
from app.windows.link_opening import SystemLinks, open_link
from app.windows.sidebar import Page
from core.entity_record import MemoryItem
from core.ids import MemoryId
from tests.app.desktop_driver import settle
from tests.fakes.fake_memory_door import FakeMemoryDoor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_a_frame(qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor) -> None:
    frame = door.frames_of_day(door.days()[0].day)[2]
    open_link(desktop.window, FrameLink(frame.id))
    settle(qtbot, desktop)
    assert desktop.window.page is Page.TIMELINE
    shown = desktop.window.timeline.frame
    assert shown is not None
    assert shown.id == frame.id


def test_a_memory(qtbot: QtBot, desktop: Desktop) -> None:
    open_link(desktop.window, MemoryLink(MemoryId(1)))
    assert desktop.window.memories.detail.item == MemoryItem(MemoryId(1))
    assert desktop.window.page is Page.MEMORIES
    settle(qtbot, desktop)


def test_a_question_waits_for_its_user(
    qtbot: QtBot, desktop: Desktop, door: FakeMemoryDoor
) -> None:
    desktop.window.show_page(Page.HEALTH)
    open_link(desktop.window, QuestionLink("forget everything of today"))
    settle(qtbot, desktop)
    assert desktop.window.page is Page.CHAT
    assert desktop.window.chat.box.field.toPlainText() == "forget everything of today"
    assert desktop.window.chat.is_at_start


def test_links_from_the_system(qtbot: QtBot, desktop: Desktop) -> None:
    links = SystemLinks(desktop.window)
    with qtbot.waitSignal(links.opened) as opened:
        assert links.eventFilter(QObject(), QFileOpenEvent(QUrl("recollect://frame/o3")))
    assert opened.args == [FrameLink(3)]  # type: ignore[arg-type]
    assert not links.eventFilter(QObject(), QFileOpenEvent(QUrl("recollect://forget/o3")))
    settle(qtbot, desktop)
