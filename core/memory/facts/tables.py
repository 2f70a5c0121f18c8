"""Facts from tables with a header row and from forms whose labels stand above their values."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from core.answer.units import box_of
from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.memory.facts.dates import said_day, when_in
from core.memory.facts.found import Finding, Pattern
from core.memory.facts.labels import FREE_TEXT_LABELS
from core.memory.facts.names import clean_subject, qualified
from core.memory.facts.page import FactPage, Said
from core.memory.facts.rows import ROW, can_be_in_a_row, row_text
from core.observation import Box, TextLine

_COUNTS = frozenset({"qty", "quantity", "menge", "anzahl", "amount of", "unit", "einheit"})
_SUMS = re.compile(
    r"(?:grand |sub)?(?:total|sum|net|vat|tax|summe|netto|mwst|gesamt|to be paid|amount due"
    r"|balance)\b",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"EUR|USD|GBP|CHF|€|\$|£")
_LISTED = frozenset({"subject", "betreff", "snippet", "sender", "modified", "geändert"})
_INDEX_HEADERS = frozenset({"pos", "pos.", "#", "no", "no.", "nr", "nr.", ""})
_FORM_LABELS = FREE_TEXT_LABELS | {"phone", "telefon", "e-mail", "deadline", "version", "type"}
_MIN_COLUMNS = 3
_LONG_ROW = 3  # values beside the name; what of so many is not asked for is one fact together
_FEWEST_TOGETHER = 2
_MAX_CELL_WORDS = 6
_MAX_FACTS = 60
_MAX_ROW_GAP_HEIGHTS = 3.0
_FARTHEST_DAY = 45
_ENDS_WITH_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}$")
_UNSURE = 0.8  # below this the recogniser's reading of a cell is not kept


def facts_in_tables(page: FactPage) -> list[Finding]:
    """Every cell of a table as a fact: its row is the subject, its column the predicate."""
    findings: list[Finding] = []
    taken: set[int] = set()
    for place, said in enumerate(page.said):
        if taken.isdisjoint(said.line_numbers) and (header := _header_of(page.lines, said)):
            rows = _rows_under(page, place, header)
            taken.update(number for row in rows for number in row.values())
            findings.extend(_facts_of(page, said, header, rows))
    return findings


def facts_in_forms(page: FactPage) -> list[Finding]:
    """Every value that stands under a known label, left-aligned with it."""
    findings: list[Finding] = []
    for number in page.open_numbers:
        line = page.lines[number]
        label = line.text.strip().rstrip(":").casefold()
        topic = page.topic_of(line.box) if label in _FORM_LABELS else ""
        below = _line_below(page, number) if topic else None
        if below is None:
            continue
        value = page.lines[below].text.strip()
        if value.rstrip(":").casefold() in _FORM_LABELS or len(value.split()) > _MAX_CELL_WORDS:
            continue
        quote = f"{line.text.strip()}  {value}"
        said_at = page.view.observation.at
        findings.append(Finding(Pattern.FORM, topic, label, value, quote, (number, below), said_at))
    return findings


def _line_below(page: FactPage, number: int) -> int | None:
    """The next line of the same column, right under a label; labels in a row are menus."""
    box = page.lines[number].box
    beside = below = None
    for other in page.open_numbers:
        spot = page.lines[other].box
        if other != number and abs(spot.top - box.top) < box.height / 2:
            gap = max(spot.left - box.right, box.left - spot.right)
            beside = other if gap < 2 * box.height else beside
        if abs(spot.left - box.left) > box.height / 3:
            continue
        if box.top + box.height / 2 < spot.top <= box.bottom + box.height and (
            below is None or spot.top < page.lines[below].box.top
        ):
            below = other
    return below if beside is None else None


def _header_of(lines: Sequence[TextLine], said: Said) -> dict[int, str]:
    """The columns of a header row: line number to name; empty if the row heads no table."""
    numbers = sorted(said.line_numbers, key=lambda number: lines[number].box.left)
    if len(numbers) >= 1 and re.fullmatch(r"\d{1,2}", lines[numbers[0]].text.strip()):
        numbers = numbers[1:]  # the row numbers of a spreadsheet
    names = {number: lines[number].text.strip() for number in numbers}
    names = _told_apart(names)
    if len(names) < _MIN_COLUMNS or len({name.casefold() for name in names.values()}) < len(names):
        return {}
    tops = [lines[number].box.top for number in numbers]
    is_header = all(
        len(name.split()) <= 4
        and len(name) > 1
        and name[:1].isupper()
        and not re.search(r"\d|[:@/<>|=]|[.!?]$", name.rstrip("."))
        for name in names.values()
    )
    is_header = is_header and _LISTED.isdisjoint(name.casefold() for name in names.values())
    return names if is_header and max(tops) - min(tops) < lines[numbers[0]].box.height else {}


def _told_apart(names: dict[int, str]) -> dict[int, str]:
    """Columns of one name by the column before each: “High water height”, “Low water height”."""
    counted = Counter(name.casefold() for name in names.values())
    told: dict[int, str] = {}
    before = ""
    for number, name in names.items():
        is_double = counted[name.casefold()] > 1 and before
        told[number] = f"{before} {name.casefold()}" if is_double else name
        before = name
    return told


def _rows_under(page: FactPage, place: int, header: dict[int, str]) -> list[dict[int, int]]:
    """The rows below a header, each from header line to cell line, until the table ends."""
    head = box_of(page.lines, tuple(header)) or Box(0, 0, 0, 0)
    rows: list[dict[int, int]] = []
    bottom = head.bottom
    for said in page.said[place + 1 :]:
        spot = box_of(page.lines, said.line_numbers)
        if spot is None or spot.top < head.top or spot.right < head.left or spot.left > head.right:
            continue
        if spot.top - bottom > _MAX_ROW_GAP_HEIGHTS * page.height:
            break
        row = _row_of(page.lines, said, header)
        if len(row) < 2 or len(row) * 2 < len(header):
            break
        rows.append(row)
        bottom = spot.bottom
    return rows


def _row_of(lines: Sequence[TextLine], said: Said, header: dict[int, str]) -> dict[int, int]:
    """The cells of a row under their headers; one under two headers, or two under one, is none."""
    row: dict[int, int] = {}
    doubled: set[int] = set()
    for number in said.line_numbers:
        box = lines[number].box
        over = [
            column
            for column in header
            if lines[column].box.left < box.right and box.left < lines[column].box.right
        ]
        if len(over) != 1:
            continue
        if over[0] in row:
            doubled.add(over[0])
        row[over[0]] = number
    return {column: number for column, number in row.items() if column not in doubled}


def _facts_of(
    page: FactPage, head: Said, header: dict[int, str], rows: list[dict[int, int]]
) -> Iterator[Finding]:
    columns = list(header)
    key = next((c for c in columns if header[c].casefold() not in _INDEX_HEADERS), columns[0])
    names = [_cell(page.lines, row, key) for row in rows]
    counted = Counter(names)
    second = columns[columns.index(key) + 1] if columns.index(key) + 1 < len(columns) else key
    subjects = [
        f"{name}, {_cell(page.lines, row, second)}" if counted[name] > 1 else name
        for name, row in zip(names, rows, strict=True)
    ]
    count = 0
    for name, subject, row in zip(names, subjects, rows, strict=True):
        whole = _subject(subject, header[key], head)
        if not name or not whole or subjects.count(subject) > 1 or _SUMS.match(name):
            continue
        cells = [
            (header[column], value)
            for column in columns
            if column != key
            and header[column].casefold() not in _INDEX_HEADERS
            and (value := _cell(page.lines, row, column))
        ]
        own = header[second] if counted[name] > 1 else ""  # part of the name already
        for finding in _of_row(page, (whole, own), cells, head, row):
            if count < _MAX_FACTS:
                count += 1
                yield finding


def _of_row(
    page: FactPage,
    named: tuple[str, str],
    cells: list[tuple[str, str]],
    head: Said,
    row: dict[int, int],
) -> Iterator[Finding]:
    """A short row cell by cell; of a long one what will be asked for, and the others together.

    `named` is the row's name, and the column that is a part of it or an empty text.
    """
    subject, own = named
    telling = [
        (column, value)
        for column, value in cells
        if column.casefold() not in _COUNTS and column != own
    ]
    alone = telling if len(telling) < _LONG_ROW else _told_alone(subject, telling, head)
    together = [cell for cell in cells if cell not in alone]
    if len([cell for cell in telling if cell not in alone]) < _FEWEST_TOGETHER:
        alone, together = telling, []
    for column, value in alone:
        yield _finding(page, subject, column, value, head, row)
    if together:
        quote = _quote(page, row)
        numbers = (*head.line_numbers, *row.values())
        yield Finding(Pattern.ROW, subject, ROW, row_text(together), quote, numbers, head.said_at)


def _told_alone(
    subject: str, cells: Sequence[tuple[str, str]], head: Said
) -> list[tuple[str, str]]:
    """The cells of a long row that are facts of their own: days, times and sums.

    Where the row is named for its time (“…, 05:20”), its times are told with the rest of it.
    """
    is_named_for_its_time = _ENDS_WITH_CLOCK.search(subject) is not None
    return [
        (column, value)
        for column, value in cells
        if not can_be_in_a_row(column, value)
        or (not is_named_for_its_time and _is_asked_for(value, head))
    ]


def _is_asked_for(value: str, head: Said) -> bool:
    """Whether a cell is a day, a clock time or a sum."""
    if values_in(value, Wanted.MONEY) or re.fullmatch(r"\d{1,2}:\d{2}", value):
        return True  # “0.00” and “9.50” are sums without their currency more often than times
    when = when_in(value, head.said_at)
    return when is not None and when.start == 0


def _finding(
    page: FactPage, subject: str, column: str, value: str, head: Said, row: dict[int, int]
) -> Finding:
    when = when_in(value, head.said_at)
    said = when.said if when is not None and when.start == 0 and len(value) < 25 else value
    if _CURRENCY.fullmatch(column):
        said, column = f"{column} {said}", "price"
    quote = _quote(page, row)
    numbers = (*head.line_numbers, *row.values())
    return Finding(Pattern.TABLE, subject, column, said, quote, numbers, head.said_at)


def _quote(page: FactPage, row: dict[int, int]) -> str:
    return "  ".join(page.lines[number].text.strip() for number in row.values())


def _day_of(text: str, said_at: datetime | None) -> str:
    """A row's day in full: “Sat 13” is the nearest 13th that is a Saturday."""
    when = when_in(text, said_at)
    if when is not None and when.end == len(text):
        return when.said
    found = re.fullmatch(r"([A-Za-z]{3})[a-z]*\.?\s(\d{1,2})\.?", text)
    if found is None or said_at is None:
        return ""
    for distance in range(_FARTHEST_DAY):
        for day in (said_at.date() + timedelta(distance), said_at.date() - timedelta(distance)):
            if day.day == int(found[2]) and f"{day:%A}".casefold().startswith(found[1].casefold()):
                return said_day(day)
    return ""


def _cell(lines: Sequence[TextLine], row: dict[int, int], column: int) -> str:
    if column not in row or lines[row[column]].confidence < _UNSURE:
        return ""
    text = lines[row[column]].text.strip(" |[]")
    return text if len(text.split()) <= _MAX_CELL_WORDS else ""


def _subject(name: str, column: str, head: Said) -> str:
    """A row's name: a code alone says enough, other names stand under the page's topic."""
    if re.fullmatch(r"[\d.,\s]+|[A-Z]?[\d./-]+", name):
        return f"{column} {name}"
    if re.match(r"\d{1,2}:\d\d", name):
        return ""
    if re.match(r"(?:mon|tue|wed|thu|fri|sat|sun)\w*\s\d", name, re.IGNORECASE):
        day, comma, rest = name.partition(", ")
        said = _day_of(day, head.said_at) if head.topic else ""
        return f"{head.topic}, {said}{comma}{rest}" if said else ""
    has_code = re.search(r"\b(?=\w*[A-Z])[\w-]*\d|\b[A-Z]{2}\s\d", name) is not None
    return clean_subject(name) if has_code else qualified(clean_subject(name), head.topic)
