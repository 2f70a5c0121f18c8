"""Who said a line of a chat: the name that stands over it with its clock."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.answer.units import Unit, is_stamp
from core.memory.episodes.kinds import EventType, event_type_of
from core.memory.view import View
from core.observation import Box, TextLine

_CLOCK = re.compile(r"[\s,·]*\b\d{1,2}[:.]\s?\d{2}(?:\s?[ap]\.?m\.?)?$", re.IGNORECASE)
_INITIALS = re.compile(r"^[A-ZÄÖÜÅÉ]{1,2}\s+(?=[A-ZÄÖÜÅÉ][a-zäöüåéí])")
_NAME = re.compile(
    r"[A-ZÄÖÜÅÉÁÓŁŠŽ][\w.'’-]+(?:\s(?:(?:de|van|von|der|den|la|di|el)\s)*[A-ZÄÖÜÅÉÁÓŁŠŽ][\w.'’-]*){0,3}"
)
_NO_NAME = re.compile(
    r"^(?:mon|tue|wed|thu|fri|sat|sun)|^(?:today|yesterday|heute|gestern|new|edited|seen|read)\b",
    re.IGNORECASE,
)
_BESIDE_HEIGHTS = 8


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words stand under a line: the name, and the line that shows it."""

    name: str
    line_number: int
    box: Box


def speakers_of(view: View, units: Sequence[Unit]) -> list[Speaker]:
    """The names over the messages of a chat, from top to bottom; empty outside chats."""
    stamps = [unit for unit in units if is_stamp(unit.text)]
    if not stamps or event_type_of(view) is not EventType.CHATTING:
        return []
    speakers = []
    for unit in stamps:
        name = _INITIALS.sub("", _CLOCK.sub("", unit.text.strip()))
        if not _NAME.fullmatch(name) or _NO_NAME.search(name):
            continue
        for number in unit.line_numbers:
            if name in view.lines[number].text:
                speakers.append(Speaker(name, number, view.lines[number].box))
                break
    return sorted(speakers, key=lambda one: one.box.top)


def speaker_of(speakers: Sequence[Speaker], line: TextLine) -> Speaker | None:
    """Who said a line: the nearest name above it in its column."""
    height = line.box.height
    over = [
        one
        for one in speakers
        if one.box.bottom <= line.box.top + height / 2
        and abs(one.box.left - line.box.left) <= _BESIDE_HEIGHTS * height
    ]
    return over[-1] if over else None
