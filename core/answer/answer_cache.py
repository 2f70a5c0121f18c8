"""Answers kept for a while, so that the same question need not be worked out again.

The cache lives in one process and forgets everything at its end; it is never written to disk. An
answer is given back only while every frame that it rests on is still there and no memory was
changed since: what was forgotten or corrected is never answered from here.
"""

from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from core.answer.answer import Answer, Tier
from core.recall.query import Query
from core.store.observation_store import ObservationFilter
from core.store.store import Store

_MOST_KEPT = 256
_LEAST_CONFIDENCE = 0.6


class CacheKind(StrEnum):
    """How quickly an answer may become another one."""

    PAST = "past"  # about a stretch of time that is over
    STANDING = "standing"  # about how things are: a newer screen may say otherwise
    ABSENT = "absent"  # nothing was found: the next screen may show it


LIFETIMES = {
    CacheKind.PAST: timedelta(hours=12),
    CacheKind.STANDING: timedelta(minutes=2),
    CacheKind.ABSENT: timedelta(seconds=20),
}


@dataclass(frozen=True, slots=True)
class _Key:
    words: str
    tier: Tier
    wanted: ObservationFilter
    day: str  # “yesterday” is another day tomorrow


@dataclass(frozen=True, slots=True)
class _Kept:
    answer: Answer
    kept_at: datetime
    kind: CacheKind
    mark: int


class AnswerCache:
    """Keeps answers of one store; used on the thread of that store."""

    def __init__(self, most: int = _MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[_Key, _Kept] = OrderedDict()

    def get(self, store: Store, query: Query, tier: Tier, now: datetime) -> Answer | None:
        """The kept answer if it still holds; None if there is none. What no longer holds is let go.

        It takes no time, so its `elapsed_ms` is 0.
        """
        key = _key(query, tier, now)
        kept = self._kept.get(key)
        if kept is None:
            return None
        if not _holds(store, kept, now):
            del self._kept[key]
            return None
        self._kept.move_to_end(key)
        return replace(kept.answer, elapsed_ms=0.0)

    def keep(self, store: Store, query: Query, tier: Tier, now: datetime, answer: Answer) -> bool:
        """Keep an answer that is sure enough; whether it was kept."""
        if not answer.abstained and answer.confidence < _LEAST_CONFIDENCE:
            return False
        kind = kind_of(query, answer, now)
        key = _key(query, tier, now)
        self._kept[key] = _Kept(answer, now, kind, store.changes.mark())
        self._kept.move_to_end(key)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return True

    def clear(self) -> None:
        """Let everything go, as when a memory is closed or something was forgotten."""
        self._kept.clear()

    def __len__(self) -> int:
        return len(self._kept)


def kind_of(query: Query, answer: Answer, now: datetime) -> CacheKind:
    """How long an answer may be kept, by what the question is about."""
    if answer.abstained:
        return CacheKind.ABSENT
    is_over = query.time_range is not None and query.time_range.until < now
    return CacheKind.PAST if is_over else CacheKind.STANDING


def _key(query: Query, tier: Tier, now: datetime) -> _Key:
    words = " ".join(query.text.casefold().split()).rstrip("?!. ")
    return _Key(words, tier, query.wanted, now.date().isoformat())


def _holds(store: Store, kept: _Kept, now: datetime) -> bool:
    """Whether an answer is young enough, and all that it rests on unchanged."""
    if not timedelta(0) <= now - kept.kept_at <= LIFETIMES[kept.kind]:
        return False
    if store.changes.mark() != kept.mark:
        return False
    cited = list({citation.observation_id for citation in kept.answer.citations})
    return len(store.observations.get_many(cited)) == len(cited)
