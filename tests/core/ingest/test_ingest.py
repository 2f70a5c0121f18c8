"""Storing what was seen: merged, redacted, whole or not at all."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.errors import StoreUnavailable
from core.home import HomeFolder
from core.ingest.ingest import MERGE_WITHIN, IngestOutcome, still_there, store_observation
from core.ingest.work import work_off
from core.memory_record import Level, MemoryKind
from core.observation import Source
from core.recall.query import quoted
from core.store.memory_store import MemoryFilter
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from tests.core.store.decrypted_pages import decrypted_home
from tests.core.store.fresh_store import KEY, after, lines_of, open_store, seen
from tests.core.store.logical_dump import logical_dump

ANY = ObservationFilter()


def _spans(store: Store) -> list[tuple[float, float]]:
    start = after(0)
    return [
        ((found.at - start) / timedelta(minutes=1), (found.until - start) / timedelta(minutes=1))
        for found in store.observations.matching(ANY)
    ]


def test_an_observation_is_stored_with_passages_and_places_in_the_queues(store: Store) -> None:
    view = seen("A paragraph of three words", title="(3) Notes - Mozilla Firefox", picture=b"webp")
    assert store_observation(store, view) is IngestOutcome.STORED
    (waiting,) = store.vectors.waiting(9)
    assert waiting[1:] == ("A paragraph of three words", "Notes")
    assert store.formation.waiting(9) == [1]
    place = store.observations.picture_place(store.formation.waiting(1)[0])
    assert place is not None
    assert store.pictures.get(place) == view.picture
    assert store.health.findings() == []


def test_an_equal_neighbour_extends_and_makes_nothing_new(store: Store) -> None:
    store_observation(store, seen("same", at=after(0), picture=b"webp"))
    again = seen("same", at=after(3), picture=b"webp")
    assert store_observation(store, again) is IngestOutcome.MERGED
    assert _spans(store) == [(0, 3)]
    assert store.pictures.count() == 1
    assert store.passages.count() == 1


@pytest.mark.parametrize(
    "other",
    [
        seen("same", at=after(3), monitor=2),
        seen("same", at=after(3), source=Source.FILE),
        seen("same", at=after(3), title="Other"),
        seen("other", at=after(3)),
        seen("same", at=after(0) + MERGE_WITHIN + timedelta(seconds=1)),
    ],
    ids=["monitor", "source", "title", "text", "too late"],
)
def test_what_differs_or_is_far_is_stored_anew(store: Store, other: object) -> None:
    store_observation(store, seen("same", at=after(0)))
    assert store_observation(store, other) is IngestOutcome.STORED  # type: ignore[arg-type]
    assert store.observations.count() == 2


def test_coming_back_to_a_view_is_a_new_observation(store: Store) -> None:
    for minute, text in enumerate(["a", "b", "a"]):
        store_observation(store, seen(text, at=after(minute)))
    assert _spans(store) == [(0, 0), (1, 1), (2, 2)]


def test_handing_in_the_same_stretch_twice_makes_no_copies(store: Store) -> None:
    for _ in range(2):
        for minute in (0, 2, 4):
            store_observation(store, seen("same", at=after(minute)))
        store_observation(store, seen("next", at=after(5)))
    assert _spans(store) == [(0, 4), (5, 5)]


def test_an_older_frame_joins_its_own_neighbour_not_the_newest(store: Store) -> None:
    store_observation(store, seen("morning", at=after(0)))
    store_observation(store, seen("evening", at=after(600)))
    assert store_observation(store, seen("morning", at=after(5))) is IngestOutcome.MERGED
    assert _spans(store) == [(0, 5), (600, 600)]


def test_what_is_still_there_goes_on_if_it_is_near(store: Store) -> None:
    still_there(store, 1, after(0))
    assert store.observations.count() == 0
    store_observation(store, seen("x", at=after(0)))
    still_there(store, 1, after(4))
    still_there(store, 2, after(9))
    still_there(store, 1, after(4) + MERGE_WITHIN + timedelta(seconds=1))
    assert _spans(store) == [(0, 4)]


def test_a_memory_lasts_as_long_as_what_it_rests_on(store: Store) -> None:
    store_observation(store, seen("one", at=after(0)))
    work_off(store, None)
    for minute in range(2, 31, 2):
        still_there(store, 1, after(minute))
    days = MemoryFilter(MemoryKind.EPISODIC, Level.DAY)
    (day,) = store.memories.matching(days)
    assert day.until == after(30)
    store_observation(store, seen("one more", at=after(32)))
    work_off(store, None)
    (day,) = store.memories.matching(days)
    assert day.until == after(32)


SECRET = "AKIAIOSFODNN7EXAMPLE"
CARD = "4111 1111 1111 1111"


def test_secrets_handed_in_raw_reach_no_page(store: Store, home: HomeFolder) -> None:
    view = seen(
        f"the key is {SECRET} here",
        f"card {CARD} ok",
        title=f"Key {SECRET} - Editor",
        url=f"https://keys.example/?k={SECRET}",
    )
    store_observation(store, view)
    stored = store.observations.get(store.observations.ids_matching(ANY)[0])
    shown = [line.text for line in store.observations.lines(stored.id)]
    for text in (*shown, stored.window.title, stored.window.url or ""):
        assert SECRET not in text
        assert CARD not in text
    assert shown[0].startswith("the key is ")
    assert store.passages.matching_words(quoted(SECRET), ANY, 5) == []
    assert store.passages.views_matching_words(quoted("1111"), ANY, 5) == []
    pages = decrypted_home(home, KEY).lower()
    assert SECRET.lower().encode() not in pages
    assert b"4111" not in pages


def test_half_characters_and_nuls_are_stored_whole(store: Store) -> None:
    broken = "left \ud83d right"
    view = replace(
        seen("x", title=broken, app="a\udc00", url=f"https://a.example/{broken}", source_id=broken),
        lines=lines_of(broken, "nul \x00 inside of it"),
    )
    assert store_observation(store, view) is IngestOutcome.STORED
    (found,) = store.observations.matching(ANY)
    assert found.window.title == "left ? right"
    assert store.observations.lines(found.id)[1].text == "nul \x00 inside of it"
    work_off(store, None)
    store.forgetting.forget([found.id])
    assert store.passages.views_matching_words(quoted("inside"), ANY, 5) == []
    assert store.health.findings() == []


def test_a_full_disk_stores_nothing_by_half_and_the_next_one_works(
    store: Store, home: HomeFolder
) -> None:
    store_observation(store, seen("before", at=after(0), picture=b"webp-one"))
    before = logical_dump(store)
    connection = store._db.connection
    connection.pragma("max_page_count", connection.pragma("page_count"))
    large = seen(*(f"word{row} and more{row}" for row in range(900)), at=after(1), picture=b"two")
    with pytest.raises(StoreUnavailable, match="full"):
        store_observation(store, large)
    assert logical_dump(store) == before
    assert store.pictures.count() == 1
    connection.pragma("max_page_count", 1_000_000)
    assert store_observation(store, large) is IngestOutcome.STORED
    assert store.health.findings() == []
    store.close()
    again = open_store(home)
    assert again.observations.count() == 2
    again.close()


def test_a_picture_file_that_is_full_stores_no_observation(store: Store) -> None:
    store_observation(store, seen("before", at=after(0), picture=b"webp-one"))
    before = logical_dump(store)
    connection = store.pictures._files["2026-06"].connection
    connection.pragma("max_page_count", connection.pragma("page_count"))
    with pytest.raises(StoreUnavailable, match="full"):
        store_observation(store, seen("after", at=after(1), picture=b"w" * 500_000))
    assert logical_dump(store) == before
    assert store.pictures.count() == 1
