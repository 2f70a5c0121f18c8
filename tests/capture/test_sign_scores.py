import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from capture.last_layer import FloatMatrix, LastLayer
from capture.sign_scores import SURE_SCORE, SignScorer

SIGNS = ["", *"abcdefgh", "中", "の", "，"]
A, ZHONG, NO = SIGNS.index("a"), SIGNS.index("中"), SIGNS.index("の")


def _softmax(scores: FloatMatrix) -> FloatMatrix:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: FloatMatrix = powers / powers.sum(axis=1, keepdims=True)
    return shares


def _best_of_scores(scores: FloatMatrix) -> tuple[list[int], FloatMatrix]:
    size = len(SIGNS)
    layer = LastLayer(np.eye(size, dtype=np.float32), np.zeros(size, np.float32))
    numbers, shares = SignScorer(layer, SIGNS).best(scores)
    return numbers.tolist(), shares


def _sure_of_a(steps: int) -> FloatMatrix:
    scores = np.zeros((steps, len(SIGNS)), np.float32)
    scores[:, A] = SURE_SCORE
    return scores


@given(st.integers(0, 2**32 - 1), st.integers(1, 40), st.floats(0.1, 2.0))
def test_where_nothing_is_sure_the_best_of_all_is_found(
    seed: int, steps: int, spread: float
) -> None:
    random = np.random.default_rng(seed)
    weights = random.normal(0, 1, (5, len(SIGNS))).astype(np.float32)
    layer = LastLayer(weights, random.normal(0, 1, len(SIGNS)).astype(np.float32))
    features = random.uniform(-spread, spread, (steps, 5)).astype(np.float32)
    scores = features @ layer.weights + layer.bias
    scores = scores[scores.max(axis=1) < SURE_SCORE]
    features = features[(features @ layer.weights + layer.bias).max(axis=1) < SURE_SCORE]

    numbers, shares = SignScorer(layer, SIGNS).best(features)

    assert numbers.tolist() == scores.argmax(axis=1).tolist()
    assert shares == pytest.approx(_softmax(scores).max(axis=1), rel=1e-3)


def test_a_rare_sign_is_not_looked_for_where_another_is_sure() -> None:
    scores = _sure_of_a(3)
    scores[1, ZHONG] = SURE_SCORE + 1
    numbers, shares = _best_of_scores(scores)
    assert numbers == [A, A, A]
    assert shares == pytest.approx(1, abs=1e-6)


def test_an_unsure_step_alone_is_scored_in_full() -> None:
    scores = _sure_of_a(3)
    scores[1, A], scores[1, NO], scores[2, ZHONG] = 8, 7, SURE_SCORE + 1
    numbers, shares = _best_of_scores(scores)
    assert numbers == [A, A, A]
    assert shares[1] == pytest.approx(_softmax(scores)[1, A], rel=1e-4)


def test_a_line_with_a_rare_sign_is_scored_in_full() -> None:
    scores = _sure_of_a(3)
    scores[1, A], scores[1, NO], scores[2, ZHONG] = 7, 8, SURE_SCORE + 1
    numbers, shares = _best_of_scores(scores)
    assert numbers == [A, NO, ZHONG]
    assert shares == pytest.approx(_softmax(scores).max(axis=1), rel=1e-4)
