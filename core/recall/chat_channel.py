"""Chats: candidate turns with their neighbours, ranked by all that speaks for each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.chat_turn import speaker_and_words
from core.ids import ObservationId, PassageId
from core.models.embedder import FloatArray
from core.observation import Source
from core.recall.chat_features import CHAT_FEATURES, chat_features
from core.recall.hit import Ranked
from core.recall.query import Query
from core.recall.speaker_channel import named_speakers
from core.recall.turns import Pool, load_pool
from core.store.passage_store import Sighting
from core.store.store import Store

_WIDENED = 150  # candidates whose neighbours are looked at
_TURNS_PER_TEXT = 4  # newest sightings of a text that several turns say
_RANK_CONSTANT = 60  # of reciprocal rank fusion (Cormack et al., 2009)

Sightings = Mapping[PassageId, Sequence[Sighting]]


@dataclass(frozen=True, slots=True)
class RankedTurn:
    """A turn with what speaks for it, by the names of `CHAT_FEATURES`."""

    observation_id: ObservationId
    passage_id: PassageId
    features: dict[str, float]


def chat_passages(store: Store, sightings: Sightings) -> frozenset[PassageId]:
    """Those of the passages that were said in a chat."""
    newest = {seen[0].observation_id: passage_id for passage_id, seen in sightings.items()}
    sources = store.observations.sources(list(newest))
    return frozenset(
        passage_id
        for passage_id, seen in sightings.items()
        if sources.get(seen[0].observation_id) is Source.CHAT
    )


def speakers_asked_about(
    store: Store, query: Query, passages: Iterable[PassageId]
) -> tuple[str, ...]:
    """The speakers of these chat passages that the question names, first named first."""
    texts = store.passages.get_many(list(passages)).values()
    speakers = {speaker_and_words(passage.text)[0] for passage in texts} - {""}
    return named_speakers(query.text, speakers)


def ranked_turns(
    store: Store,
    query: Query,
    named: Sequence[str],
    lists: Sequence[Sequence[Ranked]],
    sightings: Sightings,
    question: FloatArray | None,
) -> list[RankedTurn]:
    """Every candidate turn and the neighbours of the best ones, with their features, unordered.

    `lists` are the channels' lists of chat passages; `sightings` tells where those were said.
    """
    places = _by_reciprocal_rank(lists)
    pool = load_pool(store, _said_in(places, sightings), _said_in(places[:_WIDENED], sightings))
    rows = chat_features(query, named, pool, _vectors(store, pool, question), question)
    return [
        RankedTurn(
            turn.observation_id,
            turn.passage_id,
            dict(zip(CHAT_FEATURES, map(float, row), strict=True)),
        )
        for turn, row in zip(pool.turns, rows, strict=True)
    ]


def _by_reciprocal_rank(lists: Sequence[Sequence[Ranked]]) -> list[PassageId]:
    scores: dict[PassageId, float] = {}
    for ranked in lists:
        for place, entry in enumerate(ranked):
            share = 1 / (_RANK_CONSTANT + place)
            scores[entry.passage_id] = scores.get(entry.passage_id, 0.0) + share
    return sorted(scores, key=lambda passage_id: -scores[passage_id])


def _said_in(passages: Iterable[PassageId], sightings: Sightings) -> list[ObservationId]:
    return [
        seen.observation_id
        for passage_id in passages
        for seen in sightings.get(passage_id, ())[:_TURNS_PER_TEXT]
    ]


def _vectors(store: Store, pool: Pool, question: FloatArray | None) -> FloatArray | None:
    """The turns' unit vectors, zeros for turns that have none yet; None without a question's."""
    if question is None:
        return None
    known = store.vectors.of_observations([turn.observation_id for turn in pool.turns])
    vectors = np.zeros((len(pool.turns), len(question)), dtype=np.float32)
    for row, turn in enumerate(pool.turns):
        if turn.observation_id in known:
            vectors[row] = known[turn.observation_id]
    return vectors
