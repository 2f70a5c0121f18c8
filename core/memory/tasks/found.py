"""What `tasks_in` gives: a task, and the one it is a part of."""

from dataclasses import dataclass

from core.memory.view import View
from core.memory_record import MemoryDraft, MemoryKind, Role, Statement

_MADE_BY = "rules v2"
OPEN, DONE, DROPPED = "open", "done", "dropped"


@dataclass(frozen=True, slots=True)
class FoundTask:
    """A task to be written. `parent_key` is the subject key of the task that it belongs to."""

    draft: MemoryDraft
    parent_key: str | None = None


def task_draft(
    view: View,
    key: str,
    title: str,
    line_numbers: tuple[int, ...],
    state: str,
    confidence: float,
) -> MemoryDraft:
    """A task as this view shows it; no line numbers mean that the window's title says it."""
    return MemoryDraft(
        kind=MemoryKind.TASK,
        subject_key=key,
        statements=(Statement(Role.TITLE, title, view.evidence(line_numbers)),),
        since=view.observation.at,
        until=view.observation.until,
        made_by=_MADE_BY,
        importance=0.6 if state == OPEN else 0.4,
        confidence=confidence,
        details={"state": state},
    )
