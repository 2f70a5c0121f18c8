"""The least window: every page has its place in it, and nothing is scrolled sideways."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.app_language import AppLanguage, LanguageChoice
from app.browsing_door import Shelf
from app.desktop import Desktop
from app.windows.building_blocks import KeyboardArea
from app.windows.folding_row import FoldingRow
from app.windows.page_stack import PageStack
from app.windows.sidebar import Page
from app.windows.turning_splitter import TurningSplitter
from tests.app.desktop_driver import application, end_desktop, settle, start_desktop
from tests.app.scripted_recorder import ScriptedRecorder
from tests.fakes.fake_memory_door import FakeMemoryDoor


@pytest.fixture(params=[LanguageChoice.ENGLISH, LanguageChoice.GERMAN], ids=["en", "de"])
def narrow(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    door: FakeMemoryDoor,
    recorder: ScriptedRecorder,
    tmp_path: Path,
) -> Iterator[Desktop]:
    before = QLocale()
    language = AppLanguage(application())
    language.speak(request.param)
    door.settings["capture.consent"] = True
    made = start_desktop(qtbot, door, recorder, tmp_path)
    made.window.resize(made.window.minimumWidth(), 700)
    settle(qtbot, made)
    yield made
    end_desktop(qtbot, made)
    language.speak(LanguageChoice.ENGLISH)
    QLocale.setDefault(before)
    language.deleteLater()


def scrolled_sideways(window: QWidget) -> list[str]:
    """The pages and their parts that are wider than the room they have."""
    areas = [*window.findChildren(PageStack), *window.findChildren(KeyboardArea)]
    return [
        f"{area.accessibleName()} by {area.horizontalScrollBar().maximum()}"
        for area in areas
        if area.isVisibleTo(window) and area.horizontalScrollBar().maximum()
    ]


@pytest.mark.parametrize("page", list(Page))
def test_no_page_is_wider_than_the_window(qtbot: QtBot, narrow: Desktop, page: Page) -> None:
    narrow.window.show_page(page)
    settle(qtbot, narrow)
    assert scrolled_sideways(narrow.window) == []


def test_what_stands_beside_the_frame_has_its_room(qtbot: QtBot, narrow: Desktop) -> None:
    window, timeline = narrow.window, narrow.window.timeline
    window.show_page(Page.TIMELINE)
    settle(qtbot, narrow)
    timeline.bar.recap_wanted.emit()
    settle(qtbot, narrow)
    assert scrolled_sideways(window) == []
    timeline.aside.open_search("harbour")
    settle(qtbot, narrow)
    assert scrolled_sideways(window) == []
    timeline.aside.put_away()
    assert timeline.frame is not None
    timeline.scale.select_range(timeline.frame.at, timeline.frame.until)
    settle(qtbot, narrow)
    assert scrolled_sideways(window) == []
    bar, button = timeline.range_bar, timeline.range_bar.forget_button
    assert bar.rect().contains(button.mapTo(bar, button.rect().center()))


def test_an_answer_beside_the_earlier_chats_has_its_room(qtbot: QtBot, narrow: Desktop) -> None:
    narrow.window.chat.ask("When do we ship?")
    settle(qtbot, narrow)
    narrow.window.chat.turn_chats()
    settle(qtbot, narrow)
    assert scrolled_sideways(narrow.window) == []


def test_the_memories_detail_goes_below_the_list_and_back(qtbot: QtBot, narrow: Desktop) -> None:
    window, memories = narrow.window, narrow.window.memories
    window.show_page(Page.MEMORIES)
    for shelf in Shelf:
        memories.filter.choose_shelf(shelf)
        settle(qtbot, narrow)
        assert scrolled_sideways(window) == []
    (splitter,) = memories.findChildren(TurningSplitter)
    beside, detail = splitter.widget(0), splitter.widget(1)
    assert beside is not None
    assert detail is not None
    detail.show()  # which an empty shelf hides
    settle(qtbot, narrow)
    assert detail.y() >= beside.height()
    splitter.resize(900, 500)
    assert detail.x() >= beside.width()


def test_parts_fold_where_there_is_no_room_and_hidden_ones_take_none(qtbot: QtBot) -> None:
    first, second, third = (QLabel(words) for words in ("eleven", "twenty-two", "thirty-three"))
    window = QWidget()
    qtbot.addWidget(window)
    folding = FoldingRow((first, second, third), (1, 0, 0), 8)
    folding.setParent(window)
    needed = 16 + sum(one.minimumSizeHint().width() for one in (first, second, third))
    folding.resize(needed, 100)
    window.show()
    assert not folding.is_folded
    folding.resize(needed - 1, 100)
    assert folding.is_folded
    third.hide()
    QCoreApplication.processEvents()
    assert not folding.is_folded
    assert folding.minimumSizeHint().width() == second.minimumSizeHint().width()
