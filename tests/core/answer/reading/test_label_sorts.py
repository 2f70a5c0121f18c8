"""A label tells of what sort the bare figure under it is."""

import pytest

from core.answer.reading.label_sorts import sort_told_by
from core.answer.wanted import Wanted


@pytest.mark.parametrize(
    ("label", "text", "sort"),
    [
        ("Nights on the way", "4", Wanted.DURATION),
        ("Rs", "480", Wanted.MONEY),
        ("Fee per crate", "1,720", Wanted.MONEY),
        ("Telephone on arrival", "94 555 0127", Wanted.PHONE),
        ("Net kg", "18.5", Wanted.QUANTITY),
        ("Daybreak", "4", None),
        ("Days", "every second", None),
        ("Crates", "60", None),
    ],
)
def test_a_bare_figure_is_what_its_label_says(label: str, text: str, sort: Wanted | None) -> None:
    assert sort_told_by(label, text) is sort
