"""Vectors: one encoding, exact search, quick search in two steps, a queue that outlives a stop."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from core.ids import ObservationId, PassageId
from core.store.migrations import EMBEDDING_DIMS
from core.store.observation_store import ObservationFilter
from core.store.passage_store import PassageDraft
from core.store.store import Store
from core.store.vector_store import FloatArray, encode_vector
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


def _decoded(data: bytes) -> FloatArray:
    return np.frombuffer(data, dtype=np.int8).astype(np.float32)


def _similarities(vectors: FloatArray, query: FloatArray) -> FloatArray:
    """Cosines of what is stored, in plain numpy."""
    kept = np.stack([_decoded(encode_vector(vector)) for vector in vectors])
    asked = _decoded(encode_vector(query))
    return (kept @ asked) / (np.linalg.norm(kept, axis=1) * np.linalg.norm(asked))  # type: ignore[no-any-return]


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


def test_quantised_cosines_are_near_the_true_ones() -> None:
    vectors, query = _unit_vectors(400), _unit_vectors(1, seed=3)[0]
    error = np.abs(_similarities(vectors, query) - vectors @ query)
    assert float(error.max()) < 0.005


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


@given(
    hnp.arrays(
        np.float64, EMBEDDING_DIMS, elements=st.floats(-1, 1, allow_nan=False, width=16)
    ).filter(lambda vector: bool(np.abs(vector).max() > 1e-4))
)
def test_the_kind_of_float_and_the_length_do_not_matter(vector: np.ndarray) -> None:
    data = encode_vector(vector)
    assert len(data) == EMBEDDING_DIMS
    assert encode_vector(vector.astype(np.float32)) == data
    assert encode_vector(vector.astype(np.float16)) == data
    assert encode_vector(vector * 4.0) == data
    assert np.abs(_decoded(data)).max() == 127
    np.testing.assert_allclose(_decoded(data), vector * 127 / np.abs(vector).max(), atol=0.5001)


@pytest.mark.parametrize(
    "vector",
    [
        np.zeros(EMBEDDING_DIMS),
        np.full(EMBEDDING_DIMS, np.nan),
        np.full(EMBEDDING_DIMS, np.inf),
        np.array([1.0, np.nan, *np.zeros(EMBEDDING_DIMS - 2)]),
        np.zeros(0),
        np.ones((2, EMBEDDING_DIMS)),
    ],
)
def test_what_has_no_direction_is_no_vector(vector: np.ndarray) -> None:
    with pytest.raises(ValueError, match="finite"):
        encode_vector(vector)


def test_a_bad_vector_stores_none_of_its_batch(store: Store) -> None:
    ids = _fill(store, 2)
    vectors = _unit_vectors(2)
    vectors[1] = 0
    with pytest.raises(ValueError, match="finite"):
        store.vectors.add(ids, vectors, SPACE)
    assert (store.vectors.count(), store.vectors.waiting_count()) == (0, 2)
    with pytest.raises(ValueError, match="zip"):
        store.vectors.add(ids, vectors[:1], SPACE)
    assert (store.vectors.count(), store.vectors.waiting_count()) == (0, 2)


def test_the_queue_goes_oldest_first_and_shrinks(store: Store) -> None:
    ids = _fill(store, 5)
    assert [passage_id for passage_id, _, _ in store.vectors.waiting(3)] == ids[:3]
    store.vectors.add(ids[:3], _unit_vectors(3), SPACE)
    assert store.vectors.waiting(9) == [(ids[3], "text 3", ""), (ids[4], "text 4", "")]
    assert (store.vectors.count(), store.vectors.waiting_count()) == (3, 2)
    store.vectors.add(ids[:1], _unit_vectors(1), SPACE)  # embedded twice, as after a stop
    assert store.vectors.count() == 3


def test_a_passage_forgotten_while_it_was_embedded_is_passed_over(store: Store) -> None:
    ids = _fill(store, 3)
    store.forgetting.forget([ObservationId(2)])
    store.vectors.add(ids, _unit_vectors(3), SPACE)
    found = store.vectors.nearest(_unit_vectors(1)[0], ANY, 9)
    assert {passage_id for passage_id, _ in found} == {ids[0], ids[2]}
    assert store.health.findings() == []


def test_an_empty_memory_has_no_nearest(store: Store) -> None:
    assert store.vectors.nearest(_unit_vectors(1)[0], ANY, 5) == []
