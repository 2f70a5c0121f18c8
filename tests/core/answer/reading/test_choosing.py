"""Among readings that answer as well, the newer one of the same page is taken."""

from dataclasses import replace

from core.answer.reading.choosing import best_of, without_outdated
from core.answer.reading.features import ScoredReading
from core.answer.wanted import Wanted
from core.ids import ObservationId
from tests.core.answer.reading.made_readings import scored_line

_MOMENTS = {ObservationId(1): 1.0, ObservationId(2): 2.0}


def _found(line: str, score: float, recall: float, frame: int) -> ScoredReading:
    one = scored_line(line, Wanted.DATE, score, frame=frame, own=0.5)
    return replace(one, features=replace(one.features, recall=recall))


def test_on_the_same_page_it_counts_for_nothing_which_was_found_the_better() -> None:
    old = _found("Tuesday 4 March, dentist", 3.0, 1.0, 1)
    new = _found("Thursday 6 March, dentist", 2.8, 0.5, 2)
    same = {ObservationId(1): "My week", ObservationId(2): "My week"}
    other = {ObservationId(1): "My week", ObservationId(2): "Sport club"}
    assert best_of([old, new], _MOMENTS, newest=True, titles=same) is new
    assert best_of([old, new], _MOMENTS, newest=True, titles=other) is old
    assert best_of([old, new], _MOMENTS, newest=False, titles=same) is old
    assert without_outdated(new, [old, new], _MOMENTS, same) == [new]
    assert without_outdated(new, [old, new], _MOMENTS, other) == [old, new]
