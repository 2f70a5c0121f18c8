"""Things that a question describes (“the place where I stay”): their names, and what they are said
to have.

The name is that of the booking meant, or of the newest page about such a thing that still stands.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.answer.content_answer import ReadFrame
from core.answer.deliberate.booked_things import (
    PLACES,
    Booked,
    booked_meant,
    booked_things,
    kind_meant,
    page_name,
)
from core.answer.deliberate.choosing import is_cancelled
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.moments import sightings_of
from core.answer.deliberate.worked_answer import Proof
from core.answer.question_kind import proper_nouns
from core.answer.units import units_of
from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.answer.wording import shortened
from core.ids import ObservationId
from core.recall.query import term_match, text_stems
from core.recall.words import stems_of

_DESCRIBED = re.compile(
    r"\bthe (?P<noun>\w+(?:\s\w+)?)(?: (?:in|at|near|by) \w+)?"
    r" (?P<joint>who|that|which|where|whom)\s"
    r"(?P<clause>(?:i|we|you|he|she|they|\w+(?:ed|s|d)|is|was|has|had|will)\b.+)$",
    re.IGNORECASE,
)
_LABEL_BREAK = re.compile(r":\s|  ")
_LABEL_WORDS = 3
_PART_WORDS = 14
_SURE_OF_LABEL = 0.85
_SURE_OF_NAME = 0.85
_SURE_OF_STREET = 0.8
_STREET = re.compile(
    r"^\d{1,4}[a-z]?,?\s\w.*\s\w|^(?!(?:room|gate|line|hall)\b)\w.*\w{3}\s\d{1,4}[a-z]?$", re.I
)


@dataclass(frozen=True, slots=True)
class Named:
    """A described thing by its name, and the frame that says so."""

    name: str
    proof: Proof | None
    confidence: float
    thing: Booked | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """The answer to one part of a question."""

    short: str
    proof: Proof
    confidence: float


def is_described(question: str) -> bool:
    """Whether a question describes a thing instead of naming it."""
    return _DESCRIBED.search(question) is not None


def is_place_described(question: str) -> bool:
    """Whether a question describes a place that was booked: “the place where I stay”."""
    found = _DESCRIBED.search(question)
    return found is not None and kind_meant(found[0], found[0]) in PLACES


def thing_described(inquiry: Inquiry, question: str) -> tuple[str, Named] | None:
    """The description in a question (“the place where I stay”) and the name it stands for."""
    found = _DESCRIBED.search(question)
    if found is None:
        return None
    named = _described(inquiry, found["noun"], found["clause"])
    inquiry.note("found" if named else "missing", found[0], named.name if named else "")
    return (found[0], named) if named else None


def _described(inquiry: Inquiry, noun: str, clause: str) -> Named | None:
    """The name of the newest thing that fits a description and was not cancelled."""
    phrase = f"the {noun} that {clause}"
    kind = kind_meant(phrase, phrase)
    if kind:
        thing = booked_meant(inquiry, phrase, booked_things(inquiry, kind))
        if thing is None:
            return None
        return Named(thing.name, _proof_of_name(thing), _SURE_OF_NAME, thing)
    seen = sightings_of(inquiry, f"{noun} {clause}")
    ids = [one.id for one in seen]
    inquiry.open(ids)
    names = {f.observation.id: page_name(f) for f in inquiry.frames if f.observation.id in ids}
    return _newest(inquiry.frames, names)


def _newest(frames: Sequence[ReadFrame], names: dict[ObservationId, str]) -> Named | None:
    cancelled = {
        names[frame.observation.id]
        for frame in frames
        if frame.observation.id in names and is_cancelled(text_of(frame))
    }
    for frame in reversed(frames):
        name = names.get(frame.observation.id, "")
        if name and name not in cancelled:
            return Named(name, Proof(frame.observation.id, (), name), _SURE_OF_NAME)
    return None


def text_of(frame: ReadFrame) -> str:
    """Every line of a frame."""
    return "\n".join(line.text for line in frame.lines)


def place_of_kind(
    inquiry: Inquiry, kind: str, clause: str
) -> tuple[str, str, tuple[Proof, ...]] | None:
    """The newest thing of a kind that still stands, the line with its address, and their proof.

    What the clause names with a capital (“in Lisbon”) must stand on one of the pages that were
    found: an inn's own page need not say its town.
    """
    things = booked_things(inquiry, kind)
    meant = {stem for name in proper_nouns(f"x {clause}") for stem in stems_of(name)}
    seen = frozenset().union(*(text_stems(text_of(frame)) for frame in inquiry.frames))
    thing = next((one for one in reversed(things) if not one.is_gone), None)
    if thing is None or not meant <= seen:
        return None
    named = _proof_of_name(thing)
    address = labelled(inquiry, "what is the address", thing.name) or address_on(thing)
    if address is None:
        return thing.name, "", (named,)
    return thing.name, shortened(address.short, _PART_WORDS), (address.proof, named)


def _proof_of_name(thing: Booked) -> Proof:
    """The newest page of a thing, as the proof of its name."""
    return Proof(thing.frames[-1].observation.id, (), thing.name)


def address_on(thing: Booked) -> Part | None:
    """A street with its number on a thing's pages, where no label says what it is."""
    for frame in reversed(thing.frames):
        for unit in units_of(frame.observation.id, frame.lines):
            streets = [
                one for one in values_in(unit.text, Wanted.PLACE) if _STREET.search(one.text)
            ]
            if streets and not unit.is_list:
                quote = " ".join(unit.text.split())
                proof = Proof(frame.observation.id, unit.line_numbers, quote)
                return Part(streets[0].text, proof, _SURE_OF_STREET)
    return None


def labelled(inquiry: Inquiry, question: str, name: str) -> Part | None:
    """The line of a page about the thing that gives what is asked under its own label."""
    named = text_stems(name)
    terms = [term for term in inquiry.query(question).terms if term.stem not in named]
    inquiry.look_for(f"{name} {question}")
    for frame in reversed(inquiry.frames):
        if not named <= text_stems(frame.observation.window.title):
            continue
        for text, numbers in _said_on(frame):
            label, value = _LABEL_BREAK.split(f"{text}  ", maxsplit=1)
            stems = text_stems(label)
            if (
                value.strip()
                and len(label.split()) <= _LABEL_WORDS
                and any(term_match(term, stems) for term in terms)
            ):
                quote = " ".join(text.split())
                inquiry.note("found", f"{label.strip()} of {name}", value.strip())
                proof = Proof(frame.observation.id, numbers, quote)
                return Part(quote, proof, _SURE_OF_LABEL)
    return None


def _said_on(frame: ReadFrame) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The units of a frame, then its single lines: a label may begin within a wrapped text."""
    for unit in units_of(frame.observation.id, frame.lines):
        yield unit.text, unit.line_numbers
    for number, line in enumerate(frame.lines):
        yield line.text, (number,)
