"""What may stand for a word of a question in a label."""

import pytest

from core.answer.reading.label_words import doer_forms, label_forms
from core.recall.query import text_stems


@pytest.mark.parametrize(
    ("verb", "label"),
    [("teaches", "Teacher"), ("drives", "Driver"), ("runs", "Runner"), ("conducts", "Conductor")],
)
def test_who_does_it_is_called_after_the_deed(verb: str, label: str) -> None:
    assert doer_forms(verb).is_in(text_stems(label))
    assert not doer_forms(verb).is_in(text_stems("Caretaker"))


def test_the_forms_of_the_deed_are_kept() -> None:
    assert label_forms("approved").stems <= doer_forms("approved").stems
