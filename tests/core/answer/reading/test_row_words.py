"""What a row writes in short is what a question says in full."""

import pytest

from core.answer.reading.row_words import row_words
from core.recall.words import stem


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (("Sat 12", "17:30"), {"saturday", "afternoon", "evening"}),
        (("Thu", "08:00"), {"thursday", "morning"}),
        (("Bolt", "4 pcs"), {"four"}),
        (("Bolt", "12"), {"twelve"}),
        (("Saturn V", "40 pcs", "4.2 mm"), set()),
    ],
)
def test_days_hours_and_small_numbers_are_said_in_words(
    cells: tuple[str, ...], words: set[str]
) -> None:
    assert row_words(cells) == {stem(word) for word in words}
