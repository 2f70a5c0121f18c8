"""Counting the entries of a list: steps of a recipe, people who were present, points of a note."""

import re

from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.item_lists import ItemList, lists_on
from core.answer.deliberate.worked_answer import Outcome, Proof, WorkedAnswer, sure
from core.recall.query import Query
from core.recall.words import stem

_STEPS = frozenset({"step", "steps", "stages", "instructions"})
_ENTRIES = frozenset(
    """things items points entries tasks decisions action actions rules tips reasons topics
    questions notes todos""".split()
)
_PEOPLE = frozenset("people persons colleagues participants attendees guests members".split())
_GATHERED = re.compile(
    r"\b(?:present|attend\w+|participants?|guests?|members?|team|invited|here|with|who came"
    r"|anwesend|teilnehmer\w*|presentes)\b",
    re.IGNORECASE,
)
_DULL = frozenset("list listed have has got need many there different".split())
_ENOUGH = 0.4
_NAMES_TOLD = 6
_BASE = 0.45
_SPAN = 0.35


def list_counted(inquiry: Inquiry, query: Query, noun: str) -> Outcome:
    """The number of entries of the list that a question is about; None without such a list.

    A list is meant if its heading says what is counted, or if steps or points are counted.
    """
    terms = [t for t in query.terms if t.stem != stem(noun) and t.word not in _DULL]
    scored = [
        (one.fit(query, terms) if terms else _ENOUGH, one)
        for frame in inquiry.frames
        for one in lists_on(frame)
        if _is_meant(one, noun)
    ]
    scored = [pair for pair in scored if pair[0] >= _ENOUGH]
    if not scored:
        return None
    score, chosen = max(
        scored,
        key=lambda pair: (
            round(pair[0], 1),
            pair[1].is_headed_by(noun),
            pair[1].frame.observation.at,
        ),
    )
    number = len(chosen.items)
    told = ", ".join(_brief(item.text) for item in chosen.items[:_NAMES_TOLD])
    inquiry.note("counted", chosen.heading, str(number))
    quote = f"{chosen.heading}: " + "; ".join(item.text for item in chosen.items)
    proof = Proof(chosen.frame.observation.id, chosen.line_numbers, quote)
    short = f"{number} ({told})" if number <= _NAMES_TOLD else str(number)
    return WorkedAnswer(short, (proof,), sure([_BASE + _SPAN * min(1.0, score)]))


def _is_meant(one: ItemList, noun: str) -> bool:
    if noun in _STEPS:
        return one.is_numbered or one.is_headed_by(noun)
    is_gathering = noun in _PEOPLE and _GATHERED.search(one.heading) is not None
    return one.is_headed_by(noun) or noun in _ENTRIES or is_gathering


def _brief(text: str) -> str:
    """The first words of an entry, as a reminder of which one it is."""
    words = re.split(r"[,;(–]", text)[0].split()
    return " ".join(words[:4]).rstrip(".")
