"""Chains: a question whose second part is about what its first part leads to.

“Who recommended the place where I stay, and what is its address?” — the described thing is named
first (the newest page about such a thing that still stands), then each part is asked about it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.answer.content_answer import ReadFrame
from core.answer.deliberate.choosing import is_cancelled
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.kinds_of_things import kind_most_marked, kind_named, marks_of, marks_on
from core.answer.deliberate.moments import sightings_of
from core.answer.deliberate.speakers import Spoken, who_named
from core.answer.deliberate.worked_answer import Incomplete, Outcome, Proof, WorkedAnswer, sure
from core.answer.question_kind import proper_nouns, wanted_of
from core.answer.units import units_of
from core.answer.wanted import Wanted
from core.answer.wording import shortened
from core.ids import ObservationId
from core.ingest.window_titles import clean_title
from core.memory_record import Role
from core.observation import StoredObservation
from core.recall.query import term_match, text_stems
from core.recall.words import stems_of

_TWO_QUESTIONS = re.compile(
    r"^\W*(?P<first>(?:who|what|which|where|when|how)\b.+?),?\s(?:and|then)\s"
    r"(?P<second>(?:what|which|who|where|when|how)\b.*\b(?P<back>its|his|her|their|it|there|that"
    r" (?:one|place|person|company|page))\b.*)$",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    r"\bthe (?P<noun>\w+(?:\s\w+)?) (?P<joint>who|that|which|where|whom)\s"
    r"(?P<clause>(?:i|we|you|he|she|they|\w+(?:ed|s|d)|is|was|has|had|will)\b.+)$",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"^\W*who\s(?P<verb>recommended|suggested|mentioned|proposed|told me (?:about|of)|named|praised"
    r"|recommends|brought up|pointed me to|tipped|advised)\s(?P<what>.+)$",
    re.IGNORECASE,
)
_TITLE_BREAK = re.compile(r"\s[|–—-]\s|:\s")
_LABEL_BREAK = re.compile(r":\s|  ")
_LABEL_WORDS = 3
_SURE_OF_LABEL = 0.85
_SURE_OF_NAME = 0.85
_SURE_OF_SPEAKER = 0.9
_LEAST = 0.35
_PART_WORDS = 14
_MARKS_ENOUGH = 3
_NEAR_MOST = 0.75


@dataclass(frozen=True, slots=True)
class ChainAsked:
    """The first question, and the second with the word that points back to the first."""

    first: str
    second: str
    back: str


@dataclass(frozen=True, slots=True)
class _Named:
    """A described thing by its name, and the frame that says so."""

    name: str
    proof: Proof | None
    confidence: float


@dataclass(frozen=True, slots=True)
class _Part:
    short: str
    proof: Proof
    confidence: float


def chain_in(question: str) -> ChainAsked | None:
    """The two questions of a chain; None where there is one question only."""
    found = _TWO_QUESTIONS.match(question.strip().rstrip("?!. "))
    if found and wanted_of(found["first"])[0] in {Wanted.ACTIVITY, Wanted.PROGRAM}:
        return None
    return ChainAsked(found["first"], found["second"], found["back"]) if found else None


def chain_answer(inquiry: Inquiry, asked: ChainAsked) -> Outcome:
    """Both answers; says which part was found where the other was not."""
    thing = _thing_of(inquiry, asked.first)
    first_question, name = asked.first, ""
    if thing is not None:
        description, named = thing
        first_question = asked.first.replace(description, named.name)
        name = named.name
    first = _said(inquiry, first_question) or _read(inquiry, first_question, name)
    if not name and first is not None:
        name = first.short
    if not name:
        return None
    second_question = _about(asked.second, asked.back, name)
    second = _labelled(inquiry, asked.second, name) or _read(inquiry, second_question, name)
    if first is None and second is None:
        return None
    if first is None or second is None:
        if thing is None:
            return None
        here, missing = (first or second), (asked.first if first is None else asked.second)
        inquiry.note("missing", missing)
        return Incomplete(missing, (here.proof,) if here else ())
    proofs = [first.proof, second.proof]
    parts = [first.confidence, second.confidence]
    if thing is not None and thing[1].proof is not None:
        proofs.append(thing[1].proof)
        parts.append(thing[1].confidence)
    short = f"{first.short}; {shortened(second.short, _PART_WORDS)}"
    return WorkedAnswer(short, tuple(dict.fromkeys(proofs)), sure(parts))


def place_of_kind(
    inquiry: Inquiry, kind: str, clause: str
) -> tuple[str, str, tuple[Proof, ...]] | None:
    """The newest thing of a kind that still stands, the line with its address, and their proof.

    What the clause names with a capital (“in Lisbon”) must stand on one of the pages that were
    found: an inn's own page need not say its town.
    """
    inquiry.look_for(marks_of(kind))
    names = _names_of_kind(inquiry, kind)
    meant = {stem for name in proper_nouns(f"x {clause}") for stem in stems_of(name)}
    seen = frozenset().union(*(text_stems(text_of(frame)) for frame in inquiry.frames))
    if not meant <= seen:
        return None
    fitting = [
        frame
        for frame in inquiry.frames
        if frame.observation.id in names and kind == kind_most_marked(text_stems(text_of(frame)))
    ]
    named = _newest(fitting, names)
    if named is None or named.proof is None:
        return None
    address = _labelled(inquiry, "what is the address", named.name)
    if address is None:
        return named.name, "", (named.proof,)
    return named.name, shortened(address.short, _PART_WORDS), (address.proof, named.proof)


def _thing_of(inquiry: Inquiry, question: str) -> tuple[str, _Named] | None:
    """The description in a question (“the place where I stay”) and the name it stands for."""
    found = _DESCRIBED.search(question)
    if found is None:
        return None
    named = _described(inquiry, found["noun"], found["clause"])
    inquiry.note("found" if named else "missing", found[0], named.name if named else "")
    return (found[0], named) if named else None


def _described(inquiry: Inquiry, noun: str, clause: str) -> _Named | None:
    """The name of the newest thing that fits a description and was not cancelled."""
    kinds = [kind_named(stem) for stem in stems_of(f"{noun} {clause}")]
    kind = next((one for one in kinds if one), "")
    if kind:
        inquiry.look_for(marks_of(kind))
        return _newest(inquiry.frames, _names_of_kind(inquiry, kind))
    seen = sightings_of(inquiry, f"{noun} {clause}")
    inquiry.open([one.id for one in seen])
    names = {one.id: _page_name(one.observation) for one in seen}
    return _newest(inquiry.frames, names)


def _names_of_kind(inquiry: Inquiry, kind: str) -> dict[ObservationId, str]:
    """The pages about a kind of thing, each with what it is about; facts say it best."""
    marked = {
        frame.observation.id: number
        for frame in inquiry.frames
        if (number := len(marks_on(kind, text_stems(text_of(frame))))) >= _MARKS_ENOUGH
    }
    titles = {frame.observation.id: frame.observation.window.title for frame in inquiry.frames}
    told = {
        place: subject
        for fact in inquiry.facts
        if (place := fact.place.observation_id) in marked
        and marks_on(kind, text_stems(fact.text))
        and (subject := fact.memory.text_of(Role.SUBJECT)).casefold() in titles[place].casefold()
    }
    most = max(marked.values(), default=0)
    named = {
        frame.observation.id: _page_name(frame.observation)
        for frame in inquiry.frames
        if marked.get(frame.observation.id, 0) >= _NEAR_MOST * most > 0
    }
    return told or named


def _newest(frames: Sequence[ReadFrame], names: dict[ObservationId, str]) -> _Named | None:
    cancelled = {
        names[frame.observation.id]
        for frame in frames
        if frame.observation.id in names and is_cancelled(text_of(frame))
    }
    for frame in reversed(frames):
        name = names.get(frame.observation.id, "")
        if name and name not in cancelled:
            return _Named(name, Proof(frame.observation.id, (), name), _SURE_OF_NAME)
    return None


def _page_name(seen: StoredObservation) -> str:
    """What a page is about, by its window's title."""
    return _TITLE_BREAK.split(clean_title(seen.window.title, seen.window.app))[0].strip()


def text_of(frame: ReadFrame) -> str:
    """Every line of a frame."""
    return "\n".join(line.text for line in frame.lines)


def _said(inquiry: Inquiry, question: str) -> _Part | None:
    """Who said it, where the question is who recommended or mentioned something."""
    found = _SAYING.match(question)
    if found is None:
        return None
    what = found["what"].strip()
    inquiry.look_for(what)
    spoken: Spoken | None = who_named(inquiry.frames, what)
    if spoken is None:
        return None
    inquiry.note("found", question, spoken.speaker)
    return _Part(spoken.speaker, spoken.proof, _SURE_OF_SPEAKER)


def _about(question: str, back: str, name: str) -> str:
    """The second question with the name in the place of the word that points back."""
    owner = {"its", "his", "her", "their"}
    if back.casefold() in owner:
        asked = re.sub(rf"\b{back}\b", "the", question, count=1, flags=re.IGNORECASE)
        return f"{asked} of {name}"
    return re.sub(rf"\b{back}\b", f"at {name}" if back == "there" else name, question, count=1)


def _labelled(inquiry: Inquiry, question: str, name: str) -> _Part | None:
    """The line of a page about the thing that gives what is asked under its own label."""
    named = text_stems(name)
    terms = [term for term in inquiry.query(question).terms if term.stem not in named]
    inquiry.look_for(f"{name} {question}")
    for frame in reversed(inquiry.frames):
        if not named <= text_stems(frame.observation.window.title):
            continue
        for unit in units_of(frame.observation.id, frame.lines):
            label, value = _LABEL_BREAK.split(f"{unit.text}  ", maxsplit=1)
            stems = text_stems(label)
            if (
                value.strip()
                and len(label.split()) <= _LABEL_WORDS
                and any(term_match(term, stems) for term in terms)
            ):
                quote = " ".join(unit.text.split())
                inquiry.note("found", f"{label.strip()} of {name}", value.strip())
                proof = Proof(frame.observation.id, unit.line_numbers, quote)
                return _Part(quote, proof, _SURE_OF_LABEL)
    return None


def _read(inquiry: Inquiry, question: str, name: str) -> _Part | None:
    """The reader's answer to a part, on a page that names the thing; None if not sure enough."""
    read = inquiry.read(question)
    if read is None:
        return None
    found, frame = read
    if found.confidence < _LEAST:
        return None
    page = " ".join((frame.observation.window.title, *(line.text for line in frame.lines)))
    if name and not set(stems_of(name)) <= text_stems(page):
        return None
    is_person = wanted_of(question)[0] is Wanted.PERSON and found.best.values
    short = found.best.values[0].text if is_person else found.short
    unit = found.best.unit
    quote = " ".join(unit.text.split())
    return _Part(short, Proof(unit.observation_id, unit.line_numbers, quote), found.confidence)
