"""Readings of a frame: its sentences and rows, and each value with the label that it stands under.

A label stands left of its value in a row, above it in a form, at the head of its column in a
table, or before a colon.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.answer.reading.days import day_over, day_said_on, days_of, on_day
from core.answer.reading.level_columns import with_level_columns
from core.answer.reading.records import labelled_in
from core.answer.reading.speakers import (
    Stamp,
    is_signature,
    speaker_in,
    speaker_over,
    stamps_of,
)
from core.answer.reading.spreadsheets import with_whole_sheets
from core.answer.reading.tables import (
    WHOLE_ROW,
    TableCell,
    TableRow,
    cells_of,
    is_naming,
    tables_of,
)
from core.answer.units import Unit, box_of, is_stamp, units_of
from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.ids import ObservationId
from core.ingest.layout import Block, bars_of, blocks_of
from core.ingest.turns.bubbles import bubbles_of
from core.ingest.turns.speakers import SaidOnPage, said_on
from core.observation import Box, TextLine

_MOST_LABEL_WORDS = 5
_MOST_VALUE_WORDS = 14
_MOST_LOOSE_CELLS = 3
_TWO_PAIRS = 4
_COLON = re.compile(r"^(?P<label>[^\W\d_][^:]{1,40}?)\s?:\s+(?P<value>\S.*)$")
_ASSIGNED = re.compile(  # in a program or a settings file, with the number of its line
    r"^(?:\d{1,4}\s+)?(?:const |let |var |export |static )?(?P<label>[^\W\d][\w.-]{1,40})"
    r"(?::\s?\w+)?\s?=\s?(?P<value>[^=\s][^=]*)$"
)
_PIECES = re.compile(r"\s·\s|\s{2,}|\s[|]\s")
_CURRENCY = re.compile(r"[€$£¥]|[A-Z]{3}")
_LOOK_AHEAD = 3  # units: a list beside the text may come between its lines
_MOST_CLOCK_WORDS = 4  # the year, “at … o’clock”, “Uhr”
_PLACE_LINE = re.compile(r"^(?=.*,)[A-ZÄÖÜÅ][^.;:?!€$£%]{8,80}$")
_MAX_BELOW_HEIGHTS = 1.6
_BAR_PARTS = 4  # a bar of fewer may be a title or an address
_TWO_GROUPS = 2  # of label and value in one row, which then says nothing as a whole
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
    cell: TableCell | None = None

    @property
    def says(self) -> str:
        """A labelled value as a person would write it; empty for other readings."""
        if self.title or not self.label or _CURRENCY.fullmatch(self.label):
            return self.title  # “EUR” over a column says nothing that the row does not
        told = f"{self.label.rstrip(' :')}: {self.value}"
        return f"{self.owner}, {told}" if self.owner else told


def readings_of(
    observation_id: ObservationId,
    lines: Sequence[TextLine],
    said: SaidOnPage | None = None,
    blocks: Sequence[Block] | None = None,
) -> list[Reading]:
    """Every reading of a frame, in reading order; units as they stand come first of theirs.

    `said` tells who said which line, and `blocks` how they are laid out, where that is known.
    """
    blocks = with_whole_sheets(lines, blocks_of(lines) if blocks is None else blocks)
    units = units_of(observation_id, lines, with_level_columns(lines, blocks))
    tables = tables_of(lines, units)
    bars = bars_of(lines)
    in_bars = {number for bar in bars for number in bar}
    furniture = {number for bar in bars for number in bar if len(bar) >= _BAR_PARTS}
    names = [
        ""
        if place in tables.rows or place in tables.turned or in_bars.issuperset(unit.line_numbers)
        else speaker_in(unit.text)
        for place, unit in enumerate(units)
    ]  # “Castle Gate  07:35” is a row of a timetable, and nobody's message
    labelled = labelled_in(lines, units)
    bubbles = bubbles_of(lines)
    said = said or said_on(lines)
    stamps = stamps_of(lines, units, names, said)
    sections = _sections(lines)
    days = days_of(lines, units)
    found: list[Reading] = []
    before = ""
    for place, unit in enumerate(units):
        box = box_of(lines, unit.line_numbers)
        if box is None or furniture.issuperset(unit.line_numbers):
            continue
        row = tables.rows.get(place)
        turned = tables.turned.get(place, ())
        is_bubble = bubbles.reaches(box)
        speaker = _speaker_of(said, stamps, unit, box, is_bubble=is_bubble)
        plain = Reading(
            unit,
            speaker,
            section=_section_over(sections, box) or (bubbles.head if is_bubble else ""),
            before=before,
            box=box,
            is_stamp=(bool(names[place]) and "@" not in unit.text)
            or is_signature(unit.text, speaker),
            cell=TableCell(row, WHOLE_ROW) if row else None,
        )
        own = [(one.label, one.value) for one in labelled.get(place, ())]
        if place not in tables.heads and len(own) < _TWO_GROUPS:
            found.append(plain)
        day = day_over(days, unit, box) or day_said_on(days, unit, box)
        if day is not None:
            found.append(replace(plain, unit=on_day(unit, day), is_stamp=False))
        if unit.is_list or names[place] or in_bars.issuperset(unit.line_numbers):
            continue
        is_row = row is not None or bool(turned) or place in tables.heads
        if not is_stamp(unit.text):
            before = unit.text
        found += [
            replace(plain, label=label, value=value)
            for label, value in (
                *_colon_pairs(unit),
                *(() if is_row else own or _loose_pairs(cells_of(lines, unit))),
            )
        ]
        if row is not None:
            found += _of_table(plain, row)
        found += [_of_turned(plain, cell) for cell in turned if cell.row.cells[cell.column]]
        below = units[place + 1] if place + 1 < len(units) else None
        placed = (_time_and_place(lines, unit, one) for one in units[place + 1 :][:_LOOK_AHEAD])
        whole = next((one for one in placed if one is not None), None)
        if whole is not None:
            found.append(replace(plain, unit=whole))
        joined = _under_label(lines, unit, below) if below else None
        if joined is not None and below is not None:
            found.append(
                replace(plain, unit=joined, label=unit.text, value=below.text, is_stacked=True)
            )
    return found


def _speaker_of(
    said: SaidOnPage, stamps: Sequence[Stamp], unit: Unit, box: Box, *, is_bubble: bool
) -> str:
    """Who said a unit, or wrote it; empty for one's own words and for nobody's."""
    turn = said.turn_of(unit.line_numbers)
    if turn is not None or is_bubble:
        return turn.speaker if turn is not None else ""
    return speaker_over(stamps, box)


def _loose_pairs(cells: Sequence[tuple[Box, str]]) -> Iterator[tuple[str, str]]:
    """Label and value of a row that stands in no table: what is left, and the rest.

    Four cells are two pairs side by side, where no label has a figure.
    """
    if len(cells) < 2:
        return
    if len(cells) == _TWO_PAIRS and not any(re.search(r"\d", cells[n][1]) for n in (0, 2)):
        yield from (*_loose_pairs(cells[:2]), *_loose_pairs(cells[2:]))
        return
    kept = cells[1:] if re.fullmatch(r"\d{1,3}\.?", cells[0][1]) and len(cells) > 2 else cells
    if len(kept) > _MOST_LOOSE_CELLS and not any(re.search(r"\d", text) for _, text in kept):
        return  # a menu
    label = kept[0][1]
    if len(label.split()) <= _MOST_LABEL_WORDS and re.search(r"[^\W\d_]{2}", label):
        value = "  ".join(text for _, text in kept[1:])
        if value and len(value.split()) <= _MOST_VALUE_WORDS:
            yield label, value


def _of_table(plain: Reading, row: TableRow) -> Iterator[Reading]:
    """The cells of a table's row under their heads, all but the one that names the row."""
    heads, cells, name = row.table.heads, row.cells, row.name
    if len(row.table.rows) == 1 and not is_naming(name):
        name = ""  # figures under their labels: no cell names the others
    whole = "; ".join(f"{head}: {text}" for head, text in zip(heads, cells, strict=True) if text)
    for column, (head, text) in enumerate(zip(heads, cells, strict=True)):
        if text and text != name:
            yield replace(
                plain, label=head, owner=name, value=text, row=whole, cell=TableCell(row, column)
            )


def _of_turned(plain: Reading, cell: TableCell) -> Reading:
    """A cell of a turned table: what the row says of the thing at the head of its column."""
    row = cell.row
    heads = zip(row.table.heads, row.cells, strict=True)
    whole = "; ".join(f"{head}: {text}" for head, text in heads if text)
    label, value = row.table.heads[cell.column], row.cells[cell.column]
    return replace(plain, label=label, owner=row.cells[0], value=value, row=whole, cell=cell)


def _colon_pairs(unit: Unit) -> Iterator[tuple[str, str]]:
    assigned = _ASSIGNED.match(unit.text)
    if assigned:
        yield assigned["label"].replace("_", " "), assigned["value"]
    for piece in _PIECES.split(unit.text):
        found = _COLON.match(piece.strip(" •*–-"))
        if found and len(found["label"].split()) <= _MOST_LABEL_WORDS:
            yield found["label"], found["value"]


def _time_and_place(lines: Sequence[TextLine], upper: Unit, lower: Unit) -> Unit | None:
    """A line that is only a day and a time, with the place right below it; None for others."""
    one, other = box_of(lines, upper.line_numbers), box_of(lines, lower.line_numbers)
    day = values_in(upper.text, Wanted.DATE)
    clock = values_in(upper.text, Wanted.CLOCK)
    if one is None or other is None or not day or not clock:
        return None
    rest = upper.text.replace(day[0].text, " ").replace(clock[0].text, " ")
    is_place = (
        _PLACE_LINE.match(lower.text) is not None
        and len(lower.text.split()) <= _MOST_VALUE_WORDS
        and not values_in(lower.text, Wanted.DATE)
    )
    is_near = (
        abs(one.left - other.left) <= one.height / 2
        and 0 <= other.top - one.top <= (_MAX_BELOW_HEIGHTS + 1) * one.height
    )
    if len(rest.split()) > _MOST_CLOCK_WORDS or not is_place or not is_near:
        return None
    return Unit(
        upper.observation_id,
        f"{upper.text}, {lower.text}",
        upper.heading,
        upper.block_text,
        (*upper.line_numbers, *lower.line_numbers),
    )


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
        abs(one.left - other.left) <= one.height  # a field's text stands a little in
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
