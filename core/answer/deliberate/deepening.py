"""Reading again with what was found, for questions that one reading leaves unsure.

Source: pseudo-relevance feedback (Rocchio, 1971): the names on the best lines of a first search
make the second one sharper. Readings that agree are surer than each alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.answer.content_answer import ContentAnswer, ReadFrame
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.worked_answer import Outcome, Proof, WorkedAnswer
from core.answer.question_kind import proper_nouns
from core.recall.words import QUESTION_WORDS, words_of

_SURE_ENOUGH = 0.85
_AGREED = 0.35  # how much of the remaining doubt a second reading of the same line takes away
_NAMES = 3
_NAME = re.compile(r"(?<=[\w,:;)’'] )([A-ZÄÖÜÅÉ][^\W\d_]{2,})|\b([A-Z]{2,}-?\d{2,})\b")
_TIME_PHRASE = re.compile(
    r"\b(?:on|last|this|in the) (?:mon|tues|wednes|thurs|fri|satur|sun)day\w*(?: (?:morning"
    r"|afternoon|evening))?\b|\b(?:yesterday|today|this week|last week)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Attempt:
    asked: str
    found: ContentAnswer
    frame: ReadFrame


def deepened(inquiry: Inquiry, question: str) -> Outcome:
    """The surest of several readings: as asked, without its time, with the names first found."""
    attempts: list[_Attempt] = []
    for asked in (question, _TIME_PHRASE.sub(" ", question)):
        _attempt(inquiry, asked, attempts)
    names = _names_of(question, attempts)
    if names:
        _attempt(inquiry, f"{question.rstrip(' ?')} {' '.join(names)}?", attempts)
    if not attempts:
        return None
    best = max(attempts, key=lambda one: one.found.confidence)
    agreed = sum(_same_line(best, one) for one in attempts) > 1
    confidence = best.found.confidence
    confidence += _AGREED * (1.0 - confidence) * agreed
    inquiry.note("judged", best.asked, "readings agree" if agreed else "one reading")
    units = (best.found.best.unit, *(entry.unit for entry in best.found.proof))
    proof = tuple(
        Proof(unit.observation_id, unit.line_numbers, " ".join(unit.text.split())) for unit in units
    )
    return WorkedAnswer(best.found.short, proof, confidence)


def _attempt(inquiry: Inquiry, asked: str, attempts: list[_Attempt]) -> None:
    """Read once more, unless it was asked so before or an answer is sure enough."""
    if any(one.asked == asked or one.found.confidence >= _SURE_ENOUGH for one in attempts):
        return
    read = inquiry.read(asked)
    if read is not None:
        attempts.append(_Attempt(asked, *read))


def _names_of(question: str, attempts: Sequence[_Attempt]) -> list[str]:
    """Names on the best lines so far that the question does not say."""
    known = set(words_of(question)) | set(proper_nouns(question)) | QUESTION_WORDS
    found = [
        word
        for one in attempts
        for entry in (one.found.best, *one.found.proof)
        for pair in _NAME.findall(entry.unit.text)
        for word in pair
        if word and word.casefold() not in known
    ]
    return list(dict.fromkeys(found))[:_NAMES]


def _same_line(one: _Attempt, other: _Attempt) -> bool:
    return one.found.best.unit.text == other.found.best.unit.text
