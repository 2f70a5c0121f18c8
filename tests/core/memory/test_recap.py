"""A stretch of time is told by its episodes, each line with the place it stands at."""

from datetime import timedelta

import pytest

from core.memory.recap import recap
from core.memory_record import (
    Evidence,
    Level,
    MemoryDraft,
    MemoryKind,
    Role,
    Statement,
)
from core.seen_turn import SeenTurn
from core.store.store import Store
from tests.core.store.fresh_store import after, seen


def _episode(store: Store, level: Level, start: float, end: float, *texts: str) -> None:
    frame = store.observations.add(seen(*texts, at=after(start)), None)
    title = Statement(Role.TITLE, texts[0], (Evidence(frame),))
    lines = [
        Statement(Role.LINE, text, (Evidence(frame, (number,)),))
        for number, text in enumerate(texts[1:], start=1)
    ]
    draft = MemoryDraft(
        MemoryKind.EPISODIC,
        f"{level}|{start}",
        (title, *lines),
        after(start),
        after(end),
        "rules",
        level=level,
    )
    store.memories.add(draft, after(end))


@pytest.fixture
def told(store: Store) -> Store:
    """A morning of two segments in one sitting, and the day above them."""
    _episode(store, Level.SEGMENT, 0, 30, "Ferry tickets", "Leaves at nine")
    _episode(store, Level.SEGMENT, 30, 90, "Garden plan", "Beans in row two", "Peas in row three")
    _episode(store, Level.SESSION, 0, 90, "Ferry tickets and garden plan", "Leaves at nine")
    _episode(store, Level.DAY, 0, 600, "A day at the desk", "Leaves at nine")
    return store


def test_hours_are_told_by_their_segments(told: Store) -> None:
    parts = recap(told, after(-10), after(100))
    assert [part.title for part in parts] == ["Ferry tickets", "Garden plan"]
    assert [line.text for line in parts[1].lines] == ["Beans in row two", "Peas in row three"]
    line = parts[1].lines[0]
    assert line.box is not None
    shown = told.observations.lines(line.observation_id)[1]
    assert (shown.text, shown.box) == (line.text, line.box)


def test_a_day_is_told_by_its_sittings_and_a_week_by_its_days(told: Store) -> None:
    day = recap(told, after(-300), after(1000))
    assert [part.title for part in day] == ["Ferry tickets and garden plan"]
    week = recap(told, after(-300), after(0) + timedelta(days=7))
    assert [part.level for part in week] == [Level.DAY]


def test_what_lies_mostly_outside_is_left_out(told: Store) -> None:
    assert [part.title for part in recap(told, after(0), after(50))] == ["Ferry tickets"]
    assert recap(told, after(2000), after(2100)) == []


def test_an_episode_without_lines_tells_what_led_it(store: Store) -> None:
    _episode(store, Level.SEGMENT, 0, 30, "Ferry tickets")
    (part,) = recap(store, after(0), after(60))
    assert [line.text for line in part.lines] == ["Ferry tickets"]
    assert part.lines[0].box is None


def test_a_conversation_of_the_stretch_is_told_with_its_turns(told: Store) -> None:
    said = after(40).replace(second=0)
    turn = SeenTurn("Mo Adler", False, "The crane is back", (0,), (), said.time(), said.date())
    frame = told.observations.newest_id()
    told.turns.add("lattice", "#yard", turn, frame, said)
    part = recap(told, after(-10), after(100))[2]
    assert (part.title, part.turns, part.since) == ("#yard", 1, said)
    assert [line.text for line in part.lines] == ["Mo Adler: The crane is back"]
    assert part.lines[0].observation_id == frame
    assert part.lines[0].box is not None
    assert all(one.turns == 0 for one in recap(told, after(-300), after(6000)))
