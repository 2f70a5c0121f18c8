"""The layout of a screen: nothing is lost, panes come apart, tables stay together."""

from hypothesis import given, settings
from hypothesis import strategies as st

from core.ingest.layout import blocks_of, rows_of
from core.observation import Box, TextLine

LINES = st.lists(
    st.builds(
        TextLine,
        st.sampled_from(["word", "two words", "", "  ", "x"]),
        st.builds(
            Box,
            st.integers(-50, 2000),
            st.integers(-50, 1200),
            st.integers(0, 900),
            st.integers(0, 60),
        ),
    ),
    max_size=40,
)


def _line(text: str, left: int, top: int) -> TextLine:
    return TextLine(text, Box(left, top, 9 * len(text), 18))


def _texts(lines: list[TextLine]) -> list[list[list[str]]]:
    return [
        [[lines[number].text for number in row.line_numbers] for row in block.rows]
        for block in blocks_of(lines)
    ]


@given(LINES)
@settings(deadline=None)
def test_every_line_with_text_is_in_exactly_one_block(lines: list[TextLine]) -> None:
    placed = [number for block in blocks_of(lines) for number in block.line_numbers]
    assert sorted(placed) == [n for n, line in enumerate(lines) if line.text.strip()]
    assert all(block.rows for block in blocks_of(lines))


@given(LINES)
@settings(deadline=None)
def test_rows_hold_every_line_once_from_left_to_right(lines: list[TextLine]) -> None:
    rows = rows_of(lines, range(len(lines)))
    assert sorted(n for row in rows for n in row.line_numbers) == list(range(len(lines)))
    for row in rows:
        lefts = [lines[number].box.left for number in row.line_numbers]
        assert lefts == sorted(lefts)


@given(LINES, st.integers(-300, 300), st.integers(-300, 300))
@settings(deadline=None)
def test_where_the_window_stands_does_not_matter(
    lines: list[TextLine], right: int, down: int
) -> None:
    moved = [
        TextLine(
            line.text,
            Box(line.box.left + right, line.box.top + down, line.box.width, line.box.height),
        )
        for line in lines
    ]
    assert blocks_of(moved) == blocks_of(lines)


def test_panes_side_by_side_come_apart() -> None:
    left = [_line(f"file{row}.py", 20, 40 + 30 * row) for row in range(8)]
    right = [_line(f"a sentence in the editor {row}", 400, 51 + 22 * row) for row in range(10)]
    lines = [line for pair in zip(left, right, strict=False) for line in pair] + right[8:]
    for block in _texts(lines):
        names = {text.startswith("file") for row in block for text in row}
        assert len(names) == 1
    shown = [text for block in _texts(lines) for row in block for text in row]
    assert shown == [line.text for line in (*left, *right)]


def test_a_table_keeps_its_rows() -> None:
    cells = [("Item", "Price", "Left"), ("Bolts", "4.20", "12"), ("Nuts", "3.10", "7")] * 2
    lines = [
        _line(text, left, 40 + 24 * row)
        for row, texts in enumerate(cells)
        for text, left in zip(texts, (40, 400, 700), strict=True)
    ]
    assert [row for block in _texts(lines) for row in block] == [list(row) for row in cells]


def test_a_table_keeps_its_rows_where_its_lines_are_found_a_little_off() -> None:
    off = (0, 2, -2, 1, -1, 2, 0, -1, 1, -2, 1)
    rows = [(f"Hut {n}", f"{n} beds", f"{40 + n} €", "open") for n in range(8)]
    lines = [
        _line(text, left, 40 + 27 * row + off[(3 * row + column) % len(off)])
        for row, texts in enumerate(rows)
        for column, (text, left) in enumerate(zip(texts, (40, 500, 900, 1300), strict=True))
    ]
    assert [row for block in _texts(lines) for row in block] == [list(row) for row in rows]


def test_columns_are_cut_before_their_common_left_edge() -> None:
    cards = (
        (30, 260, ("To buy", "Whitewash for the shed", "Hinges", "A longer ladder")),
        (620, 271, ("Bought", "Nails", "Rope")),
        (1200, 279, ("Given back", "Drill", "Wheelbarrow", "The tall steps")),
    )
    lines = [_line("Shed", 30, 40), _line("4", 560, 260), _line("2", 1140, 271)]
    lines += [
        _line(text, left, top + 33 * row)
        for left, top, column in cards
        for row, text in enumerate(column)
    ]
    for block in _texts(lines):
        shown = {text for row in block for text in row} - {"Shed", "4", "2"}
        assert not shown or any(shown <= set(column) for _, _, column in cards)


def test_paragraphs_are_cut_at_wide_gaps() -> None:
    tops = [40, 62, 84, 150, 172]
    lines = [_line(f"line {place}", 40, top) for place, top in enumerate(tops)]
    assert _texts(lines) == [[["line 0"], ["line 1"], ["line 2"]], [["line 3"], ["line 4"]]]


def test_no_lines_make_no_blocks() -> None:
    assert blocks_of([]) == ()
    assert blocks_of([_line(" ", 0, 0)]) == ()
