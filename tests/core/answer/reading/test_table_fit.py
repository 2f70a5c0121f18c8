"""What a question names picks the row and the column of a table."""

import pytest

from core.answer.question_kind import wanted_of
from core.answer.reading.asked import asked_of
from core.answer.reading.readings import readings_of
from core.answer.reading.table_fit import table_fit
from core.ids import ObservationId
from core.recall.query import understand
from core.store.observation_store import ObservationFilter
from tests.fakes.drawn_memory import DrawnMemory, Sheet, moment

BOLTS = Sheet().table(
    ("Quantity", "Unit price", "Lead time"),
    ("from 100", "€ 0.92", "3 days"),
    ("from 500", "€ 0.78", "8 days"),
    ("from 2000", "€ 0.61", "15 days"),
)
BREAD = Sheet().table(
    ("Menge", "Preis", "Lieferzeit"),
    ("1-9", "4,20 €", "1 Tag"),
    ("10-49", "3,80 €", "2 Tage"),
    ("ab 50", "3,10 €", "4 Tage"),
)
LEAFLETS = Sheet().table(
    ("Copies", "Matt", "Gloss"),
    ("up to 250", "£ 40.00", "£ 48.00"),
    ("up to 1000", "£ 75.00", "£ 90.00"),
    ("up to 5000", "£ 160.00", "£ 195.00"),
)
TREES = Sheet().table(
    ("Sort", "Stock", "Row"),
    ("Quince Vranja", "14", "B7"),
    ("Pear Conference", "31", "C2"),
    ("Plum Victoria", "9", "D1"),
)
FERRIES = Sheet().table(
    ("Harbour", "Weekdays", "Sunday"),
    ("Orsund", "06:40", "08:10"),
    ("Liten", "07:05", "08:35"),
    ("Vik", "07:30", "09:00"),
)
BENCHES = Sheet().table(
    ("Model", "Weight", "Price"),
    ("Alder 120", "18 kg", "€ 140.00"),
    ("Alder 150", "23 kg", "€ 165.00"),
)


def asked_cells(memory: DrawnMemory, question: str, sheet: Sheet) -> list[str]:
    """The cells of a table that stand neither in another row nor in another column."""
    query = understand(question, moment(12, "18:00"), memory.store.passages, ObservationFilter())
    asked = asked_of(query, wanted_of(question))
    fits = [
        (one.value, table_fit(asked, one.cell))
        for one in readings_of(ObservationId(1), sheet.lines)
        if one.cell is not None and one.owner
    ]
    return [value for value, fit in fits if not fit.is_other_row and not fit.is_other_column]


@pytest.mark.parametrize(
    ("question", "sheet", "value"),
    [
        ("What is the unit price for 700 bolts?", BOLTS, "€ 0.78"),
        ("What is the unit price for 2,500 bolts?", BOLTS, "€ 0.61"),
        ("How long is the lead time if we order 150?", BOLTS, "3 days"),
        ("What is the price of 12 loaves?", BREAD, "3,80 €"),
        ("What do 60 loaves cost each?", BREAD, "3,10 €"),
        ("What do 800 gloss leaflets cost?", LEAFLETS, "£ 90.00"),
        ("What do 200 matt leaflets cost?", LEAFLETS, "£ 40.00"),
        ("In which row is the Pear Conference?", TREES, "C2"),
        ("How many Plum Victoria are in stock?", TREES, "9"),
        ("When does the ferry leave Liten on Sunday?", FERRIES, "08:35"),
        ("How heavy is the Alder 150?", BENCHES, "23 kg"),
        ("What does the Alder 120 cost?", BENCHES, "€ 140.00"),
    ],
)
def test_the_row_and_the_column_that_are_named(
    memory: DrawnMemory, question: str, sheet: Sheet, value: str
) -> None:
    assert asked_cells(memory, question, sheet) == [value]


def test_a_question_that_names_no_row_excludes_none(memory: DrawnMemory) -> None:
    cells = asked_cells(memory, "What is the price?", BENCHES)
    assert cells == ["€ 140.00", "€ 165.00"]
