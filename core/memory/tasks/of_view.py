"""Tasks: what the user is trying to get done, as to-do lists and trackers show it.

Rules only. Comments in code are no tasks of the user, and neither are the tickets of others that
a tracker lists beside the one in sight.
"""

from core.memory.resources.kinds import resource_kind
from core.memory.tasks.found import FoundTask
from core.memory.tasks.lists import listed_tasks
from core.memory.tasks.tickets import ticket_tasks
from core.memory.view import View

__all__ = ["FoundTask", "tasks_in"]

_WITHOUT_LISTS = frozenset({"code", "spreadsheet", "calendar", "article", "video", "image"})


def tasks_in(view: View) -> list[FoundTask]:
    """The tasks that a view shows; a list or ticket comes before its parts.

    The parts' `parent_key` is the list's or ticket's subject key. Where no box or status word is
    in sight, a task counts as open, with less confidence.
    """
    found = ticket_tasks(view)
    kind = resource_kind(view)
    if kind not in _WITHOUT_LISTS or "todo" in view.title.casefold():
        ticket_key = found[0].draft.subject_key if found else None
        found += listed_tasks(view, kind, ticket_key)
    seen: dict[str, FoundTask] = {}
    for task in found:
        seen.setdefault(task.draft.subject_key, task)
    return list(seen.values())
