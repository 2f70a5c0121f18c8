"""Another embedder's vectors are made beside the old ones, and change places all at once."""

import numpy as np
import pytest

from core.home import HomeFolder
from core.ids import PassageId
from core.store.observation_store import ObservationFilter
from core.store.passage_store import PassageDraft
from core.store.store import Store
from core.store.vector_store import FloatArray, encode_vector
from tests.core.store.decrypted_pages import decrypted_home
from tests.core.store.fresh_store import KEY, after, open_store, seen

ANY = ObservationFilter()
OLD, NEW, NEWER = "old", "new", "newer"


def vectors(count: int, dims: int, seed: int = 7) -> FloatArray:
    drawn = np.random.default_rng(seed).normal(size=(count, dims))
    drawn /= np.linalg.norm(drawn, axis=1, keepdims=True)
    return np.asarray(drawn, dtype=np.float32)


def show(store: Store, number: int) -> None:
    """One more frame with a passage of its own."""
    new_id = store.observations.add(seen(f"text {number}", at=after(number)), None)
    store.passages.add(new_id, [PassageDraft(f"text {number}", "", (0,))])


@pytest.fixture
def embedded(store: Store) -> Store:
    """Five passages with vectors of 8 dimensions by the old embedder."""
    for number in range(5):
        show(store, number)
    ids = [passage_id for passage_id, _, _ in store.vectors.waiting(9)]
    store.vectors.add(ids, vectors(5, 8), OLD)
    return store


def make_some(store: Store, count: int, embedder: str = NEW, dims: int = 16) -> list[PassageId]:
    ids = [passage_id for passage_id, _, _ in store.coming_vectors.waiting(count)]
    store.coming_vectors.add(ids, vectors(len(ids), dims, seed=3), embedder)
    return ids


def test_the_first_vectors_say_whose_they_are(store: Store) -> None:
    assert (store.vectors.space(), store.coming_vectors.change()) == (None, None)
    show(store, 0)
    store.vectors.add([store.vectors.waiting(1)[0][0]], vectors(1, 8), OLD)
    assert store.vectors.space() == OLD


def test_vectors_of_another_are_never_mixed_in(embedded: Store) -> None:
    show(embedded, 9)
    ids = [passage_id for passage_id, _, _ in embedded.vectors.waiting(9)]
    embedded.vectors.add(ids, vectors(1, 16), NEW)
    assert embedded.vectors.count() == 5
    assert embedded.vectors.waiting_count() == 1


def test_search_compares_with_the_old_ones_until_all_new_ones_are_there(embedded: Store) -> None:
    before = embedded.vectors.nearest(vectors(1, 8)[0], ANY, 5)
    embedded.coming_vectors.begin(NEW)
    make_some(embedded, 4)
    assert not embedded.coming_vectors.take_their_place()
    assert embedded.vectors.space() == OLD
    assert embedded.vectors.nearest(vectors(1, 8)[0], ANY, 5) == before
    change = embedded.coming_vectors.change()
    assert change is not None
    assert (change.searched, change.coming, change.done, change.total) == (OLD, NEW, 4, 5)

    make_some(embedded, 4)
    assert embedded.coming_vectors.take_their_place()
    assert embedded.vectors.space() == NEW
    assert embedded.coming_vectors.change() is None
    found = embedded.vectors.nearest(vectors(4, 16, seed=3)[2], ANY, 5)
    assert len(found) == 5
    assert found[0][1] == pytest.approx(1.0, abs=1e-3)
    assert embedded.health.findings() == []
    assert not embedded.coming_vectors.take_their_place()


def test_what_is_stored_meanwhile_waits_for_both(embedded: Store) -> None:
    embedded.coming_vectors.begin(NEW)
    make_some(embedded, 5)
    show(embedded, 9)
    assert (embedded.vectors.waiting_count(), embedded.coming_vectors.waiting_count()) == (1, 1)
    assert not embedded.coming_vectors.take_their_place()
    make_some(embedded, 5)
    assert embedded.coming_vectors.take_their_place()
    # The old embedder never came to it, and need not any more.
    assert (embedded.vectors.waiting_count(), embedded.vectors.count()) == (0, 6)
    show(embedded, 10)
    assert (embedded.vectors.waiting_count(), embedded.coming_vectors.waiting_count()) == (1, 0)


def test_it_goes_on_after_a_stop(embedded: Store, home: HomeFolder) -> None:
    embedded.coming_vectors.begin(NEW)
    done = make_some(embedded, 2)
    embedded.close()
    again = open_store(home)
    again.coming_vectors.begin(NEW)
    rest = make_some(again, 9)
    assert len(done) + len(rest) == 5
    assert not set(done) & set(rest)
    assert again.coming_vectors.take_their_place()
    again.close()


def test_another_choice_begins_anew_and_late_vectors_of_the_former_are_dropped(
    embedded: Store,
) -> None:
    embedded.coming_vectors.begin(NEW)
    ids = make_some(embedded, 2)
    embedded.coming_vectors.begin(NEWER)
    assert embedded.coming_vectors.waiting_count() == 5
    embedded.coming_vectors.add(ids, vectors(2, 16), NEW)
    assert embedded.coming_vectors.waiting_count() == 5
    make_some(embedded, 5, NEWER, dims=24)
    assert embedded.coming_vectors.take_their_place()
    assert embedded.vectors.space() == NEWER


def test_a_change_that_is_given_up_leaves_nothing(embedded: Store) -> None:
    embedded.coming_vectors.begin(NEW)
    make_some(embedded, 2)
    embedded.coming_vectors.give_up()
    embedded.coming_vectors.give_up()
    assert embedded.coming_vectors.change() is None
    show(embedded, 9)
    assert embedded.coming_vectors.waiting_count() == 0
    assert (embedded.vectors.space(), embedded.vectors.count()) == (OLD, 5)


def test_a_forgotten_passage_is_in_neither_set(embedded: Store, home: HomeFolder) -> None:
    embedded.coming_vectors.begin(NEW)
    ids = make_some(embedded, 4)
    gone = encode_vector(vectors(4, 16, seed=3)[1])
    assert gone in decrypted_home(home, KEY)
    seen_on = embedded.passages.sightings([ids[1]], ANY)[ids[1]][0].observation_id
    last = embedded.coming_vectors.waiting(9)[0][0]
    embedded.forgetting.forget([seen_on])
    assert gone not in decrypted_home(home, KEY)
    other = embedded.passages.sightings([last], ANY)[last][0].observation_id
    embedded.forgetting.forget([other])
    assert embedded.coming_vectors.waiting_count() == 0
    assert embedded.coming_vectors.take_their_place()
    assert embedded.vectors.count() == embedded.passages.count() == 3
    assert embedded.health.findings() == []


def test_a_reader_sees_one_state_though_they_change_places_meanwhile(
    embedded: Store, home: HomeFolder
) -> None:
    embedded.coming_vectors.begin(NEW)
    make_some(embedded, 5)
    other = open_store(home)
    with other.reading():
        assert other.vectors.space() == OLD
        assert embedded.coming_vectors.take_their_place()
        assert other.vectors.space() == OLD
        assert len(other.vectors.nearest(vectors(1, 8)[0], ANY, 9)) == 5
    assert other.vectors.space() == NEW
    other.close()


def test_an_empty_memory_changes_at_once(store: Store) -> None:
    show(store, 0)
    store.vectors.add([store.vectors.waiting(1)[0][0]], vectors(1, 8), OLD)
    store.forgetting.forget(store.observations.ids_matching(ANY))
    store.coming_vectors.begin(NEW)
    assert store.coming_vectors.take_their_place()
    assert store.vectors.space() == NEW
