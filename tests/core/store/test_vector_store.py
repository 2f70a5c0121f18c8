"""Vectors: one encoding, exact search, quick search in two steps, a queue that outlives a stop."""

import numpy as np
import pytest

from core.ids import ObservationId, PassageId
from core.store.migrations import EMBEDDING_DIMS
from core.store.observation_store import ObservationFilter
from core.store.passage_store import PassageDraft
from core.store.store import Store
from core.store.vector_codec import FloatArray, decode_vectors, encode_vector
from tests.core.store.fresh_store import after, seen

ANY = ObservationFilter()
SPACE = "some-embedder"


def _unit_vectors(count: int, seed: int = 7) -> FloatArray:
    vectors = np.random.default_rng(seed).normal(size=(count, EMBEDDING_DIMS))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors.astype(np.float32)


def _fill(store: Store, count: int) -> list[PassageId]:
    """One passage a frame, a minute apart."""
    for number in range(count):
        new_id = store.observations.add(seen(f"text {number}", at=after(number)), None)
        store.passages.add(new_id, [PassageDraft(f"text {number}", "", (0,))])
    return [passage_id for passage_id, _, _ in store.vectors.waiting(count)]


def _similarities(vectors: FloatArray, query: FloatArray) -> FloatArray:
    """Cosines of what is stored, in plain numpy."""
    kept = decode_vectors([encode_vector(vector) for vector in vectors])
    return np.asarray(kept @ decode_vectors([encode_vector(query)])[0])


def test_the_nearest_are_exactly_the_nearest(store: Store) -> None:
    vectors, query = _unit_vectors(300), _unit_vectors(1, seed=8)[0]
    ids = _fill(store, 300)
    store.vectors.add(ids, vectors, SPACE)
    similarities = _similarities(vectors, query)
    order = np.argsort(-similarities)[:20]
    found = store.vectors.nearest(query, ANY, 20)
    assert [passage_id for passage_id, _ in found] == [ids[place] for place in order]
    np.testing.assert_allclose([s for _, s in found], similarities[order], atol=1e-5)


def test_the_nearest_within_a_filter_are_exactly_those(store: Store) -> None:
    vectors, query = _unit_vectors(200), _unit_vectors(1, seed=9)[0]
    ids = _fill(store, 200)
    store.vectors.add(ids, vectors, SPACE)
    inside = slice(50, 80)
    similarities = _similarities(vectors[inside], query)
    expected = [ids[inside][place] for place in np.argsort(-similarities)[:10]]
    found = store.vectors.nearest(query, ObservationFilter(after(50), after(80)), 10)
    assert [passage_id for passage_id, _ in found] == expected
    assert store.vectors.nearest(query, ObservationFilter(since=after(999)), 10) == []


def _around(directions: FloatArray, count: int) -> FloatArray:
    """Unit vectors strewn around some directions, as texts lie around their topics."""
    strewn = np.repeat(directions, count, axis=0) + 0.7 * _unit_vectors(len(directions) * count)
    return np.asarray(strewn / np.linalg.norm(strewn, axis=1, keepdims=True), dtype=np.float32)


def test_in_a_large_memory_the_nearest_are_found_by_their_signs_first(store: Store) -> None:
    topics = _unit_vectors(20, seed=4)
    store.vectors.add(_fill(store, 800), _around(topics, 40), SPACE)
    for topic in topics:
        exact = store.vectors.nearest(topic, ANY, 10)
        quick = store.vectors.nearest(topic, ANY, 10, exact_up_to=0)
        assert len(set(exact) & set(quick)) >= 9
        assert quick[0] == exact[0]
        assert [s for _, s in quick] == sorted((s for _, s in quick), reverse=True)


def test_a_filter_holds_before_the_signs_are_compared(store: Store) -> None:
    ids = _fill(store, 200)
    store.vectors.add(ids, _around(_unit_vectors(1, seed=4), 200), SPACE)
    wanted = ObservationFilter(after(150), after(160))
    found = store.vectors.nearest(_unit_vectors(1, seed=4)[0], wanted, 5, exact_up_to=0)
    assert {passage_id for passage_id, _ in found} <= set(ids[150:161])
    assert found == store.vectors.nearest(_unit_vectors(1, seed=4)[0], wanted, 5)


def test_the_signs_of_a_forgotten_passage_go_with_it(store: Store) -> None:
    store.vectors.add(_fill(store, 3), _unit_vectors(3), SPACE)
    store.forgetting.forget([ObservationId(2)])
    assert store.vectors.count() == 2
    assert store._db.number("SELECT count(*) FROM vector_signs") == 2


def test_a_similarity_of_one_means_the_same_vector(store: Store) -> None:
    vectors = _unit_vectors(3)
    ids = _fill(store, 3)
    store.vectors.add(ids, vectors, SPACE)
    ((nearest, similarity),) = store.vectors.nearest(vectors[1], ANY, 1)
    assert nearest == ids[1]
    assert similarity == pytest.approx(1.0, abs=1e-6)
    farthest, similarity = store.vectors.nearest(-vectors[1], ANY, 3)[-1]
    assert farthest == ids[1]
    assert similarity == pytest.approx(-1.0, abs=1e-6)
