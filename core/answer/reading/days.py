"""The days of an agenda or a log: a line that only names a day heads the times of that day."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.answer.units import Unit, box_of
from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.ingest.passages import CELL_SEPARATOR
from core.observation import Box, TextLine

_RULES = " -–—_=·|*"
_DAY_WORDS = 5
_DAY_INDENT_HEIGHTS = 12
_THAT_DAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
_BEGINS_WITH_TIME = re.compile(r"\d{1,2}[:.]\d{2}\b")


def days_of(lines: Sequence[TextLine], units: Sequence[Unit]) -> list[tuple[Box, Unit]]:
    """The lines that only name a day, top to bottom: they head what follows."""
    found = []
    for unit in units:
        box = box_of(lines, unit.line_numbers)
        values = values_in(unit.text, Wanted.DATE) if len(unit.text.split()) <= _DAY_WORDS else ()
        rest = unit.text
        for value in values:
            rest = rest.replace(value.text, "")
        if box and values and not re.search(r"\w", rest):
            found.append((box, unit))
    return sorted(found, key=lambda day: day[0].top)


def day_over(days: Sequence[tuple[Box, Unit]], unit: Unit, box: Box) -> Unit | None:
    """The day that a row which begins with a time is on; None for other rows."""
    if not _BEGINS_WITH_TIME.match(unit.text) or values_in(unit.text, Wanted.DATE):
        return None
    above = [
        day
        for place, day in days
        if place.bottom <= box.top + place.height / 2
        and place.left <= box.left + box.height
        and box.left - place.left < _DAY_INDENT_HEIGHTS * box.height
    ]
    return above[-1] if above else None


def day_said_on(days: Sequence[tuple[Box, Unit]], unit: Unit, box: Box) -> Unit | None:
    """The day of a conversation on which somebody wrote “this morning”; None for other lines.

    The days stand between the messages, at their edge or in the middle.
    """
    if not _THAT_DAY.search(unit.text) or values_in(unit.text, Wanted.DATE):
        return None
    above = [
        day
        for place, day in days
        if place.bottom <= box.top + place.height / 2 and place.left >= box.left - box.height
    ]
    return above[-1] if above else None


def on_day(unit: Unit, day: Unit) -> Unit:
    """A row with its day in front, standing on the lines of both."""
    return replace(
        unit,
        text=f"{day.text.strip(_RULES)}{CELL_SEPARATOR}{unit.text}",
        heading=day.text,
        line_numbers=(*day.line_numbers, *unit.line_numbers),
    )
