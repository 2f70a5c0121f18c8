"""Appointments: from calendars, invitations, and lines that hold only a thing and its time."""

import re
from calendar import month_name
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.memory.facts.dates import clock_in, moment_of, said_day, when_in
from core.memory.facts.found import Finding, Pattern
from core.memory.facts.names import clean_subject, is_person, needs_topic, qualified
from core.memory.facts.page import FactPage, Said
from core.memory.facts.sentences import HYPOTHETICAL
from core.observation import Box

_DAY_HEAD = re.compile(
    r"^(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)[a-z]*\.?,?\s(?P<day>\d{1,2})\.?"
    r"(?:\s(?P<month>[A-Za-zäÄ]{3,9}))?$",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(rf"\b({'|'.join(month_name[1:])})\s(\d{{4}})\b")
_HOUR_MARK = re.compile(r"^\d{1,2}(?::00)?$")
_EVENT_TIME = re.compile(
    r"(?P<since>\d{1,2}[:.]\d{2})\s?(?:[–-]\s?(?P<until>\d{1,2}[:.]\d{2}))?(?P<rest>.*)$"
)
_REMINDER = re.compile(
    r"\breminder\s(?:of|for|about)\s(?:your|our|the)\s(?P<subject>[^,.;:]{3,40}?)\s(?:on|at)\s",
    re.IGNORECASE,
)
_VERBLESS = re.compile(r"^(?P<subject>[A-ZÄÖÜ][\w&'’ -]{2,40}?),?\s(?:is\s)?(?:on\s)?$")
_NO_EVENT = re.compile(
    r"\b(?:I|we|you|he|she|they|is|are|was|were|has|have|will|can|by|until|since|from|before|after"
    r"|last|every|no|not|please|tell|send|bring|order|buy|book|call(?!\swith)|take|renew|ask|thanks?|leaves?|starts?|ends?"
    r"|opens?|closes?|arrives?|departs?|comes?|goes|meets?|ist|sind|war|am|um)\b"
    r"|^(?:morning|hello|hi|dear|today|this|that|it|on|to)\b",
    re.IGNORECASE,
)
_PLACE_AFTER = re.compile(
    r"^,\s(?P<place>(?:room|hall|raum|saal|building|floor|gate)\s[\w ]{1,20}?"
    r"|[A-ZÄÖÜ]\w+\s\d+\w?)(?=[.,;]|$)"
)
_STAY = re.compile(r"\b(?:nights?|days?|guests?|adults?|room|nächte)\b", re.IGNORECASE)
_MOVED_TO = re.compile(
    r"\b(?:moved|postponed|rescheduled|changed|invite you)\b.*:\s*$", re.IGNORECASE
)
_OPEN = re.compile(r"\b(?:to be|tb[acd]|open|offen)\b", re.IGNORECASE)
_MIN_DAYS = 5
_CHANNEL_EVENTS = frozenset("review release meeting sync retro demo freeze planning".split())


def facts_in_events(page: FactPage) -> list[Finding]:
    """Every appointment that a line of the page names, with its time and place."""
    findings: list[Finding] = []
    for place, said in enumerate(page.said):
        if "  " not in said.text and not HYPOTHETICAL.search(said.text):
            before = page.said[place - 1].text if place else ""
            findings.extend(_on_line(said, before, page.view.observation.at))
    return findings


def _on_line(said: Said, before: str, now: datetime) -> Iterator[Finding]:
    when = when_in(said.text, said.said_at)
    if when is None or when.day is None or said.said_at is None:
        return
    is_ahead = moment_of(when, now) > now
    rest = said.text[when.end :].strip(" .")
    head = said.text[: when.start]
    reminder = _REMINDER.search(said.text)
    verbless = _VERBLESS.match(head)
    if reminder:
        yield _finding(said, clean_subject(reminder["subject"]), "when", when.said)
    elif when.start == 0 and is_ahead and said.topic and not said.speaker:
        is_stay = " to " in when.said and _STAY.search(rest)
        if not rest and (_MOVED_TO.search(before) or "," in when.said):
            yield _finding(said, said.topic, "when", when.said)
        elif is_stay:
            yield _finding(said, said.topic, "dates", when.said)
    elif verbless and "," in when.said and not _NO_EVENT.search(head):
        yield from _verbless(said, verbless["subject"].strip(), when.said, said.text[when.end :])


def _verbless(said: Said, phrase: str, when: str, rest: str) -> Iterator[Finding]:
    """ "Review today 10:30, room Maas 4." — a thing, its time and perhaps its place."""
    subject = clean_subject(phrase)
    if is_person(subject) or len(subject.split()) > 5:
        return
    if needs_topic(subject):
        is_event = subject.casefold() in _CHANNEL_EVENTS
        if said.speaker and not is_event:
            return
        channel = f"{said.topic} {subject.casefold()}".capitalize() if said.topic else ""
        subject = channel if said.speaker else qualified(subject, said.topic)
    if subject:
        yield _finding(said, subject, "when", when)
        place = _PLACE_AFTER.match(rest)
        if place:
            yield _finding(said, subject, "place", place["place"].strip())


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a calendar grid: its name, day, clock, place and lines."""

    name: str
    day: date
    clock: str
    place: str
    numbers: tuple[int, ...]


def facts_in_calendar(page: FactPage) -> list[Finding]:
    """The entries of a calendar's week, if the page shows one.

    A name that stands on several days is told apart by its day.
    """
    return list(_in_calendar(page))


def _in_calendar(page: FactPage) -> Iterator[Finding]:
    days = _day_columns(page)
    if len(days) < _MIN_DAYS:
        return
    entries = _entries(page, days)
    repeated = Counter(entry.name for entry in entries)
    for entry in entries:
        day = said_day(entry.day)
        name = f"{entry.name} on {day}" if repeated[entry.name] > 1 else entry.name
        when = f"{day}, {entry.clock}" if entry.clock else day
        quote = "  ".join(page.lines[number].text.strip() for number in entry.numbers)
        at = page.view.observation.at
        yield Finding(Pattern.EVENT, name, "when", when, quote, entry.numbers, at)
        if entry.place and not _OPEN.search(entry.place):
            yield Finding(Pattern.EVENT, name, "place", entry.place, quote, entry.numbers, at)


def _day_columns(page: FactPage) -> list[tuple[Box, date]]:
    """The day names that stand in one row over a calendar's columns, with their dates."""
    heads = [
        (page.lines[number].box, found)
        for number in page.open_numbers
        if (found := _DAY_HEAD.match(page.lines[number].text.strip()))
    ]
    level = [
        one for one in heads if sum(abs(one[0].top - two[0].top) < page.height for two in heads) > 4
    ]
    months = _MONTH_YEAR.search(" ".join([page.view.title, *(one.text for one in page.lines)]))
    if not level or not months:
        return []
    month = list(month_name).index(months[1])
    left = sorted(level, key=lambda one: one[0].left)
    start = _weekday_fitting(left[0][1], date(int(months[2]), month, 1))
    return [(one[0], start + timedelta(days=n)) for n, one in enumerate(left)] if start else []


def _weekday_fitting(found: re.Match[str], month: date) -> date | None:
    """The date of a column's day name near a month: its weekday must fit."""
    names = ("mo", "tu di", "we mi", "th do", "fr", "sa", "su so")
    weekday = next(n for n, name in enumerate(names) if found[0][:2].casefold() in name)
    for step in (0, -1, 31):
        near = (month + timedelta(days=step)).replace(day=1)
        try:
            day = near.replace(day=int(found["day"]))
        except ValueError:
            continue
        if day.weekday() == weekday:
            return day
    return None


def _entries(page: FactPage, days: Sequence[tuple[Box, date]]) -> list[_Entry]:
    width = (days[-1][0].left - days[0][0].left) / (len(days) - 1)
    top = max(box.bottom for box, _ in days)
    columns: dict[date, list[int]] = {}
    for number in page.open_numbers:
        line = page.lines[number]
        if line.box.top < top or _HOUR_MARK.match(line.text.strip()):
            continue
        column = _column_of(line.box, days, width)
        if column is not None and line.confidence > 0.9:
            columns.setdefault(column, []).append(number)
    entries: list[_Entry] = []
    for day, numbers in columns.items():
        numbers.sort(key=lambda number: page.lines[number].box.top)
        entries.extend(_entries_of_day(page, day, numbers))
    return entries


def _column_of(box: Box, days: Sequence[tuple[Box, date]], width: float) -> date | None:
    """The day whose column a box begins in; entries begin left of or under the day's name."""
    middle = [head.left + head.width / 2 for head, _ in days]
    near = min(range(len(days)), key=lambda n: abs(middle[n] - (box.left + width / 2 - 8)))
    is_in_grid = box.left > middle[0] - 0.6 * width and box.width <= width
    return days[near][1] if is_in_grid else None


def _entries_of_day(page: FactPage, day: date, numbers: Sequence[int]) -> Iterator[_Entry]:
    place = 0
    while place < len(numbers):
        group = [numbers[place]]
        while place + 1 < len(numbers) and _follows(page, group[-1], numbers[place + 1]):
            place += 1
            group.append(numbers[place])
        place += 1
        entry = _entry(page, day, group)
        if entry is not None:
            yield entry


def _follows(page: FactPage, above: int, below: int) -> bool:
    one, two = page.lines[above].box, page.lines[below].box
    is_timed = _EVENT_TIME.match(page.lines[below].text.strip()) is not None
    already = _EVENT_TIME.match(page.lines[above].text.strip()) is not None
    is_near = two.top - one.bottom < 0.5 * one.height and abs(two.left - one.left) < one.height
    return is_near and (is_timed != already or not is_timed)


def _entry(page: FactPage, day: date, numbers: Sequence[int]) -> _Entry | None:
    text = " ".join(page.lines[number].text.strip() for number in numbers)
    found = _EVENT_TIME.search(text)
    name, clock, place = text, "", ""
    if found:
        said = clock_in(found[0])
        clock = said.said if said else ""
        rest = found["rest"].strip(" ·-–]")
        name, place = (text[: found.start()], rest) if found.start() else (rest, "")
        if not found.start() and ", " in rest:
            name, place = rest.split(", ", 1)
    name = clean_subject(name)
    if not 3 <= len(name) <= 60 or re.search(r"[|\[\]=<>{}]|\d{1,2}:\d\d", name):
        return None
    return _Entry(name, day, clock, place.strip(" ·]"), tuple(numbers))


def _finding(said: Said, subject: str, predicate: str, value: str) -> Finding:
    return Finding(
        Pattern.EVENT, subject, predicate, value, said.text, said.line_numbers, said.said_at
    )
