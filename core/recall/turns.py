"""Turns of chats as recall ranks them: the candidates with what was said around them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.chat_turn import speaker_and_words
from core.ids import ObservationId, PassageId
from core.observation import Source, StoredObservation
from core.recall.words import compounds_of, stems_of
from core.store.store import Store

REACH = 3
"""How many turns before and after one are looked at with it."""

_JOINED = re.compile(r"\w[-./_:]+\w")  # cheap to ask, before compounds are looked for
_SESSION_BREAK = timedelta(hours=3)
_BATCH = 10_000  # SQLite takes at most 32,766 values in one statement


@dataclass(frozen=True, slots=True)
class Turn:
    """One stored turn: who said which words in which conversation, and their stems, counted."""

    observation_id: ObservationId
    passage_id: PassageId
    conversation: str
    at: datetime
    speaker: str
    words: str
    stems: Mapping[str, int]
    length: int


@dataclass(frozen=True, slots=True)
class Pool:
    """The turns that are ranked against each other, by conversation and time.

    `sessions` numbers each turn's session: a run of turns without a break of hours. `around`
    gives, per distance from -REACH to REACH, each turn's neighbour of the same session as its
    index in `turns`, or -1.
    """

    turns: tuple[Turn, ...]
    sessions: tuple[int, ...]
    around: Mapping[int, tuple[int, ...]]


def load_pool(
    store: Store, found: Sequence[ObservationId], widened: Iterable[ObservationId]
) -> Pool:
    """The turns that were found, and those around the `widened` ones.

    Neighbours are told by their ids, since a chat is taken in turn by turn.
    """
    near = {
        ObservationId(one + distance)
        for one in widened
        for distance in range(-REACH, REACH + 1)
        if one + distance > 0
    }
    return pool_of(_turns(store, sorted(near | set(found))))


def pool_of(turns: Iterable[Turn]) -> Pool:
    """The turns in order, with their sessions and neighbours."""
    ordered = sorted(turns, key=lambda turn: (turn.conversation, turn.at, turn.observation_id))
    sessions: list[int] = []
    for place, turn in enumerate(ordered):
        before = ordered[place - 1] if place else None
        is_new = (
            before is None
            or before.conversation != turn.conversation
            or turn.at - before.at > _SESSION_BREAK
        )
        sessions.append((sessions[-1] + is_new) if sessions else 0)
    places = {turn.observation_id: place for place, turn in enumerate(ordered)}
    around = {
        distance: tuple(
            _neighbour(places, sessions, turn, place, distance)
            for place, turn in enumerate(ordered)
        )
        for distance in range(-REACH, REACH + 1)
    }
    return Pool(tuple(ordered), tuple(sessions), around)


def _neighbour(
    places: Mapping[ObservationId, int],
    sessions: Sequence[int],
    turn: Turn,
    place: int,
    distance: int,
) -> int:
    other = places.get(ObservationId(turn.observation_id + distance), -1)
    return other if other >= 0 and sessions[other] == sessions[place] else -1


def turn_of(observation: StoredObservation, passage_id: PassageId, text: str) -> Turn:
    """A turn from what is stored of it."""
    speaker, words = speaker_and_words(text)
    stems = stems_of(words)
    compounds = compounds_of(words) if _JOINED.search(words) else []
    return Turn(
        observation.id,
        passage_id,
        observation.window.title,
        observation.at,
        speaker,
        words,
        Counter([*stems, *compounds]),
        len(stems),
    )


def _turns(store: Store, ids: Sequence[ObservationId]) -> list[Turn]:
    turns: list[Turn] = []
    for start in range(0, len(ids), _BATCH):
        batch = ids[start : start + _BATCH]
        seen = store.observations.get_many(batch)
        met: set[ObservationId] = set()
        for passage, sighting in store.passages.of_observations(batch):
            observation = seen[sighting.observation_id]
            if observation.source is Source.CHAT and observation.id not in met:
                met.add(observation.id)
                turns.append(turn_of(observation, passage.id, passage.text))
    return turns
