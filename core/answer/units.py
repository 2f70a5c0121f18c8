"""The units an answer is quoted from: a sentence, a table row, a label with its value.

A unit knows the lines it stands on, so that its box can be shown on the frame.
"""

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

from core.ids import ObservationId
from core.ingest.layout import Block, Row, blocks_of
from core.ingest.passages import CELL_SEPARATOR, row_text
from core.observation import Box, TextLine

_SENTENCE_END = re.compile(r"[.!?:;]['\"”)]?$")
_SENTENCE_BREAK = re.compile(r"(?:(?<=[^\s.]{2}[.!?])|(?<=\s\d[.!?]))\s+(?=[A-ZÄÖÜÅÉ0-9\"“(])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|prof|st|str|no|nr|vs|fig|vol|tel|approx|ca|inc|ltd|dept|jan|feb|apr|jun|jul"
    r"|aug|sept?|oct|nov|dec)|\b[A-ZÄÖÜ])\.$",
    re.IGNORECASE,
)
_DAY_NUMBER = re.compile(r"\b\d{1,2}\.$")
_MONTH_NAME = re.compile(
    r"\s*(?:jan|feb|mar|mär|apr|mai|may|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-zé]*\b",
    re.IGNORECASE,
)
_ENDS_WITH_TIME = re.compile(r"\b\d{1,2}[:.]\s?\d{2}$")
_TIME_SPAN = re.compile(r"(?:\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?\s?[-–—]?\s?){1,2}", re.IGNORECASE)
_STAMP_WORDS = 6
_HEADING_ROWS = 1
_PROSE_WORDS = 5
_COLUMN_WORDS = 3
_SPLIT_WORDS = 12
_MAX_LINE_GAP = 0.6
_PROMPT = re.compile(r"^\S{0,40}[$#>%]\s?\w|\S@\S+:\s?\S*\s?[$#%>-]")
_COMMAND_LINE = re.compile(r"^\S*[\w-]+@[\w-]+\s?:\s?\S*\s?[$#]\s?(?P<command>\w\S*(?:\s.*)?)$")
_WENT_WRONG = re.compile(
    r"\b(?:error|failed|failure|fatal|denied|not found|no such|cannot|can't|unable|refused|invalid"
    r"|timed out|traceback|usage:)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\s*(\d{1,2})[.)]\s+\S")
_LIST_MARK = re.compile(r"^\s*(?:[-•*–·]|\d{1,3}[.)])\s")
_ITEM_CODE = re.compile(r"^\W*[A-Z][A-Z0-9]{0,5}-\d+\b")
_EDGE = 40  # pixels within which left edges are one
_ITEM_INDENT_HEIGHTS = 0.4
_MOST_INDENT_HEIGHTS = 6.0
_ITEM_REACH_HEIGHTS = 2.2
_WRAP_REACH = 0.88
_ROOM_LETTERS = 2  # a space, and one for letters that are wider than usual
_WRAP_REACH_LOWER = 0.7


@dataclass(frozen=True, slots=True)
class Unit:
    """A quotable piece of one frame. `heading` is what stands above it, for context only: up to
    three rows, stamps left out.

    A list of steps is a unit of its own besides its items.
    """

    observation_id: ObservationId
    text: str
    heading: str
    block_text: str
    line_numbers: tuple[int, ...]
    is_list: bool = False


def units_of(
    observation_id: ObservationId,
    lines: Sequence[TextLine],
    blocks: Sequence[Block] | None = None,
) -> list[Unit]:
    """Every unit of a frame in reading order; `blocks` are its layout where that is known."""
    units: list[Unit] = []
    for block in blocks_of(lines) if blocks is None else blocks:
        block_text = "\n".join(row_text(lines, row) for row in block.rows)
        above: deque[str] = deque(maxlen=_HEADING_ROWS)
        for numbers in _groups_of(lines, block):
            text = _group_text(lines, numbers)
            sentences = _sentences(text) if len(text.split()) > _SPLIT_WORDS else [text]
            for sentence in sentences:
                heading = "\n".join(above)
                units.append(Unit(observation_id, sentence, heading, block_text, numbers))
            if not is_stamp(text):
                above.append(text)
    return [*units, *_lists_of(lines, units), *_commands_of(lines, units)]


def _sentences(text: str) -> list[str]:
    """A text cut after its sentences, not after “Dr.” or in “12. Juni”."""
    sentences: list[str] = []
    start = 0
    for found in _SENTENCE_BREAK.finditer(text):
        before = text[start : found.start()]
        is_date = _DAY_NUMBER.search(before) and _MONTH_NAME.match(text, found.end())
        if is_date or _ABBREVIATION.search(before):
            continue
        sentences.append(before)
        start = found.end()
    return [*sentences, text[start:]]


def _lists_of(lines: Sequence[TextLine], units: Sequence[Unit]) -> list[Unit]:
    """Numbered items that follow one another, each run put together as one unit.

    What stands below an item and further in belongs to it: a command, a second line.
    """
    runs: list[list[Unit]] = []
    expected = 0
    above = ""
    for unit in units:
        found = _NUMBERED.match(unit.text)
        number = int(found[1]) if found else 0
        if found and number == 1:
            runs.append([replace(unit, heading=above)])
            expected = 2
        elif found and runs and number == expected:
            runs[-1].append(unit)
            expected += 1
        elif not found and runs and _belongs_to_item(lines, runs[-1][-1], unit):
            runs[-1][-1] = _joined(runs[-1][-1], unit)
        elif not found:
            above = unit.text
    known = {id(unit) for unit in units}
    longer = [item for run in runs for item in run[1:] if id(item) not in known]
    return longer + [
        replace(reduce(_joined, run), is_list=True, block_text=run[0].block_text)
        for run in runs
        if len(run) > 1
    ]


def _belongs_to_item(lines: Sequence[TextLine], item: Unit, unit: Unit) -> bool:
    """Whether a unit stands right below the last line of a list's item, and further in."""
    start, last = lines[item.line_numbers[0]].box, lines[item.line_numbers[-1]].box
    box = lines[unit.line_numbers[0]].box
    return (
        box.left - start.left > _ITEM_INDENT_HEIGHTS * start.height
        and box.left - start.left < _MOST_INDENT_HEIGHTS * start.height
        and 0 <= box.top - last.top <= _ITEM_REACH_HEIGHTS * last.height
    )


def _joined(item: Unit, unit: Unit) -> Unit:
    text, numbers = f"{item.text} {unit.text}", (*item.line_numbers, *unit.line_numbers)
    return replace(item, text=text, line_numbers=numbers)


def _commands_of(lines: Sequence[TextLine], units: Sequence[Unit]) -> list[Unit]:
    """The commands that were typed one after another in a terminal, put together as one unit.

    What starts at the same left edge is one terminal's. A command that went wrong is left out,
    and one that was tried again stands where it went well.
    """
    typed: dict[int, list[tuple[Unit, str]]] = {}
    failed: set[tuple[int, str]] = set()
    for unit in units:
        found = _COMMAND_LINE.match(unit.text)
        place = lines[unit.line_numbers[0]].box.left // _EDGE
        run = typed.setdefault(place, [])
        if found:
            command = found["command"].strip()
            failed.discard((place, command))  # tried again
            run[:] = [entry for entry in run if entry[1] != command]
            run.append((unit, command))
        elif run and _WENT_WRONG.search(unit.text):
            failed.add((place, run[-1][1]))
    for place, run in typed.items():
        went_well = [entry for entry in run if (place, entry[1]) not in failed]
        typed[place] = went_well or run
    return [
        Unit(
            observation_id=run[0][0].observation_id,
            text="; ".join(dict.fromkeys(command for _, command in run)),
            heading=run[0][0].heading,
            block_text="\n".join(dict.fromkeys(unit.block_text for unit, _ in run)),
            line_numbers=tuple(n for unit, _ in run for n in unit.line_numbers),
            is_list=True,
        )
        for run in typed.values()
        if len(run) > 1
    ]


def is_command_line(text: str) -> bool:
    """Whether a line is a command behind a terminal's prompt."""
    return _COMMAND_LINE.match(text) is not None


def is_stamp(text: str) -> bool:
    """Whether a row only says who or what comes next and when: “Mara 09:04”."""
    return len(text.split()) <= _STAMP_WORDS and bool(_ENDS_WITH_TIME.search(text))


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


@dataclass(slots=True)
class _Paragraph:
    """Lines of running text in one column, while it is being put together.

    It `is_alone` if nothing stood beside its first line.
    """

    numbers: list[int]
    is_alone: bool


def _groups_of(lines: Sequence[TextLine], block: Block) -> list[tuple[int, ...]]:
    """The line numbers of each unit: wrapped sentences as wholes, other rows as they stand.

    Cells of running text are taken out of their rows, since columns of text that stand side by
    side are no table.
    """
    boxes = [lines[number].box for number in block.line_numbers]
    paragraphs: list[_Paragraph] = []
    groups: list[list[int]] = []
    for row in block.rows:
        rest: list[int] = []
        if _is_table_row([lines[number].text for number in row.line_numbers]):
            groups.append(list(row.line_numbers))
            continue
        is_head = _is_row_of_short_cells(lines, row)
        for number in row.line_numbers:
            open_one = next(
                (
                    one
                    for one in reversed(paragraphs)
                    if not (is_head and one.is_alone)
                    and _continues(lines, one.numbers[-1], number, boxes)
                ),
                None,
            )
            if open_one is not None:
                open_one.numbers.append(number)
            elif len(lines[number].text.split()) >= _PROSE_WORDS:
                paragraphs.append(_Paragraph([number], is_alone=len(row.line_numbers) == 1))
                groups.append(paragraphs[-1].numbers)
            else:
                rest.append(number)
        if rest:
            groups.append(rest)
    return [tuple(group) for group in groups]


def _is_table_row(cells: Sequence[str]) -> bool:
    """Whether a row has a value among its cells, or begins with the time that the rest is at."""
    return len(cells) > 1 and (
        any(map(_is_figure, cells[1:])) or _TIME_SPAN.fullmatch(cells[0].strip()) is not None
    )


def _is_row_of_short_cells(lines: Sequence[TextLine], row: Row) -> bool:
    """Whether a row is several short cells, as the heads of a table are."""
    return len(row.line_numbers) > 1 and all(
        len(lines[number].text.split()) < _PROSE_WORDS for number in row.line_numbers
    )


def _is_figure(text: str) -> bool:
    """Whether a cell is a value of a table: short, with a digit."""
    return len(text.split()) < _COLUMN_WORDS and any(character.isdigit() for character in text)


def _group_text(lines: Sequence[TextLine], numbers: Sequence[int]) -> str:
    """A unit's text: cells of one row set apart, lines of a paragraph run together."""
    first = lines[numbers[0]].box
    same_row = all(abs(lines[number].box.top - first.top) < first.height / 2 for number in numbers)
    separator = CELL_SEPARATOR if same_row else " "
    return separator.join(lines[number].text.strip() for number in numbers)


def _continues(lines: Sequence[TextLine], earlier: int, later: int, boxes: Sequence[Box]) -> bool:
    """Whether a line goes on with the sentence of the line above it.

    A wrapped line reaches the right edge of its column (the lines of the block that start where
    it starts) and ends no sentence.
    """
    above, below = lines[earlier], lines[later]
    text = above.text.strip()
    slack = 2 * above.box.height
    if abs(above.box.left - below.box.left) > slack:
        return False
    gap = below.box.top - above.box.bottom
    if below.box.top <= above.box.top or gap > _MAX_LINE_GAP * above.box.height:
        return False
    if _SENTENCE_END.search(text) or len(text.split()) < _PROSE_WORDS or is_stamp(text):
        return False
    if _begins_anew(text, below.text):
        return False
    left = above.box.left
    right = max(box.right for box in boxes if abs(box.left - left) <= slack)
    if _would_fit(above, below.text, right):
        return False  # it was no want of room that broke the line
    reach = _WRAP_REACH_LOWER if below.text[:1].islower() else _WRAP_REACH
    return above.box.right - left >= reach * (right - left)


def _begins_anew(text: str, below: str) -> bool:
    """Whether a line is a command, an item of a list, or a ticket below a ticket."""
    is_ticket = _ITEM_CODE.match(text) and _ITEM_CODE.match(below)
    marks = (_PROMPT.search(text), _PROMPT.search(below), _LIST_MARK.match(below), is_ticket)
    return any(marks)


def _would_fit(above: TextLine, text: str, right: int) -> bool:
    """Whether the first word of the next line would have had room at the end of a line."""
    if text[:1].islower():
        return False
    width = above.box.width / len(above.text.strip())
    word = text.split(maxsplit=1)[0]
    return above.box.right + (len(word) + _ROOM_LETTERS) * width < right
