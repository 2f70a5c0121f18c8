"""Answers kept for a while, so that the same question need not be worked out again.

The cache lives in one process and forgets everything at its end; it is never written to disk. An
answer is given back only while nothing was forgotten, no memory was changed, no setting either,
and no new screen shows a word of the question: what was forgotten or corrected is never answered
from here. Once anything was forgotten, every kept answer is let go.
"""

from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from core.answer.answer import Answer, Tier
from core.ids import ObservationId
from core.recall.query import Query, match_expression
from core.store.observation_store import ObservationFilter
from core.store.store import Store

_MOST_KEPT = 256


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
LEAST_CONFIDENCE = {
    CacheKind.PAST: 0.5,  # it will not be known better later
    CacheKind.STANDING: 0.6,
    CacheKind.ABSENT: 0.0,  # gone before the next screen has been read
}


@dataclass(frozen=True, slots=True)
class _Key:
    words: str
    tier: Tier
    wanted: ObservationFilter
    day: str  # “yesterday” is another day tomorrow
    using: str


@dataclass(frozen=True, slots=True)
class _Kept:
    """An answer with what the memory was like when it was given."""

    answer: Answer
    kept_at: datetime
    kind: CacheKind
    mark: int
    settings: str
    newest: ObservationId


class AnswerCache:
    """Keeps answers of one store; used on the thread of that store."""

    def __init__(self, most: int = _MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[_Key, _Kept] = OrderedDict()
        self._newest = ObservationId(0)
        self._frames = 0

    def get(
        self, store: Store, query: Query, tier: Tier, now: datetime, using: str = ""
    ) -> Answer | None:
        """The kept answer if it still holds; None if there is none. What no longer holds is let go.

        It takes no time, so its `elapsed_ms` is 0. `using` names what answers with: an answer of
        one language model or embedder is none of another's.
        """
        self._let_go_after_forgetting(store)
        key = _key(query, tier, now, using)
        kept = self._kept.get(key)
        if kept is None:
            return None
        if not _holds(store, kept, query, now):
            del self._kept[key]
            return None
        self._kept.move_to_end(key)
        return replace(kept.answer, elapsed_ms=0.0, is_cached=True)

    def keep(
        self,
        store: Store,
        query: Query,
        tier: Tier,
        now: datetime,
        answer: Answer,
        using: str = "",
    ) -> bool:
        """Keep an answer that is sure enough for its kind; whether it was kept."""
        kind = kind_of(query, answer, now)
        if answer.confidence < LEAST_CONFIDENCE[kind]:
            return False
        self._let_go_after_forgetting(store)
        key = _key(query, tier, now, using)
        self._kept[key] = _Kept(
            answer, now, kind, store.changes.mark(), _settings(store), self._newest
        )
        self._kept.move_to_end(key)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return True

    def clear(self) -> None:
        """Let everything go, as when a memory is closed or something was forgotten."""
        self._kept.clear()

    def __len__(self) -> int:
        return len(self._kept)

    def _let_go_after_forgetting(self, store: Store) -> None:
        """Let everything go if any frame that was there is gone, also by another connection.

        An answer may rest on frames that it does not cite, as a count does.
        """
        if store.observations.count_up_to(self._newest) != self._frames:
            self.clear()
        self._newest = store.observations.newest_id()
        self._frames = store.observations.count_up_to(self._newest)


def kind_of(query: Query, answer: Answer, now: datetime) -> CacheKind:
    """How long an answer may be kept, by what the question is about."""
    if answer.abstained:
        return CacheKind.ABSENT
    is_over = query.time_range is not None and query.time_range.until < now
    return CacheKind.PAST if is_over else CacheKind.STANDING


def _key(query: Query, tier: Tier, now: datetime, using: str) -> _Key:
    words = " ".join(query.text.casefold().split()).rstrip("?!. ")
    return _Key(words, tier, query.wanted, now.date().isoformat(), using)


def _settings(store: Store) -> str:
    return repr(sorted(store.settings.all().items()))


def _holds(store: Store, kept: _Kept, query: Query, now: datetime) -> bool:
    """Whether an answer is young enough, and all that it rests on unchanged."""
    if not timedelta(0) <= now - kept.kept_at <= LIFETIMES[kept.kind]:
        return False
    if store.changes.mark() != kept.mark or _settings(store) != kept.settings:
        return False
    return not _is_touched_by_news(store, kept, query)


def _is_touched_by_news(store: Store, kept: _Kept, query: Query) -> bool:
    """Whether a frame that came since shows a word of the question.

    A question without words of its own (“what did I do today?”) is touched by every frame, unless
    its time is over.
    """
    expression = match_expression(query)
    if not expression:
        has_news = store.observations.newest_id() > kept.newest
        return has_news and kept.kind is not CacheKind.PAST
    return store.passages.is_matched_after(kept.newest, expression)
