"""What a list of steps is for: the heading above it, or the page that it stands on."""

import re
from dataclasses import dataclass

from core.memory.procedures.lists import NumberedList
from core.memory.resources.heading import page_heading, plain, short_title
from core.memory.view import View

_NO_PROCEDURE = re.compile(
    r"\b(?:to[- ]?dos?|tasks?|agenda|action (?:items|points)|actions|contents"
    r"|inhalt(?:sverzeichnis)?"
    r"|ranking|top \d+|most read|results|rules|regeln|tips|tipps|reasons|gründe|principles|ideas"
    r"|options|features|requirements|questions|faq|changes|changelog|release notes|what['’]s new"
    r"|issues|findings|goals|objectives|participants|references|literature|ingredients|zutaten"
    r"|aufgaben|tagesordnung|offene punkte|next steps|open points|acceptance criteria|shopping"
    r"|(?:steps )?to reproduce|reproduction)\b",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"^(?:method|steps?|instructions?|procedure|directions|preparation|how to(?: do it)?"
    r"|zubereitung|anleitung|vorgehen|schritte|bereiding|werkwijze|stappen"
    r"|do (?:this|the following)|follow these steps|what to do|method of preparation)\W*$",
    re.IGNORECASE,
)
_FIX = re.compile(
    r"^(?:what (?:fixed|solved|helped) .*|(?:the )?fix|(?:the )?solution|workaround|resolution"
    r"|how (?:i|we) (?:fixed|solved) it|remedy|recovery|lösung|abhilfe|behebung|oplossing)\W*$",
    re.IGNORECASE,
)
_PART_OF_PAGE = re.compile(
    r"^(?:installation|install|set-?up|usage|how to use|configuration|build(?:ing)?|upgrad(?:e|ing)"
    r"|getting started|quick ?start|einrichtung|verwendung|installatie|gebruik)\W*$",
    re.IGNORECASE,
)
_GOAL_LEAD = re.compile(r"^(?:to|in order to|how to|um)\s+\w+", re.IGNORECASE)
_REACH = 12  # line heights above the first item
_NEAR = 2.2
_MAX_WORDS = 10


@dataclass(frozen=True, slots=True)
class Goal:
    """What a person would call a procedure.

    `line_numbers` are the lines that say it; none if only the window's title does. `is_fix` says
    that the page tells that this helped. `is_the_pages` says that it is named by the page alone.
    """

    text: str
    line_numbers: tuple[int, ...]
    is_fix: bool = False
    is_the_pages: bool = False


def goal_of(view: View, listed: NumberedList) -> Goal | None:
    """What a list is good for; None if its heading says that it is no procedure."""
    above = _heading_above(view, listed)
    if above is None:
        return _goal_of_page(view, ()) if not _NO_PROCEDURE.search(short_title(view)) else None
    text = re.sub(r"^\d{1,4}\s+(?=[A-ZÄÖÜ])", "", view.lines[above].text.strip()).rstrip(" :.")
    section = _goal_of_section(view, above, text)
    if section is not None or _NO_PROCEDURE.search(text):
        return section
    return _goal_of_page(view, ()) if page_heading(view) == above else Goal(text, (above,))


def _goal_of_section(view: View, above: int, text: str) -> Goal | None:
    """The page's goal, where the heading only says which part of the page it is."""
    page = _goal_of_page(view, (above,))
    if _FIX.match(text):
        return Goal(f"{page.text}: {text}", page.line_numbers, is_fix=True, is_the_pages=True)
    if _PART_OF_PAGE.match(text):
        return Goal(f"{page.text}: {text}", page.line_numbers)
    return page if _GENERIC.match(text) else None


def _goal_of_page(view: View, beside: tuple[int, ...]) -> Goal:
    heading = page_heading(view)
    numbers = beside if heading is None else tuple(dict.fromkeys((heading, *beside)))
    return Goal(short_title(view), numbers, is_the_pages=True)


def _heading_above(view: View, listed: NumberedList) -> int | None:
    """The line over a list that names it: a lead-in with a colon, a taller line, a short one."""
    first = view.lines[listed.items[0].line_numbers[0]].box
    above = [
        number
        for number, line in enumerate(view.lines)
        if number not in view.chrome
        and 0 < first.top - line.box.top <= _REACH * first.height
        and -3 * first.height <= line.box.left - first.left <= first.height
    ]
    above.sort(key=lambda number: -view.lines[number].box.top)
    nearest_top = first.top
    for number in above:
        line = view.lines[number]
        text = re.sub(r"^\d{1,4}\s+(?=[A-ZÄÖÜ])", "", line.text.strip())
        words = len(text.split())
        is_near = nearest_top - line.box.bottom <= _NEAR * first.height
        if not any(character.isalpha() for character in text):
            continue
        if not 0 < words <= _MAX_WORDS or text.endswith((".", ",", ";", "!")):
            nearest_top = -1
            continue
        is_tall = line.box.height >= 1.2 * first.height
        names_it = (
            _PART_OF_PAGE.match(text)
            or _GENERIC.match(text)
            or _FIX.match(text)
            or _GOAL_LEAD.match(text)
        )
        is_loud = text.isupper() and words > 1
        if names_it or is_tall or is_loud or _NO_PROCEDURE.search(text):
            return number
        if is_near and nearest_top >= 0 and (text.endswith(":") or text[:1].isupper()):
            return number
        nearest_top = -1
    return None


def key_of(view: View, goal: Goal) -> str:
    """The same for every sighting of the same list: by its own heading, or by its page."""
    if goal.is_the_pages:
        return f"how to:{plain(short_title(view))}"
    place = f"{plain(short_title(view))}/" if len(goal.text.split()) == 1 else ""
    return f"how to:{place}{plain(goal.text)}"
