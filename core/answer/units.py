"""The units an answer is quoted from: a sentence, a table row, a label with its value.

A unit knows the lines it stands on, so that its box can be shown on the frame.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from core.ids import ObservationId
from core.ingest.layout import Block, Row, blocks_of
from core.ingest.passages import row_text
from core.observation import Box, TextLine

_SENTENCE_END = re.compile(r"[.!?:;]['\"”)]?$")
_SENTENCE_BREAK = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜÅÉ0-9\"“(])")
_LABEL_MAX_WORDS = 5


@dataclass(frozen=True, slots=True)
class Unit:
    """A quotable piece of one frame. `heading` is the row above it, for context only."""

    observation_id: ObservationId
    text: str
    heading: str
    block_text: str
    line_numbers: tuple[int, ...]


def units_of(observation_id: ObservationId, lines: Sequence[TextLine]) -> list[Unit]:
    """Every unit of a frame in reading order."""
    units: list[Unit] = []
    for block in blocks_of(lines):
        block_text = "\n".join(row_text(lines, row) for row in block.rows)
        heading = ""
        for group in _joined_rows(lines, block):
            text = " ".join(row_text(lines, row) for row in group)
            numbers = tuple(number for row in group for number in row.line_numbers)
            sentences = _SENTENCE_BREAK.split(text) if len(text.split()) > 12 else [text]
            for sentence in sentences:
                units.append(Unit(observation_id, sentence, heading, block_text, numbers))
            heading = text
    return units


def box_of(lines: Sequence[TextLine], numbers: Sequence[int]) -> Box | None:
    """The rectangle around some lines of a frame; None for no lines."""
    boxes = [lines[number].box for number in numbers if number < len(lines)]
    return reduce(Box.union, boxes) if boxes else None


def quoted_lines(lines: Sequence[TextLine], unit: Unit) -> tuple[int, ...]:
    """The lines of a unit that its sentence really stands on."""
    words = set(unit.text.split())
    kept = tuple(
        number
        for number in unit.line_numbers
        if len(words & set(lines[number].text.split())) * 2 >= len(lines[number].text.split())
    )
    return kept or unit.line_numbers


def _joined_rows(lines: Sequence[TextLine], block: Block) -> list[list[Row]]:
    """Rows of a block, with wrapped sentences put together again."""
    groups: list[list[Row]] = []
    for row in block.rows:
        text = row_text(lines, row)
        if groups and _continues(row_text(lines, groups[-1][-1]), text, lines, groups[-1][-1], row):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _continues(before: str, text: str, lines: Sequence[TextLine], earlier: Row, row: Row) -> bool:
    """Whether a row goes on with the sentence of the row above it."""
    if len(row.line_numbers) > 1 or len(earlier.line_numbers) > 1:
        return False
    if _SENTENCE_END.search(before) or len(before.split()) < _LABEL_MAX_WORDS:
        return False
    above, below = lines[earlier.line_numbers[0]].box, lines[row.line_numbers[0]].box
    is_aligned = abs(above.left - below.left) <= 2 * above.height
    return is_aligned and (text[:1].islower() or above.width > 0.85 * max(above.width, below.width))
