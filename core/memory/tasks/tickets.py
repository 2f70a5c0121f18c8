"""Tickets, issues and merge requests: the one that a window shows, and its sub-tasks."""

import re
from urllib.parse import urlsplit

from core.memory.resources.heading import line_height, page_heading, short_title
from core.memory.tasks.found import OPEN, FoundTask, task_draft
from core.memory.tasks.states import state_at_start, state_of
from core.memory.view import View

_ID = r"[A-Z][A-Z0-9]{1,9}-\d{1,6}"
_TITLED = re.compile(rf"^[\[(#]?({_ID})[\])]?\s*[:–—-]?\s+(\S.*)$")
_ADDRESSED = re.compile(rf"/(?:browse|issues?|ticket|tickets|card|task)/({_ID})(?:[/?#]|$)")
_FORGE = re.compile(
    r"^/(?P<place>.+?)(?:/-)?/(?P<sort>issues|pulls?|merge_requests|pull-requests|-/issues)/(?P<number>\d+)"
)
_NO_ID = re.compile(
    rf"^\[?{_ID}\]?:?\s+|\s*[·(]?\s*(?:(?:issue|pull request)\s*)?[#!]\d+\)?.*$", re.I
)
_STATUS_LABEL = re.compile(
    r"^\W*(?:status|state|resolution|zustand|stand|bearbeitungsstand)\s*(?::\s*(?P<words>\S.*))?$",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    rf"\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?|implements|part of)\s*:?\s+({_ID}|#\d+)",
    re.IGNORECASE,
)
_SUBTASKS = re.compile(
    r"^(?:sub-?tasks?|child issues|child work items|children|unteraufgaben|subtaken)\b",
    re.IGNORECASE,
)
_ROW = re.compile(rf"^\W*({_ID})\s*[:–—-]?\s+(\S.{{2,}})$")
_STATE_REACH = 4.0
_HEADING_REACH = 5.0


def ticket_tasks(view: View) -> list[FoundTask]:
    """The ticket, issue or merge request that a view shows, then its sub-tasks."""
    key = _key(view)
    if key is None:
        return []
    heading = page_heading(view)
    title = _NO_ID.sub("", short_title(view)).strip() or short_title(view)
    state = _state(view, heading)
    numbers = () if heading is None else (heading,)
    draft = task_draft(view, key, title, numbers, state or OPEN, 0.9 if state else 0.6)
    return [FoundTask(draft, _closed_ticket(view, key)), *_subtasks(view, key)]


def _key(view: View) -> str | None:
    """The ticket's own id; for issues and merge requests that have a bare number, with place."""
    url = view.observation.window.url or ""
    addressed = _ADDRESSED.search(url)
    if addressed:
        return addressed[1]
    forge = _FORGE.match(urlsplit(url).path)
    if forge:
        sign = "#" if forge["sort"].endswith("issues") else "!"
        return f"{forge['place']}{sign}{forge['number']}"
    titled = _TITLED.match(view.title)
    return titled[1] if titled else None


def _closed_ticket(view: View, key: str) -> str | None:
    """The ticket that a merge request says it closes; None for all else."""
    place, is_request, _ = key.partition("!")
    found = _CLOSES.search(" ".join(line.text for line in view.lines)) if is_request else None
    if found is None:
        return None
    return f"{place}{found[1]}" if found[1].startswith("#") else found[1].upper()


def _state(view: View, heading: int | None) -> str | None:
    """What the status field says, or the line under the heading; None if neither is in sight."""
    for number, line in enumerate(view.lines):
        label = _STATUS_LABEL.match(line.text)
        if not label or number in view.chrome:
            continue
        words = label["words"] or _beside(view, number)
        state = (state_of(words) or state_at_start(words)) if words else None
        if state:
            return state
    if heading is None:
        return None
    over = view.lines[heading].box
    near = [
        line
        for line in view.lines
        if 0 < line.box.top - over.top <= _HEADING_REACH * over.height
        and -over.height <= line.box.left - over.left <= 12 * over.height
    ]
    for line in sorted(near, key=lambda one: one.box.top):
        state = state_at_start(line.text) or state_of(line.text)
        if state:
            return state
    return None


def _beside(view: View, label: int) -> str:
    """The text under a field's label, or to its right; empty if there is none near."""
    box = view.lines[label].box
    best: tuple[float, str] | None = None
    for number, line in enumerate(view.lines):
        below, aside = line.box.top - box.top, line.box.left - box.left
        is_under = 0.5 * box.height < below <= 3 * box.height and abs(aside) <= box.height
        is_right = abs(below) <= 0.5 * box.height and 0 < line.box.left - box.right <= 250
        if number != label and (is_under or is_right):
            best = min(best or (1e9, ""), (below + max(0, aside) / 4, line.text.strip()))
    return best[1] if best else ""


def _subtasks(view: View, parent: str) -> list[FoundTask]:
    """The rows with ticket ids under a heading that says sub-tasks."""
    start = next((line.box for line in view.lines if _SUBTASKS.match(line.text.strip())), None)
    if start is None:
        return []
    found: list[FoundTask] = []
    bottom, height = start.bottom, line_height(view)
    for number in sorted(range(len(view.lines)), key=lambda one: view.lines[one].box.top):
        line = view.lines[number]
        row = _ROW.match(line.text)
        if (
            not row
            or line.box.top < start.bottom - 2
            or abs(line.box.left - start.left) > 3 * height
        ):
            continue
        if line.box.top - bottom > _STATE_REACH * height or row[1] == parent:
            break
        bottom = line.box.bottom
        text, state = _title_and_state(view, number, row[2].strip())
        draft = task_draft(view, row[1], text, (number,), state or OPEN, 0.8 if state else 0.5)
        found.append(FoundTask(draft, parent))
    return found


def _title_and_state(view: View, number: int, text: str) -> tuple[str, str | None]:
    """A row's title, and the state in its last words or in a cell to its right."""
    words = text.split()
    for count in (3, 2, 1):
        state = state_of(" ".join(words[-count:])) if len(words) > count + 1 else None
        if state:
            return " ".join(words[:-count]).rstrip(" ·-|"), state
    box = view.lines[number].box
    for line in view.lines:
        if line.box.left > box.right and abs(line.box.top - box.top) <= 0.6 * box.height:
            state = state_of(line.text)
            if state:
                return text, state
    return text, None
