"""A browser window that was seen to be private stays so, until it closes."""

from dataclasses import replace

from capture.private_windows_met import PrivateWindowsMet
from capture.recorder import Recorder
from capture.windows import DesktopWindow
from core.observation import Box
from core.privacy.exclusion_rules import ExclusionRules
from tests.fakes.fake_screen import (
    FakeClock,
    FakeScreens,
    FakeSink,
    FakeWindows,
    ScriptedReader,
    line,
    plain_frame,
    with_block,
)

SCREEN = Box(0, 0, 1280, 800)
PAGE = DesktopWindow("google-chrome", "Gifts - Google Chrome", SCREEN, is_focused=True, id=7)
OTHER = replace(PAGE, title="News - Google Chrome", id=8)
NO_ID = replace(PAGE, id=None)
TOOLBAR = (line("gifts.example/cuff-links", 200, 60), line("Incognito", 1100, 60))
FILM = line("the fifth of May", 400, 500)


def test_who_was_met_is_known_again_by_its_id() -> None:
    met = PrivateWindowsMet()
    assert met.marked([PAGE, OTHER]) == (PAGE, OTHER)
    met.meet([PAGE])
    moved_on = replace(PAGE, title="Shop - Google Chrome", is_full_screen=True)
    assert met.marked([moved_on, OTHER]) == (replace(moved_on, is_private=True), OTHER)


def test_an_id_that_was_given_anew_is_another_window() -> None:
    met = PrivateWindowsMet()
    met.meet([PAGE])
    met.marked([OTHER])
    assert met.marked([PAGE]) == (PAGE,)
    met.meet([PAGE])
    assert met.marked([replace(PAGE, app="codepad")]) == (replace(PAGE, app="codepad"),)


def test_without_ids_none_is_known_again() -> None:
    met = PrivateWindowsMet()
    met.meet([NO_ID])
    assert met.marked([NO_ID]) == (NO_ID,)


def test_a_private_window_is_left_out_in_full_screen_without_being_read() -> None:
    windows, sink = FakeWindows(PAGE), FakeSink()
    screens = FakeScreens(plain_frame(1280, 800))
    reader = ScriptedReader(*TOOLBAR, FILM)
    recorder = Recorder(
        screens,
        windows,
        reader,
        sink,
        ExclusionRules,
        FakeClock(),
        lambda: 2.0,
        lambda _: None,
    )
    assert recorder.look_once().excluded_by == "group private windows"
    windows.shown = (replace(PAGE, is_full_screen=True),)
    screens.frames[1] = with_block(screens.frames[1], FILM.box)
    reader.lines = (FILM,)
    assert recorder.look_once().excluded_by == "group private windows"
    assert len(reader.frames) == 1
    windows.shown = (replace(OTHER, is_full_screen=True),)
    assert recorder.look_once().frames_kept == 1
    assert len(sink.observations) == 1
