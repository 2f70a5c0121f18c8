"""Chains: a question whose second part is about what its first part leads to.

“Who recommended the place where I stay, and what is its address?” — the described thing is named
first (the newest page about such a thing that still stands), then each part is asked about it.
"""

import re
from dataclasses import dataclass

from core.answer.deliberate.booked_values import cost_of
from core.answer.deliberate.described_things import (
    Named,
    Part,
    address_on,
    is_described,
    is_place_described,
    labelled,
    thing_described,
)
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.speakers import Spoken, who_named
from core.answer.deliberate.worked_answer import (
    Incomplete,
    Outcome,
    Proof,
    WorkedAnswer,
    proof_of,
    sure,
)
from core.answer.question_kind import wanted_of
from core.answer.wanted import Wanted
from core.answer.wording import shortened
from core.recall.query import text_stems
from core.recall.words import stems_of

_TWO_QUESTIONS = re.compile(
    r"^\W*(?P<first>(?:who|what|which|where|when|how)\b.+?),?\s(?:and|then)\s"
    r"(?P<second>(?:what|which|who|where|when|how)\b.*\b(?P<back>its|his|her|their|it|there|that"
    r" (?:one|place|person|company|page))\b.*)$",
    re.IGNORECASE,
)
_TWO_OF_ONE = re.compile(
    r"^\W*(?P<first>who\b.+?),?\s(?:and|then)\s"
    r"(?P<second>(?:what|which|where|when|how)\s(?:\w+\s)?(?:is|was|are|were|does|do)\b.*)$",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"^\W*who\s(?P<verb>recommended|suggested|mentioned|proposed|told me (?:about|of)|named|praised"
    r"|recommends|brought up|pointed me to|tipped|advised)\s(?P<what>.+)$",
    re.IGNORECASE,
)
_SURE_OF_SPEAKER = 0.9
_LEAST = 0.35
_PART_WORDS = 14
_SURE_OF_COST = 0.85
_COST = re.compile(r"\b(?:costs?|pay|price|how much|charge[sd]?|rate)\b", re.IGNORECASE)
_ADDRESS_ASKED = re.compile(r"\b(?:address|street|where)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ChainAsked:
    """The first question, and the second with the word that points back to the first, if any."""

    first: str
    second: str
    back: str


@dataclass(frozen=True, slots=True)
class BridgeAsked:
    """One question about a place that it describes instead of naming."""

    question: str


def bridge_in(question: str) -> BridgeAsked | None:
    """The question with a bridge; None where it names what it is about."""
    text = question.strip().rstrip("?!. ")
    return BridgeAsked(text) if is_place_described(text) else None


def bridge_answer(inquiry: Inquiry, asked: BridgeAsked) -> Outcome:
    """The answer about the place that is meant, by its name; None where it is not found."""
    thing = thing_described(inquiry, asked.question)
    if thing is None:
        return None
    description, named = thing
    question = asked.question.replace(description, named.name)
    part = _said(inquiry, question) or _about_it(inquiry, question, named)
    if part is None or named.proof is None:
        return None
    proof = tuple(dict.fromkeys((part.proof, named.proof)))
    return WorkedAnswer(part.short, proof, sure((part.confidence, named.confidence)))


def chain_in(question: str) -> ChainAsked | None:
    """The two questions of a chain; None where there is one question only."""
    text = question.strip().rstrip("?!. ")
    found = _TWO_QUESTIONS.match(text)
    if found and wanted_of(found["first"])[0] in {Wanted.ACTIVITY, Wanted.PROGRAM}:
        return None
    if found:
        return ChainAsked(found["first"], found["second"], found["back"])
    found = _TWO_OF_ONE.match(text)
    if found and is_described(found["first"]):
        return ChainAsked(found["first"], found["second"], "")
    return None


def chain_answer(inquiry: Inquiry, asked: ChainAsked) -> Outcome:
    """Both answers; says which part was found where the other was not."""
    thing = thing_described(inquiry, asked.first)
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
    named = thing[1] if thing is not None else Named(name, None, 1.0)
    second = _about_it(inquiry, asked.second, named, second_question)
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


def _about_it(
    inquiry: Inquiry, question: str, named: Named, read_as: str | None = None
) -> Part | None:
    """What its page says under a label, the street that it shows, or what the reader finds."""
    cost = (
        cost_of(inquiry, named.thing, question) if named.thing and _COST.search(question) else None
    )
    if cost is not None:
        return Part(f"{cost.label} {cost.quantity.text}".strip(), proof_of(cost), _SURE_OF_COST)
    part = labelled(inquiry, question, named.name)
    if part is None and named.thing is not None and _ADDRESS_ASKED.search(question):
        part = address_on(named.thing)
    return part or _read(inquiry, read_as or question, named.name)


def _said(inquiry: Inquiry, question: str) -> Part | None:
    """Who said it, where the question is who recommended or mentioned something."""
    found = _SAYING.match(question)
    if found is None:
        return None
    what = found["what"].strip()
    inquiry.look_for(what)
    spoken: Spoken | None = who_named(inquiry.frames, what)
    if spoken is None and "," in what:  # “Hotel Lark, Bristol” is the Lark to those who know it
        spoken = who_named(inquiry.frames, what.split(",")[0])
    if spoken is None:
        return None
    inquiry.note("found", question, spoken.speaker)
    return Part(spoken.speaker, spoken.proof, _SURE_OF_SPEAKER)


def _about(question: str, back: str, name: str) -> str:
    """The second question with the name in the place of the word that points back."""
    if not back:
        return f"{question} of {name}"
    owner = {"its", "his", "her", "their"}
    if back.casefold() in owner:
        asked = re.sub(rf"\b{back}\b", "the", question, count=1, flags=re.IGNORECASE)
        return f"{asked} of {name}"
    return re.sub(rf"\b{back}\b", f"at {name}" if back == "there" else name, question, count=1)


def _read(inquiry: Inquiry, question: str, name: str) -> Part | None:
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
    return Part(short, Proof(unit.observation_id, unit.line_numbers, quote), found.confidence)
