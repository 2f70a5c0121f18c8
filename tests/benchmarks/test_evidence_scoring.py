"""The figures mean what they say, and the learner finds what tells evidence apart."""

from math import log2

import numpy as np
import pytest

from tests.benchmarks.evidence_scoring import DEPTHS, mean_scores, score_ranking
from tests.benchmarks.fusion_training import learn_weights, ranking_examples


def test_recall_is_the_share_of_evidence_among_the_first() -> None:
    score = score_ranking(["a", "x", "b"], frozenset("abc"), category=1)
    recall = dict(zip(DEPTHS, score.recall, strict=True))
    assert recall[1] == pytest.approx(1 / 3)
    assert recall[5] == recall[50] == pytest.approx(2 / 3)


def test_ndcg_is_one_for_the_ideal_order_and_less_for_others() -> None:
    assert score_ranking(["a", "b", "x"], frozenset("ab"), 1).ndcg10 == pytest.approx(1.0)
    late = score_ranking(["x", "a"], frozenset("a"), 1)
    assert late.ndcg10 == pytest.approx(1 / log2(3))


def test_means_are_over_questions() -> None:
    scores = [score_ranking(["a"], frozenset("a"), 1), score_ranking(["x"], frozenset("a"), 1)]
    assert mean_scores(scores) == {
        "questions": 2,
        "recall": dict.fromkeys(map(str, DEPTHS), 50.0),
        "ndcg10": 0.5,
    }
    assert mean_scores([]) == {"questions": 0}


def test_the_learner_weighs_what_tells_and_ignores_noise() -> None:
    draw = np.random.default_rng(5)
    examples = []
    for _ in range(200):
        features = draw.random((20, 2))
        evidence = features[:, 0] + 0.1 * draw.random(20)
        examples += ranking_examples(features, list(evidence == evidence.max()))
    telling, noise = learn_weights(examples)
    assert telling > 5.0
    assert abs(noise) < 0.2 * telling


def test_pieces_of_evidence_do_not_compete_with_each_other() -> None:
    features = np.array([[1.0], [1.0], [0.0]])
    examples = ranking_examples(features, [True, True, False])
    assert [example.features.tolist() for example in examples] == [[[1.0], [0.0]]] * 2
    assert sum(example.share for example in examples) == 1.0
    assert ranking_examples(features, [False] * 3) == []
