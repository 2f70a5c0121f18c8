"""Where on a view its window speaks, and the pieces of text that stand there."""

from collections import Counter
from collections.abc import Sequence

from rapidfuzz import utils

from core.answer.units import Unit
from core.ingest.passages import CELL_SEPARATOR
from core.memory.episodes.line_quality import retold
from core.memory.view import View
from core.observation import Box, TextLine

HEAD_OF_SCREEN = 0.12
"""The share of a frame's height where bars, tabs and titles stand."""

_PROSE_WORDS = 6
_BESIDE_ANCHOR = 0.2
_AS_GOOD = 0.2
_MIDDLE = 0.05
_LEAST_TILE = 0.35
_WRAPPED_CHARACTERS = 60
_SAME_HEIGHT = 1.25


def pieces_of(lines: Sequence[TextLine], unit: Unit) -> list[tuple[str, tuple[int, ...]]]:
    """A unit as it would be retold, with the lines that together carry each piece whole.

    Where a short line ends without a full stop and the next begins with a
    capital, two items stand under each other and are told apart.
    """
    told = retold(unit.text)
    parts = _parts_of(lines, unit, told)
    if parts is None:
        return [(told, unit.line_numbers)]
    if CELL_SEPARATOR in unit.text.strip():
        return [(told, tuple(number for number, _ in parts))]
    right = max(lines[number].box.right for number, _ in parts)
    groups: list[list[tuple[int, str]]] = []
    for part in parts:
        if groups and not _is_new_item(lines, groups[-1][-1], part, right):
            groups[-1].append(part)
        else:
            groups.append([part])
    return [
        (retold(" ".join(text for _, text in group)), tuple(number for number, _ in group))
        for group in groups
    ]


def _parts_of(lines: Sequence[TextLine], unit: Unit, told: str) -> list[tuple[int, str]] | None:
    """What each line holds of a told text, in order; None if the lines do not spell it."""
    texts = [" ".join(lines[number].text.split()) for number in unit.line_numbers]
    start = " ".join(texts).find(told)
    if start < 0:
        return None
    end = start + len(told)
    parts: list[tuple[int, str]] = []
    begin = 0
    for number, text in zip(unit.line_numbers, texts, strict=True):
        part = text[max(0, start - begin) : max(0, end - begin)].strip()
        if part and begin < end and begin + len(text) > start:
            parts.append((number, part))
        begin += len(text) + 1
    return parts


def _is_new_item(
    lines: Sequence[TextLine], above: tuple[int, str], below: tuple[int, str], right: int
) -> bool:
    """Whether a line begins something of its own: other type, or room was left for its word."""
    upper, lower = lines[above[0]], lines[below[0]]
    heights = sorted((upper.box.height, lower.box.height))
    if heights[1] > _SAME_HEIGHT * heights[0]:
        return True
    letter = upper.box.width / max(1, len(upper.text))
    if upper.box.right + (len(below[1].split()[0]) + 2) * letter < right:
        return True
    begins = below[1][:1].isupper() or not below[1][:1].isalnum()
    return begins and len(lines[above[0]].text) < _WRAPPED_CHARACTERS


def main_column(view: View, usual_height: float) -> tuple[int, int] | None:
    """Where the window says what it is about: beneath its heading, or where most prose stands.

    Lists of messages, channels and other windows stand beside it. Returns: left and right in
    pixels; None if nothing on the view says where.
    """
    slack = int(2 * usual_height)
    head = HEAD_OF_SCREEN * view.observation.height
    prose = [
        (line.box, count)
        for line in view.lines
        if (count := len(line.text.split())) >= _PROSE_WORDS and line.box.bottom >= head
    ]
    tile = _tile(view)
    if tile is not None:
        return (tile[0] - slack, tile[1])
    anchor = _heading(view, prose, slack)
    if anchor is not None:
        below = [box.right for box, _ in prose if box.left >= anchor.left - slack]
        return (anchor.left - slack, max([anchor.right, *below]))
    return _where_most_stands(view, prose, slack)


def _heading(view: View, prose: Sequence[tuple[Box, int]], slack: int) -> Box | None:
    """The line below the bars that repeats the window's title, large and with prose beneath.

    A list of messages has the title too, left of the message: of two that do about as well, the
    right one.
    """
    title = utils.default_process(view.title)
    head = HEAD_OF_SCREEN * view.observation.height
    reach = _BESIDE_ANCHOR * view.observation.width
    scores: list[tuple[float, Box]] = []
    for line in view.lines:
        key = utils.default_process(line.text)
        if line.box.top < head or len(key) <= 5 or key not in title:
            continue
        beneath = sum(
            count * count  # long lines are read; a list of messages has short ones
            for box, count in prose
            if box.top >= line.box.top and -slack <= box.left - line.box.left <= reach
        )
        scores.append((beneath * line.box.height**2, line.box))
    most = max((score for score, _ in scores), default=0)
    good = [box for score, box in scores if score > 0 and score >= _AS_GOOD * most]
    return max(good, key=lambda box: box.left, default=None)


def _tile(view: View) -> tuple[int, int] | None:
    """Left and right of a window that shares the screen side by side with another.

    Its title stands in the middle of its own bar and not of the screen, with another window's
    title beside it. A browser's tabs look just like that, so its pages are left out.
    """
    if view.observation.window.url:
        return None
    title = utils.default_process(view.title)
    width = view.observation.width
    head = HEAD_OF_SCREEN * view.observation.height
    bars = [line.box for line in view.lines if line.box.bottom < head]
    own = [
        line.box
        for line in view.lines
        if line.box.bottom < head and title and utils.default_process(line.text) == title
    ]
    if not own:
        return None
    bar = max(own, key=lambda box: box.top)
    centre = bar.left + bar.width // 2
    if abs(centre - width / 2) < _MIDDLE * width:
        return None
    left, right = (2 * centre - width, width) if centre > width / 2 else (0, 2 * centre)
    if not _LEAST_TILE * width <= right - left <= (1 - _LEAST_TILE) * width:
        return None
    beside = [box for box in bars if abs(box.top - bar.top) <= bar.height]
    if any(box.right < left or box.left > right for box in beside):
        return (left, right)
    return None


def _where_most_stands(
    view: View, prose: Sequence[tuple[Box, int]], slack: int
) -> tuple[int, int] | None:
    if not prose:
        return None
    bucket = max(1, view.observation.width // 24)
    mass: Counter[int] = Counter()
    for box, count in prose:
        mass[box.left // bucket] += count
    main = mass.most_common(1)[0][0]
    inside = [box for box, _ in prose if abs(box.left // bucket - main) <= 1]
    return (min(box.left for box in inside) - slack, max(box.right for box in inside))
