"""Among readings that answer as well, the newer one of the same page is taken."""

from dataclasses import replace

from core.answer.reading.choosing import best_of, is_row_unsaid, without_outdated
from core.answer.reading.features import ScoredReading
from core.answer.reading.tables import Table, TableCell, TableRow
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


def test_rows_that_answer_as_well_leave_open_which_is_meant() -> None:
    table = Table(("Leaves", "Seat"), (("07:30", "plain"), ("22:45", "sleeper")), "")

    def leaves(row: int, score: float) -> ScoredReading:
        one = scored_line(table.rows[row][0], Wanted.CLOCK, score)
        cell = TableCell(TableRow(table, row, (table,)), 0)
        return replace(one, reading=replace(one.reading, cell=cell))

    assert is_row_unsaid(leaves(0, 3.0), [leaves(0, 3.0), leaves(1, 2.97)])
    assert not is_row_unsaid(leaves(0, 3.0), [leaves(0, 3.0), leaves(1, 2.0)])
    assert not is_row_unsaid(leaves(0, 3.0), [leaves(0, 3.0), leaves(0, 2.97)])
