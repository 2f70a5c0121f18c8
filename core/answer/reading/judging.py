"""How sure a reading is as the answer, by rules and by the network that has read the pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.answer.confidence import confidence_of, confidence_with_pages, signals_of
from core.answer.reading.asked import Asked
from core.answer.reading.choosing import best_of, is_row_unsaid, standing_of, without_outdated
from core.answer.reading.features import ScoredReading
from core.answer.reading.page_answers import PageAnswers, answering_readings
from core.answer.wanted import Wanted
from core.ids import ObservationId

# Sorts of values that cannot be mistaken: what holds none of them is no rival of what does.
_SURE_SORTS = frozenset({Wanted.MONEY, Wanted.CLOCK, Wanted.PHONE, Wanted.EMAIL})
# What these ask for stands in no line: when a page was seen, where it is, how it goes on.
_IN_NO_LINE = frozenset(
    {Wanted.SEEN_WHEN, Wanted.LINK, Wanted.STEPS, Wanted.ACTIVITY, Wanted.PROGRAM}
)
_MOST_IF_ROW_UNSAID = 0.55
_LIKELY = 0.5  # what the rules find as likely as not, they choose


@dataclass(frozen=True, slots=True)
class Pages:
    """When frames were seen (seconds), their windows' titles, and what was read on them."""

    moments: Mapping[ObservationId, float]
    titles: Mapping[ObservationId, str]
    read: PageAnswers


@dataclass(frozen=True, slots=True)
class Judged:
    """A reading, how likely it is the answer, 0 to 1, and what that was made of."""

    reading: ScoredReading
    confidence: float
    signals: dict[str, float]


def is_told_in_a_line(asked: Asked) -> bool:
    """Whether what is asked for stands in a line, so that the network can find it."""
    return asked.wanted[0] not in _IN_NO_LINE


def surest(asked: Asked, scored: Sequence[ScoredReading], pages: Pages) -> Judged:
    """The best reading by the rules; if that is hardly the answer, the network's if it is surer."""
    best = best_of(scored, pages.moments, newest=asked.newest, titles=pages.titles)
    chosen = judged(asked, best, scored, pages)
    if chosen.confidence >= _LIKELY:
        return chosen
    likely = answering_readings(scored, pages.read, asked.wanted[0])
    if not likely:
        return chosen
    other = max(likely, key=lambda one: _time(one, pages)) if asked.newest else likely[0]
    return max(chosen, judged(asked, other, scored, pages), key=lambda one: one.confidence)


def judged(
    asked: Asked, one: ScoredReading, scored: Sequence[ScoredReading], pages: Pages
) -> Judged:
    """How sure one of the readings is."""
    if asked.former:
        rivals = _not_later(scored, one, pages.moments)
    else:
        rivals = without_outdated(one, scored, pages.moments, pages.titles)
    if asked.wanted[0] in _SURE_SORTS and one.features.value > 0:
        rivals = [rival for rival in rivals if rival.features.value > 0]
    signals = signals_of(asked, one.features, standing_of(one, rivals))
    confidence = confidence_with_pages(confidence_of(signals), pages.read.score_at(one))
    if is_row_unsaid(one, rivals):
        confidence = min(confidence, _MOST_IF_ROW_UNSAID)
    return Judged(one, confidence, signals)


def _not_later(
    scored: Sequence[ScoredReading],
    best: ScoredReading,
    moments: Mapping[ObservationId, float],
) -> list[ScoredReading]:
    """The readings that were not seen after one: what came later denies no former value."""
    then = moments[best.unit.observation_id]
    return [one for one in scored if moments[one.unit.observation_id] <= then]


def _time(one: ScoredReading, pages: Pages) -> float:
    return pages.moments[one.unit.observation_id]
