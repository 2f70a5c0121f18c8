"""What forgetting one screen does to all that was formed of it and of others, up to the month."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from core.home import HomeFolder
from core.ids import ObservationId
from core.ingest.ingest import still_there, store_observation
from core.memory.formation import learn_from_frames, sum_up_a_day
from core.memory_record import Level, Memory, MemoryKind
from core.store.memory_store import MemoryFilter
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from tests.core.store.decrypted_pages import decrypted_home
from tests.core.store.fresh_store import KEY, after, files_in, seen

NOW: datetime = after(60_000)
SECRET_WORDS = ("Zanzibarn", "Kolibrifink", "elderplank")


def _show(store: Store, minute: float, title: str, *texts: str) -> ObservationId:
    store_observation(store, seen(*texts, at=after(minute), title=title))
    still_there(store, 1, after(minute + 9))
    return store.observations.ids_matching(ObservationFilter(since=after(minute)))[-1]


def _form(store: Store) -> None:
    while learn_from_frames(store, 1000, NOW) or sum_up_a_day(store, NOW, even_unsettled=True):
        pass


def _every(store: Store) -> Iterator[Memory]:
    yield from store.memories.matching(MemoryFilter(status=None), 1000, oldest_first=True)


def _of(store: Store, level: Level) -> list[str]:
    found = store.memories.matching(MemoryFilter(MemoryKind.EPISODIC, level), oldest_first=True)
    return [f"{one.title}\n{one.summary}" for one in found]


@pytest.fixture
def forgotten(store: Store) -> ObservationId:
    """One of three screens on two days: the only one that tells of the roof."""
    roof = _show(
        store,
        0,
        "Zanzibarn roof.odt - Writer",
        "The roof of the Zanzibarn needs 400 slates by Friday.",
        "Kolibrifink Ltd agreed to deliver the elderplank boards.",
    )
    for minute in (300, 300 + 24 * 60):
        _show(
            store,
            minute,
            "Seed list.odt - Writer",
            "We decided to order the beans because the peas failed.",
            f"The order number {minute} goes out on Monday.",
        )
    _form(store)
    return roof


def test_summaries_that_rest_on_more_are_told_without_it(
    store: Store, forgotten: ObservationId
) -> None:
    for level in (Level.DAY, Level.WEEK, Level.MONTH):
        assert "Zanzibarn" in _of(store, level)[0]
    _, untouched = _of(store, Level.DAY)
    store.forgetting.forget([forgotten])
    _form(store)
    for level in (Level.DAY, Level.WEEK, Level.MONTH):
        (told, *_) = _of(store, level)
        assert "Seed list" in told
        assert "the peas failed" in told
        assert not any(word in told for word in SECRET_WORDS)
    assert _of(store, Level.DAY)[1] == untouched
    assert all(forgotten not in one.evidence for one in _every(store))


def test_what_rested_on_it_alone_is_gone_and_leaves_no_byte(
    store: Store, home: HomeFolder, forgotten: ObservationId
) -> None:
    readable = decrypted_home(home, KEY).lower()
    assert all(word.lower().encode() in readable for word in SECRET_WORDS)
    sittings = len(_of(store, Level.SESSION))
    receipt = store.forgetting.forget([forgotten])
    _form(store)
    assert receipt.counts["observations"] == 1
    assert receipt.counts["memories"] >= 2
    assert len(_of(store, Level.SESSION)) == sittings - 1
    # An index leaves out what a word shares with the one before it: the tails must be gone, too.
    for piece in (word[3:].lower().encode() for word in SECRET_WORDS):
        assert piece not in decrypted_home(home, KEY).lower()
        assert piece not in b"\n".join(files_in(home.root).values()).lower()
    assert store.health.findings() == []


def test_a_day_that_is_forgotten_whole_leaves_its_place_in_no_tree(store: Store) -> None:
    first = _show(store, 0, "Roof.odt - Writer", "The roof needs 400 slates by Friday.")
    _show(store, 24 * 60, "Seeds.odt - Writer", "The order of seeds goes out on Monday.")
    _form(store)
    store.forgetting.forget([first])
    _form(store)
    (day,) = store.memories.matching(MemoryFilter(MemoryKind.EPISODIC, Level.DAY))
    (week,) = store.memories.matching(MemoryFilter(MemoryKind.EPISODIC, Level.WEEK))
    assert day.since.date() == (after(0) + timedelta(days=1)).date()
    assert week.since == day.since
    assert "roof" not in f"{week.title}\n{week.summary}".casefold()
