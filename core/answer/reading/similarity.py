"""Likeness in meaning, where words alone do not decide: the leading readings are embedded."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from core.answer.reading.features import ScoredReading, score_of
from core.ids import ObservationId
from core.models.embedder import Embedder
from core.recall.query import Query

_MOST_EMBEDDED = 6
_CLOSE = 0.7  # a reading further behind the leader cannot pass it by its likeness
_OF_SHARED_WORDS = 0.6
_CONTEXT_WORDS = 5
_EMBEDDED_WORDS = 24


def with_similarities(
    query: Query,
    scored: Sequence[ScoredReading],
    titles: Mapping[ObservationId, str],
    embedder: Embedder | None,
) -> list[ScoredReading]:
    """The readings with their likeness to the question, best first.

    Only the leading ones are embedded; the others get the likeness that readings with so many
    shared words tend to have.
    """
    ranked = sorted((_expected(one) for one in scored), key=lambda one: -one.score)
    if embedder is None or not ranked:
        return ranked
    distinct: dict[str, ScoredReading] = {}
    for one in ranked:
        if one.score < ranked[0].score - _CLOSE or len(distinct) >= _MOST_EMBEDDED:
            break
        distinct.setdefault(_told(one), one)
    question = embedder.embed_query(query.text)
    vectors = embedder.embed_passages([_in_context(one, titles) for one in distinct.values()])
    near = dict(zip(distinct, np.dot(vectors, question), strict=True))
    again = [_with(one, float(near[_told(one)])) if _told(one) in near else one for one in ranked]
    return sorted(again, key=lambda one: -one.score)


def _told(scored: ScoredReading) -> str:
    return scored.reading.says or scored.unit.text


def _expected(scored: ScoredReading) -> ScoredReading:
    return _with(scored, _OF_SHARED_WORDS * scored.features.own)


def _with(scored: ScoredReading, similarity: float) -> ScoredReading:
    features = replace(scored.features, similarity=similarity)
    gained = score_of(features) - score_of(scored.features)
    return replace(scored, features=features, score=scored.score + gained)


def _in_context(scored: ScoredReading, titles: Mapping[ObservationId, str]) -> str:
    """The words of a reading behind those of its title and heading."""
    unit = scored.unit
    title = " ".join(titles[unit.observation_id].split()[:_CONTEXT_WORDS])
    context = f"{title}: {unit.heading}".split()[-2 * _CONTEXT_WORDS :]
    return " ".join([*context, *_told(scored).split()[:_EMBEDDED_WORDS]])
