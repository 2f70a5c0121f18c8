"""Bringing the pages, how-tos and tasks of one frame together with what is known already.

The same thing met again adds evidence; what more is seen of it is added; what the user wrote,
pinned or rejected is left alone. Facts, which also change, are learned in `fact_learning`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from rapidfuzz import fuzz

from core.ids import MemoryId
from core.memory.procedures.of_view import merged_steps
from core.memory.resources.of_view import merged_pages
from core.memory.tasks.of_view import FoundTask
from core.memory_record import MemoryDraft, MemoryKind, Role, Statement, Status
from core.store.memory_changes import Cause
from core.store.memory_outlines import Outline
from core.store.store import Store

RULES = "rules v2"
_SAME_SENTENCE = 90.0  # of 100, rapidfuzz ratio: the recogniser reads one line in several ways
_MAX_LINES = 4
_STATE_WAS_SEEN = 0.75  # confidence of a task whose box or status word was read


def seen(reason: str, at: datetime, made_by: str = RULES) -> Cause:
    """Why formation changes something: it saw a frame."""
    return Cause(made_by, reason, at)


def learn_resource(
    store: Store, draft: MemoryDraft, now: datetime, most_lines: int = _MAX_LINES
) -> None:
    """Take in a sighting of a document or page, of whose lines at most so many are kept."""
    known = _known(store, draft)
    if known is None:
        store.changes.add(draft, seen("seen for the first time", now, draft.made_by))
        return
    if known.status is Status.REJECTED:
        return
    store.changes.seen_again(known.id, draft)
    fresh = _new_lines(known.said, draft.statements, most_lines)
    if fresh:
        statements = (*store.memories.get(known.id).statements, *fresh)
        store.changes.update(known.id, statements, seen("more of it was seen", now, draft.made_by))
    _recount_resource(store, known, draft)


def learn_procedure(store: Store, draft: MemoryDraft, now: datetime) -> None:
    """Take in a sighting of a how-to; steps seen elsewhere complete it."""
    known = _known(store, draft)
    if known is None:
        store.changes.add(draft, seen("seen for the first time", now, draft.made_by))
        return
    if known.status is Status.REJECTED:
        return
    store.changes.seen_again(known.id, draft)
    if not _says_all(draft, known):
        statements = store.memories.get(known.id).statements
        merged = merged_steps(statements, draft.statements)
        if _said(merged) != _said(statements):
            store.changes.update(known.id, merged, seen("more steps were seen", now, draft.made_by))
    days = store.outlines.days_beneath(known.id)
    store.changes.reweigh(known.id, details={**known.details, "times_used": days})


def learn_task(store: Store, found: FoundTask, now: datetime) -> None:
    """Take in a sighting of a task: its state follows what was seen last."""
    draft = found.draft
    if found.parent_key is not None:
        parents = store.outlines.with_subject(MemoryKind.TASK, found.parent_key)
        if parents:
            draft = replace(draft, parent_id=parents[0].id)
    known = _known(store, draft)
    if known is None:
        store.changes.add(draft, seen("seen for the first time", now, draft.made_by))
        return
    if known.status is Status.REJECTED:
        return
    is_news = draft.until >= known.until and draft.confidence >= _STATE_WAS_SEEN
    store.changes.seen_again(known.id, draft)
    if draft.parent_id is not None and draft.parent_id != known.id:
        # A part is often seen before its whole, or before the whole says that it is one.
        store.changes.reweigh(known.id, parent_id=draft.parent_id)
    if is_news and draft.details.get("state") != known.details.get("state"):
        details = {**known.details, **draft.details}
        statements = store.memories.get(known.id).statements
        store.changes.update(
            known.id,
            statements,
            seen("its state changed", now, draft.made_by),
            details=details,
        )


def _says_all(draft: MemoryDraft, known: Outline) -> bool:
    """Whether a memory says all of a draft."""
    return set(_said(draft.statements)) <= set(known.said)


def _known(store: Store, draft: MemoryDraft) -> Outline | None:
    """What is known under the draft's key: what holds, else what was rejected."""
    known = store.outlines.with_subject(draft.kind, draft.subject_key)
    for status in (Status.ACTIVE, Status.REJECTED):
        for one in known:
            if one.status is status:
                return one
    # Merged into another by the user: that one takes the sighting.
    return _heir(store, known[0].superseded_by) if known else None


def _heir(store: Store, memory_id: MemoryId | None) -> Outline | None:
    while memory_id is not None:
        memory = store.outlines.get(memory_id)
        if memory is None or memory.status is Status.ACTIVE:
            return memory
        memory_id = memory.superseded_by
    return None


def _new_lines(
    known: Sequence[tuple[Role, str]], met: Sequence[Statement], most_lines: int
) -> list[Statement]:
    """The lines and authors that are new to what is known, as long as there is room."""
    fresh: list[Statement] = []
    for statement in met:
        same_role = [text for role, text in (*known, *_said(fresh)) if role is statement.role]
        has_room = statement.role in {Role.LINE, Role.AUTHOR} and len(same_role) < most_lines
        if has_room and not any(
            fuzz.ratio(text, statement.text) >= _SAME_SENTENCE for text in same_role
        ):
            fresh.append(statement)
    return fresh


def _recount_resource(store: Store, known: Outline, draft: MemoryDraft) -> None:
    """How often and how long it was seen, told from its frames, so that nothing counts twice."""
    frames, dwell = store.outlines.frames_beneath(known.id)
    pages = merged_pages(
        str(known.details.get("pages_read", "")), str(draft.details.get("pages_read", ""))
    )
    details = {
        **known.details,
        "times_seen": frames,
        "dwell_s": dwell.total_seconds(),
        "pages_read": pages,
    }
    store.changes.reweigh(known.id, details=details)


def _said(statements: Sequence[Statement]) -> list[tuple[Role, str]]:
    return [(one.role, one.text) for one in statements]
