"""Numbers are found however their thousands are written, and parts of codes by their beginning."""

import pytest

from core.recall.number_forms import number_forms
from core.recall.query import understand
from core.recall.search import search
from core.store.observation_store import ObservationFilter
from tests.fakes.drawn_memory import DrawnMemory, moment, page


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("2374.65", ["2374 65", "2 374 65"]),
        ("€ 2.374,65?", ["2374 65", "2 374 65"]),
        ("1'250'000 francs", ["1250000", "1 250 000"]),
        ("18000", ["18000", "18 000"]),
        ("in 2026", []),
        ("420", []),
        ("version 2.4.0", []),
        ("PEL-4820", []),
    ],
)
def test_the_forms_of_a_number(text: str, forms: list[str]) -> None:
    assert number_forms(text) == forms


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2374.65", "Total: € 2,374.65 with tax"),
        ("2.374,65", "Total: € 2,374.65 with tax"),
        ("18.000", "18000 miles on it"),
        ("9f3ab", "commit 9f3ab21"),
    ],
)
def test_it_is_found_as_it_stands(plain_memory: DrawnMemory, text: str, shown: str) -> None:
    for minute, row in enumerate(
        ("Total: € 2,374.65 with tax", "18000 miles on it", "commit 9f3ab21", "nothing of that")
    ):
        plain_memory.show(moment(8, f"09:{minute:02d}"), page(row), title=f"Sheet {minute}")
    query = understand(text, moment(9, "12:00"), plain_memory.store.passages, ObservationFilter())
    assert search(plain_memory.store, None, query, 1)[0].passage.text == shown
