"""Who wrote what a window shows, where the page says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.memory.resources.heading import page_heading
from core.memory.view import View
from core.observation import Box, TextLine

_WORD = r"(?:[A-ZÄÖÜÅÉÓÍØŁŠŽ][\w'’-]*[a-zäöüßåéíóúøłšžñç][\w'’-]*)"
_INITIALS = r"(?:[A-Z]\.[ -]?)+"
_PARTICLE = r"(?:de|van|von|der|den|la|di|da|du|le|dos|ten|ter|zu)"
_NAME = (
    rf"(?:{_INITIALS}\s?(?:{_PARTICLE}\s)*{_WORD}"
    rf"|{_WORD}(?:\s(?:{_PARTICLE}|{_INITIALS}|{_WORD})){{0,3}}\s{_WORD})"
)
_NAMES = rf"{_NAME}(?:(?:\s*,\s*(?:and\s+|und\s+)?|\s+(?:and|und|en|et|y|&)\s+){_NAME})*"
_BYLINE = re.compile(
    rf"^\s*(?:By|BY|Written by|Posted by|Published by|Created by|Maintained by|Authors?:|Owner:"
    rf"|Text:|Autor(?:in)?:|Verfasst von|Von|Door|Par|Por)\s+({_NAMES})"
)
_NAMES_ALONE = re.compile(rf"^\s*({_NAMES})\s*(?:$|[·|*†(]|\(?\d{{4}}|[,;]\s*\(?\d{{4}})")
_PROPOSED = re.compile(
    rf"^\W*(?:(?:Open|Opened|Merged|Closed|Draft)\W+)?({_NAME})\s"
    r"(?:wants to merge|requested to merge|opened this|proposed)\b"
)
_SENDER = re.compile(rf"^\s*({_NAME}|[A-ZÄÖÜ][\w .&'’-]{{2,40}}?)\s*<\s*\S+@\S+\s*>?\s*$")
_SENDER_FIELD = re.compile(r"^\s*(?:From|Von|Van|De|Da)\s*:?\s+([A-ZÄÖÜ][^<:]{2,40}?)\s*(?:<.*)?$")
_RECIPIENT = re.compile(r"^\s*(?:to|an|aan|à|a)\b:?\s+\S", re.IGNORECASE)
_BYLINE_REACH = 6.0  # heading heights below the heading
_TITLE_PAGE_REACH = 3.0


@dataclass(frozen=True, slots=True)
class Author:
    """A name as the page spells it, and the line that says it."""

    name: str
    line_number: int


def authors_in(view: View, kind: str, heading: int | None) -> tuple[Author, ...]:
    """The people who wrote it, in the order given; none if the page does not say."""
    if kind in {"calendar", "image", "audio", "code", "repository"}:
        return ()
    if kind == "mail":
        return _sender(view)
    for number, line in enumerate(view.lines):
        if number in view.chrome or not _is_near(view.lines, heading, line.box, _BYLINE_REACH):
            continue
        byline = _BYLINE.match(line.text) or _PROPOSED.match(line.text)
        if byline:
            return _each(byline[1], number)
    return _under_the_title(view, heading) if kind == "pdf" else ()


def _under_the_title(view: View, heading: int | None) -> tuple[Author, ...]:
    """The names on a paper's title page: the first line under its title, if it holds only names."""
    if heading is None:
        return ()
    box = view.lines[heading].box
    for number, line in enumerate(view.lines):
        is_below = 0 < line.box.top - box.top <= _TITLE_PAGE_REACH * box.height
        found = _NAMES_ALONE.match(line.text)
        if is_below and found and line.box.left >= box.left - box.height:
            names = _each(found[1], number)
            return names if len(names) > 1 or "." in found[1] else ()
    return ()


def _sender(view: View) -> tuple[Author, ...]:
    subject = page_heading(view)
    below = [
        (number, line)
        for number, line in enumerate(view.lines)
        if _is_near(view.lines, subject, line.box, _BYLINE_REACH)
    ]
    for number, line in below:
        found = _SENDER.match(line.text) or _SENDER_FIELD.match(line.text)
        if found:
            return (Author(found[1].strip(), number),)
    for _, line in below:  # “Name” over “to Name”, as mail readers set it
        over = next(
            (
                (above, one)
                for above, one in below
                if 0 < line.box.top - one.box.top <= 2 * one.box.height
                and abs(line.box.left - one.box.left) <= one.box.height
            ),
            None,
        )
        if _RECIPIENT.match(line.text) and over and over[1].text[:1].isupper():
            return (Author(over[1].text.strip(), over[0]),)
    return ()


def _each(names: str, line_number: int) -> tuple[Author, ...]:
    parts = re.split(r"\s*,\s*(?:and\s+|und\s+)?|\s+(?:and|und|en|et|y|&)\s+", names)
    return tuple(Author(part.strip(), line_number) for part in parts if part.strip())


def _is_near(lines: Sequence[TextLine], heading: int | None, box: Box, reach: float) -> bool:
    """Whether a box stands under the heading, in its column; anywhere if there is no heading."""
    if heading is None:
        return True
    over = lines[heading].box
    is_below = 0 < box.top - over.top <= reach * over.height
    return is_below and over.left - over.height <= box.left <= over.left + 3 * over.height
