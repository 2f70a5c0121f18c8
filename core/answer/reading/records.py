"""Labels with their values where no table is: records in groups, cards, forms.

A record is rows of label and value, perhaps two groups beside one another. A card is a figure with
its label right above or below it. What is a label is told by form (few words, no figures) and by
place (labels stand at one left edge); what is a value by standing next to one.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.answer.reading.tables import cells_of
from core.answer.units import Unit, box_of
from core.observation import Box, TextLine

_MOST_LABEL_WORDS = 5
_MOST_FIGURE_WORDS = 4
_GROUPS = 2  # of label and value beside one another
_LEAST_ROWS = 2
_SAME_EDGE_HEIGHTS = 0.6
_CARD_REACH_HEIGHTS = 1.6
_LEAST_LABELS = 0.75  # of what stands where labels do must look like one
_TALLER = 1.25
_FIGURE = re.compile(r"(?:[^\w\s]|[^\W\d_]{1,3}\.?\s)?\s?\d")  # “4.2”, “€ 90”, “Rs 90”, “+3 %”

Cell = tuple[Box, str]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value with its label, and the places of the units that the two stand in."""

    label: str
    value: str
    places: tuple[int, ...]


def labelled_in(lines: Sequence[TextLine], units: Sequence[Unit]) -> Mapping[int, list[Labelled]]:
    """The labelled values of a frame, by the place of the unit that holds the value."""
    rows = {place: _cells(lines, unit) for place, unit in enumerate(units) if not unit.is_list}
    found: dict[int, list[Labelled]] = {}
    for one in (*_records(rows), *_cards(rows)):
        found.setdefault(one.places[-1], []).append(one)
    return found


def is_label(text: str) -> bool:
    """Whether a cell is a label by its form: a few words, no figure, no sentence."""
    return (
        len(text.split()) <= _MOST_LABEL_WORDS
        and not re.search(r"\d|[.!?;,]$", text)
        and re.search(r"[^\W\d_]{2}", text) is not None
    )


def is_figure(text: str) -> bool:
    """Whether a cell is a value by its form: a figure with a word or two."""
    return len(text.split()) <= _MOST_FIGURE_WORDS and _FIGURE.match(text) is not None


def _cells(lines: Sequence[TextLine], unit: Unit) -> list[Cell]:
    """The cells of a unit's row; the whole as its only one where it is a line."""
    box = box_of(lines, unit.line_numbers)
    several = cells_of(lines, unit)
    if several or box is None or len(unit.line_numbers) > 1:
        return several
    return [(box, unit.text)]


def _records(rows: Mapping[int, list[Cell]]) -> list[Labelled]:
    """The pairs of rows that hold two groups of label and value, the labels at common edges."""
    found: dict[tuple[int, str], Labelled] = {}
    full = [cells for cells in rows.values() if len(cells) == 2 * _GROUPS]
    for cells in full:
        edges = (cells[0], cells[2])
        alike = [o for o in full if _same_left(o[0], edges[0]) and _same_left(o[2], edges[1])]
        labels = [other[at][1] for other in alike for at in (0, 2)]
        is_record = (
            len(alike) >= _LEAST_ROWS
            and len(set(labels)) == len(labels)
            and sum(map(is_label, labels)) >= _LEAST_LABELS * len(labels)
        )
        if is_record:
            for place, row in rows.items():
                for label, value in _groups(row, edges):
                    found.setdefault((place, label), Labelled(label, value, (place,)))
    return list(found.values())


def _groups(row: Sequence[Cell], edges: Sequence[Cell]) -> list[tuple[str, str]]:
    """The label and the rest of each group of a row that begins at one of the edges."""
    starts = [n for n, cell in enumerate(row) if any(_same_left(cell, edge) for edge in edges)]
    parts = [row[start:end] for start, end in pairwise([*starts, len(row)])]
    return [
        (part[0][1], "  ".join(text for _, text in part[1:]))
        for part in parts
        if len(part) > 1 and is_label(part[0][1])
    ]


def _same_left(one: Cell, other: Cell) -> bool:
    slack = _SAME_EDGE_HEIGHTS * min(one[0].height, other[0].height)
    return abs(one[0].left - other[0].left) <= slack


def _cards(rows: Mapping[int, list[Cell]]) -> list[Labelled]:
    """The figures with their label in the row right above, or else in the one right below."""
    places = [place for place, cells in rows.items() if cells]
    found: list[Labelled] = []
    for upper, lower in pairwise(places):
        if not _is_right_below(rows[upper], rows[lower]):
            continue
        above, below = rows[upper], rows[lower]
        if all(is_label(text) for _, text in above) and all(is_figure(text) for _, text in below):
            if len(above) > 1:
                found += _paired(above, below, (upper, lower))
        elif all(is_figure(text) for _, text in above) and all(is_label(t) for _, t in below):
            after = next((rows[one] for one in places if one > lower), [])
            has_own = _is_right_below(below, after) and all(is_figure(text) for _, text in after)
            if not has_own and (len(above) > 1 or _is_taller(above[0], below[0])):
                found += [
                    Labelled(one.label, one.value, (lower, upper))
                    for one in _paired(below, above, (upper, lower))
                ]
    return found


def _paired(
    labels: Sequence[Cell], values: Sequence[Cell], places: tuple[int, int]
) -> list[Labelled]:
    """Each value with the label of its column; none if the columns do not fit."""
    pairs = [
        (label, text)
        for box, text in values
        for spot, label in labels
        if spot.left < box.right and box.left < spot.right
    ]
    if len(pairs) != len(values) or len({label for label, _ in pairs}) != len(pairs):
        return []
    return [Labelled(label, value, places) for label, value in pairs]


def _is_right_below(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    if not above or not below:
        return False
    height = max(box.height for box, _ in (*above, *below))
    gap = min(box.top for box, _ in below) - max(box.bottom for box, _ in above)
    return -0.3 * height <= gap <= _CARD_REACH_HEIGHTS * height


def _is_taller(one: Cell, other: Cell) -> bool:
    return one[0].height >= _TALLER * other[0].height
