"""A clause of the question that a line has word for word: “after the last guest” tells the line."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.answer.reading.asked import Asked
from core.answer.reading.features import ScoredReading
from core.answer.wanted import Wanted

_CLAUSE = re.compile(
    r"\b(?:after|before|during|until|without|instead of) (?:the|an?|every|each|my|our)"
    r" [\w'’-]+(?: [\w'’-]+)?",
    re.IGNORECASE,
)
_SAID = 0.6
_OF_THE_TIMELINE = frozenset({Wanted.SEEN_WHEN, Wanted.ACTIVITY, Wanted.PROGRAM})


def with_said_clauses(asked: Asked, scored: Sequence[ScoredReading]) -> list[ScoredReading]:
    """The readings, of which those that say a clause of the question count for more."""
    clauses = [found.casefold() for found in _CLAUSE.findall(asked.text)]
    if not clauses or asked.wanted[0] in _OF_THE_TIMELINE:
        return list(scored)
    return [
        replace(one, score=one.score + _SAID)
        if any(clause in one.unit.text.casefold() for clause in clauses)
        else one
        for one in scored
    ]
