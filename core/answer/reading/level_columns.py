"""Rows whose cells stand so far apart that they look like panes: times, what is then, and where.

A column of clock times, dates or figures says little alone. Where each of its rows stands level
with a short line of the column beside it, the two are one table.
"""

from collections.abc import Sequence

from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.ingest.layout import Block, Row
from core.observation import Box, TextLine

_MOST_WORDS = 7
_LEVEL = 0.4  # of a line's height
_TYPED = (Wanted.CLOCK, Wanted.DATE, Wanted.MONEY, Wanted.PHONE, Wanted.QUANTITY)
_NOT_LETTERS = 0.6  # of a typed cell's characters lie in its values


def with_level_columns(lines: Sequence[TextLine], blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a frame; typed columns are joined, row by row, with what stands level."""
    joined: list[Block] = []
    for block in blocks:
        for place, other in enumerate(joined):
            both = _as_one(lines, other, block)
            if both is not None:
                joined[place] = both
                break
        else:
            joined.append(block)
    return tuple(joined)


def _as_one(lines: Sequence[TextLine], one: Block, other: Block) -> Block | None:
    """Two columns as one block; None if they do not belong together."""
    if not (_is_column(lines, one) and _is_column(lines, other)):
        return None
    if not (_has_typed(lines, one) or _has_typed(lines, other)) or _are_one_above(
        lines, one, other
    ):
        return None
    fewer, more = sorted((one, other), key=lambda block: len(block.rows))
    partners = [_level_with(lines, row, more.rows) for row in fewer.rows]
    if None in partners or len(set(partners)) < len(partners):
        return None
    beside = dict(zip(partners, fewer.rows, strict=True))
    rows = [
        _side_by_side(lines, row, beside[place]) if place in beside else row
        for place, row in enumerate(more.rows)
    ]
    return Block(tuple(rows))


def _is_column(lines: Sequence[TextLine], block: Block) -> bool:
    """Whether a block is short lines below one another, no running text."""
    return all(
        len(lines[n].text.split()) <= _MOST_WORDS and lines[n].text.rstrip()[-1:] not in ".!?"
        for n in block.line_numbers
    )


def _has_typed(lines: Sequence[TextLine], block: Block) -> bool:
    """Whether each row of a block has a cell that is a time, a date or a figure."""
    return all(any(_is_typed(lines[n].text) for n in row.line_numbers) for row in block.rows)


def _is_typed(text: str) -> bool:
    plain = "".join(text.split())
    shown = max(
        sum(len("".join(value.text.split())) for value in values_in(text, sort)) for sort in _TYPED
    )
    return bool(plain) and shown >= _NOT_LETTERS * len(plain)


def _are_one_above(lines: Sequence[TextLine], one: Block, other: Block) -> bool:
    """Whether two blocks share any of their width."""
    left, right = _box(lines, one.line_numbers), _box(lines, other.line_numbers)
    return left.left < right.right and right.left < left.right


def _level_with(lines: Sequence[TextLine], row: Row, rows: Sequence[Row]) -> int | None:
    """The place of the row that stands level with another; None for none."""
    box = _box(lines, row.line_numbers)
    for place, other in enumerate(rows):
        level = _box(lines, other.line_numbers)
        if abs(level.top + level.bottom - box.top - box.bottom) <= 2 * _LEVEL * box.height:
            return place
    return None


def _side_by_side(lines: Sequence[TextLine], one: Row, other: Row) -> Row:
    both = (*one.line_numbers, *other.line_numbers)
    return Row(tuple(sorted(both, key=lambda n: lines[n].box.left)))


def _box(lines: Sequence[TextLine], numbers: Sequence[int]) -> Box:
    box = lines[numbers[0]].box
    for number in numbers[1:]:
        box = box.union(lines[number].box)
    return box
