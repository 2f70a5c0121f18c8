"""Waiting for the next look."""

from capture.look_pace import LookPace
from capture.look_times import SETTLING_S, SLOWEST_S
from capture.screen_events import ClockOnly, Happening
from tests.fakes.fake_screen import ScriptedEvents


def test_a_window_brings_the_look_forward() -> None:
    events = ScriptedEvents((0.5, Happening.WINDOW))
    LookPace(events, events.now_s).wait_for_look(2.0, lambda: False, is_still=False)
    assert events.now_s() == 0.5 + SETTLING_S


def test_where_nothing_happens_the_clock_tells() -> None:
    events = ScriptedEvents()
    LookPace(events, events.now_s).wait_for_look(2.0, lambda: False, is_still=False)
    assert events.now_s() == 2.0


def test_drawing_is_listened_to_only_while_the_clock_is_slow() -> None:
    events = ScriptedEvents()
    pace = LookPace(events, events.now_s)
    for _ in range(8):
        pace.wait_for_look(2.0, lambda: False, is_still=True)
    assert not events.asked_for_drawing[0]
    assert events.asked_for_drawing[-1]
    before = events.now_s()
    events.script = [(before + 4.0, Happening.DRAWN)]
    pace.wait_for_look(2.0, lambda: False, is_still=True)
    assert events.now_s() == before + 4.0 < before + SLOWEST_S


def test_who_calls_ends_any_wait_at_once() -> None:
    events = ClockOnly()
    pace = LookPace(events)
    events.interrupt()
    pace.wait_for_look(3600.0, lambda: True, is_still=False)
    pace.rest(3600.0, lambda: True)


def test_a_rest_is_no_shorter_for_what_happens() -> None:
    events = ScriptedEvents((1.0, Happening.WINDOW), (2.0, Happening.MONITORS))
    LookPace(events, events.now_s).rest(30.0, lambda: False)
    assert events.now_s() == 30.0
