"""Single steps of a list: the first, the last, the one after or before another."""

import re
from dataclasses import dataclass

from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.item_lists import ItemList, lists_on
from core.answer.deliberate.lists_by_lines import lists_by_lines
from core.answer.deliberate.worked_answer import Outcome, Proof, WorkedAnswer, sure
from core.recall.query import Query, Term, term_match, text_stems

_ORDINALS = {
    "first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "sixth": 5, "last": -1,
    "final": -1,
}  # fmt: skip
_NUMBERED_STEP = re.compile(
    r"\b(?P<which>first|second|third|fourth|fifth|sixth|last|final)\s"
    r"(?:step|point|item|thing(?: i| we| you)? (?:have |should |must )?(?:to )?do|instruction"
    r"|entry)\b",
    re.IGNORECASE,
)
_STEP_NUMBER = re.compile(r"\bstep\s(?P<number>\d{1,2})\b", re.IGNORECASE)
_AT_THE_END = re.compile(
    r"^\W*(?:what|which)\b.*\b(?:comes?|happens?|do (?:i|we|you)(?: do)?|is(?: done)?|goes)\b.*?"
    r"\b(?:(?:at|in) the (?P<end>end|beginning|start)|(?P<which>first|last))\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"^\W*what\s(?:comes|follows|happens|is done|do (?:i|we|you) do|should (?:i|we|you) do"
    r"|must (?:i|we|you) do|has to be done)\b.*?\b(?P<way>after|before)\b\s(?P<step>.+)$",
    re.IGNORECASE,
)
_ENOUGH = 0.4
_NAMED_ENOUGH = 0.5
_CONFIDENCE = 0.6
_SPAN = 0.3
_DULL = frozenset(
    """step steps point item first second third fourth fifth sixth last final end beginning start
    comes come happens happen done what do after before recipe instructions list""".split()
)


@dataclass(frozen=True, slots=True)
class StepAsked:
    """A step by its place (from 0; -1 for the last), or by the step that it stands beside."""

    place: int | None = None
    beside: str = ""
    shift: int = 0


def step_in(question: str) -> StepAsked | None:
    """The step of a list that a question asks for; None for other questions."""
    text = question.strip().rstrip("?!. ")
    found = _NUMBERED_STEP.search(text)
    if found:
        return StepAsked(place=_ORDINALS[found["which"].casefold()])
    found = _STEP_NUMBER.search(text)
    if found:
        return StepAsked(place=int(found["number"]) - 1)
    found = _BESIDE.match(text)
    if found:
        return StepAsked(
            beside=found["step"], shift=1 if found["way"].casefold() == "after" else -1
        )
    found = _AT_THE_END.match(text)
    if found:
        word = (found["end"] or found["which"]).casefold()
        return StepAsked(place=-1 if word in {"end", "last"} else 0)
    return None


def step_answer(inquiry: Inquiry, question: str, asked: StepAsked) -> Outcome:
    """The step as it stands; None where no list is about it, or it has no such step."""
    inquiry.look_for(question)
    query = inquiry.query(question)
    terms = [term for term in query.terms if term.word not in _DULL]
    if not terms:
        return None
    found = [
        (one.fit(query, terms), one.is_numbered, one)
        for frame in inquiry.frames
        for one in (*lists_by_lines(frame), *lists_on(frame))
    ]
    found = [entry for entry in found if entry[0] >= _ENOUGH]
    for score, _, chosen in sorted(
        found, key=lambda entry: (-round(entry[0], 1), not entry[1], -_seen(entry[2]))
    ):
        place = _place_in(chosen, query, asked)
        if place is None:
            continue
        item = chosen.items[place]
        inquiry.note("found", chosen.heading, item.text)
        proof = Proof(chosen.frame.observation.id, item.line_numbers, item.text)
        return WorkedAnswer(item.text, (proof,), sure([_CONFIDENCE + _SPAN * min(1.0, score)]))
    return None


def _seen(one: ItemList) -> float:
    return one.frame.observation.at.timestamp()


def _place_in(chosen: ItemList, query: Query, asked: StepAsked) -> int | None:
    """The number of the asked item from 0; None if the list has none."""
    number = len(chosen.items)
    if asked.place is not None:
        place = asked.place % number if asked.place < 0 else asked.place
        return place if place < number else None
    words = text_stems(asked.beside)
    terms = [t for t in query.terms if t.stem in words and t.word not in _DULL]
    scored = [sum(_says(term, item.text) for term in terms) for item in chosen.items]
    best = max(scored, default=0.0)
    if not terms or best < _NAMED_ENOUGH * len(terms) or scored.count(best) != 1:
        return None
    place = scored.index(best) + asked.shift
    return place if 0 <= place < number else None


def _says(term: Term, text: str) -> float:
    return term_match(term, text_stems(text))
