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
_ENDS_WITH_TIME = re.compile(r"\b\d{1,2}[:.]\s?\d{2}$")
_LABEL_MAX_WORDS = 5
_PROMPT = re.compile(r"^\S{0,40}[$#>%]\s?\w|\S@\S+:\S*[$#-]")
_LIST_MARK = re.compile(r"^\s*(?:[-•*–·]|\d{1,3}[.)])\s")
_WRAP_REACH = 0.88
_WRAP_REACH_LOWER = 0.7


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
            heading = f"{heading}\n{text}" if _ENDS_WITH_TIME.search(text) else text
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
    boxes = [lines[number].box for number in block.line_numbers]
    groups: list[list[Row]] = []
    for row in block.rows:
        if groups and _continues(lines, groups[-1][-1], row, boxes):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _continues(lines: Sequence[TextLine], earlier: Row, row: Row, boxes: Sequence[Box]) -> bool:
    """Whether a row goes on with the sentence of the row above it.

    A wrapped line reaches the right edge of its column (the lines of the block that start where
    it starts) and ends no sentence.
    """
    if len(row.line_numbers) > 1 or len(earlier.line_numbers) > 1:
        return False
    above, below = lines[earlier.line_numbers[0]], lines[row.line_numbers[0]]
    text = above.text.strip()
    if _SENTENCE_END.search(text) or len(text.split()) < _LABEL_MAX_WORDS:
        return False
    if _PROMPT.search(text) or _PROMPT.search(below.text) or _LIST_MARK.match(below.text):
        return False
    left, slack = above.box.left, 2 * above.box.height
    if abs(left - below.box.left) > slack:
        return False
    right = max(box.right for box in boxes if abs(box.left - left) <= slack)
    reach = _WRAP_REACH_LOWER if below.text[:1].islower() else _WRAP_REACH
    return above.box.right - left >= reach * (right - left)
