"""Dates that a screen takes back: “the meeting on 3 May cannot take place”.

What names such a date elsewhere is out of date, even where no newer value stands in its place.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.answer.reading.asked import Asked
from core.answer.reading.features import ScoredReading, score_of
from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted

_TAKEN_BACK = re.compile(
    r"\b(?:can ?not take place|can['’]t take place|does not take place|will not take place"
    r"|no longer|(?:is|was|has been|had to be) (?:cancell?ed|postponed|moved|called off)"
    r"|moves? (?:from|to)|entfällt|verschoben|abgesagt)\b",
    re.IGNORECASE,
)
_REVOKED = -0.5  # as a reading that lacks a date
_DAY = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<month>[^\W\d_]{3})")
_MONTH_FIRST = re.compile(r"(?P<month>[^\W\d_]{3})[^\W\d_]*\s+(?P<day>\d{1,2})\b(?!:)")


def without_revoked(asked: Asked, scored: Sequence[ScoredReading]) -> list[ScoredReading]:
    """The readings, those with only a date that another of them takes back set behind."""
    if asked.wanted[0] is not Wanted.DATE or not asked.newest:
        return list(scored)
    gone = {day for one in scored for day in _days_taken_back(one.unit.text)}
    if not gone:
        return list(scored)
    return [_set_behind(one) if _is_gone(one, gone) else one for one in scored]


def _days_taken_back(text: str) -> Iterable[str]:
    """The days before the words that take them back, in one sentence."""
    found = _TAKEN_BACK.search(text)
    if found is None:
        return ()
    return (day for v in values_in(text[: found.start()], Wanted.DATE) if (day := _day(v.text)))


def _is_gone(one: ScoredReading, gone: set[str]) -> bool:
    days = {day for value in one.values if (day := _day(value.text))}
    return bool(days) and days <= gone


def _set_behind(one: ScoredReading) -> ScoredReading:
    features = replace(one.features, value=min(one.features.value, _REVOKED))
    gained = score_of(features) - score_of(one.features)
    return replace(one, features=features, score=one.score + gained)


def _day(text: str) -> str:
    """A date as “24 mar”; empty if it names no day of a month."""
    found = _DAY.search(text) or _MONTH_FIRST.search(text)
    return f"{int(found['day'])} {found['month'].casefold()}" if found else ""
