"""The bars across the top of a screen come off before its panes are told apart."""

from core.ingest.layout import bars_of, blocks_of
from core.observation import Box, TextLine


def _row(top: int, *cells: tuple[int, str]) -> list[TextLine]:
    return [TextLine(text, Box(left, top, 9 * len(text), 18)) for left, text in cells]


def _told(lines: list[TextLine]) -> list[list[str]]:
    return [sorted(lines[number].text for number in bar) for bar in bars_of(lines)]


def _panes() -> list[TextLine]:
    left = [line for row in range(9) for line in _row(160 + 31 * row, (20, f"Folder {row}"))]
    right = [
        line
        for row in range(12)
        for line in _row(171 + 22 * row, (500, f"the letter goes on for a while here {row}"))
    ]
    return left + right


def test_panel_and_tabs_are_bars_and_what_is_below_is_none() -> None:
    panel = _row(4, (10, "Menu"), (80, "browser"), (760, "Tue 9 Sep 14:05"), (1500, "EN"))
    tabs = _row(40, (30, "Kiln log"), (260, "Glazes"), (700, "Orders"), (1480, "x"))
    lines = panel + tabs + _panes()
    assert _told(lines) == [
        sorted(line.text for line in panel),
        sorted(line.text for line in tabs),
    ]


def test_a_bar_over_two_panes_goes_to_neither() -> None:
    title = _row(4, (620, "Letters - Post"), (1500, "- o x"))
    lines = title + _panes()
    blocks = [{lines[n].text for n in block.line_numbers} for block in blocks_of(lines)]
    assert {"Letters - Post", "- o x"} in blocks
    assert not any("Folder 1" in block and any("letter" in t for t in block) for block in blocks)


def test_the_head_of_a_table_at_the_top_is_no_bar() -> None:
    lefts = (20, 500, 900, 1300)
    rows = [("Plot", "Crop", "Sown", "Cut"), ("North", "rye", "May", "July")] * 4
    lines = [
        line
        for number, row in enumerate(rows)
        for line in _row(4 + 30 * number, *zip(lefts, row, strict=True))
    ]
    assert bars_of(lines) == []


def test_a_terminal_has_no_bars() -> None:
    lines = [line for row in range(20) for line in _row(4 + 20 * row, (8, f"$ make part-{row}"))]
    assert bars_of(lines) == []
    assert bars_of([]) == []


def test_a_panel_below_the_windows_is_a_bar_and_comes_last() -> None:
    panel = _row(
        1040, (10, "Menu"), (80, "Files"), (140, "Web"), (200, "Terminal"), (1480, "Tue 14:05")
    )
    lines = panel + _panes()
    assert _told(lines) == [sorted(line.text for line in panel)]
    assert {lines[n].text for n in blocks_of(lines)[-1].line_numbers} == {
        line.text for line in panel
    }


def test_the_last_row_of_a_table_is_no_bar() -> None:
    places = (10, 300, 600, 1480)
    lines = [
        line
        for row in range(9)
        for line in _row(160 + 40 * row, *((left, f"cell {row}") for left in places))
    ]
    assert _told(lines) == []
