"""Writing down what a model said and its evidence carries: the same ways as the rules' findings.

What is known gains evidence, a newer value takes the place of an older one, and what the user
wrote, pinned or rejected is left alone, though it changed while the model was writing.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from core.ids import ObservationId
from core.memory.by_model.counterparts import FORMED_FROM_FRAMES, counterpart_of
from core.memory.by_model.formation import CheckedOperation, ModelFormation
from core.memory.by_model.operations import Add, Merge, Supersede, Update
from core.memory.fact_learning import learn_fact
from core.memory.facts.found import FoundFact
from core.memory.facts.values import same_value
from core.memory.learning import learn_procedure, learn_resource, learn_task, seen
from core.memory.tasks.found import FoundTask
from core.memory_record import Memory, MemoryDraft, MemoryKind, Role, Status
from core.store.model_queue import ModelOutcome
from core.store.store import Store

_MOST_LINES = 8
"""Of a document: what the rules quoted, and as much again."""


def carry_out(
    store: Store, formation: ModelFormation, observation_id: ObservationId, now: datetime
) -> ModelOutcome:
    """Write what a model made of a frame; what came of it, with all that was refused counted.

    Works inside the transaction of its caller, who has seen to it that the frame is still there.
    """
    made_by = formation.made_by
    kept = sum(_carry_out(store, one, observation_id, made_by, now) for one in formation.checked)
    left_out = sum(len(one.left_out) for one in formation.checked)
    return ModelOutcome(
        made_by=made_by,
        kept=kept,
        refused=len(formation.refused) + left_out + len(formation.checked) - kept,
        lines_not_shown=formation.lines_not_shown,
    )


def _carry_out(
    store: Store,
    checked: CheckedOperation,
    observation_id: ObservationId,
    made_by: str,
    now: datetime,
) -> bool:
    """Write one operation; False if it cannot be any more."""
    targets = _as_they_are_now(store, checked)
    if targets is None:
        return False
    if isinstance(checked.operation, Merge):
        kept, *others = targets
        cause = seen("they are one and the same", now, made_by)
        return store.changes.merge(kept.id, [one.id for one in others], cause)
    draft = checked.draft
    if draft is None or draft.kind not in FORMED_FROM_FRAMES:
        return False
    match checked.operation:
        case Add():
            known = counterpart_of(store, draft, observation_id)
            _learn(store, replace(draft, subject_key=known.subject_key) if known else draft, now)
        case Update() if _is_found_here_alone(targets[0], draft, observation_id):
            _say_better(store, targets[0], draft, now)
        case operation:
            _learn(store, draft, now, is_replacement=isinstance(operation, Supersede))
    return True


def _as_they_are_now(store: Store, checked: CheckedOperation) -> Sequence[Memory] | None:
    """The operation's targets as they are stored now; None if one may not be touched any more."""
    ids = [one.id for one in checked.targets if isinstance(one, Memory)]
    found = store.memories.get_many(ids)
    if len(ids) < len(checked.targets) or len(found) < len(set(ids)):
        return None
    targets = [found[one] for one in ids]
    is_free = all(one.status is Status.ACTIVE and not one.is_the_users for one in targets)
    return targets if is_free else None


def _learn(
    store: Store, draft: MemoryDraft, now: datetime, *, is_replacement: bool = False
) -> None:
    match draft.kind:
        case MemoryKind.SEMANTIC:
            learn_fact(store, FoundFact(draft), now, is_replacement=is_replacement)
        case MemoryKind.PROCEDURAL:
            learn_procedure(store, draft, now)
        case MemoryKind.RESOURCE:
            learn_resource(store, draft, now, _MOST_LINES)
        case MemoryKind.TASK:
            learn_task(store, FoundTask(draft), now)


def _is_found_here_alone(known: Memory, draft: MemoryDraft, observation_id: ObservationId) -> bool:
    """Whether a fact may be put in other words: its value stays, and no other frame's evidence
    would be lost with the old ones."""
    return (
        draft.kind is MemoryKind.SEMANTIC
        and known.evidence == (observation_id,)
        and same_value(known.text_of(Role.OBJECT), _text(draft, Role.OBJECT))
    )


def _say_better(store: Store, known: Memory, draft: MemoryDraft, now: datetime) -> None:
    """Put a fact in the model's words; the sentence that the rules quoted stays."""
    quotes = [one for one in known.statements if one.role is Role.LINE]
    said = [one for one in draft.statements if one.role is not Role.LINE or not quotes]
    cause = seen("said better", now, draft.made_by)
    store.changes.update(known.id, (*said, *quotes), cause)


def _text(draft: MemoryDraft, role: Role) -> str:
    return next((one.text for one in draft.statements if one.role is role), "")
