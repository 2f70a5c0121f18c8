"""Which rows of the found pages answer a question, as a trained network reads them.

The rules of `fit` know words and sorts of values; the network knows that “what may it cost at most”
is answered by a budget. It reads where the leading readings stand and where the search found most.
What it finds counts among the readings, and tells how likely the question is answered there at all.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from core.answer.reading.features import ScoredReading
from core.answer.reading.page_stretches import Stretch
from core.answer.value_patterns import Value
from core.answer.wanted import Wanted
from core.ids import ObservationId
from core.models.line_encoder import AnswerFinder, LineAnswer, PageStretch

WEIGHT = 0.2
"""What the network's log odds count among scores of readings."""

MOST_BEHIND = 1.0
"""The most that is taken from a reading: rules may still know better."""

VALUELESS = 0.5
"""What is taken from a reading without a value of the asked sort, beside what the rules take."""

_HOLDS_A_VALUE = 0.5  # of the feature that tells it; less is a value of another sort
_STRETCHES_OF_READINGS = 4
_MOST_STRETCHES = 5
_AS_LIKELY = 0.7  # log odds within which a row seen later is as good

StretchesOn = Callable[[ObservationId], Sequence[Stretch]]
"""Gives the stretches of one of the frames that readings stand on."""

_Place = tuple[ObservationId, int]


@dataclass(frozen=True, slots=True)
class AnsweringRow:
    """A row of a frame, the numbers of its lines, and its words that are likeliest to answer."""

    observation_id: ObservationId
    line_numbers: tuple[int, ...]
    text: str
    answer: LineAnswer

    @property
    def words(self) -> str:
        """The words that are likeliest to answer."""
        return self.text[self.answer.begin : self.answer.end]


@dataclass(frozen=True)
class PageAnswers:
    """The rows that were read, likeliest first; empty where none was read."""

    rows: tuple[AnsweringRow, ...] = ()

    @property
    def best(self) -> float | None:
        """The log odds of the likeliest row; None where none was read."""
        return self.rows[0].answer.score if self.rows else None

    def score_at(self, one: ScoredReading) -> float | None:
        """The best log odds of the lines that a reading stands on; None if they were not read."""
        key = one.unit.observation_id
        found = (self._scores.get((key, number)) for number in one.unit.line_numbers)
        return max((score for score in found if score is not None), default=None)

    @cached_property
    def _scores(self) -> Mapping[tuple[ObservationId, int], float]:
        return {
            (row.observation_id, number): row.answer.score
            for row in reversed(self.rows)  # a line that is in two rows has the better one's
            for number in row.line_numbers
        }


def page_answers(
    question: str,
    scored: Sequence[ScoredReading],
    stretches_on: StretchesOn,
    finder: AnswerFinder | None,
) -> PageAnswers:
    """Read where the readings stand, best first; equal stretches of several frames are read once.

    Raises: ModelUnavailable if the network cannot run.
    """
    chosen = _stretches_to_read(scored, stretches_on) if finder is not None else {}
    if finder is None or not chosen:
        return PageAnswers()
    pages = {place: PageStretch(one.title, one.rows) for place, one in chosen.items()}
    distinct = list(dict.fromkeys(pages.values()))
    read = dict(zip(distinct, finder.answers_in(question, distinct), strict=True))
    rows = [
        AnsweringRow(place[0], numbers, text, answer)
        for place, stretch in chosen.items()
        for text, numbers, answer in zip(
            stretch.rows, stretch.line_numbers, read[pages[place]], strict=True
        )
        if answer is not None
    ]
    return PageAnswers(tuple(sorted(rows, key=lambda row: -row.answer.score)))


def with_page_answers(scored: Sequence[ScoredReading], pages: PageAnswers) -> list[ScoredReading]:
    """The readings, best first, with what the network thinks of their lines counted in."""
    best = pages.best
    if best is None:
        return list(scored)
    again = [_judged(one, pages.score_at(one), best) for one in scored]
    return sorted(again, key=lambda one: -one.score)


def answering_readings(
    scored: Sequence[ScoredReading], pages: PageAnswers, sort: Wanted
) -> list[ScoredReading]:
    """The readings of the rows that are about as likely as the likeliest, that one's first.

    Of each row the one that shows the words which answer; if none of its values is among them, the
    words are its value, of the asked `sort`.
    """
    if not pages.rows:
        return []
    least = pages.rows[0].answer.score - _AS_LIKELY
    found = (_reading_of(row, scored, sort) for row in pages.rows if row.answer.score >= least)
    return [one for one in found if one is not None]


def _reading_of(
    row: AnsweringRow, scored: Sequence[ScoredReading], sort: Wanted
) -> ScoredReading | None:
    numbers = set(row.line_numbers)
    here = [
        one
        for one in scored
        if one.unit.observation_id == row.observation_id
        and not numbers.isdisjoint(one.unit.line_numbers)
    ]
    if not here:
        return None
    best = max(here, key=lambda one: (_shows(one, row.words), one.score))
    if any(value.text in row.words or row.words in value.text for value in best.values):
        return best
    text = best.unit.text
    begin = text.find(row.words)
    if begin < 0:
        return best
    return replace(best, values=(Value(begin, begin + len(row.words), row.words, sort),))


def _shows(one: ScoredReading, words: str) -> bool:
    """Whether the answer that a reading gives has some words in it, however they are spaced."""
    told = "".join((one.reading.says or one.unit.text).split())
    return "".join(words.split()) in told


def _stretches_to_read(
    scored: Sequence[ScoredReading], stretches_on: StretchesOn
) -> Mapping[_Place, Stretch]:
    """The stretches of the best readings, then of those whose passages were found best."""
    chosen: dict[_Place, Stretch] = {}
    by_recall = sorted(scored, key=lambda one: -one.features.recall)
    for some, most in ((scored, _STRETCHES_OF_READINGS), (by_recall, _MOST_STRETCHES)):
        for one in some:
            if len(chosen) >= most:
                break
            key, first = one.unit.observation_id, one.unit.line_numbers[0]
            for place, stretch in enumerate(stretches_on(key)):
                if any(first in numbers for numbers in stretch.line_numbers):
                    chosen.setdefault((key, place), stretch)
                    break
    return chosen


def _judged(one: ScoredReading, score: float | None, best: float) -> ScoredReading:
    behind = MOST_BEHIND if score is None else min(MOST_BEHIND, WEIGHT * (best - score))
    lacking = 0.0 if one.features.value > _HOLDS_A_VALUE else VALUELESS
    return replace(one, score=one.score - behind - lacking)
