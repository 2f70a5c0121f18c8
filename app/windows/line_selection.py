"""Which text of a frame a drag of the mouse selects. Pure; points are in frame pixels."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.observation import Box, TextLine

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class SelectedPart:
    """Characters `start` to `end` of the line at `line`."""

    line: int
    start: int
    end: int


def line_under(lines: Sequence[TextLine], point: Point, reach: float = 0.0) -> int | None:
    """The line whose box holds the point, or lies within `reach` of it."""
    x, y = point
    for place, line in enumerate(lines):
        box = line.box
        is_near_x = box.left - reach <= x <= box.right + reach
        if is_near_x and box.top - reach <= y <= box.bottom + reach:
            return place
    return None


def select_lines(lines: Sequence[TextLine], start: Point, end: Point) -> tuple[SelectedPart, ...]:
    """Within one line: its characters; else every line that the rubber band touches."""
    first, last = line_under(lines, start, reach=2), line_under(lines, end, reach=2)
    if first is not None and (first == last or _is_level(lines[first].box, end)):
        return _characters(lines, first, start[0], end[0])
    band_left, band_right = sorted((start[0], end[0]))
    band_top, band_bottom = sorted((start[1], end[1]))
    return tuple(
        SelectedPart(place, 0, len(line.text))
        for place, line in enumerate(lines)
        if line.box.left < band_right
        and line.box.right > band_left
        and line.box.top < band_bottom
        and line.box.bottom > band_top
    )


def word_at(lines: Sequence[TextLine], point: Point) -> tuple[SelectedPart, ...]:
    """The word under the point."""
    place = line_under(lines, point)
    if place is None:
        return ()
    text = lines[place].text
    here = min(_character_at(lines[place], point[0]), max(0, len(text) - 1))
    start, end = here, here
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return (SelectedPart(place, start, end),) if end > start else ()


def select_all(lines: Sequence[TextLine]) -> tuple[SelectedPart, ...]:
    return tuple(SelectedPart(place, 0, len(line.text)) for place, line in enumerate(lines))


def selected_text(lines: Sequence[TextLine], parts: Sequence[SelectedPart]) -> str:
    """The selected text, one line of the frame a line."""
    return "\n".join(lines[part.line].text[part.start : part.end] for part in parts)


def box_of_part(lines: Sequence[TextLine], part: SelectedPart) -> Box:
    """Where the selected characters stand, taking all characters as equally wide."""
    line = lines[part.line]
    length = max(1, len(line.text))
    left = line.box.left + round(line.box.width * part.start / length)
    right = line.box.left + round(line.box.width * part.end / length)
    return Box(left, line.box.top, right - left, line.box.height)


def _is_level(box: Box, point: Point) -> bool:
    return box.top <= point[1] <= box.bottom


def _character_at(line: TextLine, x: float) -> int:
    share = (x - line.box.left) / max(1, line.box.width)
    return max(0, min(len(line.text), round(share * len(line.text))))


def _characters(
    lines: Sequence[TextLine], place: int, from_x: float, to_x: float
) -> tuple[SelectedPart, ...]:
    start, end = sorted(_character_at(lines[place], x) for x in (from_x, to_x))
    return (SelectedPart(place, start, end),) if end > start else ()
