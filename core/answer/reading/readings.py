"""Readings of a frame: its sentences and rows, and each value with the label that it stands under.

A label stands left of its value in a row, above it in a form, at the head of its column in a
table, or before a colon.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.answer.reading.speakers import speaker_in, speaker_over, stamps_of
from core.answer.units import Unit, box_of, is_stamp, units_of
from core.ids import ObservationId
from core.observation import Box, TextLine

_MOST_LABEL_WORDS = 5
_MOST_VALUE_WORDS = 14
_MOST_LOOSE_CELLS = 3
_MOST_HEADER_WORDS = 4
_LEAST_COLUMNS = 3
_COLON = re.compile(r"^(?P<label>[^\W\d_][^:]{1,40}?)\s?:\s+(?P<value>\S.*)$")
_PIECES = re.compile(r"\s·\s|\s{2,}|\s[|]\s")
_MAX_BELOW_HEIGHTS = 1.6
_TABLE_REACH_HEIGHTS = 4.0
_EVEN_PACE = 1.7
_NAMING = re.compile(r"[^\W\d_]{2}|^[^\W\d_]+-?\d+$")  # a word, or a code like K-17
_TALL = 1.3


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a unit.

    `label` says what the value is, `owner` whose it is (the name of a table's row, a fact's
    subject); with a label, `value` is what stands under it. `section` is the tall line above.
    `row` is the whole row under its headers. `title` is how a fact puts it. `before` is what stands
    or was said right before, in the same column. A stamp only says who wrote what follows. An
    `is_stacked` label stands above its value, where many a line stands that is no label.
    """

    unit: Unit
    speaker: str = ""
    label: str = ""
    owner: str = ""
    value: str = ""
    section: str = ""
    title: str = ""
    row: str = ""
    before: str = ""
    is_stacked: bool = False
    is_stamp: bool = False
    box: Box | None = None

    @property
    def says(self) -> str:
        """A labelled value as a person would write it; empty for other readings."""
        if self.title or not self.label:
            return self.title
        told = f"{self.label.rstrip(' :')}: {self.value}"
        return f"{self.owner}, {told}" if self.owner else told


def readings_of(observation_id: ObservationId, lines: Sequence[TextLine]) -> list[Reading]:
    """Every reading of a frame, in reading order; units as they stand come first of theirs."""
    units = units_of(observation_id, lines)
    names = [speaker_in(unit.text) for unit in units]
    stamps = stamps_of(lines, units, names)
    sections = _sections(lines)
    found: list[Reading] = []
    table = _Table()
    before = ""
    for place, unit in enumerate(units):
        box = box_of(lines, unit.line_numbers)
        if box is None:
            continue
        plain = Reading(
            unit,
            speaker_over(stamps, box),
            section=_section_over(sections, box),
            before=before,
            box=box,
            is_stamp=bool(names[place]) and "@" not in unit.text,
        )
        found.append(plain)
        if unit.is_list or names[place]:
            continue
        if not is_stamp(unit.text):
            before = unit.text
        cells = _cells(lines, unit)
        table.follow(cells, box)
        row = _headed_row(cells, table.header)
        found += [
            replace(plain, label=label, owner=owner, value=value, row=row)
            for label, owner, value in (*_colon_pairs(unit), *_cell_pairs(cells, table.header))
        ]
        below = units[place + 1] if place + 1 < len(units) else None
        joined = _under_label(lines, unit, below) if below else None
        if joined is not None and below is not None:
            found.append(
                replace(plain, unit=joined, label=unit.text, value=below.text, is_stacked=True)
            )
    return found


class _Table:
    """The header of the table that is being read, as long as rows follow at an even pace."""

    def __init__(self) -> None:
        self.header: list[tuple[Box, str]] = []
        self._top = 0
        self._pace = 0

    def follow(self, cells: list[tuple[Box, str]], box: Box) -> None:
        """Take the next row in, as a new header, a row below the last one, or the table's end."""
        pace = box.top - self._top
        is_row = self._stands_below(cells) and 0 < pace <= _TABLE_REACH_HEIGHTS * box.height
        if _is_header(cells) and not is_row:
            self.header, self._pace = cells, 0
        elif self.header and (
            pace <= 0
            or pace > _TABLE_REACH_HEIGHTS * box.height
            or (self._pace and pace > _EVEN_PACE * self._pace)
        ):
            self.header = []
        elif self.header:
            self._pace = self._pace or pace
        self._top = box.top

    def _stands_below(self, cells: Sequence[tuple[Box, str]]) -> bool:
        """Whether every cell begins where a head does, so that words make no new header."""
        lefts = [place.left for place, _ in self.header]
        return bool(lefts) and all(
            any(abs(box.left - left) <= box.height / 2 for left in lefts) for box, _ in cells
        )


def _cells(lines: Sequence[TextLine], unit: Unit) -> list[tuple[Box, str]]:
    """The cells of a row, left to right; one for running text."""
    numbers = [n for n in unit.line_numbers if lines[n].text.strip()]
    boxes = [lines[n].box for n in numbers]
    if len(numbers) < 2 or any(
        abs(box.top - boxes[0].top) > boxes[0].height / 2 for box in boxes[1:]
    ):
        return []
    return sorted(
        ((lines[n].box, lines[n].text.strip()) for n in numbers), key=lambda cell: cell[0].left
    )


def _is_header(cells: Sequence[tuple[Box, str]]) -> bool:
    """Whether a row names columns: several short words without figures."""
    named = [
        text
        for place, (_, text) in enumerate(cells)
        if place or not re.fullmatch(r"\d{1,3}|#", text)  # a spreadsheet numbers its rows
    ]
    return len(named) >= _LEAST_COLUMNS and all(
        len(text.split()) <= _MOST_HEADER_WORDS
        and not re.search(r"\d", text)
        and re.search(r"[^\W\d_]{2}", text)
        for text in named
    )


def _cell_pairs(
    cells: Sequence[tuple[Box, str]], header: Sequence[tuple[Box, str]]
) -> Iterator[tuple[str, str, str]]:
    """Label, owner and value of the cells of a row."""
    if len(cells) < 2:
        return
    if header and cells is not header:
        names = [text for _, text in cells if _NAMING.search(text)]
        name = names[0] if names else cells[0][1]
        for box, text in cells:
            over = [
                head for place, head in header if place.left < box.right and box.left < place.right
            ]
            if len(over) == 1 and text != name:
                yield over[0], name, text
        return
    kept = cells[1:] if re.fullmatch(r"\d{1,3}\.?", cells[0][1]) and len(cells) > 2 else cells
    if len(kept) > _MOST_LOOSE_CELLS and not any(re.search(r"\d", text) for _, text in kept):
        return  # a menu
    label = kept[0][1]
    if len(label.split()) <= _MOST_LABEL_WORDS and re.search(r"[^\W\d_]{2}", label):
        value = "  ".join(text for _, text in kept[1:])
        if value and len(value.split()) <= _MOST_VALUE_WORDS:
            yield label, "", value


def _headed_row(cells: Sequence[tuple[Box, str]], header: Sequence[tuple[Box, str]]) -> str:
    """A row with each cell behind the header over it: "From: Basel; To: Lugano"."""
    return "; ".join(
        f"{head}: {text}"
        for box, text in cells
        for place, head in header
        if cells is not header and place.left < box.right and box.left < place.right
    )


def _colon_pairs(unit: Unit) -> Iterator[tuple[str, str, str]]:
    for piece in _PIECES.split(unit.text):
        found = _COLON.match(piece.strip(" •*–-"))
        if found and len(found["label"].split()) <= _MOST_LABEL_WORDS:
            yield found["label"], "", found["value"]


def _under_label(lines: Sequence[TextLine], upper: Unit, lower: Unit) -> Unit | None:
    """The unit below, put together with the short line right above it; None if they do not fit."""
    one, other = box_of(lines, upper.line_numbers), box_of(lines, lower.line_numbers)
    if one is None or other is None or lower.is_list:
        return None
    is_label = (
        len(upper.line_numbers) == 1
        and len(upper.text.split()) <= _MOST_LABEL_WORDS - 1
        and not re.search(r"\d|[.!?;,]$", upper.text)
        and re.search(r"[^\W\d_]{2}", upper.text)
    )
    is_near = (
        abs(one.left - other.left) <= one.height / 2
        and 0 <= other.top - one.top <= (_MAX_BELOW_HEIGHTS + 1) * one.height
        and len(lower.text.split()) <= _MOST_VALUE_WORDS
    )
    if not is_label or not is_near:
        return None
    return Unit(
        lower.observation_id,
        lower.text,
        upper.text,
        lower.block_text,
        (*upper.line_numbers, *lower.line_numbers),
    )


def _sections(lines: Sequence[TextLine]) -> list[tuple[Box, str]]:
    heights = sorted(line.box.height for line in lines if line.text.strip())
    if not heights:
        return []
    usual = heights[len(heights) // 2]
    return [
        (line.box, line.text.strip())
        for line in sorted(lines, key=lambda line: line.box.top)
        if line.box.height >= _TALL * usual and re.search(r"[^\W\d_]{3}", line.text)
    ]


def _section_over(sections: Sequence[tuple[Box, str]], box: Box) -> str:
    above = [
        text
        for place, text in sections
        if place.top < box.top and place.left < box.right and box.left < place.right + box.height
    ]
    return above[-1] if above else ""
