from hypothesis import given
from hypothesis import strategies as st

from app.windows.line_selection import (
    SelectedPart,
    box_of_part,
    select_all,
    select_lines,
    selected_text,
    word_at,
)
from core.observation import Box, TextLine

LINES = (
    TextLine("Hello there", Box(100, 10, 110, 20)),
    TextLine("second line", Box(100, 40, 110, 20)),
    TextLine("far away", Box(600, 40, 80, 20)),
)


def test_a_drag_within_a_line_selects_characters() -> None:
    parts = select_lines(LINES, (100, 20), (150, 20))
    assert selected_text(LINES, parts) == "Hello"
    assert box_of_part(LINES, parts[0]) == Box(100, 10, 50, 20)


def test_a_drag_past_the_end_of_the_line_stays_on_it() -> None:
    assert selected_text(LINES, select_lines(LINES, (160, 20), (900, 22))) == "there"


def test_a_rubber_band_selects_the_lines_it_touches() -> None:
    parts = select_lines(LINES, (90, 5), (300, 65))
    assert selected_text(LINES, parts) == "Hello there\nsecond line"


def test_a_double_click_selects_a_word() -> None:
    assert word_at(LINES, (170, 20)) == (SelectedPart(0, 6, 11),)
    assert word_at(LINES, (5, 5)) == ()


def test_everything_can_be_selected() -> None:
    assert selected_text(LINES, select_all(LINES)) == "Hello there\nsecond line\nfar away"


# The screen reader's networks, once loaded, have the processor take subnormal numbers for zero.
_points = st.tuples(
    st.floats(-50, 900, allow_subnormal=False), st.floats(-50, 200, allow_subnormal=False)
)


@given(_points, _points)
def test_any_drag_selects_parts_that_exist(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    for part in select_lines(LINES, start, end):
        assert 0 <= part.start < part.end <= len(LINES[part.line].text)
