"""Reads WhatsApp's exported text: "[08.09.31, 09:00:12] Wanda: See you" or
"08/09/2031, 09:00 - Wanda: See you"."""

import re
from collections.abc import Sequence
from datetime import datetime

from core.chat_turn import ChatTurn

_DATE = r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})"
_CLOCK = r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\s?([ap])\.?\s?m\.?)?"
_STAMPS = (
    re.compile(rf"^\[{_DATE},?\s{_CLOCK}\]\s", re.IGNORECASE),
    re.compile(rf"^{_DATE},?\s{_CLOCK}\s[-–]\s", re.IGNORECASE),
)
_SPEAKER = re.compile(r"^([^:]{1,60}):\s")
_MARKS = re.compile("[\u200e\u200f\u202a-\u202c]")  # direction marks around names and numbers
_NO_WORDS = re.compile(r"^<[^<>]*>$|^\w+ omitted$", re.IGNORECASE)  # "<Media omitted>"
_CENTURY = 2000


def read_whatsapp(text: str) -> list[ChatTurn]:
    """The turns in the order of the file, without ids; empty if this is no such export.

    Lines without a stamp continue the turn before. Notices that name no speaker are left out.
    """
    stamped: list[tuple[tuple[str, ...], list[str]]] = []
    for raw in text.splitlines():
        line = _MARKS.sub("", raw).replace("\u202f", " ").replace("\xa0", " ")
        found = next((match for stamp in _STAMPS if (match := stamp.match(line))), None)
        if found:
            stamped.append((found.groups(default=""), [line[found.end() :]]))
        elif stamped:
            stamped[-1][1].append(line)
    is_month_first = _is_month_first([fields for fields, _ in stamped])
    turns = []
    for fields, lines in stamped:
        speaker = _SPEAKER.match(lines[0])
        at = _moment(fields, is_month_first=is_month_first)
        if speaker is None or at is None:
            continue
        said = "\n".join([lines[0][speaker.end() :], *lines[1:]]).strip()
        if said and not _NO_WORDS.match(said):
            turns.append(ChatTurn("", speaker[1].strip(), at, said))
    return turns


def _is_month_first(stamps: Sequence[tuple[str, ...]]) -> bool:
    """Whether "9/13/31" is meant: some second number is no month, and no first number is a day."""
    firsts = [int(fields[0]) for fields in stamps]
    seconds = [int(fields[2]) for fields in stamps]
    return max(seconds, default=0) > 12 >= max(firsts, default=0)


def _moment(fields: tuple[str, ...], *, is_month_first: bool) -> datetime | None:
    """A stamp in this computer's time zone; None if there is no such day or time."""
    first, _, second, third, hour, minute, seconds, half = fields
    if len(first) == 4:
        year, month, day = int(first), int(second), int(third)
    elif is_month_first:
        month, day, year = int(first), int(second), int(third)
    else:
        day, month, year = int(first), int(second), int(third)
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half.lower() == "p" else 0)
    try:
        return datetime(
            year if year >= _CENTURY else year + _CENTURY,
            month,
            day,
            hours,
            int(minute),
            int(seconds or 0),
        ).astimezone()
    except (ValueError, OverflowError):
        return None
