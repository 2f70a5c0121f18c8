"""The heads of a conversation on a page, and the words below each.

Heads that share a left edge are one conversation's column. A page can show times and names without
being one, so a column counts only if words stand under its heads, and something else tells too: a
field to write in, whole sentences, a name that comes back, pictures' initials beside the heads, or
days in them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from statistics import median

from core.ingest.layout import Row, bars_of, rows_of
from core.ingest.turns.day_marks import day_alone
from core.ingest.turns.heads import Head, clock_alone, head_in, moment_alone, name_alone
from core.observation import Box, TextLine

_FIELD = re.compile(
    r"^\W*(?:message\b.{0,40}|(?:type|write|send|enter|start)\s(?:a|your)\s(?:new )?"
    r"(?:message|reply)\b.{0,20}|reply(?: to .{0,40})?(?:\.{2,3}|…)|add a comment\W*"
    r"|nachricht(?: (?:an|schreiben|eingeben)\b.{0,40})?|(?:escrib[ei]r?|redacta) un mensaje\W*)$",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"^(?:\d+\s(?:new\s)?(?:repl(?:y|ies)|antwort(?:en)?|reactions?)\b.*|last reply\b.*"
    r"|read \d.*|seen by\b.*|pinned by\b.*|.{1,40} is typing\W*"
    r"|[^\w\s]{1,3}(?:\s?\d{1,3})?(?:\s[^\w\s]{1,3}(?:\s?\d{1,3})?)*)$",
    re.IGNORECASE,
)
_BUTTONS = frozenset(
    """reply all forward edit edited delete react like share copy link resolve view thread see show
    more delivered sent antworten allen weiterleiten bearbeiten bearbeitet gelesen""".split()
)
_AVATAR = re.compile(r"[A-ZÀ-ÖØ-Þ]{1,2}")
_LINE_NUMBER = re.compile(r"\d{1,5}(?:\s?[+-])?")
_NUMBERED = re.compile(r"\d{1,5}\s[+-](?!\d)")
_SAME_COLUMN_HEIGHTS = 2.6  # a head may be read together with the initials before it
_SAME_EDGE_HEIGHTS = 0.7
_INDENT_HEIGHTS = 8.0
_BESIDE_HEIGHTS = 4.0
_IN_ROW_HEIGHTS = 1.0
_MAIL_INDENT_HEIGHTS = 4.5  # a mail begins under the picture of its sender
_GUTTER_HEIGHTS = 6.0
_GAP_HEIGHTS = 1.45
_MAIL_GAP_HEIGHTS = 2.8
_FIRST_GAP_HEIGHTS = 1.6
_MAIL_HEAD_ROWS = 2
_LEAST_WORDS = 4
_LEAST_SENTENCES = 2
_SENTENCE = re.compile(r"\w\S*(?:\s+\S+){3,}[.!?…]$")


@dataclass(frozen=True, slots=True)
class PlacedHead:
    """A head with the lines that it stands on; `box` is that of the name's line."""

    head: Head
    numbers: tuple[int, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Spoken:
    """A head with the lines of words under it, top to bottom; `clock` where the words of one
    writer go on at another time, which stands on the line `clock_number`."""

    placed: PlacedHead
    numbers: tuple[int, ...]
    clock: time | None = None
    clock_number: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """The heads of one conversation, top to bottom, with its left edge in pixels."""

    left: float
    heads: tuple[PlacedHead, ...]
    spoken: tuple[Spoken, ...] = field(default=())
    has_field: bool = False


def columns_of(lines: Sequence[TextLine], seen: date, *, is_chat: bool = False) -> list[Column]:
    """The conversations of a page that put names over the words."""
    bars = {number for bar in bars_of(lines) for number in bar}
    open_numbers = [n for n, line in enumerate(lines) if n not in bars and line.text.strip()]
    heads = _heads(lines, open_numbers, seen)
    columns = []
    for group in _by_left_edge(heads):
        column = _with_words(lines, open_numbers, group, seen)
        if _is_conversation(lines, open_numbers, column, is_chat=is_chat):
            columns.append(column)
    return columns


def _heads(lines: Sequence[TextLine], numbers: Sequence[int], seen: date) -> list[PlacedHead]:
    """Every head of a page, top to bottom, those put together from the lines of a row included."""
    found: list[PlacedHead] = []
    for row in rows_of(lines, numbers):
        found += _heads_of_row(lines, row, seen)
    found = [_with_day_below(lines, numbers, one, seen) for one in found]
    whole = [one for one in found if one.head.clock is not None or one.head.day is not None]
    return sorted(whole, key=lambda one: one.box.top)


def _heads_of_row(lines: Sequence[TextLine], row: Row, seen: date) -> list[PlacedHead]:
    found: list[PlacedHead] = []
    taken: set[int] = set()
    for place, number in enumerate(row.line_numbers):
        if number in taken:
            continue
        head = head_in(lines[number].text, seen)
        if head is not None:
            found.append(PlacedHead(head, (number,), lines[number].box))
        after = row.line_numbers[place + 1] if place + 1 < len(row.line_numbers) else None
        if head is not None or after is None:
            continue
        gap = lines[after].box.left - lines[number].box.right
        name = name_alone(lines[number].text)
        moment = moment_alone(lines[after].text, seen)
        if name and moment and gap <= _BESIDE_HEIGHTS * lines[number].box.height:
            head = Head(name, moment[1], moment[0])
            found.append(PlacedHead(head, (number, after), lines[number].box))
            taken.add(after)
    return found


def _with_day_below(
    lines: Sequence[TextLine], numbers: Sequence[int], placed: PlacedHead, seen: date
) -> PlacedHead:
    """A mail's sender with the day and time from the rows right beside and below the name."""
    if not placed.head.has_address or placed.head.day is not None:
        return placed
    box = placed.box
    for number in numbers:
        line = lines[number]
        is_near = -box.height < line.box.top - box.top <= (_MAIL_HEAD_ROWS + 0.5) * box.height
        if number in placed.numbers or not is_near or line.box.right < box.left:
            continue
        moment = moment_alone(line.text.split("·")[-1], seen)
        if moment and moment[0]:
            head = Head(placed.head.name, moment[1], moment[0], has_address=True)
            return PlacedHead(head, (*placed.numbers, number), box)
    return placed


def _by_left_edge(heads: Sequence[PlacedHead]) -> list[list[PlacedHead]]:
    groups: list[list[PlacedHead]] = []
    for one in heads:
        group = next(
            (
                group
                for group in groups
                if abs(group[0].box.left - one.box.left) <= _SAME_COLUMN_HEIGHTS * one.box.height
            ),
            None,
        )
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return groups


def _with_words(
    lines: Sequence[TextLine],
    numbers: Sequence[int],
    heads: Sequence[PlacedHead],
    seen: date,
) -> Column:
    lefts = [one.box.left for one in heads]
    left = median(lefts)
    height = median(one.box.height for one in heads)
    in_heads = {number for one in heads for number in one.numbers}
    ends = [
        lines[number].box.top
        for number in numbers
        if number not in in_heads
        and lines[number].box.left >= left - _BESIDE_HEIGHTS * height
        and (_FIELD.match(lines[number].text.strip()) or _is_day(lines[number].text, seen))
    ]
    tops = [one.box.top for one in heads]
    spoken: list[Spoken] = []
    for one in heads:
        below = [top for top in (*tops, *ends) if top > one.box.top + 0.5 * one.box.height]
        until = min(below, default=max(line.box.bottom for line in lines) + 1)
        rows = _rows_below(lines, numbers, in_heads, one, left, until)
        spoken += (
            [Spoken(one, tuple(number for row in rows for number in row))]
            if one.head.has_address and rows
            else _cut_at_clocks(lines, numbers, one, rows, left)
        )
    has_field = any(
        _FIELD.match(lines[number].text.strip())
        and lines[number].box.left >= left - _BESIDE_HEIGHTS * height
        and lines[number].box.top > tops[-1]
        for number in numbers
    )
    return Column(left, tuple(heads), tuple(spoken), has_field)


def _is_day(text: str, seen: date) -> bool:
    return day_alone(text, seen) is not None


def _rows_below(
    lines: Sequence[TextLine],
    numbers: Sequence[int],
    in_heads: set[int],
    placed: PlacedHead,
    left: float,
    until: int,
) -> list[list[int]]:
    """The rows of words under a head, down to the first gap that is too wide for a paragraph.

    A row with its number before it is a program's, under somebody's remark on it.
    """
    height = placed.box.height
    if placed.head.has_address:
        left -= _MAIL_INDENT_HEIGHTS * height
    beneath = [
        number
        for number in numbers
        if number not in in_heads
        and number not in placed.numbers
        and lines[number].box.top >= placed.box.top + 0.5 * height
        and lines[number].box.top < until - 0.3 * height
        and lines[number].box.left >= left - _SAME_EDGE_HEIGHTS * height
    ]
    gap = _MAIL_GAP_HEIGHTS if placed.head.has_address else _GAP_HEIGHTS
    rows: list[list[int]] = []
    bottom = max(lines[number].box.bottom for number in placed.numbers)
    for row in rows_of(lines, beneath):
        kept = _from_the_edge(lines, row, left)
        if not kept:
            continue
        top = min(lines[number].box.top for number in kept)
        reach = max(gap, _FIRST_GAP_HEIGHTS) if not rows else gap
        if top - bottom > reach * height or _numbers_before(lines, numbers, kept[0], left):
            break
        bottom = max(bottom, *(lines[number].box.bottom for number in kept))
        if placed.head.has_address and len(row.line_numbers) > len(kept):
            break  # a table
        kept = [number for number in kept if not _is_beside_words(lines[number].text.strip())]
        if kept and not _is_furniture(" ".join(lines[number].text.strip() for number in kept)):
            rows.append(kept)
    return rows


def _is_beside_words(text: str) -> bool:
    """Whether a line is a time or a writer's initials, as they stand beside words."""
    return clock_alone(text) is not None or _AVATAR.fullmatch(text) is not None


def _is_furniture(text: str) -> bool:
    """Whether a row is a program's own: buttons, reactions, “3 replies”."""
    words = re.findall(r"\w+", text.casefold())
    return _FURNITURE.match(text) is not None or (bool(words) and _BUTTONS.issuperset(words))


def _from_the_edge(lines: Sequence[TextLine], row: Row, left: float) -> list[int]:
    """The lines of a row that belong to the column: the first near its edge, and what adjoins."""
    kept: list[int] = []
    for number in row.line_numbers:
        box = lines[number].box
        if not kept and box.left > left + _INDENT_HEIGHTS * box.height:
            return []
        if kept and box.left - lines[kept[-1]].box.right > _IN_ROW_HEIGHTS * box.height:
            break
        kept.append(number)
    return kept


def _cut_at_clocks(
    lines: Sequence[TextLine],
    numbers: Sequence[int],
    placed: PlacedHead,
    rows: Sequence[list[int]],
    left: float,
) -> list[Spoken]:
    """The words under a head, cut where a time stands left of a row: the next message."""
    cut: list[tuple[list[int], time | None, int | None]] = [([], None, None)]
    for row in rows:
        beside = next(
            (
                (clock, number)
                for number in _left_of(lines, numbers, row[0], left)
                if (clock := clock_alone(lines[number].text)) is not None
            ),
            None,
        )
        if beside is not None and cut[-1][0]:
            cut.append((list(row), *beside))
        else:
            cut[-1][0].extend(row)
    return [Spoken(placed, tuple(part), clock, number) for part, clock, number in cut if part]


def _left_of(
    lines: Sequence[TextLine], numbers: Sequence[int], first: int, left: float
) -> list[int]:
    """The lines that stand right beside the column, on the level of one of its lines."""
    box = lines[first].box
    return [
        number
        for number in numbers
        if left - _GUTTER_HEIGHTS * box.height <= lines[number].box.left
        and lines[number].box.right <= left + _SAME_EDGE_HEIGHTS * box.height
        and number != first
        and abs(lines[number].box.top - box.top) <= 0.6 * box.height
    ]


def _numbers_before(
    lines: Sequence[TextLine], numbers: Sequence[int], first: int, left: float
) -> bool:
    text = lines[first].text
    beside = _left_of(lines, numbers, first, left)
    return any(_LINE_NUMBER.fullmatch(lines[n].text.strip()) for n in beside) or bool(
        _NUMBERED.match(text)
    )


def _is_conversation(
    lines: Sequence[TextLine], numbers: Sequence[int], column: Column, *, is_chat: bool
) -> bool:
    """Whether heads with words under them are a conversation's, and no agenda's or timetable's."""
    named = [one.head for one in column.heads]
    if any(head.is_nick for head in named) and not (column.has_field or is_chat):
        return False
    if len({one.placed.numbers for one in column.spoken}) <= len(column.heads) / 2:
        return False
    if column.has_field or is_chat or any(head.has_address for head in named):
        return True
    texts = [" ".join(lines[n].text.strip() for n in one.numbers) for one in column.spoken]
    says = any(len(text.split()) >= _LEAST_WORDS for text in texts)
    sentences = sum(bool(says and _SENTENCE.search(text)) for text in texts)
    names = [head.name for head in named]
    tells = (
        sentences >= _LEAST_SENTENCES
        or any(head.day is not None for head in named)
        or (len(names) > len(set(names)))
        or any(_has_picture_beside(lines, numbers, one) for one in column.heads)
    )
    return says and tells


def _has_picture_beside(
    lines: Sequence[TextLine], numbers: Sequence[int], placed: PlacedHead
) -> bool:
    """Whether the writer's initials stand left of a head, as in a picture."""
    box = placed.box
    return any(
        _AVATAR.fullmatch(text := lines[number].text.strip())
        and text[0] == placed.head.name[0].upper()
        and 0 <= box.left - lines[number].box.right <= 3 * box.height
        and abs(lines[number].box.top - box.top) <= 1.5 * box.height
        for number in numbers
    )
