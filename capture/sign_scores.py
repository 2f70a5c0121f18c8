"""Tells which sign stands at each step of a line, mostly without scoring all that there are.

Of some 18,700 signs, nine in ten are East Asian. They are scored only where none of the others
fits well; and in a line that holds one of them, everywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from capture.last_layer import FloatMatrix, LastLayer

# From here on stand the scripts of East Asia, their punctuation, and pictures (emoji).
FIRST_RARE_SIGN = "\u2e80"
# Where another sign scores as much as this (before the softmax), rare ones are not looked for. On
# 357,000 steps of real screens, the most that a rare one beat was 16.1. On 2,000 lines of Chinese
# and Japanese it was 20.9, yet none is read otherwise: a line with a rare sign is scored in full.
SURE_SCORE = 18.0

SignNumbers = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class _Best:
    """At each step, the number of the sign that scores most, its score, and the logarithm of the
    sum of all scores' exponentials."""

    numbers: SignNumbers
    scores: FloatMatrix
    totals: FloatMatrix


class SignScorer:
    """The last layer of a recogniser, in two pieces."""

    def __init__(self, layer: LastLayer, signs: Sequence[str]) -> None:
        """`signs` are those that the layer's columns stand for; the first is none."""
        is_rare = np.array([sign >= FIRST_RARE_SIGN for sign in signs])
        self._common = _Piece(layer, np.flatnonzero(~is_rare))
        self._rare = _Piece(layer, np.flatnonzero(is_rare))

    def best(self, features: FloatMatrix) -> tuple[SignNumbers, FloatMatrix]:
        """The number of the likeliest sign at each step, and its share of all, 0 to 1.

        `features` are float32, shape (steps, features). Where rare signs were not scored, the
        share leaves them out, and is too large by a hundredth or two at most (measured).
        """
        found = self._common.best(features)
        unsure = np.flatnonzero(found.scores < SURE_SCORE)
        if unsure.size:
            rare = self._rare.best(features[unsure])
            if (rare.scores > found.scores[unsure]).any():
                found = _joined(found, self._rare.best(features), np.arange(len(features)))
            else:
                found = _joined(found, rare, unsure)
        return found.numbers, np.exp(found.scores - found.totals)


class _Piece:
    """Some of the signs; `numbers` are theirs among all."""

    def __init__(self, layer: LastLayer, numbers: SignNumbers) -> None:
        self._numbers = numbers
        self._weights = np.ascontiguousarray(layer.weights[:, numbers])
        self._bias = layer.bias[numbers]

    def best(self, features: FloatMatrix) -> _Best:
        scores = features @ self._weights
        scores += self._bias
        best = scores.argmax(axis=1)
        highest = scores[np.arange(len(scores)), best]
        scores -= highest[:, np.newaxis]
        np.exp(scores, out=scores)
        return _Best(self._numbers[best], highest, highest + np.log(scores.sum(axis=1)))


def _joined(one: _Best, other: _Best, steps: SignNumbers) -> _Best:
    """The best of two pieces; of the other, only some steps are known."""
    numbers, scores, totals = one.numbers.copy(), one.scores.copy(), one.totals.copy()
    higher = other.scores > scores[steps]
    numbers[steps[higher]] = other.numbers[higher]
    scores[steps] = np.maximum(scores[steps], other.scores)
    totals[steps] = np.logaddexp(totals[steps], other.totals)
    return _Best(numbers, scores, totals)
