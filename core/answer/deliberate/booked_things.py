"""Booked things: the stays, journeys and orders that pages show, each with all its pages.

“The place that I kept”, “the second hotel”, “my train” name no thing by its own words. They mean
one of what was booked: by its kind, by when it was first seen, by whether it still stands. The
pages of one booking are told by its code, which a later mail repeats (“Timetable change for
booking QD81HX”).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from core.answer.content_answer import ReadFrame
from core.answer.deliberate.choosing import Side, is_cancelled, side_of
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.kinds_of_things import (
    kind_named,
    kinds_most_marked,
    marks_of,
    marks_on,
)
from core.answer.reading.kept_bookings import booking_codes, bookings_on
from core.ingest.window_titles import clean_title
from core.memory.facts.regions import silent_lines
from core.recall.query import Term, quoted, text_stems
from core.recall.words import stems_of, words_of

_TITLE_BREAK = re.compile(r"\s[|–—-]\s|:\s")
_SAYS_BOOKED = re.compile(
    r"\b(?:booking|booked|reservation|reserved|confirm\w+|ticket|buchung|reserva)\b", re.IGNORECASE
)
_IS_KEPT = re.compile(
    r"\byour (?:room|table|seat|place|stay|trip|booking|reservation)s? (?:is|are) (?:kept|booked"
    r"|reserved|confirmed|waiting)\b|\byou have booked\b|\bthank you for (?:your|the) (?:booking"
    r"|reservation)\b",
    re.IGNORECASE,
)
_GIVEN_UP = re.compile(
    r"\b(?:cancell?ed|gave up|given up|dropped|storniert|did not (?:keep|take))\b", re.IGNORECASE
)
_KEPT = re.compile(
    r"\b(?:kept|keep|chose|chosen|stay|staying|stays|booked|took|end(?:ed)? up)\b", re.IGNORECASE
)
# What may stand for a thing of any kind, if the rest of the question says which.
_ANY_THING = frozenset(stems_of("place one booking reservation room bed"))
_ORDINAL_ALONE = re.compile(r"^\W*(?:the )?(?:first|second|third|last)\W*$", re.IGNORECASE)
_PLACE_TO_SLEEP = frozenset(stems_of("place room bed"))
PLACES = frozenset({"hotel", "restaurant", "doctor"})
_MOST_PAGES = 20


@dataclass(frozen=True)
class Booked:
    """A booked thing with the frames that show it, by time."""

    name: str
    codes: frozenset[str]
    frames: tuple[ReadFrame, ...]
    marks: int

    @property
    def first_seen(self) -> datetime:
        return self.frames[0].observation.at

    @property
    def title(self) -> str:
        """The titles of its pages."""
        return "\n".join(one.observation.window.title for one in self.frames)

    @cached_property
    def is_certain(self) -> bool:
        """Whether a page says that it was booked, not only looked at."""
        if self.codes or _SAYS_BOOKED.search(self.title):
            return True
        return any(_IS_KEPT.search(line.text) for one in self.frames for line in one.lines)

    @cached_property
    def is_gone(self) -> bool:
        """Whether it was cancelled, by the newest page that tells how it stands."""
        gone = False
        for frame in self.frames:
            shown = bookings_on(frame.observation, frame.lines)
            if shown:
                gone = all(one.is_gone for one in shown)
            elif is_cancelled("\n".join(_read_lines(frame))):
                gone = True
        return gone


def booked_things(inquiry: Inquiry, kind: str) -> list[Booked]:
    """Everything of a kind that was booked, by when it was first seen; all its pages are opened."""
    words = dict.fromkeys(words_of(marks_of(kind)))
    inquiry.open_with(" OR ".join(map(quoted, words)), _MOST_PAGES)
    found = _grouped(inquiry.frames, kind)
    codes = sorted({code for one in found for code in one.codes})
    if codes:
        inquiry.open_with(" OR ".join(map(quoted, codes)), _MOST_PAGES)
        found = _grouped(inquiry.frames, kind)
    certain = [one for one in found if one.is_certain]
    return certain or found


def kind_meant(phrase: str, question: str) -> str:
    """The kind of thing that a phrase means; empty if it names none, and nothing booked.

    “The place that I kept” is a place to sleep; “the second one” is of the question's own kind.
    """
    stems = stems_of(phrase)
    for stem in stems:
        if kind := kind_named(stem):
            return kind
    if _ANY_THING.isdisjoint(stems) and not _ORDINAL_ALONE.match(phrase):
        return ""
    named = [kind for stem in stems_of(question) if (kind := kind_named(stem))]
    if not _PLACE_TO_SLEEP.isdisjoint(stems):
        is_slept_in = _KEPT.search(phrase) is not None
        return next((one for one in named if one in PLACES), "hotel" if is_slept_in else "")
    return next(iter(named), "")


def booked_meant(inquiry: Inquiry, phrase: str, things: Sequence[Booked]) -> Booked | None:
    """The one of several booked things that a phrase means; None if that is not clear.

    What the phrase names otherwise (“Hotel Lark”) must be in the thing's name.
    """
    side = side_of(phrase, inquiry.query(phrase))
    if side.place is not None:
        place = side.place
        return things[place] if -len(things) <= place < len(things) else None
    named = _named_by(side, things)
    own = [term for term in side.terms if not _is_of_a_kind(term.stem)]
    if len(named) == 1 and (_KEPT.search(phrase) is None or _is_called(named[0], own)):
        return named[0]
    if _GIVEN_UP.search(phrase):
        return next((one for one in reversed(things) if one.is_gone), None)
    if own:
        return None
    return next((one for one in reversed(things) if not one.is_gone), None)


def booked_by_name(inquiry: Inquiry, phrase: str, things: Sequence[Booked]) -> Booked | None:
    """The one of several booked things whose own name a phrase says; None without one."""
    side = side_of(phrase, inquiry.query(phrase))
    own = [term for term in side.terms if not _is_of_a_kind(term.stem)]
    called = [one for one in things if own and _is_called(one, own)]
    return called[0] if len(called) == 1 else None


def _is_called(thing: Booked, terms: Sequence[Term]) -> bool:
    """Whether a thing's name has one of some words, which name no kind of thing."""
    return any(term.stem in text_stems(thing.name) for term in terms)


def _is_of_a_kind(stem: str) -> bool:
    return bool(kind_named(stem)) or stem in _ANY_THING or stem in _FILLING


_FILLING = frozenset(
    stems_of("kept keep chose chosen stay staying booked took trip journey ticket first second")
)


def _named_by(side: Side, things: Sequence[Booked]) -> list[Booked]:
    """The things whose names say all that a phrase says of any name (“the lodge”)."""
    names = [text_stems(one.name) for one in things]
    said = [term for term in side.terms if any(term.stem in name for name in names)]
    if not said:
        return []
    return [
        one
        for one, name in zip(things, names, strict=True)
        if all(term.stem in name for term in said)
    ]


def _grouped(frames: Sequence[ReadFrame], kind: str) -> list[Booked]:
    """The frames of each thing of a kind, put together by the codes that they share."""
    groups: list[tuple[set[str], list[ReadFrame]]] = []
    for frame in frames:
        keys = _keys_of(frame)
        same = [group for group in groups if group[0] & keys]
        if not keys:
            continue
        merged = (keys.union(*(one for one, _ in same)), [f for _, own in same for f in own])
        merged[1].append(frame)
        groups = [group for group in groups if group not in same]
        groups.append(merged)
    things = [
        Booked(
            _name_of(own, kind),
            frozenset().union(*map(_codes_of, own)),
            tuple(sorted(own, key=lambda one: one.observation.at)),
            max(_marks(frame, kind) for frame in own),
        )
        for _, own in groups
        if kind in kinds_most_marked(map(_read_stems, own))
    ]
    return sorted(things, key=lambda one: one.first_seen)


def _keys_of(frame: ReadFrame) -> set[str]:
    """What tells whose page a frame is: the codes in its title or beside its state, and its name.

    A list of mails shows the codes of other bookings, so the rest of the page says nothing.
    """
    return _codes_of(frame) or {page_name(frame).casefold()}


def _codes_of(frame: ReadFrame) -> set[str]:
    shown = bookings_on(frame.observation, frame.lines)
    page = frame.observation.window.url or frame.observation.window.title
    codes = booking_codes(frame.observation.window.title)
    return codes | {key for one in shown for key in one.keys if key != page}


def page_name(frame: ReadFrame) -> str:
    """What a page is about, by its window's title."""
    window = frame.observation.window
    return _TITLE_BREAK.split(clean_title(window.title, window.app))[0].strip()


def _name_of(frames: Sequence[ReadFrame], kind: str) -> str:
    """The name of the page that shows the thing best."""
    best = max(frames, key=lambda one: _marks(one, kind))
    named = [one.name for one in bookings_on(best.observation, best.lines) if one.name]
    return named[0] if len(named) == 1 else page_name(best)


def _marks(frame: ReadFrame, kind: str) -> int:
    return len(marks_on(kind, _read_stems(frame)))


def _read_stems(frame: ReadFrame) -> frozenset[str]:
    return text_stems("\n".join(_read_lines(frame)))


def _read_lines(frame: ReadFrame) -> list[str]:
    """A frame's title and the lines of its page, without lists of other pages."""
    silent = silent_lines(frame.lines)
    own = [line.text for number, line in enumerate(frame.lines) if number not in silent]
    return [frame.observation.window.title, *own]
