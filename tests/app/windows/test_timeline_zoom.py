"""From the days through a day to single frames and back, with wheel, keys and fingers."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.desktop import Desktop
from app.windows.sidebar import Page
from app.windows.timeline_page import TimelinePage
from core.errors import StoreUnavailable
from tests.app.desktop_driver import application, settle
from tests.fakes.fake_memory_door import DAY, FakeMemoryDoor, at

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
BEFORE = DAY - timedelta(days=1)


@pytest.fixture
def timeline(qtbot: QtBot, desktop: Desktop) -> TimelinePage:
    """The timeline, open at the day's last frame."""
    desktop.window.show_page(Page.TIMELINE)
    settle(qtbot, desktop)
    return desktop.window.timeline


def wheel(widget: QWidget, x: float, notches: int, modifier: Qt.KeyboardModifier = CTRL) -> None:
    """Turn the wheel over a place; away from oneself is positive."""
    place = QPointF(x, 45)
    for _ in range(abs(notches)):
        turned = QWheelEvent(
            place,
            widget.mapToGlobal(place),
            QPoint(),
            QPoint(0, 120 if notches > 0 else -120),
            Qt.MouseButton.NoButton,
            modifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        application().sendEvent(widget, turned)


def press(timeline: TimelinePage, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    focused = application().focusWidget() or timeline.view
    QTest.keyClick(focused, key, modifier)


def middle_of(timeline: TimelinePage, day: date) -> float:
    month = timeline.scales.month
    return (month.x_of(day) + month.x_of(day + timedelta(days=1))) / 2


def go_to_days(qtbot: QtBot, desktop: Desktop) -> None:
    press(desktop.window.timeline, Qt.Key.Key_Minus, CTRL)
    settle(qtbot, desktop)
    assert desktop.window.timeline.scales.shows_days


def test_the_wheel_comes_closer_around_the_pointer_down_to_single_frames(
    timeline: TimelinePage,
) -> None:
    scale = timeline.scale
    assert timeline.scales.bar.words == "Whole day: Friday 12 June 2026"
    spot = scale.x_of(at("14:05"))
    before = scale.moment_at(spot)
    wheel(scale, spot, 4)
    assert abs(scale.moment_at(spot) - before) < timedelta(seconds=1)
    assert timeline.scales.bar.words.startswith("Part of the day: ")
    wheel(scale, spot, 14)
    assert abs(scale.moment_at(spot) - before) < timedelta(seconds=1)
    assert timeline.scales.bar.words.startswith("Single frames: 1")
    wheel(scale, spot, 40)
    assert scale.shown.span >= timedelta(minutes=1)


def test_single_frames_stand_apart_and_the_shown_one_has_an_edge(timeline: TimelinePage) -> None:
    scale = timeline.scale
    timeline.open_moment(at("14:05"))
    scale.show_around(at("14:05"), 0.5, timedelta(minutes=15))
    assert scale.is_frame_by_frame
    picture = scale.grab().toImage()
    assert timeline.day is not None
    edge = next(f.at for f in timeline.day.frames if f.at > at("14:00"))
    middle = 49
    between = picture.pixelColor(round(scale.x_of(edge) - 1), middle)
    inside = picture.pixelColor(round(scale.x_of(edge) + 8), middle)
    assert between != inside


def test_farther_than_the_day_are_the_days_and_the_pointer_stays_where_it_was(
    qtbot: QtBot, desktop: Desktop, timeline: TimelinePage
) -> None:
    scale, month = timeline.scale, timeline.scales.month
    spot = scale.x_of(at("14:05"))
    wheel(scale, spot, -1)
    settle(qtbot, desktop)
    assert timeline.scales.shows_days
    assert timeline.scales.bar.words.startswith("Days: ")
    assert month.day_at(spot) == DAY
    moment = month.shown.moment_at((spot - 4) / (month.width() - 8))
    assert abs(moment - datetime(2026, 6, 12, 14, 5)) < timedelta(hours=1)
    wheel(month, spot, 30)
    settle(qtbot, desktop)
    assert not timeline.scales.shows_days
    assert timeline.day is not None
    assert timeline.day.day == DAY
    assert abs(scale.moment_at(spot) - at("14:05")) < timedelta(hours=1)
    assert timeline.frame is not None
    assert timeline.frame.window.app == "firefox"


def test_a_day_is_opened_by_a_click_and_by_enter(
    qtbot: QtBot, desktop: Desktop, timeline: TimelinePage
) -> None:
    go_to_days(qtbot, desktop)
    spot = QPoint(round(middle_of(timeline, BEFORE)), 50)
    QTest.mouseClick(timeline.scales.month, Qt.MouseButton.LeftButton, pos=spot)
    settle(qtbot, desktop)
    assert timeline.frame is not None
    assert timeline.frame.at.date() == BEFORE
    assert timeline.scales.bar.words == "Whole day: Thursday 11 June 2026"
    go_to_days(qtbot, desktop)
    assert timeline.scales.month.chosen == BEFORE
    press(timeline, Qt.Key.Key_Right)
    press(timeline, Qt.Key.Key_Return)
    settle(qtbot, desktop)
    assert timeline.frame.at.date() == DAY
    assert timeline.view.hasFocus()


def test_keys_choose_days_and_never_tomorrow(
    qtbot: QtBot, desktop: Desktop, timeline: TimelinePage
) -> None:
    go_to_days(qtbot, desktop)
    month, frame = timeline.scales.month, timeline.frame
    press(timeline, Qt.Key.Key_Right)
    assert month.chosen == DAY
    press(timeline, Qt.Key.Key_Left)
    assert month.chosen == BEFORE
    press(timeline, Qt.Key.Key_Up)
    assert month.chosen == BEFORE - timedelta(days=7)
    press(timeline, Qt.Key.Key_Home)
    assert month.chosen == DAY - timedelta(days=3)
    press(timeline, Qt.Key.Key_End)
    assert month.chosen == DAY
    wheel(month, 300, 2, NONE)
    assert month.chosen == DAY - timedelta(days=2)
    for _ in range(3):
        press(timeline, Qt.Key.Key_PageUp)
    assert month.shown.since.date() <= month.chosen <= month.shown.until.date()
    assert timeline.frame is frame


def test_days_say_what_they_hold(qtbot: QtBot, desktop: Desktop, timeline: TimelinePage) -> None:
    go_to_days(qtbot, desktop)
    month = timeline.scales.month
    told = month.accessibleDescription()
    assert told.startswith("Friday 12 June 2026, ")
    assert "moments: VS Code 2 h" in told
    press(timeline, Qt.Key.Key_Left)
    press(timeline, Qt.Key.Key_Left)
    assert month.accessibleDescription().endswith("Nothing is remembered of this day.")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_pointer_over_a_day_says_what_it_holds(
    qtbot: QtBot, desktop: Desktop, timeline: TimelinePage
) -> None:
    go_to_days(qtbot, desktop)
    month, preview = timeline.scales.month, timeline.hover.preview
    QTest.mouseMove(month, QPoint(round(middle_of(timeline, BEFORE)), 50))
    assert "Thursday 11 June 2026" in preview.words
    month.left.emit()
    assert preview.isHidden()


def test_keys_zoom_and_ctrl_0_is_the_whole_day_from_near_and_far(
    qtbot: QtBot, desktop: Desktop, timeline: TimelinePage
) -> None:
    whole = timeline.scale.shown
    for _ in range(3):
        press(timeline, Qt.Key.Key_Plus, CTRL)
    assert timeline.scale.shown.span == whole.span / 8
    press(timeline, Qt.Key.Key_0, CTRL)
    assert timeline.scale.shown == whole
    go_to_days(qtbot, desktop)
    press(timeline, Qt.Key.Key_0, CTRL)
    settle(qtbot, desktop)
    assert timeline.scale.shown == whole
    timeline.scales.bar.closer.click()
    timeline.scales.bar.farther.click()
    assert timeline.scale.shown == whole


def test_fingers_zoom_as_the_wheel_does(timeline: TimelinePage) -> None:
    scale = timeline.scale
    spot = QPointF(scale.x_of(at("14:05")), 45)
    whole, before = scale.shown.span, scale.moment_at(spot.x())

    def pinch(amount: float) -> None:
        fingers = QNativeGestureEvent(
            Qt.NativeGestureType.ZoomNativeGesture,
            QPointingDevice.primaryPointingDevice(),
            2,
            spot,
            spot,
            scale.mapToGlobal(spot),
            amount,
            QPointF(),
        )
        application().sendEvent(scale, fingers)

    pinch(0.25)
    assert scale.shown.span / whole == pytest.approx(0.8)
    assert abs(scale.moment_at(spot.x()) - before) < timedelta(seconds=1)
    pinch(-0.2)
    assert scale.shown.span / whole == pytest.approx(1.0)


def test_what_is_beyond_midnight_leads_to_the_neighbour(
    qtbot: QtBot, desktop: Desktop, timeline: TimelinePage
) -> None:
    scale = timeline.scale
    scale.show_around(at("00:00"), 0.5, timedelta(hours=12))
    beyond = QPoint(round(scale.x_of(at("00:00")) - 100), 45)
    QTest.mouseClick(scale, Qt.MouseButton.LeftButton, pos=beyond)
    settle(qtbot, desktop)
    assert timeline.frame is not None
    assert timeline.frame.at.date() == BEFORE


def test_an_empty_day_is_zoomed_out_of_too(
    qtbot: QtBot, desktop: Desktop, timeline: TimelinePage
) -> None:
    empty = DAY - timedelta(days=2)
    timeline.show_day(empty)
    settle(qtbot, desktop)
    assert timeline.frame is None
    wheel(timeline.scale, 300, -1)
    settle(qtbot, desktop)
    assert timeline.scales.shows_days
    assert timeline.scales.month.chosen == empty


def test_what_is_recorded_meanwhile_leaves_the_days_where_they_are(
    qtbot: QtBot, desktop: Desktop, timeline: TimelinePage, door: FakeMemoryDoor
) -> None:
    go_to_days(qtbot, desktop)
    timeline.take_new_frames()
    timeline.refresh()
    settle(qtbot, desktop)
    assert timeline.scales.shows_days
    timeline.open_moment(at("14:05"))
    settle(qtbot, desktop)
    assert not timeline.scales.shows_days


def test_now_is_what_was_recorded_last(
    qtbot: QtBot, desktop: Desktop, timeline: TimelinePage
) -> None:
    timeline.show_day(BEFORE)
    settle(qtbot, desktop)
    press(timeline, Qt.Key.Key_N)
    settle(qtbot, desktop)
    assert timeline.frame is not None
    assert timeline.frame.until == at("17:35")


def test_days_that_cannot_be_read_are_told(
    qtbot: QtBot,
    desktop: Desktop,
    timeline: TimelinePage,
    door: FakeMemoryDoor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_args: object) -> None:
        raise StoreUnavailable("The memory cannot be read just now.")

    monkeypatch.setattr(door, "day_overviews", fail)
    go_to_days(qtbot, desktop)
    assert timeline.told.text() == "The memory cannot be read just now."
