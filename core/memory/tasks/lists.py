"""To-do lists: boxes with text behind them, and plain items under a heading that says to-do."""

import re
from collections.abc import Sequence
from statistics import median
from urllib.parse import urlsplit

from core.memory.resources.heading import page_heading, plain, short_title
from core.memory.tasks.found import DONE, OPEN, FoundTask, task_draft
from core.memory.tasks.states import BoxedText, boxed_text, state_of
from core.memory.view import View
from core.observation import Box

_LIST_NAME = re.compile(
    r"^(?:my |our |open |offene |mijn )?(?:to[- ]?dos?\b|tasks?\b(?! manager)|check ?list\b"
    r"|action (?:items|points)\b|actions\b|next steps\b|open (?:points|tasks)\b|aufgaben\b"
    r"|offene punkte\b|zu erledigen\b|noch zu tun\b|things to do\b|follow[- ]ups?\b)",
    re.IGNORECASE,
)
_SAID = re.compile(r"^\s*(?:[-•]\s*)?(?:TODO|To[- ]do|ToDo)\s?:\s*(?P<text>\S.{4,})$")
_BULLET = re.compile(r"^\s*(?:[-*•–·●○▪]\s+|\d{1,2}[.)]\s+)")
_MENU = re.compile(
    r"^(?:file|edit|view|insert|format|tools|help|add (?:a )?task|new (?:task|note))\b", re.I
)
_OWN_LIST = re.compile(r"^(?:my\b|our\b|to[- ]?do|action (?:items|points))", re.IGNORECASE)
_WEB = frozenset({"page", "repository"})
_WRITTEN = frozenset({"note", "document", "mail"})
_TASK_APPS = re.compile(
    r"todoist|ticktick|to-?do\b|things3?\b|^tasks?\b|any\.do|remember|gnome-todo|endeavour|omnifocus"
)
_TICKET = re.compile(r"^[A-Z][A-Z0-9]+-\d+\b")
_SAME_LEFT = 8  # pixels
_MAX_NAME_WORDS = 6
_MAX_ITEM_WORDS = 25
_MAX_ITEM_GAP = 2.6  # line heights between two items
_MIN_LOOKALIKES = 2
_LEFT_TOLERANCE = 0.6


def listed_tasks(view: View, kind: str | None, ticket_key: str | None) -> list[FoundTask]:
    """The to-do lists on a view, each with its items, and single lines that say “TODO: …”.

    `kind` is the resource kind of the view. Boxes on a ticket's page belong to the ticket; on
    other web pages boxes without the name of a list above them are forms.
    """
    boxed = _boxed_lines(view)
    found: list[FoundTask] = []
    taken: set[int] = set()
    for heading in _list_names(view):
        items = _items_below(view, heading, boxed)
        is_listed = kind in _WRITTEN or any(number in boxed for number in items)
        if items and (is_listed or _is_the_users(view, heading)) and not taken & set(items):
            taken |= set(items)
            found += _as_tasks(view, heading, items, boxed)
    left = _left_over(view, boxed, taken)
    if ticket_key is not None:
        found += [_item(view, ticket_key, number, left) for number in left]
    elif len(left) > 1 and kind not in _WEB:
        found += _as_tasks(view, page_heading(view), sorted(left), left)
    if kind in _WRITTEN:
        found += _said_tasks(view, taken)
    return found


def _left_over(view: View, boxed: dict[int, BoxedText], taken: set[int]) -> dict[int, BoxedText]:
    """Lines with boxes that no named list holds, and lookalikes in line with them."""
    sure = [view.lines[n].box.left for n, box in boxed.items() if box.is_sure and n not in taken]
    return {
        number: box
        for number, box in boxed.items()
        if number not in taken
        and any(abs(view.lines[number].box.left - left) <= _SAME_LEFT for left in sure)
    }


def _is_the_users(view: View, heading: int) -> bool:
    return bool(_OWN_LIST.match(view.lines[heading].text.strip()))


def _boxed_lines(view: View) -> dict[int, BoxedText]:
    """Lines with boxes. Lookalikes count only where at least two stand under each other."""
    boxed = {
        number: box
        for number, line in enumerate(view.lines)
        if number not in view.chrome and (box := boxed_text(line.text)) and len(box.text) > 2
    }
    lefts = [view.lines[number].box.left for number in boxed]
    return {
        number: box
        for number, box in boxed.items()
        if box.is_sure
        or sum(abs(view.lines[number].box.left - left) <= _SAME_LEFT for left in lefts)
        >= _MIN_LOOKALIKES
    }


def _list_names(view: View) -> list[int]:
    """The lines that name a list. A window named so counts by its tallest line, else by itself."""
    named = [
        number
        for number, line in enumerate(view.lines)
        if number not in view.chrome
        and _LIST_NAME.match(line.text.strip())
        and len(line.text.split()) <= _MAX_NAME_WORDS
        and plain(line.text) != plain(view.observation.window.title)
        and not re.search(r"\s[-–—|]\s", line.text)
    ]
    if not named and (_LIST_NAME.match(short_title(view)) or _is_task_app(view)):
        usual = median(line.box.height for line in view.lines) if view.lines else 0
        shown = [number for number in range(len(view.lines)) if number not in view.chrome]
        tallest = max(shown, key=lambda number: view.lines[number].box.height, default=None)
        if tallest is not None and view.lines[tallest].box.height >= 1.3 * usual:
            named.append(tallest)
    return named


def _is_task_app(view: View) -> bool:
    window = view.observation.window
    return bool(
        _TASK_APPS.search(window.app) or _TASK_APPS.search(urlsplit(window.url or "").netloc)
    )


def _items_below(view: View, heading: int, boxed: dict[int, BoxedText]) -> list[int]:
    """The lines of a list, from under its name to the first gap or to what stands elsewhere."""
    over = view.lines[heading].box
    below = sorted(
        (
            number
            for number, line in enumerate(view.lines)
            if line.box.top >= over.bottom - 2
            and -0.3 * over.height <= line.box.left - over.left <= 2.2 * over.height
            and number not in view.chrome
        ),
        key=lambda number: view.lines[number].box.top,
    )
    items: list[int] = []
    last = over
    for number in below:
        line = view.lines[number]
        first = view.lines[items[0]].box if items else line.box
        if line.box.top - last.bottom > _MAX_ITEM_GAP * first.height:
            break
        if abs(line.box.left - first.left) > _LEFT_TOLERANCE * first.height:
            continue
        if not _could_be_item(line.text, line.box, first):
            break
        items.append(number)
        last = line.box
    is_sure = any(number in boxed for number in items)
    return items if is_sure or _are_items(view, items) else []


def _could_be_item(text: str, box: Box, first: Box) -> bool:
    words = text.split()
    if _MENU.match(text) or _TICKET.match(text) or state_of(text):
        return False
    if box.height > 1.4 * first.height:
        return False
    return 2 <= len(words) <= _MAX_ITEM_WORDS and any(character.isalpha() for character in text)


def _are_items(view: View, items: Sequence[int]) -> bool:
    """Whether lines without boxes look like a list: even, short, and no running text."""
    texts = [view.lines[number].text.strip() for number in items]
    if len(texts) < 2:
        return False
    ends_like_prose = sum(text.endswith((".", ",", ";", ":")) for text in texts)
    starts_small = sum(text[:1].islower() for text in texts[1:])
    return ends_like_prose * 2 <= len(texts) and starts_small < len(texts)


def _as_tasks(
    view: View, heading: int | None, items: Sequence[int], boxed: dict[int, BoxedText]
) -> list[FoundTask]:
    name = short_title(view) if heading is None else view.lines[heading].text.strip().rstrip(":")
    window = short_title(view)
    place = plain(name) if plain(window) == plain(name) else f"{plain(window)}/{plain(name)}"
    key = f"list:{place}"
    found = [_item(view, key, number, boxed) for number in items]
    is_open = any(one.draft.details["state"] == OPEN for one in found)
    numbers = () if heading is None else (heading,)
    title = name if place == plain(name) or heading is None else f"{window}: {name}"
    parent = task_draft(view, key, title, numbers, OPEN if is_open else DONE, 0.7)
    return [FoundTask(parent), *found]


def _item(view: View, parent: str, number: int, boxed: dict[int, BoxedText]) -> FoundTask:
    box = boxed.get(number)
    text = box.text if box else _BULLET.sub("", view.lines[number].text).strip()
    state = box.state if box else OPEN
    confidence = 0.85 if box and box.is_sure else 0.6
    draft = task_draft(view, f"{parent}/{plain(text)}", text, (number,), state, confidence)
    return FoundTask(draft, parent)


def _said_tasks(view: View, taken: set[int]) -> list[FoundTask]:
    found: list[FoundTask] = []
    for number, line in enumerate(view.lines):
        said = _SAID.match(line.text)
        if said and number not in taken and number not in view.chrome:
            text = said["text"].strip()
            key = f"list:{plain(short_title(view))}/{plain(text)}"
            found.append(FoundTask(task_draft(view, key, text, (number,), OPEN, 0.7)))
    return found
