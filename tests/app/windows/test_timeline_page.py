from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.desktop import Desktop
from app.theme.tokens import LIGHT
from app.windows.frame_text import page_size
from app.windows.sidebar import Page
from app.windows.timeline_page import TimelinePage
from app.windows.words import clock_range
from core.errors import StoreUnavailable
from core.ids import ObservationId
from core.memory.recap import RecapLine, RecapPart
from core.memory_record import Level
from core.observation import Box, TextLine
from tests.app.desktop_driver import end_desktop, settle, start_desktop
from tests.app.scripted_recorder import ScriptedRecorder
from tests.fakes.fake_memory_door import DAY, GAPS, FakeMemoryDoor, at


@pytest.fixture
def timeline(qtbot: QtBot, desktop: Desktop) -> TimelinePage:
    """The timeline, open at the day's last frame."""
    desktop.window.show_page(Page.TIMELINE)
    settle(qtbot, desktop)
    return desktop.window.timeline


def shown_app(timeline: TimelinePage) -> str:
    assert timeline.frame is not None
    return timeline.frame.window.app


def test_it_opens_at_the_latest_frame_with_its_picture(timeline: TimelinePage) -> None:
    assert timeline.frame is not None
    assert timeline.frame.until == at("17:35")
    assert not timeline.view.image.isNull()


def test_keys_move_by_frame_by_app_and_to_the_ends(
    qtbot: QtBot, timeline: TimelinePage, door: FakeMemoryDoor
) -> None:
    last = timeline.frame
    assert last is not None
    view = timeline.view
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert timeline.frame is not None
    assert timeline.frame.id == last.id - 1
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert timeline.frame.id == last.id
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown_app(timeline) == "firefox"
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shown_app(timeline) == "thunderbird"
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert timeline.frame.at == at("08:52")
    QTest.keyClick(view, Qt.Key.Key_End)
    assert timeline.frame.id == last.id


def test_a_click_on_the_scale_goes_to_that_moment(qtbot: QtBot, timeline: TimelinePage) -> None:
    scale = timeline.scale
    spot = QPoint(round(scale.x_of(at("14:05"))), 45)
    QTest.mouseClick(scale, Qt.MouseButton.LeftButton, pos=spot)
    assert timeline.frame is not None
    assert timeline.frame.at <= at("14:05") <= timeline.frame.until


def test_the_scale_says_why_there_is_a_gap(timeline: TimelinePage) -> None:
    scale = timeline.scale
    assert scale.words_at(scale.x_of(at("12:30"))) == "Recording was paused 12:02–13:01"
    assert "Firefox" in scale.words_at(scale.x_of(at("14:05")))


def test_the_ribbon_shows_how_much_a_minute_held_and_says_it(timeline: TimelinePage) -> None:
    scale = timeline.scale
    assert timeline.day is not None
    ribbon = QColor(LIGHT.density)
    picture = scale.grab().toImage()

    def height_at(clock: str) -> int:
        x = round(scale.x_of(at(clock)) + 1)
        return sum(picture.pixelColor(x, y) == ribbon for y in range(picture.height()))

    assert height_at("08:55") > height_at("09:05") > 0  # a long mail, a short program
    assert height_at("12:30") == 0  # recording was paused
    assert "much text" in timeline.day.density.words(at("08:55"))
    timeline.go_to_end(last=False)
    assert scale.accessibleDescription().endswith("1 moment in this minute, much text")


def test_text_on_the_frame_can_be_selected_and_copied(
    qtbot: QtBot, desktop: Desktop, timeline: TimelinePage
) -> None:
    QTest.keyClick(timeline.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, desktop)
    QTest.keyClick(timeline.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Budget for the first buoy" in QGuiApplication.clipboard().text()


def test_a_narrow_window_has_room_for_every_button(
    qtbot: QtBot, desktop: Desktop, timeline: TimelinePage
) -> None:
    titles = [one for one in timeline.bar.findChildren(QLabel) if one.text() == "Timeline"]
    assert titles[0].isVisible()
    assert titles[0].width() >= titles[0].sizeHint().width()
    desktop.window.resize(desktop.window.minimumSize())
    settle(qtbot, desktop)
    assert not titles[0].isVisible()
    assert timeline.minimumSizeHint().width() <= desktop.window.width() - 64


def test_a_stretch_within_a_minute_is_told_as_that_minute() -> None:
    minute = at("11:41")
    assert clock_range(minute, minute + timedelta(seconds=20)) == "11:41"
    assert clock_range(minute, minute + timedelta(minutes=1)) == "11:41–11:42"
    assert clock_range(minute, minute + timedelta(days=1)) == "11:41–11:41"


def test_a_frame_without_a_picture_shows_its_text_to_select(
    qtbot: QtBot,
    desktop: Desktop,
    timeline: TimelinePage,
    door: FakeMemoryDoor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(door, "pixels", lambda _observation_id: None)
    timeline.open_moment(at("14:05"))
    settle(qtbot, desktop)
    view = timeline.view
    assert view.image.isNull()
    ink, page = QColor(LIGHT.ink), QColor(LIGHT.surface)
    shown = view.grab().toImage()
    colours = [
        shown.pixelColor(x, y)
        for x in range(0, shown.width(), 2)
        for y in range(0, shown.height(), 2)
    ]
    assert colours.count(page) > len(colours) / 4
    assert any(colour.lightness() < ink.lightness() + 60 for colour in colours)
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert "Departs 21:50" in view.selection()


def test_what_never_had_a_picture_is_a_page_as_large_as_its_lines() -> None:
    lines = [TextLine("said in a chat", Box(0, 20 * row, 300, 16)) for row in range(3)]
    assert page_size(QSize(), lines) == QSize(316, 72)
    assert page_size(QSize(), []) == QSize()
    assert page_size(QSize(1920, 1080), lines) == QSize(1920, 1080)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_look_of_a_moment_is_shown_by_pointing_close_to_it(
    qtbot: QtBot, desktop: Desktop, timeline: TimelinePage
) -> None:
    scale, preview = timeline.scale, timeline.hover.preview
    assert timeline.day is not None
    last = timeline.day.frames[-1]
    scale.hovered.emit(last.until + timedelta(minutes=1), scale.x_of(last.until) + 2)
    assert "Thunderbird" in preview.words
    scale.hovered.emit(last.until + timedelta(minutes=9), scale.x_of(last.until) + 9)
    assert "Nothing is remembered of this moment." in preview.words
    scale.left.emit()


def test_the_context_menu_offers_copying_and_forgetting(timeline: TimelinePage) -> None:
    menu = timeline.view.context_menu()
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["Copy text", "Copy picture", "Forget this frame…"]
    menu.deleteLater()


def test_forgetting_a_range_asks_first_and_then_shows_the_receipt(
    qtbot: QtBot, desktop: Desktop, timeline: TimelinePage, door: FakeMemoryDoor
) -> None:
    since, until = at("13:59"), at("14:15")
    scale = timeline.scale
    spots = [QPoint(round(scale.x_of(moment)), 45) for moment in (since, until)]
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mousePress(scale, Qt.MouseButton.LeftButton, shift, spots[0])
    QTest.mouseMove(scale, spots[1])
    scale.select_range(since, until)
    assert timeline.range_bar.isVisible()
    timeline.range_bar.forget_button.click()
    assert door.forgotten == []
    timeline.acts.dialog.keep_button.click()
    assert door.forgotten == []
    timeline.range_bar.forget_button.click()
    timeline.acts.dialog.forget_button.click()
    settle(qtbot, desktop)
    assert door.forgotten == [(since, until)]
    assert "4 moments" in timeline.told.text()
    assert not timeline.range_bar.isVisible()
    kept = door.frames_of_day(DAY)
    assert not [frame for frame in kept if since < frame.at < until]


def test_forgetting_the_shown_frame_goes_to_its_neighbour(
    qtbot: QtBot, desktop: Desktop, timeline: TimelinePage, door: FakeMemoryDoor
) -> None:
    gone = timeline.frame
    assert gone is not None
    timeline.forget_frame()
    timeline.acts.dialog.forget_button.click()
    settle(qtbot, desktop)
    assert timeline.frame is not None
    assert timeline.frame.id == gone.id - 1
    assert "1 moment," in timeline.told.text()


def test_days_are_stepped_and_an_empty_day_says_so(
    qtbot: QtBot, desktop: Desktop, timeline: TimelinePage
) -> None:
    timeline.bar.earlier.click()
    settle(qtbot, desktop)
    assert timeline.frame is not None
    assert timeline.frame.at.date() == DAY - timedelta(days=1)
    timeline.bar.earlier.click()
    settle(qtbot, desktop)
    assert timeline.frame is None
    assert "Nothing is remembered" in timeline.empty.words
    timeline.empty.way_on.click()
    settle(qtbot, desktop)
    assert timeline.frame is not None


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_calendar_marks_and_picks_days(
    qtbot: QtBot, desktop: Desktop, timeline: TimelinePage
) -> None:
    timeline.bar.day_button.click()
    grid = timeline.bar.calendar.grid
    assert set(grid.frames_of) == {DAY - timedelta(days=n) for n in (0, 1, 3)}
    assert grid.warmth(DAY) == 1.0  # the fullest
    assert 0 < grid.warmth(DAY - timedelta(days=3)) < 1
    assert grid.warmth(DAY - timedelta(days=2)) == 0.0
    QTest.keyClick(grid, Qt.Key.Key_Left)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    settle(qtbot, desktop)
    assert timeline.frame is not None
    assert timeline.frame.at.date() == DAY - timedelta(days=1)


def test_a_frame_that_is_gone_is_told(
    qtbot: QtBot, desktop: Desktop, timeline: TimelinePage
) -> None:
    timeline.open_frame(ObservationId(99999), None)
    settle(qtbot, desktop)
    assert timeline.told.text() == "This frame is no longer in your memory."


def test_errors_of_the_store_are_one_sentence(
    qtbot: QtBot,
    desktop: Desktop,
    timeline: TimelinePage,
    door: FakeMemoryDoor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_args: object) -> None:
        raise StoreUnavailable("The memory cannot be read just now.")

    monkeypatch.setattr(door, "frames_of_day", fail)
    timeline.refresh()
    settle(qtbot, desktop)
    assert timeline.told.text() == "The memory cannot be read just now."


def test_gaps_are_known_to_the_scale(timeline: TimelinePage) -> None:
    assert timeline.day is not None
    assert timeline.day.gaps == GAPS


def test_a_day_that_was_empty_fills(
    qtbot: QtBot, recorder: ScriptedRecorder, tmp_path: Path
) -> None:
    door = FakeMemoryDoor(is_empty=True, settings={"capture.consent": True})
    desktop = start_desktop(qtbot, door, recorder, tmp_path)
    desktop.window.show_page(Page.TIMELINE)
    settle(qtbot, desktop)
    assert "still empty" in desktop.window.timeline.empty.words
    desktop.window.load_sample_day()
    settle(qtbot, desktop)
    desktop.window.show_page(Page.TIMELINE)
    settle(qtbot, desktop)
    assert desktop.window.timeline.frame is not None
    assert desktop.window.timeline.view.isVisible()
    end_desktop(qtbot, desktop)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_pointer_over_the_scale_shows_what_was_there(
    qtbot: QtBot, desktop: Desktop, timeline: TimelinePage
) -> None:
    preview, scale = timeline.hover.preview, timeline.scale
    scale.hovered.emit(at("14:05"), scale.x_of(at("14:05")))
    assert "Firefox" in preview.words
    settle(qtbot, desktop)
    assert preview.has_picture
    scale.hovered.emit(at("12:30"), scale.x_of(at("12:30")))
    assert preview.words == "Recording was paused 12:02–13:01"
    scale.left.emit()
    assert preview.isHidden()


def test_a_search_leads_to_the_words_on_their_frame(
    qtbot: QtBot, desktop: Desktop, timeline: TimelinePage
) -> None:
    QTest.keyClick(timeline.view, Qt.Key.Key_Slash)
    search = timeline.aside.search
    assert timeline.aside.isVisible()
    search.field.setText("couchette")
    search.find_words()
    settle(qtbot, desktop)
    assert "couchette" in search.list.item(0).text()
    search.list.itemClicked.emit(search.list.item(0))
    settle(qtbot, desktop)
    assert shown_app(timeline) == "firefox"
    assert timeline.view.highlight is not None
    search.field.setText("zeppelin")
    search.find_words()
    settle(qtbot, desktop)
    assert "Nothing was found" in search.words.text()
    timeline.aside.put_away()
    assert not timeline.aside.isVisible()


def test_a_day_and_a_range_are_summed_up_with_their_proof(
    qtbot: QtBot, desktop: Desktop, timeline: TimelinePage
) -> None:
    timeline.bar.recap_button.click()
    settle(qtbot, desktop)
    recap = timeline.aside.recap
    whole = len(recap.lines)
    assert whole > 10
    timeline.scale.select_range(at("13:55"), at("14:20"))
    timeline.range_bar.recap_button.click()
    settle(qtbot, desktop)
    assert 0 < len(recap.lines) < whole
    recap.lines[0].click()
    settle(qtbot, desktop)
    assert timeline.frame is not None
    assert timeline.frame.at == at("13:59")


def test_a_conversation_of_the_day_is_shown_as_one(
    qtbot: QtBot,
    desktop: Desktop,
    timeline: TimelinePage,
    door: FakeMemoryDoor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert timeline.frame is not None
    shown = timeline.frame.id
    lines = tuple(RecapLine(f"Mo: Stone {n} is set", shown, None) for n in (1, 2))
    part = RecapPart("#quarry", at("09:04"), at("09:10"), Level.SEGMENT, lines, turns=2)
    monkeypatch.setattr(door, "recap", lambda since, until: [part])
    timeline.bar.recap_button.click()
    settle(qtbot, desktop)
    told = [one.text() for one in timeline.aside.recap.findChildren(QLabel)]
    assert "Conversation in #quarry, 2 turns" in told
    assert [one.toolTip() for one in timeline.aside.recap.lines] == [one.text for one in lines]


def test_a_question_about_a_range_is_begun_in_the_chat(
    desktop: Desktop, timeline: TimelinePage
) -> None:
    timeline.scale.select_range(at("13:55"), at("14:20"))
    timeline.range_bar.ask_button.click()
    assert desktop.window.page is Page.CHAT
    assert desktop.window.chat.box.field.toPlainText().startswith("Between 13:55 and 14:20 on")
