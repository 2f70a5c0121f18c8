"""Hearing of windows, titles and monitors by glances."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from capture.polled_events import Glance, PolledEvents, happened_between
from capture.screen_events import Happening, Presence
from core.observation import Box

LETTER = Glance(7, "Letter", (Box(0, 0, 1920, 1080),))


class RecordedFront:
    """Shows one glance after the other, then the last for ever; None where it cannot tell."""

    def __init__(self, glances: Iterable[Glance | None]) -> None:
        self.glances = list(glances)
        self.is_closed = False

    def glance(self) -> Glance:
        told = self.glances.pop(0) if len(self.glances) > 1 else self.glances[0]
        if told is None:
            raise OSError("nothing is in front")
        return told

    def presence(self) -> Presence:
        return Presence(idle_s=3.0)

    def close(self) -> None:
        self.is_closed = True


class SteppingClock:
    """Time that passes by a second each time it is asked for."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        self.now_s += 1.0
        return self.now_s


@pytest.mark.parametrize(
    ("change", "happened"),
    [
        ({}, set()),
        ({"window": 9, "title": "Diary"}, {Happening.WINDOW}),
        ({"title": "Letter *"}, {Happening.TITLE}),
        ({"monitors": ()}, {Happening.MONITORS}),
        ({"title": "x", "monitors": ()}, {Happening.TITLE, Happening.MONITORS}),
    ],
)
def test_what_differs_has_happened(change: dict[str, object], happened: set[Happening]) -> None:
    assert happened_between(LETTER, replace(LETTER, **change)) == happened  # type: ignore[arg-type]


def test_a_wait_ends_as_soon_as_something_is_in_front() -> None:
    other = replace(LETTER, window=8)
    events = PolledEvents(RecordedFront([LETTER, LETTER, other]), 0.0, SteppingClock())
    assert events.wait(1_000.0) == {Happening.WINDOW}


def test_where_nothing_happens_time_passes() -> None:
    clock = SteppingClock()
    events = PolledEvents(RecordedFront([LETTER]), 0.0, clock)
    assert events.wait(10.0) == frozenset()
    assert clock.now_s >= 10.0


def test_what_happened_between_two_waits_is_told_by_the_second() -> None:
    front = RecordedFront([LETTER])
    events = PolledEvents(front, 0.0, SteppingClock())
    events.wait(1.0)
    front.glances = [replace(LETTER, title="Letter *")]
    assert events.wait(1.0) == {Happening.TITLE}


def test_a_desktop_that_cannot_tell_lets_time_pass_and_forgets_nothing() -> None:
    other = replace(LETTER, window=8)
    events = PolledEvents(RecordedFront([LETTER, None, None, other]), 0.0, SteppingClock())
    assert events.wait(1_000.0) == {Happening.WINDOW}


def test_who_calls_ends_the_wait() -> None:
    front = RecordedFront([LETTER])
    events = PolledEvents(front, 3_600.0)
    events.interrupt()
    assert events.wait(3_600.0) == frozenset()
    assert events.presence() == Presence(idle_s=3.0)
    events.close()
    assert front.is_closed
