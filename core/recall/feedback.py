"""Searching again with what was found: words that the best candidates share, and few others say.

A question for “painted” finds the turns that say so first; those speak of canvas and sunsets, and
so do turns that tell of a painting without the word. A word must stand in two of the best at least,
so that no single wrong one leads away.

Source: pseudo-relevance feedback as in Rocchio (1971), with words only, kept apart from the
question's own so that fusion weighs it.
"""

from collections import Counter
from collections.abc import Set
from math import log

import numpy as np

from core.recall.turns import Pool
from core.recall.word_match import FloatArray
from core.recall.words import QUESTION_WORDS, stem

_BEST = 10
_MOST_WORDS = 10
_IN_AT_LEAST = 2
_RARE = 1 / 20  # of the candidates; what more say distinguishes nothing
_SHORTEST = 3

_FORM_STEMS = frozenset(stem(word) for word in QUESTION_WORDS)


def feedback_share(pool: Pool, first_look: FloatArray, asked: Set[str]) -> FloatArray:
    """How much of the words that the best turns share each turn says, 0 to 1; shape (turns,).

    `first_look` scores the turns as far as they are known; `asked` are the question's own stems.
    """
    shared = _shared_words(pool, first_look, asked)
    total = sum(shared.values())
    if not total:
        return np.zeros(len(pool.turns))
    return np.array(
        [
            sum(weight for word, weight in shared.items() if word in turn.stems) / total
            for turn in pool.turns
        ]
    )


def _shared_words(pool: Pool, first_look: FloatArray, asked: Set[str]) -> dict[str, float]:
    """The most telling words that the best turns share, with their weights."""
    best = np.argsort(-first_look, kind="stable")[:_BEST]
    said = Counter(
        word
        for place in best
        for word in pool.turns[place].stems
        if len(word) >= _SHORTEST and word not in asked and word not in _FORM_STEMS
    )
    repeated = {word: times for word, times in said.items() if times >= _IN_AT_LEAST}
    holding = Counter(word for turn in pool.turns for word in turn.stems.keys() & repeated.keys())
    count = len(pool.turns)
    weights = {
        word: times * log(1 + count / holding[word])
        for word, times in repeated.items()
        if holding[word] < _RARE * count
    }
    top = sorted(weights, key=lambda word: (-weights[word], word))[:_MOST_WORDS]
    return {word: weights[word] for word in top}
