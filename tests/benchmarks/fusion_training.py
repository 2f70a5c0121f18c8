"""Learns the weights of a linear ranking from questions with known evidence.

Each piece of evidence competes, under a softmax, with all candidates that are no evidence; the
weights maximise its likelihood (ListNet with top-one probabilities, Cao et al., 2007), by Newton
steps. The problem is convex, so the result does not depend on where it starts. A question counts
once, however many pieces of evidence it has.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.recall.word_match import FloatArray

_RIDGE = 1e-3
_STEPS = 40
_ENOUGH = 1e-3


@dataclass(frozen=True, slots=True)
class RankingExample:
    """One piece of evidence among candidates that are none.

    `features` has shape (candidates, features) with the evidence in row 0; `share` is how much
    it counts.
    """

    features: FloatArray
    share: float


def ranking_examples(features: FloatArray, is_evidence: Sequence[bool]) -> list[RankingExample]:
    """The examples of one question, from the features of all its candidates."""
    evidence = np.array(is_evidence, dtype=bool)
    others = features[~evidence]
    return [
        RankingExample(np.vstack([row, others]), 1 / int(evidence.sum()))
        for row in features[evidence]
    ]


def learn_weights(examples: Sequence[RankingExample]) -> FloatArray:
    """The weights, shape (features,). Raises: IndexError without examples."""
    weights = np.zeros(examples[0].features.shape[1])
    loss, gradient, curvature = _loss(examples, weights)
    for _ in range(_STEPS):
        step = np.linalg.solve(curvature, gradient)
        scale = 1.0
        while True:
            trial = _loss(examples, weights - scale * step)
            if trial[0] <= loss or scale < _ENOUGH:
                break
            scale /= 2
        weights = weights - scale * step
        loss, gradient, curvature = trial
        if np.abs(scale * step).max() < _ENOUGH:
            break
    return weights


def _loss(
    examples: Sequence[RankingExample], weights: FloatArray
) -> tuple[float, FloatArray, FloatArray]:
    """The mean negative log likelihood with its gradient and Hessian, a small ridge included."""
    loss = 0.0
    gradient = np.zeros_like(weights)
    curvature = np.zeros((len(weights), len(weights)))
    for example in examples:
        scores = example.features @ weights
        scores -= scores.max()
        exponentials = np.exp(scores)
        chances = exponentials / exponentials.sum()
        mean = chances @ example.features
        loss -= example.share * float(np.log(chances[0]))
        gradient += example.share * (mean - example.features[0])
        spread = (example.features * chances[:, None]).T @ example.features - np.outer(mean, mean)
        curvature += example.share * spread
    count = sum(example.share for example in examples)
    return (
        loss / count + _RIDGE * float(weights @ weights) / 2,
        gradient / count + _RIDGE * weights,
        curvature / count + _RIDGE * np.eye(len(weights)),
    )
