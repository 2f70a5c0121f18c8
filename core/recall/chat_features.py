"""What speaks for each turn of a chat, as one row of numbers; fused by learned weights.

All are shares or plain counts that do not depend on what else was found, so that they mean the
same in a small memory and a large one, in every question.
"""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
import numpy.typing as npt

from core.recall.answer_fit import asks_when, has_wanted_value, tells_when, wanted_sort
from core.recall.feedback import feedback_share
from core.recall.kinds import members_of
from core.recall.query import Query, Term
from core.recall.speaker_channel import name_words, speaker_fit
from core.recall.time_channel import time_fit
from core.recall.turn_shape import is_question, length_of, specifics_of
from core.recall.turns import REACH, Pool
from core.recall.word_match import (
    FloatArray,
    best_of_session,
    bm25_share,
    covered_share,
    shifted,
    sum_of,
    summed_around,
    term_counts,
)

CHAT_FEATURES = (
    "keyword",  # BM25 of the turn
    "keyword_rank",  # 1 / (5 + its place by that)
    "near_words",  # BM25 of the turn with the ones beside it
    "wide_words",  # share of the question's words said within three turns
    "session_words",  # the best keyword score of its session
    "kind",  # share of the question's weight that asks for a kind of thing which the turn names
    "vector",  # similarity of meaning
    "near_vector",  # the same for the turn with the ones beside it
    "session_vector",  # the best similarity of its session
    "speaker",  # whether the question names its speaker
    "time",  # how well it fits the time that the question names
    "value",  # whether it holds the sort of value that is asked for
    "when",  # whether it places something in time, where a time is asked for
    "reply",  # how well the turn before it asks what is asked
    "asks",  # whether it is itself a question
    "length",  # logarithm of its number of words
    "specifics",  # names, numbers and titles in it
    "feedback",  # share of the words that the best by a first look have in common
)
VECTOR_FEATURES = frozenset({"vector", "near_vector", "session_vector"})

# What the candidates of feedback are chosen by; set by hand, since the learned weights come later.
_FIRST_LOOK = {
    "keyword": 0.6,
    "keyword_rank": 4.0,
    "wide_words": 3.0,
    "vector": 4.0,
    "near_vector": 3.0,
    "session_vector": 3.0,
    "speaker": 2.7,
}

_RANK_OFFSET = 5.0
_TOLD_WITHIN = timedelta(days=2)  # what happened is mostly told within days

VectorArray = npt.NDArray[np.float32]


def chat_features(
    query: Query,
    named: Sequence[str],
    pool: Pool,
    vectors: VectorArray | None,
    question: VectorArray | None,
) -> FloatArray:
    """One row a turn, one column a feature in the order of `CHAT_FEATURES`.

    `named` are the speakers that the question names, first named first.
    `vectors` are the turns' unit vectors, shape (turns, dims), zeros where there is none yet;
    without an embedder the columns of `VECTOR_FEATURES` are 0.
    """
    turns = pool.turns
    columns = {
        **_word_features(query, pool, name_words(named)),
        **_vector_features(pool, vectors, question),
    }
    sort = wanted_sort(query.text)
    is_when = asks_when(query.text)
    columns["speaker"] = np.array([speaker_fit(turn.speaker, named) for turn in turns])
    columns["time"] = np.array(
        [time_fit(query.time_range, turn.at, turn.at, _TOLD_WITHIN) for turn in turns]
    )
    columns["value"] = np.array([has_wanted_value(turn.words, sort) for turn in turns])
    columns["when"] = np.array([tells_when(turn.words) if is_when else 0.0 for turn in turns])
    asks = np.array([is_question(turn) for turn in turns])
    columns["asks"] = asks
    columns["reply"] = shifted(asks * (columns["keyword"] + columns["vector"]), pool, -1)
    columns["length"] = np.array([length_of(turn) for turn in turns])
    columns["specifics"] = np.array([specifics_of(turn) for turn in turns])
    first_look = sum_of([weight * columns[name] for name, weight in _FIRST_LOOK.items()])
    columns["feedback"] = feedback_share(pool, first_look, frozenset(query.stems))
    return np.stack([columns[name] for name in CHAT_FEATURES], axis=1)


def _word_features(query: Query, pool: Pool, names: frozenset[str]) -> dict[str, FloatArray]:
    """The features that count the question's words, speakers' names left out."""
    kept = [
        (term, weight)
        for term, weight in zip(query.terms, query.weights, strict=True)
        if term.word not in names
    ]
    weights = np.array([weight for _, weight in kept])
    kept_terms = [term for term, _ in kept]
    counts = term_counts(kept_terms, pool.turns)
    lengths = np.array([float(turn.length) for turn in pool.turns])
    keyword = bm25_share(counts, lengths, weights)
    beside = bm25_share(summed_around(counts, pool, 1), summed_around(lengths, pool, 1), weights)
    return {
        "keyword": keyword,
        "keyword_rank": _by_rank(keyword),
        "near_words": beside,
        "wide_words": covered_share(summed_around(counts, pool, REACH), weights),
        "session_words": best_of_session(keyword, pool),
        "kind": covered_share(_members_named(kept_terms, pool), weights),
    }


def _members_named(terms: Sequence[Term], pool: Pool) -> FloatArray:
    """Whether each turn names a thing of the kind that each term is, shape (turns, terms)."""
    kinds = [members_of(term.word) for term in terms]
    named = np.zeros((len(pool.turns), len(terms)))
    for column, members in enumerate(kinds):
        if members:
            named[:, column] = [not members.isdisjoint(turn.stems) for turn in pool.turns]
    return named


def _by_rank(scores: FloatArray) -> FloatArray:
    """1 / (5 + place), best first; 0 for turns without a score."""
    places = np.empty(len(scores))
    places[np.argsort(-scores, kind="stable")] = np.arange(len(scores))
    ranks: FloatArray = (scores > 0) / (_RANK_OFFSET + places)
    return ranks


def _vector_features(
    pool: Pool, vectors: VectorArray | None, question: VectorArray | None
) -> dict[str, FloatArray]:
    if vectors is None or question is None or not len(vectors):
        return {name: np.zeros(len(pool.turns)) for name in VECTOR_FEATURES}
    exact = vectors.astype(np.float64)
    near = summed_around(exact, pool, 1)
    near /= np.maximum(np.linalg.norm(near, axis=1, keepdims=True), 1e-9)
    similar = np.maximum(0.0, exact @ question.astype(np.float64))
    return {
        "vector": similar,
        "near_vector": np.maximum(0.0, near @ question.astype(np.float64)),
        "session_vector": best_of_session(similar, pool),
    }
