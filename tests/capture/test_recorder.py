"""When the recorder looks, when it does not, and what it leaves behind."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest

from capture.away import Attention
from capture.machine_load import MachineLoad
from capture.moving_areas import MOVING_LOOKS
from capture.pictures import decode
from capture.recorder import Recorder, is_standing_still
from capture.recorder_state import RecorderPhase, RecorderState
from capture.screen_events import Presence
from capture.screen_looker import LookResult
from capture.screens import Monitor, RgbFrame
from capture.windows import DesktopWindow
from core.errors import CaptureUnavailable, ReaderUnavailable, StoreUnavailable
from core.observation import Box, Gap, GapKind, TextLine
from core.privacy.exclusion_rules import ExclusionRules, Rule, RuleKind
from core.privacy.quiet_hours import hours_from
from core.privacy.sealing import Seal
from tests.fakes.fake_screen import (
    NOON,
    FakeClock,
    FakeScreens,
    FakeSink,
    FakeWindows,
    PresentEvents,
    ScriptedReader,
    line,
    plain_frame,
    with_block,
)
from tests.fakes.painted_films import with_film

EDITOR = DesktopWindow("codepad", "main.c", Box(0, 0, 320, 200), is_focused=True)
PRIVATE = DesktopWindow("chromium", "Gifts - Incognito", Box(0, 0, 320, 200), is_focused=True)
WORD = Box(100, 80, 60, 12)
PATIENCE_S = 10


class Desk:
    """A recorder with everything around it scripted."""

    def __init__(self) -> None:
        self.screens = FakeScreens(plain_frame())
        self.windows = FakeWindows(EDITOR)
        self.reader = ScriptedReader(line("hello"))
        self.sink = FakeSink()
        self.clock = FakeClock()
        self.states: list[RecorderState] = []
        self.changed = threading.Condition()
        self.interval_s = 3600.0
        self.rules = ExclusionRules()
        self.seal: Seal | None = None
        self.events = PresentEvents()
        self.load = MachineLoad()
        self.recorder = Recorder(
            self.screens,
            self.windows,
            self.reader,
            self.sink,
            lambda: self.rules,
            self.clock,
            lambda: self.interval_s,
            self._on_state,
            lambda: self.seal,
            self.events,
            lambda: Attention(idle_after_s=900.0, waits_when_busy=True),
            lambda: self.load,
        )

    def _on_state(self, state: RecorderState) -> None:
        with self.changed:
            self.states.append(state)
            self.changed.notify_all()

    def wait_for(self, phase: RecorderPhase) -> None:
        with self.changed:
            assert self.changed.wait_for(
                lambda: bool(self.states) and self.states[-1].phase is phase, PATIENCE_S
            )

    def wait_for_frames(self, count: int) -> None:
        with self.changed:
            assert self.changed.wait_for(
                lambda: bool(self.states) and self.states[-1].frames_seen >= count, PATIENCE_S
            )


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.recorder.stop()


def test_the_first_look_keeps_the_view(desk: Desk) -> None:
    assert desk.recorder.look_once() == LookResult(
        frames_seen=1, frames_kept=1, text_stored=True, changed_share=1.0
    )
    assert [o.window.title for o in desk.sink.observations] == ["main.c"]


def test_secrets_are_sealed_from_when_there_is_a_vault(desk: Desk) -> None:
    desk.reader.lines = (line("Password: sunshine"),)
    desk.recorder.look_once()
    desk.seal = lambda value: value[::-1].encode()
    desk.windows.shown = (DesktopWindow("codepad", "other.c", EDITOR.area, is_focused=True),)
    desk.recorder.look_once()
    before, after = desk.sink.observations
    assert before.caught == ()
    assert [one.sealed for one in after.caught] == [b"enihsnus"]


def test_a_still_screen_is_still_there(desk: Desk) -> None:
    desk.recorder.look_once()
    at = desk.clock.advance(2)
    assert desk.recorder.look_once().unchanged == 1
    assert desk.sink.still == [(1, at)]
    assert len(desk.reader.frames) == 1


def test_new_pixels_with_the_same_text_are_merged(desk: Desk) -> None:
    desk.recorder.look_once()
    desk.screens.frames[1] = with_block(plain_frame(), WORD)
    assert desk.recorder.look_once().merged == 1
    assert len(desk.sink.observations) == 1


def test_another_title_is_another_view(desk: Desk) -> None:
    desk.recorder.look_once()
    desk.windows.shown = (DesktopWindow("codepad", "other.c", EDITOR.area, is_focused=True),)
    assert desk.recorder.look_once().frames_kept == 1


def test_nothing_of_an_excluded_window_is_read_or_stored(desk: Desk) -> None:
    desk.windows.shown = (PRIVATE,)
    result = desk.recorder.look_once()
    assert (result.excluded, result.excluded_by) == (1, "group private windows")
    assert not desk.reader.frames
    assert not desk.sink.observations


def test_a_visible_excluded_window_is_black_before_it_is_read(desk: Desk) -> None:
    desk.windows.shown = (DesktopWindow("keepassxc", "x", Box(50, 50, 40, 30)), EDITOR)
    assert desk.recorder.look_once().masked == 1
    assert (desk.reader.frames[0][50:80, 50:90] == 0).all()


BROWSER = DesktopWindow("chromium", "Overview", Box(0, 0, 320, 200), is_focused=True)
BANK = line("bank.example/overview", left=20, top=10, height=12)


def test_a_window_that_pauses_is_not_even_grabbed_and_leaves_a_pause(desk: Desk) -> None:
    rule = Rule(RuleKind.APP, "ledger")
    desk.rules = ExclusionRules(apps=("ledger",), pausing=(rule,))
    ledger = DesktopWindow("ledger", "June", Box(0, 0, 10, 10), is_visible=False)
    desk.windows.shown = (EDITOR, ledger)
    assert desk.recorder.look_once() == LookResult(excluded_by="pause app ledger")
    assert desk.screens.grabs == 0
    assert desk.recorder.state.reason == "pause app ledger"
    desk.clock.advance(300)
    desk.recorder.look_once()
    (gap,) = desk.sink.gaps
    assert (gap.kind, gap.reason) == (GapKind.PAUSED, "pause app ledger")
    assert gap.until - gap.since == timedelta(seconds=300)
    desk.windows.shown = (EDITOR,)
    desk.clock.advance(2)
    assert desk.recorder.look_once().frames_kept == 1
    assert desk.sink.gaps[-1].until == desk.clock.now()


def test_nothing_is_grabbed_in_quiet_hours(desk: Desk) -> None:
    desk.rules = ExclusionRules(hours=(hours_from("11:00-13:00"),))
    assert desk.recorder.look_once() == LookResult(excluded_by="pause hours 11:00-13:00")
    assert desk.screens.grabs == 0
    desk.clock.advance(3600)
    assert desk.recorder.look_once().frames_kept == 1


BANK_RULES = ExclusionRules(sites=("bank.example",))


def test_an_address_read_off_the_screen_is_kept(desk: Desk) -> None:
    desk.windows.shown = (BROWSER,)
    desk.reader.lines = (BANK, line("hello"))
    desk.recorder.look_once()
    assert desk.sink.observations[0].window.url == "bank.example/overview"
    assert desk.recorder.look_once().unchanged == 1
    assert len(desk.reader.frames) == 1


def test_nothing_of_an_excluded_site_is_stored(desk: Desk) -> None:
    desk.rules = BANK_RULES
    desk.windows.shown = (BROWSER,)
    desk.reader.lines = (BANK, line("hello"))
    for _ in range(2):
        result = desk.recorder.look_once()
        assert result == LookResult(
            frames_seen=1, excluded=1, excluded_by="site bank.example", changed_share=1.0
        )
    assert not desk.sink.observations
    assert len(desk.reader.frames) == 1
    until = desk.clock.advance(2)
    desk.windows.shown = (EDITOR,)
    assert desk.recorder.look_once().frames_kept == 1
    assert desk.sink.gaps == [Gap(GapKind.EXCLUDED, NOON, until, "site bank.example")]


def test_a_new_rule_about_a_site_holds_for_a_still_screen(desk: Desk) -> None:
    desk.windows.shown = (BROWSER,)
    desk.reader.lines = (BANK, line("hello"))
    desk.recorder.look_once()
    desk.rules = BANK_RULES
    assert desk.recorder.look_once().excluded_by == "site bank.example"


def test_an_excluded_site_beside_is_black_and_its_text_dropped(desk: Desk) -> None:
    desk.rules = BANK_RULES
    beside = DesktopWindow("chromium", "Overview", Box(0, 0, 150, 200))
    desk.windows.shown = (
        DesktopWindow("codepad", "main.c", Box(160, 0, 160, 200), is_focused=True),
        beside,
    )
    desk.reader.lines = (BANK, line("hello"), line("int main", left=170))
    result = desk.recorder.look_once()
    assert (result.frames_kept, result.masked) == (1, 1)
    (observation,) = desk.sink.observations
    assert [entry.text for entry in observation.lines] == ["int main"]
    assert observation.picture is not None
    shown = decode(observation.picture)
    assert not shown[:, :150].any()
    assert shown[:, 160:].any()


def test_a_stretch_of_exclusion_is_one_gap(desk: Desk) -> None:
    desk.recorder.look_once()
    desk.windows.shown = (PRIVATE,)
    since = desk.clock.advance(2)
    desk.recorder.look_once()
    desk.clock.advance(2)
    desk.recorder.look_once()
    assert [gap.since for gap in desk.sink.gaps] == [since]
    desk.windows.shown = (EDITOR,)
    until = desk.clock.advance(2)
    assert desk.recorder.look_once().frames_kept == 1
    assert desk.sink.gaps == [Gap(GapKind.EXCLUDED, since, until, "group private windows")]
    assert not desk.sink.still


def test_a_pause_is_a_gap_and_nothing_is_stored(desk: Desk) -> None:
    desk.recorder.pause(reason="you asked for it")
    assert desk.recorder.state.phase is RecorderPhase.PAUSED
    desk.clock.advance(60)
    assert desk.recorder.look_once() == LookResult()
    desk.recorder.resume()
    assert desk.sink.gaps == [
        Gap(GapKind.PAUSED, NOON, NOON + timedelta(seconds=60), "you asked for it")
    ]
    assert not desk.screens.grabs


def test_a_pause_ends_by_itself(desk: Desk) -> None:
    until = NOON + timedelta(minutes=10)
    desk.recorder.pause(until)
    desk.clock.advance(900)
    assert desk.recorder.look_once().frames_kept == 1
    assert desk.sink.gaps == [Gap(GapKind.PAUSED, NOON, until)]


def test_a_pause_during_a_look_drops_what_was_seen(desk: Desk) -> None:
    def read_and_pause(_: object) -> tuple[()]:
        desk.recorder.pause()
        return ()

    desk.reader.by_frame = read_and_pause
    assert desk.recorder.look_once().dropped == 1
    assert not desk.sink.observations
    desk.reader.by_frame = None
    desk.recorder.resume()
    assert desk.recorder.look_once().frames_kept == 1


def test_stopping_ends_the_open_gap(desk: Desk) -> None:
    desk.recorder.pause()
    until = desk.clock.advance(5)
    desk.recorder.stop()
    assert desk.sink.gaps == [Gap(GapKind.PAUSED, NOON, until)]
    assert desk.recorder.state.phase is RecorderPhase.STOPPED


@pytest.mark.parametrize("part", ["screens", "reader", "sink"])
def test_a_failed_look_loses_no_frame(desk: Desk, part: str) -> None:
    errors = {
        "screens": CaptureUnavailable("no"),
        "reader": ReaderUnavailable("no"),
        "sink": StoreUnavailable("no"),
    }
    target = getattr(desk, part)
    target.error = errors[part]
    with pytest.raises(type(errors[part])):
        desk.recorder.look_once()
    target.error = None
    assert desk.recorder.look_once().frames_kept == 1


def test_a_gap_that_cannot_be_stored_is_stored_later(desk: Desk) -> None:
    desk.recorder.pause()
    desk.clock.advance(5)
    desk.sink.error = StoreUnavailable("disk full")
    desk.recorder.resume()
    assert not desk.sink.gaps
    desk.sink.error = None
    desk.recorder.look_once()
    assert len(desk.sink.gaps) == 1


def test_the_thread_records_and_stops(desk: Desk) -> None:
    desk.recorder.start()
    desk.recorder.start()
    desk.wait_for_frames(1)
    assert desk.recorder.state.phase is RecorderPhase.RECORDING
    assert desk.recorder.state.last_text_at == NOON
    desk.recorder.stop()
    assert desk.states[-1].phase is RecorderPhase.STOPPED
    assert desk.screens.is_closed


def test_the_thread_looks_at_once_after_resuming(desk: Desk) -> None:
    desk.recorder.start()
    desk.wait_for_frames(1)
    desk.recorder.pause(reason="meeting")
    desk.recorder.resume()
    desk.wait_for_frames(2)


def test_excluded_is_a_phase_of_its_own(desk: Desk) -> None:
    desk.windows.shown = (PRIVATE,)
    desk.recorder.start()
    desk.wait_for(RecorderPhase.EXCLUDED)
    assert desk.recorder.state.reason == "group private windows"


def test_a_known_failure_is_told_and_tried_again(desk: Desk) -> None:
    desk.interval_s = 0.01
    desk.screens.error = CaptureUnavailable("There is no display.")
    desk.recorder.start()
    desk.wait_for(RecorderPhase.FAILED)
    assert desk.recorder.state.reason == "There is no display."
    desk.clock.advance(30)
    desk.screens.error = None
    desk.wait_for(RecorderPhase.RECORDING)
    desk.recorder.stop()
    assert desk.sink.gaps == [
        Gap(GapKind.FAILED, NOON, NOON + timedelta(seconds=30), "There is no display.")
    ]


@pytest.mark.expects_warnings
def test_an_unexpected_failure_does_not_end_the_thread(desk: Desk) -> None:
    desk.interval_s = 0.01
    desk.screens.error = RuntimeError("a bug")
    desk.recorder.start()
    desk.wait_for(RecorderPhase.FAILED)
    assert "a bug" not in desk.recorder.state.reason
    desk.screens.error = None
    desk.wait_for(RecorderPhase.RECORDING)


def test_sleep_is_a_gap(desk: Desk) -> None:
    desk.interval_s = 0.01
    desk.recorder.start()
    desk.wait_for_frames(1)
    before = desk.clock.now()
    after = desk.clock.advance(8 * 3600)
    desk.wait_for_frames(desk.recorder.state.frames_seen + 2)
    assert Gap(GapKind.ASLEEP, before, after) in desk.sink.gaps
    assert len(desk.sink.observations) == 2


def test_a_look_that_takes_long_is_told_until_one_is_quick(desk: Desk) -> None:
    def slowly(_frame: object) -> tuple[TextLine, ...]:
        desk.clock.advance(20)
        return (line("hello"),)

    desk.reader.by_frame = slowly
    desk.recorder.look_once()
    assert desk.states[-1].is_behind
    desk.recorder.look_once()  # nothing changed, so nothing is read
    assert not desk.states[-1].is_behind


def test_nothing_to_look_at_is_told_from_other_failures(desk: Desk) -> None:
    desk.interval_s = 0.01
    desk.screens.error = CaptureUnavailable("There is no display.")
    desk.recorder.start()
    desk.wait_for(RecorderPhase.FAILED)
    assert desk.recorder.state.has_no_screen
    desk.screens.error = StoreUnavailable("The disk is full.")
    with desk.changed:
        assert desk.changed.wait_for(lambda: not desk.states[-1].has_no_screen, PATIENCE_S)
    assert desk.states[-1].reason == "The disk is full."
    desk.screens.error = None
    desk.wait_for(RecorderPhase.RECORDING)
    assert not desk.recorder.state.has_no_screen


def test_a_locked_screen_is_a_gap_and_nothing_is_grabbed(desk: Desk) -> None:
    desk.recorder.look_once()
    grabs = desk.screens.grabs
    since = desk.clock.advance(2)
    desk.windows.shown = (DesktopWindow("i3lock", "", Box(0, 0, 320, 200), is_popup=True), EDITOR)
    assert desk.recorder.look_once().excluded_by == "away locked"
    assert desk.screens.grabs == grabs
    until = desk.clock.advance(600)
    desk.windows.shown = (EDITOR,)
    assert desk.recorder.look_once().frames_kept == 1
    assert desk.sink.gaps == [Gap(GapKind.ASLEEP, since, until, "locked")]
    assert not desk.sink.still


def test_who_locks_the_screen_and_is_killed_loses_half_a_minute_at_most(desk: Desk) -> None:
    desk.events.present = Presence(is_screen_saver_on=True)
    desk.recorder.look_once()
    later = desk.clock.advance(40)
    desk.recorder.look_once()
    assert desk.sink.gaps == [Gap(GapKind.ASLEEP, NOON, later, "screen saver")]


def test_nobody_there_is_a_gap_until_somebody_is(desk: Desk) -> None:
    desk.interval_s = 0.01
    desk.events.present = Presence(idle_s=1_000.0)
    desk.recorder.start()
    desk.wait_for(RecorderPhase.EXCLUDED)
    assert desk.recorder.state.reason == "away idle"
    assert not desk.screens.grabs
    until = desk.clock.advance(60)
    desk.events.present = Presence(idle_s=1.0)
    desk.wait_for(RecorderPhase.RECORDING)
    desk.recorder.stop()
    assert desk.sink.gaps == [Gap(GapKind.ASLEEP, NOON, until, "idle")]


def test_who_asks_for_one_look_gets_it_however_long_nobody_touched_anything(desk: Desk) -> None:
    desk.events.present = Presence(idle_s=1_000.0)
    assert desk.recorder.look_once().frames_kept == 1


def test_a_film_is_looked_at_though_nobody_touches_anything(desk: Desk) -> None:
    desk.interval_s = 0.01
    desk.windows.shown = (
        DesktopWindow("player", "film", Box(0, 0, 320, 200), is_focused=True, is_full_screen=True),
    )
    desk.recorder.start()
    desk.wait_for_frames(1)
    desk.events.present = Presence(idle_s=1_000.0)
    desk.wait_for_frames(desk.recorder.state.frames_seen + 2)
    assert desk.recorder.state.phase is RecorderPhase.RECORDING


def test_a_film_in_a_part_of_the_screen_is_read_now_and_then_and_words_beside_it_at_once(
    desk: Desk,
) -> None:
    area = Box(20, 20, 180, 150)
    desk.events.present = Presence(idle_s=600.0, tells_drawing=True)

    def look(step: int, ground: RgbFrame) -> LookResult:
        desk.clock.advance(2)
        desk.screens.frames[1] = with_film(ground, area, step)
        return desk.recorder.look_once()

    for step in range(MOVING_LOOKS + 1):
        result = look(step, plain_frame())
    assert result.unchanged == 1
    assert result.changed_share > 0.3
    assert not is_standing_still(result, desk.events.present)
    read = len(desk.reader.frames)
    desk.reader.lines = (line("hello"), line("a message", 205, 20))
    assert look(20, with_block(plain_frame(), Box(210, 20, 90, 12))).frames_kept == 1
    assert len(desk.reader.frames) == read + 1


def test_a_busy_computer_is_told_until_it_is_not(desk: Desk) -> None:
    desk.interval_s = 0.01
    desk.load = MachineLoad(running=9.0, cores=2)
    desk.recorder.start()
    desk.wait_for_frames(1)
    assert (desk.recorder.state.slowed_by, desk.recorder.state.is_behind) == ("busy", True)
    desk.load = MachineLoad(running=0.5, cores=2)
    desk.wait_for_frames(desk.recorder.state.frames_seen + 2)
    assert (desk.recorder.state.slowed_by, desk.recorder.state.is_behind) == ("", False)


def test_a_film_is_looked_at_less_often_and_a_typed_line_is_not(desk: Desk) -> None:
    film = DesktopWindow(
        "player", "film", Box(0, 0, 320, 200), is_focused=True, is_full_screen=True
    )
    desk.windows.shown = (film,)
    desk.interval_s = 0.01
    shades = iter(range(1, 10_000))
    grab = desk.screens.grab

    def moving(monitor: Monitor) -> RgbFrame:
        shade = next(shades) % 200
        desk.screens.frames[1] = plain_frame(colour=(shade, shade, shade))
        return grab(monitor)

    desk.screens.grab = moving  # type: ignore[method-assign]
    desk.recorder.start()
    with desk.changed:
        assert desk.changed.wait_for(
            lambda: bool(desk.states) and desk.states[-1].slowed_by == "film", PATIENCE_S
        )
    desk.screens.grab = grab  # type: ignore[method-assign]
    desk.screens.frames[1] = with_block(plain_frame(), WORD)
    with desk.changed:
        assert desk.changed.wait_for(lambda: desk.states[-1].slowed_by == "", PATIENCE_S)
