"""Rows of one table held against one another: the row that shows more of the question is meant.

All rows of a table stand under the same title and beside the same words, so what tells them apart
are the words in the row itself, however little those weigh against the rest of the page.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.answer.reading.features import ScoredReading
from core.ids import ObservationId

_SUM_ROW = re.compile(r"(?:grand |sub)?(?:total|sum)\b|amount due|summe\b|gesamt", re.IGNORECASE)
_CLEARLY = 0.05
_OTHER_ROW = 0.8  # more than what a newer or fuller line gains

_Column = tuple[ObservationId, str]


def behind_better_rows(scored: Sequence[ScoredReading]) -> list[ScoredReading]:
    """The readings, cells set behind whose column has a row that shows more of the question."""
    most: dict[_Column, float] = {}
    for one in scored:
        key = _column(one)
        if key is not None:
            most[key] = max(most.get(key, 0.0), one.features.own)
    return [_set_behind(one, most) for one in scored]


def _column(one: ScoredReading) -> _Column | None:
    """The column of a table's cell; None for what is no cell of a table with heads."""
    reading = one.reading
    is_cell = bool(reading.owner and reading.row) and not _SUM_ROW.match(reading.owner)
    return (one.unit.observation_id, reading.label) if is_cell else None


def _set_behind(one: ScoredReading, most: dict[_Column, float]) -> ScoredReading:
    key = _column(one)
    if key is None or most[key] - one.features.own <= _CLEARLY:
        return one
    return replace(one, score=one.score - _OTHER_ROW)
