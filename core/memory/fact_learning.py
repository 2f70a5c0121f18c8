"""Bringing a fact that one frame states together with what is known already.

The same fact met again adds evidence; a later value takes the place of an earlier one, which keeps
its dates; what the user wrote, pinned or rejected is left alone.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from rapidfuzz import fuzz

from core.memory.decision_learning import learn_decision
from core.memory.facts.decisions import DECISION
from core.memory.facts.found import FoundFact
from core.memory.facts.names import subject_key
from core.memory.facts.rows import ROW, is_row
from core.memory.facts.values import is_multi_valued, same_value, supersedes
from core.memory.learning import seen
from core.memory.row_learning import learn_row, settle_with_its_row
from core.memory_record import Memory, MemoryDraft, MemoryKind, Role, Status
from core.recall.query import quoted
from core.recall.words import words_of
from core.store.memory_outlines import Outline
from core.store.memory_store import MemoryFilter
from core.store.store import Store

_SAME_SENTENCE = 90.0  # of 100, rapidfuzz ratio: the recogniser reads one line in several ways
_WORDS_LOOKED_UP = 8
_SAME_SENTENCES = 20
_FRAMES_LOOKED_AT = 50  # a page that is open all year rests on thousands


def learn_fact(
    store: Store, found: FoundFact, now: datetime, *, is_replacement: bool = False
) -> None:
    """Take in a fact: new, known, a newer value, or an older one that came to light late.

    `is_replacement`: the same sentence names the value that it took the place of.
    """
    draft = _under_its_own_key(found.draft)
    found = replace(found, draft=draft)
    if is_row(draft):
        for cell in learn_row(store, draft, now):
            _learn_value(store, replace(found, draft=cell), now)
        return
    if not settle_with_its_row(store, draft, now):
        _learn_value(store, found, now, is_replacement=is_replacement)


def _under_its_own_key(draft: MemoryDraft) -> MemoryDraft:
    """A model may name a row when it tells of one of its cells: that is the cell's fact."""
    if is_row(draft) or not draft.subject_key.endswith(f"|{ROW}"):
        return draft
    key = subject_key(_text(draft, Role.SUBJECT), _text(draft, Role.PREDICATE))
    return replace(draft, subject_key=key)


def _learn_value(
    store: Store, found: FoundFact, now: datetime, *, is_replacement: bool = False
) -> None:
    draft = found.draft
    known = store.outlines.with_subject(MemoryKind.SEMANTIC, draft.subject_key)
    value = _text(draft, Role.OBJECT)
    same = [one for one in known if same_value(one.text_of(Role.OBJECT), value)]
    if any(one.status is Status.REJECTED for one in same):
        return
    holders = [one for one in known if one.status is Status.ACTIVE]
    is_known = bool(same) and (
        same[0].status is Status.ACTIVE
        or not (_is_news(same, draft) or _changed_back(store, found, holders))
    )
    if is_known:
        store.changes.seen_again(same[0].id, draft)
        return
    if _text(draft, Role.PREDICATE) == DECISION and learn_decision(store, draft, now):
        return
    if not holders or is_multi_valued(_text(draft, Role.PREDICATE)):
        _add_unless_said_elsewhere(store, draft, now)
        return
    holder = _firmest(store, holders)
    is_newer = supersedes(draft, holder) and not _showed_later(store, found, holder)
    if holder.is_the_users or is_replacement or is_newer:
        store.changes.supersede(
            holder.id, draft, seen("a newer value was seen", now, draft.made_by)
        )
    elif draft.since < holder.since or found.is_former or supersedes(draft, holder):
        older = seen("an older value was seen", now, draft.made_by)
        store.changes.put_below(store.changes.add(draft, older), holder.id, older)
    else:
        store.changes.add(draft, seen("another value was seen beside it", now, draft.made_by))


def _firmest(store: Store, holders: Sequence[Outline]) -> Memory:
    """Of the values that hold now the user's own, else the newest."""
    every = store.memories.get_many(one.id for one in holders).values()
    return next((one for one in every if one.is_the_users), next(iter(every)))


def _add_unless_said_elsewhere(store: Store, draft: MemoryDraft, now: datetime) -> None:
    """Add a fact, unless the same sentence or row gave it under another name of its document."""
    sentence, value = _text(draft, Role.LINE), _text(draft, Role.OBJECT)
    words = " ".join(quoted(word) for word in words_of(sentence)[:_WORDS_LOOKED_UP])
    if words:
        wanted = MemoryFilter(kind=MemoryKind.SEMANTIC, status=None, words=words)
        for other in store.memories.matching(wanted, _SAME_SENTENCES):
            if (
                other.text_of(Role.LINE) == sentence
                and other.text_of(Role.PREDICATE) == _text(draft, Role.PREDICATE)
                and other.text_of(Role.OBJECT) == value
                and _names_the_same(other.text_of(Role.SUBJECT), _text(draft, Role.SUBJECT))
            ):
                store.changes.seen_again(other.id, draft)
                return
    store.changes.add(draft, seen("seen for the first time", now, draft.made_by))


def _names_the_same(one: str, other: str) -> bool:
    """Whether two names end alike: a row's own name behind two names of one document."""
    return one.rsplit(", ", 1)[-1].casefold() == other.rsplit(", ", 1)[-1].casefold()


def _is_news(known: Sequence[Outline], draft: MemoryDraft) -> bool:
    """Whether a value that was replaced is said anew, not just an old document shown again."""
    sentence = _text(draft, Role.LINE)
    return not any(
        fuzz.ratio(text, sentence) >= _SAME_SENTENCE
        for memory in known
        for role, text in memory.said
        if role is Role.LINE
    )


def _changed_back(store: Store, found: FoundFact, holders: Sequence[Outline]) -> bool:
    """Whether a page shows a former value again where it showed the present one in between.

    An old mail that is opened once more says nothing new; a ticket that is open again does.
    """
    later = [one.id for one in holders if one.since < found.draft.since]
    return bool(later) and _is_of_its_page(store, found, store.memories.get(later[0]))


def _showed_later(store: Store, found: FoundFact, holder: Memory) -> bool:
    """Whether a page showed the present value once more after the frame that shows another."""
    return holder.until > found.draft.until and _is_of_its_page(store, found, holder)


def _is_of_its_page(store: Store, found: FoundFact, holder: Memory) -> bool:
    """Whether a field was read in a window in which the present value was seen, too."""
    if not found.is_field:
        return False
    frames = [piece.observation_id for one in found.draft.statements for piece in one.evidence]
    held_on = holder.evidence[-_FRAMES_LOOKED_AT:]
    shown = store.observations.get_many([*frames, *held_on])
    windows = [{shown[one].window for one in ids if one in shown} for ids in (frames, held_on)]
    return not windows[0].isdisjoint(windows[1])


def _text(draft: MemoryDraft, role: Role) -> str:
    return next((one.text for one in draft.statements if one.role is role), "")
