"""Rows and the cells that they are made of."""

from hypothesis import given
from hypothesis import strategies as st

from core.memory.facts.names import subject_key
from core.memory.facts.rows import (
    can_be_in_a_row,
    cell_key,
    cells_of,
    row_key_beside,
    row_text,
)

_words = st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1)
_cells = st.lists(st.tuples(_words, _words).filter(lambda cell: can_be_in_a_row(*cell)), min_size=1)


@given(_cells)
def test_a_row_is_read_back_cell_by_cell(cells: list[tuple[str, str]]) -> None:
    assert cells_of(row_text(cells)) == cells


def test_what_is_no_row_has_no_cells() -> None:
    assert cells_of("07:25") == []
    assert cells_of("Gate B4; Deck 6") == []
    assert cells_of("") == []


def test_a_cell_has_the_key_that_it_would_have_alone() -> None:
    row = subject_key("SF 217", "row")
    assert cell_key(row, "Cabin") == subject_key("SF 217", "Cabin")
    assert row_key_beside(subject_key("SF 217", "Cabin")) == row
