"""Labels that say the same in several languages have one key, and others do not."""

import pytest

from core.memory.facts.names import subject_key
from core.memory.facts.same_labels import same_labels


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Invoice 2031-7", "Rechnung 2031-7"),
        ("Rechnungsnummer", "Invoice number"),
        ("Kundennummer", "customer number"),
        ("Netto", "Net"),
        ("Gesamtbetrag", "Total"),
        ("Abfahrt", "Departs"),
        ("Leaves", "Departure"),
        ("Farbe", "Color"),
        ("Teilnehmer", "Attendees"),
    ],
)
def test_two_names_of_one_label(one: str, other: str) -> None:
    assert subject_key("", one) == subject_key("", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Net", "Total"), ("Total", "Sum"), ("Departure", "Arrival"), ("Invoice", "Order")],
)
def test_two_labels(one: str, other: str) -> None:
    assert subject_key("", one) != subject_key("", other)


def test_no_name_stands_for_two_labels_or_for_one_that_has_another() -> None:
    same = same_labels()
    kept = {word for names in same.values() for word in names}
    assert kept.isdisjoint(same)
