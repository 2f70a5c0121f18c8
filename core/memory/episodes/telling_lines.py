"""Choosing the lines that tell most of what some views were about, and never furniture."""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from rapidfuzz import fuzz, utils

from core.answer.units import Unit, is_stamp, units_of
from core.ids import ObservationId
from core.ingest.turns.speakers import SaidOnPage
from core.memory.episodes.kinds import is_calendar
from core.memory.episodes.line_pieces import HEAD_OF_SCREEN, main_column, pieces_of
from core.memory.episodes.line_quality import LineJudge, is_command
from core.memory.episodes.segment_words import words_of_day
from core.memory.episodes.speakers import said_in_chat, speaker_of
from core.memory.episodes.surprise import site_of
from core.memory.facts.events import facts_in_calendar
from core.memory.facts.page import page_of
from core.memory.view import View
from core.memory_record import Evidence, Role, Statement

_LEAST_WORTH = 0.75
_LEAST_CONFIDENCE = 0.8
_SAME_TEXT = 88
_HEADING_HEIGHTS = 1.35
_FURNITURE_WINDOWS = 3  # a line under so many windows says nothing of any
_BESIDE = 0.3
_COMMAND = 0.15  # what was typed tells more than its few words do
_SEEN_BEFORE = 0.45
_UNDER_TWO_WINDOWS = 0.5
_JUST_SAID_MINUTES = 45
_CLOCKS_DIFFER_MINUTES = 2
_JUST_SAID = 1.4
_SAID_BEFORE = 0.3
_MIN_STAMPS = 3
_APPOINTMENT = 1.2
_WHEN = frozenset({"when", "dates"})
_LONG_CHAT = 8
_TITLE_AND_A_BIT = 1.3
_TITLE_PARTS = re.compile(r"\s[-–—|·]\s")
_CLOCK_AT_END = re.compile(r"\b(\d{1,2})[:.]\s?(\d{2})$")


@dataclass(frozen=True, slots=True)
class ScreenLine:
    """A line worth retelling as it stands on one view. `key` is its text without case and marks.

    `worth` is what it tells by itself and by where it stands.
    """

    text: str
    key: str
    line_numbers: tuple[int, ...]
    worth: float


@dataclass(frozen=True, slots=True)
class DayLines:
    """The lines worth retelling of each view of a day, and where each of them stood."""

    lines: Mapping[ObservationId, tuple[ScreenLine, ...]]
    windows: Mapping[str, int]
    first_seen_on: Mapping[str, ObservationId]


def lines_of_day(views: Sequence[View]) -> DayLines:
    """Read a day's lines once, from views in order of time."""
    judge = LineJudge(words_of_day(views))
    lines = {view.observation.id: _lines_of(view, judge) for view in views}
    windows: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    first: dict[str, ObservationId] = {}
    for view in views:
        for line in lines[view.observation.id]:
            windows[line.key].add(_window(view))
            first.setdefault(line.key, view.observation.id)
    return DayLines(lines, {key: len(found) for key, found in windows.items()}, first)


def telling_lines(
    views: Sequence[View], limit: int, day: DayLines | None = None
) -> tuple[Statement, ...]:
    """The lines that tell most of some views, in order of first appearance.

    Each carries as evidence every one of these views on which exactly that text stands. With the
    `day` around them, what stood there before or under many windows counts less.
    """
    known = day or lines_of_day(views)
    best: dict[str, ScreenLine] = {}
    stands_on: defaultdict[str, list[Evidence]] = defaultdict(list)
    for view in views:
        on_view = {line.key: line for line in reversed(known.lines[view.observation.id])}
        for line in sorted(on_view.values(), key=lambda one: one.line_numbers):
            stands_on[line.key].append(Evidence(view.observation.id, line.line_numbers))
            if line.key not in best or line.worth > best[line.key].worth:
                best[line.key] = line
    own = {view.observation.id for view in views}
    chosen = _most_telling(best, own, known, limit)
    return tuple(
        Statement(Role.LINE, best[key].text, tuple(pieces))
        for key, pieces in stands_on.items()
        if key in chosen
    )


def key_of(text: str) -> str:
    """A text without case, marks and spare spaces, to tell whether two are the same."""
    return " ".join(utils.default_process(text).split())


def _most_telling(
    lines: Mapping[str, ScreenLine], own: set[ObservationId], day: DayLines, limit: int
) -> set[str]:
    """The keys of the best lines, near-duplicates once."""
    scored: dict[str, float] = {}
    for key, line in lines.items():
        score = line.worth * _share_of_window(day.windows[key])
        if score >= _LEAST_WORTH:
            scored[key] = score * (1.0 if day.first_seen_on[key] in own else _SEEN_BEFORE)
    chosen: list[str] = []
    for key in sorted(scored, key=lambda one: -scored[one]):
        if len(chosen) >= limit:
            break
        if not any(_is_same(key, other) for other in chosen):
            chosen.append(key)
    return set(chosen)


def _share_of_window(windows: int) -> float:
    """How far a line belongs to one window: a line under many says nothing of any."""
    if windows >= _FURNITURE_WINDOWS:
        return 0.0
    return _UNDER_TWO_WINDOWS if windows > 1 else 1.0


def _is_same(key: str, other: str) -> bool:
    return fuzz.ratio(key, other) >= _SAME_TEXT or fuzz.partial_ratio(key, other) >= 95


def _window(view: View) -> tuple[str, ...]:
    """What a line stands under. A terminal's title changes with every command, so it is left out
    where there is neither page nor a title that lasts."""
    app, site = view.observation.window.app, site_of(view)
    return (app, site) if "term" in app else (app, site, view.title)


def _lines_of(view: View, judge: LineJudge) -> tuple[ScreenLine, ...]:
    heights = [line.box.height for line in view.lines if line.text.strip()]
    if not heights:
        return ()
    usual = median(heights)
    if is_calendar(view):
        return _appointments(view)
    every = units_of(view.observation.id, view.lines, view.blocks)
    units = [unit for unit in every if not unit.is_list]
    column = main_column(view, usual)
    said_at = _said_at(view, [unit for unit in units if _is_in(column, view, unit.line_numbers)])
    said = said_in_chat(view)
    found: list[ScreenLine] = []
    for unit in units:
        if judge.is_furniture(unit.text):
            continue
        for text, numbers in pieces_of(view.lines, unit):
            value = _worth_of(view, text, numbers, judge, usual)
            if value > 0.0:
                value += _COMMAND * is_command(unit.text)
                value *= 1.0 if _is_in(column, view, numbers) else _BESIDE
                value *= _recency(min(numbers), said_at)
                found.append(_spoken(view, said, text, numbers, value))
    return tuple(found)


def _appointments(view: View) -> tuple[ScreenLine, ...]:
    """What a calendar shows: its rows run across days, so its text is not retold as it stands."""
    return tuple(
        ScreenLine(text, key_of(text), tuple(sorted(set(one.line_numbers))), _APPOINTMENT)
        for one in facts_in_calendar(page_of(view))
        if one.predicate in _WHEN and (text := f"{one.subject}: {one.object}")
    )


def _spoken(
    view: View,
    said_on_page: SaidOnPage,
    text: str,
    numbers: tuple[int, ...],
    value: float,
) -> ScreenLine:
    """A line with the name of who said it, where its chat shows that."""
    speaker = speaker_of(said_on_page, view, numbers)
    if speaker is None:
        return ScreenLine(text, key_of(text), numbers, value)
    said = f"{speaker.name}: {text}"
    return ScreenLine(said, key_of(said), (speaker.line_number, *numbers), value)


def _worth_of(
    view: View, text: str, numbers: tuple[int, ...], judge: LineJudge, usual: float
) -> float:
    """What a text tells by itself; 0 if it is not worth retelling."""
    lines = [view.lines[number] for number in numbers]
    if any(number in view.chrome for number in numbers):
        return 0.0
    if min(line.confidence for line in lines) < _LEAST_CONFIDENCE:
        return 0.0
    is_heading = len(lines) == 1 and lines[0].box.height >= _HEADING_HEIGHTS * usual
    if lines[0].box.bottom < HEAD_OF_SCREEN * view.observation.height and not is_heading:
        return 0.0
    value = judge.worth_of(text, is_heading)
    return 0.0 if value > 0.0 and _repeats_title(view, text) else value


def _repeats_title(view: View, text: str) -> bool:
    key, title = key_of(text), key_of(view.title)
    if not title:
        return False
    is_longer = len(key) <= _TITLE_AND_A_BIT * len(title)
    subject = key_of(_TITLE_PARTS.split(view.title)[0])
    begins = len(subject) > 5 and key.startswith(subject) and len(key) <= 1.8 * len(subject)
    return key in title or begins or (is_longer and fuzz.ratio(key, title) >= _SAME_TEXT)


def _said_at(view: View, units: Sequence[Unit]) -> list[tuple[int, bool]]:
    """Of each stamp (“Name 09:04”) its first line's number, and whether it is of just now.

    Read from the last one upwards: a later clock above an earlier one is of another day. Where
    nothing is of just now, what is of today counts so. Empty where there are too few stamps for
    a chat, or none of today: then somebody reads what was said before, and that is what it is
    about.
    """
    stamps = sorted(
        (min(unit.line_numbers), int(clock[1]) * 60 + int(clock[2]))
        for unit in units
        if is_stamp(unit.text) and (clock := _CLOCK_AT_END.search(unit.text))
    )
    now = view.observation.at.hour * 60 + view.observation.at.minute
    latest, is_today = now + _CLOCKS_DIFFER_MINUTES, True
    today: dict[int, int] = {}
    for number, minute in reversed(stamps):
        is_today = is_today and minute <= latest
        latest = minute
        if is_today:
            today[number] = minute
    just_now = {n for n, minute in today.items() if now - minute <= _JUST_SAID_MINUTES}
    recent = just_now or set(today)
    if len(stamps) < _MIN_STAMPS or not recent:
        return []
    return [(number, number in recent) for number, _ in stamps]


def _recency(number: int, said_at: Sequence[tuple[int, bool]]) -> float:
    """How far a line is of now. Above the first stamp stands the head of a page, or, in a long
    chat, what was said before."""
    place = bisect(said_at, (number, False)) - 1
    if place < 0:
        return _SAID_BEFORE if len(said_at) >= _LONG_CHAT else 1.0
    return _JUST_SAID if said_at[place][1] else _SAID_BEFORE


def _is_in(column: tuple[int, int] | None, view: View, numbers: Sequence[int]) -> bool:
    """Whether some lines begin in a column."""
    left = min(view.lines[number].box.left for number in numbers)
    return column is None or column[0] <= left <= column[1]
