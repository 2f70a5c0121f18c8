"""Vectors as bytes: small, near to what they were, and the same for every kind of float."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from core.store.migrations import EMBEDDING_DIMS
from core.store.vector_codec import FloatArray, decode_vectors, encode_vector, signs_of


def _unit_vectors(count: int, seed: int = 7) -> FloatArray:
    vectors = np.random.default_rng(seed).normal(size=(count, EMBEDDING_DIMS))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors.astype(np.float32)


def test_cosines_are_near_the_true_ones() -> None:
    vectors, query = _unit_vectors(400), _unit_vectors(1, seed=3)[0]
    kept = decode_vectors([encode_vector(vector) for vector in vectors])
    error = np.abs(kept @ decode_vectors([encode_vector(query)])[0] - vectors @ query)
    assert float(error.max()) < 0.015
    assert float((kept * vectors).sum(axis=1).min()) > 0.996


def test_a_vector_takes_five_bits_a_number() -> None:
    (vector,) = _unit_vectors(1)
    assert len(encode_vector(vector)) == EMBEDDING_DIMS * 5 // 8
    (kept,) = decode_vectors([encode_vector(vector)])
    assert encode_vector(kept) == encode_vector(vector)
    assert signs_of(encode_vector(vector)) == np.packbits(vector > 0, bitorder="little").tobytes()


@given(
    hnp.arrays(
        np.float64, EMBEDDING_DIMS, elements=st.floats(-1, 1, allow_nan=False, width=16)
    ).filter(lambda vector: bool(np.abs(vector).max() > 1e-4))
)
def test_the_kind_of_float_and_the_length_do_not_matter(vector: np.ndarray) -> None:
    data = encode_vector(vector)
    assert encode_vector(vector.astype(np.float32)) == data
    assert encode_vector(vector.astype(np.float16)) == data
    assert encode_vector(vector * 4.0) == data
    (kept,) = decode_vectors([data])
    whole = kept * (15.5 / 16 * np.abs(vector).max() / np.abs(kept).max())
    np.testing.assert_allclose(whole, vector, atol=np.abs(vector).max() / 31)
    assert np.linalg.norm(kept) == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize(
    "vector",
    [
        np.zeros(EMBEDDING_DIMS),
        np.full(EMBEDDING_DIMS, np.nan),
        np.full(EMBEDDING_DIMS, np.inf),
        np.array([1.0, np.nan, *np.zeros(EMBEDDING_DIMS - 2)]),
        np.zeros(0),
        np.ones(12),
        np.ones((2, EMBEDDING_DIMS)),
    ],
)
def test_what_has_no_direction_is_no_vector(vector: np.ndarray) -> None:
    with pytest.raises(ValueError, match="finite"):
        encode_vector(vector)
