"""Decisions among the facts: they stand side by side until one ends another.

The one that was ended keeps its dates, like every value that was replaced.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from core.memory.facts.decisions import (
    DECISION,
    changes_course,
    ends,
    replaces_the_last,
    words_given_up,
)
from core.memory.learning import seen
from core.memory_record import Memory, MemoryDraft, MemoryKind, Role, Status
from core.recall.query import quoted
from core.recall.words import content_words
from core.store.memory_store import MemoryFilter
from core.store.store import Store

_JUST_BEFORE = timedelta(days=30)  # “instead” speaks of something that is still in mind
_LOOKED_AT = 50


def learn_decision(store: Store, draft: MemoryDraft, now: datetime) -> bool:
    """Take in a decision that ends others, or was ended since; False if it stands beside all."""
    cause = seen("a newer decision was seen", now, draft.made_by)
    ended = list(dict.fromkeys(one.id for one in _ended_by(store, draft)))
    if ended:
        new_id = store.changes.supersede(ended[0], draft, cause)
        for other in ended[1:]:
            store.changes.put_below(other, new_id, cause)
        return True
    heir = _that_ended(store, draft)
    if heir is not None:
        store.changes.put_below(store.changes.add(draft, cause), heir.id, cause)
    return heir is not None


def _ended_by(store: Store, draft: MemoryDraft) -> Iterator[Memory]:
    """The decisions before a new one that it ends."""
    text = _object(draft)
    before = [
        one
        for one in _on_its_topic(store, draft)
        if one.since < draft.since and not one.is_the_users
    ]
    on_topic = [one for one in before if changes_course(text, _object(one))]
    yield from on_topic
    elsewhere = [
        one
        for one in _with_words(store, words_given_up(text))
        if one.since < draft.since and not one.is_the_users and ends(text, _object(one))
    ]
    yield from elsewhere
    if not on_topic and not elsewhere and replaces_the_last(text):
        yield from (one for one in before[:1] if draft.since - one.since <= _JUST_BEFORE)


def _that_ended(store: Store, draft: MemoryDraft) -> Memory | None:
    """The decision that was read already and ended one which came to light late."""
    text = _object(draft)
    later = [
        *(one for one in _on_its_topic(store, draft) if changes_course(_object(one), text)),
        *(one for one in _with_words(store, content_words(text)) if ends(_object(one), text)),
    ]
    later = [one for one in later if one.since > draft.since]
    return min(later, key=lambda one: one.since, default=None)


def _on_its_topic(store: Store, draft: MemoryDraft) -> list[Memory]:
    """The decisions on the same topic that hold, newest first."""
    known = store.outlines.with_subject(MemoryKind.SEMANTIC, draft.subject_key)
    found = store.memories.get_many(one.id for one in known).values()
    return [one for one in found if one.status is Status.ACTIVE]


def _with_words(store: Store, words: Sequence[str]) -> list[Memory]:
    """Decisions that hold, on any topic, with any of some words."""
    if not words:
        return []
    any_of = " OR ".join(quoted(word) for word in words)
    wanted = MemoryFilter(kind=MemoryKind.SEMANTIC, words=any_of)
    found = store.memories.matching(wanted, _LOOKED_AT)
    return [one for one in found if one.text_of(Role.PREDICATE) == DECISION]


def _object(one: Memory | MemoryDraft) -> str:
    return next((said.text for said in one.statements if said.role is Role.OBJECT), "")
