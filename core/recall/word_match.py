"""BM25 in our own arithmetic, over a pool of turns and over what stands around each.

FTS5 gives the candidates; its own ranking has a fixed length norm that is too strong for chats.
Scores are shares of the question's weight, so that they compare between questions.

Source: Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from core.recall.query import SYNONYM_SHARE, Term
from core.recall.turns import Pool, Turn

FloatArray = npt.NDArray[np.float64]

_SATURATION = 1.2  # k1
_LENGTH_NORM = 0.3  # b; 0.75 is usual, chat turns are short whatever they say


def term_counts(terms: Sequence[Term], turns: Sequence[Turn]) -> FloatArray:
    """How often each turn says each term, shape (turns, terms); a synonym counts in part."""
    counts = np.zeros((len(turns), len(terms)))
    for row, turn in enumerate(turns):
        for column, term in enumerate(terms):
            said = sum(
                turn.stems.get(form, 0) for form in dict.fromkeys((term.stem, *term.alternatives))
            )
            if not said and term.synonyms:
                said_otherwise = sum(turn.stems.get(other, 0) for other in term.synonyms)
                counts[row, column] = SYNONYM_SHARE * said_otherwise
            else:
                counts[row, column] = said
    return counts


def bm25_share(counts: FloatArray, lengths: FloatArray, weights: FloatArray) -> FloatArray:
    """BM25 of each row as a share of the terms' whole weight, 0 to 1 + k1; shape (rows,)."""
    total = float(weights.sum())
    if not total or not len(counts):
        return np.zeros(len(counts))
    norm = 1 - _LENGTH_NORM + _LENGTH_NORM * lengths / max(1.0, float(lengths.mean()))
    saturated = counts * (_SATURATION + 1) / (counts + _SATURATION * norm[:, None])
    shares: FloatArray = saturated @ weights / total
    return shares


def covered_share(counts: FloatArray, weights: FloatArray) -> FloatArray:
    """The share of the terms' weight that each row says at all, 0 to 1; shape (rows,)."""
    total = float(weights.sum())
    if not total:
        return np.zeros(len(counts))
    shares: FloatArray = np.minimum(counts, 1.0) @ weights / total
    return shares


def summed_around(values: FloatArray, pool: Pool, reach: int) -> FloatArray:
    """Each turn's values plus those of its neighbours up to `reach` turns away; same shape."""
    return sum_of([shifted(values, pool, distance) for distance in range(-reach, reach + 1)])


def shifted(values: FloatArray, pool: Pool, distance: int) -> FloatArray:
    """The values of each turn's neighbour at that distance, 0 where there is none; same shape."""
    if distance == 0:
        return values
    places = np.asarray(pool.around[distance], dtype=np.intp)
    moved = np.zeros_like(values)
    moved[places >= 0] = values[places[places >= 0]]
    return moved


def sum_of(arrays: Sequence[FloatArray]) -> FloatArray:
    """The sum of arrays of one shape."""
    total: FloatArray = np.sum(np.stack(arrays), axis=0)
    return total


def best_of_session(values: FloatArray, pool: Pool) -> FloatArray:
    """For each turn the largest value in its session; same shape (turns,)."""
    sessions = np.asarray(pool.sessions, dtype=np.intp)
    best = np.full(sessions.max(initial=-1) + 1, -np.inf)
    np.maximum.at(best, sessions, values)
    spread: FloatArray = best[sessions]
    return spread
