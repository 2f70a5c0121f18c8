"""Memories formed by rules: facts, pages, days; a queue that survives faults and power cuts."""

import logging
import random
from datetime import datetime

import pytest

from core.ingest.ingest import store_observation
from core.memory.formation import formation_left, learn_from_frames, sum_up_a_day
from core.memory.from_user.own_word import remember
from core.memory_record import Level, Memory, MemoryKind, Role, Status
from core.store.memory_store import MemoryFilter
from core.store.store import Store
from tests.core.store.fresh_store import after, seen

TEXT = "The harbour board moved the launch to Friday and nobody minded."
NOW: datetime = after(5000)


def _show(store: Store, *frames: tuple[float, str], title: str = "Notes", url: str = "") -> None:
    for minute, text in frames:
        store_observation(store, seen(text, at=after(minute), title=title, url=url or None))


def _form(store: Store, kind: MemoryKind, level: Level | None = None) -> list[Memory]:
    while learn_from_frames(store, 1000, NOW) or sum_up_a_day(store, NOW, even_unsettled=True):
        pass
    return store.memories.matching(MemoryFilter(kind, level), oldest_first=True)


def _facts(store: Store, status: Status) -> list[tuple[str, str]]:
    found = store.memories.matching(MemoryFilter(MemoryKind.SEMANTIC, status=status))
    return [(one.text_of(Role.SUBJECT), one.text_of(Role.OBJECT)) for one in found]


def test_a_day_is_summed_up_with_everything_below_and_above_it(store: Store) -> None:
    _show(store, (0, "a"), (4, "b"), (9, TEXT))
    (day,) = _form(store, MemoryKind.EPISODIC, Level.DAY)
    assert day.title == "Monday 8 June: Working on Notes" or "8 June" in day.title
    (session,) = store.memories.children(day.id)
    segments = store.memories.children(session.id)
    assert {one.level for one in segments} == {Level.SEGMENT}
    assert day.parent_id is not None
    week = store.memories.get(day.parent_id)
    assert (week.level, week.since) == (Level.WEEK, after(0))
    assert TEXT in "\n".join(one.summary for one in segments)


def test_a_day_summed_up_again_keeps_its_ids(store: Store) -> None:
    _show(store, (0, TEXT), (200, "Piet asks for the key of the shed."))
    first = {one.id for one in _form(store, MemoryKind.EPISODIC)}
    _show(store, (400, "The kiln reached 1240 degrees at noon."))
    again = {one.id for one in _form(store, MemoryKind.EPISODIC)}
    assert first < again


def test_a_later_value_takes_the_place_of_an_earlier_one(store: Store) -> None:
    _show(store, (0, "Phone: +31 20 555 0100"), title="Contact Harmsen", url="https://a.example")
    _show(store, (60, "Phone: +31 20 555 0199"), title="Contact Harmsen", url="https://a.example")
    _form(store, MemoryKind.SEMANTIC)
    assert [value for _, value in _facts(store, Status.ACTIVE)] == ["+31 20 555 0199"]
    assert [value for _, value in _facts(store, Status.SUPERSEDED)] == ["+31 20 555 0100"]


def test_the_order_of_formation_does_not_matter(store: Store) -> None:
    """Imported late, an old frame says what was, not what is."""
    values = ["+31 20 555 0100", "+31 20 555 0111", "+31 20 555 0122"]
    for place in random.Random(3).sample(range(len(values)), len(values)):
        _show(
            store,
            (100 * place, f"Phone: {values[place]}"),
            title="Contact Harmsen",
            url="https://a.example",
        )
        learn_from_frames(store, 10, NOW)
    assert [value for _, value in _facts(store, Status.ACTIVE)] == [values[-1]]


def test_a_page_is_one_resource_however_often_it_is_seen(store: Store) -> None:
    _show(store, (0, TEXT), title="Launch", url="https://a.example/x?utm_source=mail")
    _show(store, (600, "short"), title="Launch", url="https://a.example/x")
    _show(store, (601, "other"), title="Landing", url="https://a.example/y")
    first, second = _form(store, MemoryKind.RESOURCE)
    assert first.evidence == (1, 2)
    assert first.details["times_seen"] == 2
    assert TEXT in first.summary  # a frame that says nothing does not wipe what is known
    assert second.evidence == (3,)


def test_what_the_user_said_is_not_learned_from_as_if_it_were_seen(store: Store) -> None:
    remember(store, "The spare key is under the blue pot", NOW)
    before = store.memories.counts()
    learn_from_frames(store, 10, NOW)
    assert store.memories.counts() == before


def test_formation_goes_on_where_it_stopped(store: Store) -> None:
    _show(store, *((minute, f"frame {minute}") for minute in range(0, 50, 10)))
    assert learn_from_frames(store, 2, NOW) == 2
    assert store.formation.waiting_count() == 3
    assert learn_from_frames(store, 9, NOW) == 3
    assert learn_from_frames(store, 9, NOW) == 0
    assert formation_left(store, NOW) == 1  # the day
    assert sum_up_a_day(store, NOW) == 1
    assert formation_left(store, NOW) == 0


def test_a_day_that_goes_on_waits_until_it_settles(store: Store) -> None:
    _show(store, (0, TEXT))
    learn_from_frames(store, 9, after(1))
    assert sum_up_a_day(store, after(2)) == 0
    assert sum_up_a_day(store, after(12)) == 1


def test_a_formation_cut_short_is_done_again_from_the_start(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    _show(store, (0, TEXT), url="https://a.example")

    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("core.memory.formation.learn_resource", power_cut)
        with pytest.raises(KeyboardInterrupt):
            learn_from_frames(store, 9, NOW)
    assert sum(store.memories.counts().values()) == 0
    assert learn_from_frames(store, 9, NOW) == 1
    assert store.memories.counts()["resource"] == 1


def test_one_poisoned_frame_never_stops_the_rest(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _show(store, (0, "poison"), (10, TEXT), url="https://a.example")

    def fails_on_the_first(view: object) -> None:
        if getattr(view, "observation").id == 1:  # noqa: B009
            raise ZeroDivisionError

    monkeypatch.setattr("core.memory.formation.resource_in", fails_on_the_first)
    with caplog.at_level(logging.CRITICAL):
        assert learn_from_frames(store, 9, NOW) == 2
    (aside,) = store.formation.set_aside()
    assert (aside.observation_id, aside.why) == (1, "A fault of Recollect: ZeroDivisionError.")
    assert store.formation.waiting_count() == 0
    assert store.formation.try_again() == 1
    assert store.formation.waiting_count() == 1
