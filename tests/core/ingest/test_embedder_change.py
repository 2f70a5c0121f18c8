"""Another embedder: all is embedded anew in the background, and search never stops."""

import pytest

from core.home import HomeFolder
from core.ingest.embedder_change import change_words, follow_choice
from core.ingest.ingest import store_observation
from core.ingest.work import work_left, work_off, work_step
from core.recall.query import understand
from core.recall.search import search
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from tests.core.store.fresh_store import after, open_store, seen
from tests.fakes.hash_embedder import HashEmbedder

FRAMES = 100
OLD, NEW = HashEmbedder(384), HashEmbedder(64)


@pytest.fixture
def embedded(store: Store) -> Store:
    """A hundred frames, all worked off with the old embedder."""
    for number in range(FRAMES):
        store_observation(store, seen(f"passage number{number}", at=after(number)))
    work_off(store, OLD)
    return store


def found_by_meaning(store: Store, embedder: HashEmbedder, text: str) -> bool:
    """Whether the vector channel found something for the question."""
    query = understand(text, after(500), store.passages, ObservationFilter())
    return any("vector" in hit.channels for hit in search(store, embedder, query, 5))


def test_all_is_embedded_anew_and_search_goes_on_meanwhile(embedded: Store) -> None:
    assert work_left(embedded, OLD, coming=NEW) == FRAMES
    part = work_off(embedded, OLD, coming=NEW, limit=30)
    assert (part.done, part.left) == (30, FRAMES - 30)
    assert found_by_meaning(embedded, OLD, "passage number7")
    assert not found_by_meaning(embedded, NEW, "passage number7")
    assert change_words(embedded.coming_vectors.change()) == (
        "Search by meaning moves from hash-384 to hash-64: 30 of 100 passages are done, and "
        "until all are, it goes on as before."
    )
    rest = work_off(embedded, OLD, coming=NEW)
    assert (rest.done, rest.left) == (FRAMES - 30, 0)
    assert change_words(embedded.coming_vectors.change()) == ""
    assert found_by_meaning(embedded, NEW, "passage number7")
    assert not found_by_meaning(embedded, OLD, "passage number7")
    assert embedded.health.findings() == []
    assert work_off(embedded, NEW).done == 0


def test_new_screens_are_found_by_meaning_during_the_change(embedded: Store) -> None:
    work_off(embedded, OLD, coming=NEW, limit=30)
    store_observation(embedded, seen("a heron on the weir", at=after(300)))
    work_step(embedded, OLD, 16, coming=NEW)
    assert work_step(embedded, OLD, 16, coming=NEW) == 1
    assert embedded.vectors.count() == FRAMES + 1
    assert work_off(embedded, OLD, coming=NEW).left == 0
    assert embedded.vectors.space() == NEW.id
    assert embedded.vectors.count() == FRAMES + 1


def test_it_also_changes_where_the_old_embedder_is_gone(embedded: Store) -> None:
    store_observation(embedded, seen("a heron on the weir", at=after(300)))
    report = work_off(embedded, None, coming=NEW)
    assert report.left == 0
    assert found_by_meaning(embedded, NEW, "heron")


def test_killed_on_the_way_it_goes_on_where_it_was(embedded: Store, home: HomeFolder) -> None:
    work_off(embedded, OLD, coming=NEW, limit=64)
    embedded.close()
    again = open_store(home)
    report = work_off(again, OLD, coming=NEW)
    assert (report.done, report.left) == (FRAMES - 64, 0)
    assert again.vectors.space() == NEW.id
    again.close()


def test_killed_before_the_vectors_changed_places_the_next_step_does_it(embedded: Store) -> None:
    follow_choice(embedded, NEW.id)
    waiting = embedded.coming_vectors.waiting(FRAMES)
    made = NEW.embed_passages([text for _, text, _ in waiting])
    embedded.coming_vectors.add([one for one, _, _ in waiting], made, NEW.id)
    assert work_off(embedded, OLD, coming=NEW).done == 0
    assert embedded.vectors.space() == NEW.id


def test_a_change_of_mind_drops_what_was_made(embedded: Store) -> None:
    work_off(embedded, OLD, coming=NEW, limit=30)
    follow_choice(embedded, OLD.id)
    assert embedded.coming_vectors.change() is None
    assert found_by_meaning(embedded, OLD, "passage number7")


def test_an_embedder_of_other_vectors_alone_does_nothing(embedded: Store) -> None:
    store_observation(embedded, seen("a heron on the weir", at=after(300)))
    assert work_off(embedded, NEW).left == 0
    assert embedded.vectors.waiting_count() == 1
    assert embedded.vectors.space() == OLD.id


def test_the_first_vectors_are_the_chosen_ones(store: Store) -> None:
    store_observation(store, seen("a heron on the weir", at=after(0)))
    follow_choice(store, NEW.id)
    assert store.coming_vectors.change() is None
    work_off(store, NEW)
    assert store.vectors.space() == NEW.id
