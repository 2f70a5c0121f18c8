"""Who wrote what is no turn of a conversation: the name in the stamp, sender or byline above it.

Who said the words of a conversation is told by `core.ingest.turns`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.answer.units import Unit, box_of
from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.ingest.turns.speakers import SaidOnPage
from core.observation import Box, TextLine

_SENDER = re.compile(r"(?P<name>[^<>|·@]{2,50}?)\s*<[\w.+-]+@[\w.-]+>")
_INITIALS = re.compile(r"^[A-ZÄÖÜÅ]{1,2}\s+(?=[A-ZÄÖÜÅ])")
_NAME = re.compile(
    r"(?:[A-ZÄÖÜÅÉ][\w'’-]*\.?)(?:\s(?:de|van|von|der|den|la|di|[A-ZÄÖÜÅÉ][\w'’-]*\.?)){0,3}"
)
_TIME_WORDS = re.compile(
    r"\b(?:today|yesterday|heute|gestern|am|pm|edited|commented|wrote|written|said|at|on|by|\d{4})\b",
    re.IGNORECASE,
)
_MAIL_HEAD = re.compile(
    r"^(?:from|von|van|de|da|od|från|fra|expéditeur|mittente)\b\s*:?\s+(?=[A-ZÄÖÜÅÉ])", re.I
)
_FROM_TO = re.compile(r"^\d{1,2}[:.]\d{2}\s?[-–—]\s?\d{1,2}[:.]\d{2}")  # an appointment's hours
_MOST_WORDS = 10
_SIGNATURE_WORDS = 8
_REACH_HEIGHTS = 40
_BESIDE_HEIGHTS = 4
_PANEL_BOTTOM = 32  # pixels: the desktop's bar shows a program and the time, and nobody's words


@dataclass(frozen=True, slots=True)
class Stamp:
    """A line that says who wrote what stands below it."""

    box: Box
    name: str


def stamps_of(
    lines: Sequence[TextLine], units: Sequence[Unit], names: Sequence[str], said: SaidOnPage
) -> list[Stamp]:
    """The stamps of a frame, top to bottom; `names` holds what `speaker_in` says of each unit.

    The head of a turn is none, since its words are known; but a mail goes on behind a table.
    """
    found = []
    for unit, name in zip(units, names, strict=True):
        if "@" not in unit.text and said.heads.issuperset(unit.line_numbers):
            continue
        box = box_of(lines, unit.line_numbers) if name else None
        if name and box and box.bottom > _PANEL_BOTTOM:
            found.append(Stamp(box, name))
    return sorted(found, key=lambda stamp: stamp.box.top)


def speaker_in(text: str) -> str:
    """The name in a stamp ("Mara 09:04", "Mara Voss <mara@…>"); empty if the line is none."""
    plain = _INITIALS.sub("", " ".join(text.split()))
    sender = _SENDER.search(plain) if "<" in plain else None
    if sender:
        name = _MAIL_HEAD.sub("", sender["name"].strip(" :"))
        return name.split(":")[-1].strip() if len(name.split()) <= _MOST_WORDS else ""
    if len(plain.split()) > _MOST_WORDS or _FROM_TO.match(plain):
        return ""
    rest = plain
    for sort in (Wanted.CLOCK, Wanted.DATE):
        for value in values_in(rest, sort):
            rest = rest.replace(value.text, " ")
    if rest == plain:
        return ""
    rest = " ".join(_TIME_WORDS.sub(" ", rest).split()).strip(" ,·-–|()")
    return rest if _NAME.fullmatch(rest) else ""


def is_signature(text: str, speaker: str) -> bool:
    """Whether a line is the writer's own name, perhaps with what he is: “Ada Holm, stores”."""
    first = text.split()[:1]
    return (
        bool(speaker)
        and first == speaker.split()[:1]
        and len(text.split()) <= _SIGNATURE_WORDS
        and (len(text.split()) <= len(speaker.split()) or "," in text)
        and not re.search(r"[.!?:]\s*$|\d", text)
    )


def speaker_over(stamps: Sequence[Stamp], box: Box | None) -> str:
    """Who wrote what stands in a box: the nearest stamp above it in its column."""
    if box is None:
        return ""
    above = [
        stamp
        for stamp in stamps
        if stamp.box.top < box.top
        and box.top - stamp.box.bottom < _REACH_HEIGHTS * stamp.box.height
        and stamp.box.left < box.right
        and box.left < stamp.box.right + _BESIDE_HEIGHTS * box.height
        and stamp.box.left - box.left < 3 * box.height
    ]
    over = [stamp for stamp in above if box.left < stamp.box.right and stamp.box.left < box.right]
    return (over or above)[-1].name if above else ""
