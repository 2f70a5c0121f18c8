"""The signs in memory keep up with the file, whoever writes to it."""

import numpy as np

from core.home import HomeFolder
from core.ids import ObservationId, PassageId
from core.store.migrations import EMBEDDING_DIMS
from core.store.passage_store import PassageDraft
from core.store.sign_index import SignIndex
from core.store.store import Store
from core.store.vector_store import FloatArray, encode_vector
from tests.core.store.fresh_store import after, open_store, seen


def _vectors(count: int, seed: int) -> FloatArray:
    return np.random.default_rng(seed).normal(size=(count, EMBEDDING_DIMS)).astype(np.float32)


def _add(store: Store, count: int, seed: int) -> list[PassageId]:
    """Passages a minute apart, each on a frame of its own, with vectors."""
    for number in range(count):
        text = f"text {seed} {number}"
        new_id = store.observations.add(seen(text, at=after(1000 * seed + number)), None)
        store.passages.add(new_id, [PassageDraft(text, "", (0,))])
    ids = [passage_id for passage_id, _, _ in store.vectors.waiting(count)]
    store.vectors.add(ids, _vectors(count, seed), "scripted")
    return ids


def test_the_nearest_by_signs_come_first(store: Store) -> None:
    ids = _add(store, 400, seed=1)
    vectors = _vectors(400, seed=1)
    index = SignIndex(store._db)
    for place in (0, 99, 399):
        near = index.nearest(vectors[place], 20)
        assert len(near) == 20
        assert near == sorted(near)
        assert ids[place] in near
        agreement = (vectors > 0).astype(np.float32) @ vectors[place]
        best = {ids[one] for one in np.argsort(-agreement)[:5]}
        assert best <= set(near)


def test_with_few_passages_all_are_given(store: Store) -> None:
    index = SignIndex(store._db)
    question = _vectors(1, seed=9)[0]
    assert index.nearest(question, 5) == []
    ids = _add(store, 4, seed=1)
    assert index.nearest(question, 5) == ids
    assert len(index.nearest(question, 3)) == 3


def test_what_is_added_and_removed_is_noticed(store: Store, home: HomeFolder) -> None:
    index = SignIndex(store._db)
    question = _vectors(1, seed=9)[0]
    first = _add(store, 3, seed=1)
    assert index.nearest(question, 50) == first
    other = open_store(home)
    second = _add(other, 2, seed=2)
    assert index.nearest(question, 50) == [*first, *second]
    other.forgetting.forget([ObservationId(1)])
    assert index.nearest(question, 50) == [*first[1:], *second]
    other.close()
    third = _add(store, 1, seed=3)
    assert index.nearest(question, 50) == [*first[1:], *second, *third]


def test_vectors_of_another_embedder_take_the_place_of_the_old_ones(store: Store) -> None:
    index = SignIndex(store._db)
    ids = _add(store, 60, seed=1)
    assert ids[7] in index.nearest(_vectors(60, seed=1)[7], 5)
    others = _vectors(60, seed=5)
    with store.transaction():
        store._db.run("DELETE FROM passage_vector")
        for passage_id, vector in zip(ids, others, strict=True):
            store._db.run(
                "INSERT INTO passage_vector VALUES(?, ?)", (passage_id, encode_vector(vector))
            )
    assert ids[7] in index.nearest(others[7], 5)
    assert ids[7] not in index.nearest(_vectors(60, seed=1)[7], 5)
