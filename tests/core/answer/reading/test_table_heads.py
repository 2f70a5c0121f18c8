"""Which row heads a table."""

from core.answer.reading.table_heads import are_heads_of, with_first_column
from core.observation import Box

_PLACES = (20, 300, 560, 820)


def _cells(*texts: str, since: int = 0) -> list[tuple[Box, str]]:
    return [
        (Box(left, 100, 9 * len(text), 20), text)
        for left, text in zip(_PLACES[since:], texts, strict=False)
    ]


def test_things_that_are_compared_stand_over_a_named_row_of_figures() -> None:
    heads = _cells("Larch 22", "Alder 40", "Rowan", since=1)
    below = _cells("Price", "€ 64.00", "€ 118.00", "€ 49.50")
    assert are_heads_of(heads, below)
    assert [text for _, text in with_first_column(heads, below)] == [
        "",
        "Larch 22",
        "Alder 40",
        "Rowan",
    ]


def test_words_over_words_are_no_things_that_are_compared() -> None:
    heads = _cells("Larch 22", "Alder 40", since=1)
    assert not are_heads_of(heads, _cells("Maker", "Brook and Sons", "Fell Works"))


def test_a_row_of_figures_heads_nothing() -> None:
    assert not are_heads_of(_cells("22", "40", since=1), _cells("Price", "€ 64.00", "€ 118.00"))
