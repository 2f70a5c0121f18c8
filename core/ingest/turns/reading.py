"""The turns of a conversation on one page, from where its lines stand.

Three ways of setting a conversation are read: names over the words (Slack, Teams, Discord, the
comments of a tracker, the mails of a thread), times and names before the words (IRC, exports), and
words at two sides (Signal, WhatsApp, Messages). What is quoted in an answer is not said again.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from statistics import median

from core.ingest.layout import bars_of
from core.ingest.turns.bubbles import bubbles_of
from core.ingest.turns.columns import Column, columns_of
from core.ingest.turns.day_marks import day_alone
from core.ingest.turns.heads import Head, clock_alone, inline_head_in, name_alone
from core.ingest.turns.quotes import without_quotes
from core.observation import Box, TextLine
from core.seen_turn import SeenTurn

_LEAST_INLINE = 2
_EDGE_HEIGHTS = 1.0
_LINE_GAP_HEIGHTS = 0.8
_DAY_BESIDE_HEIGHTS = 4.0
_GROUP_SHARE = 0.6
_CLOCKS_DIFFER = timedelta(minutes=2)


def turns_on(
    lines: Sequence[TextLine], seen_at: datetime, *, is_chat: bool = False
) -> tuple[SeenTurn, ...]:
    """Every turn of a page, conversation by conversation, each from top to bottom.

    Where a page `is_chat` for certain, names with a time over words need no further sign.
    """
    if not any(clock_alone(line.text) or re.search(r"\d[:.]\s?\d\d", line.text) for line in lines):
        return ()
    days = _days(lines, seen_at.date())
    found: list[SeenTurn] = []
    for column in columns_of(lines, seen_at.date(), is_chat=is_chat):
        found += _dated(lines, _of_column(lines, column), days, column.left, seen_at)
    taken = {number for turn in found for number in (*turn.line_numbers, *turn.head_numbers)}
    for turns, left in (_inline(lines, seen_at.date()), _of_sides(lines)):
        if turns and taken.isdisjoint(n for turn in turns for n in turn.line_numbers):
            found += _dated(lines, turns, days, left, seen_at)
    return tuple(found)


def _of_column(lines: Sequence[TextLine], column: Column) -> list[SeenTurn]:
    turns: list[SeenTurn] = []
    for one in column.spoken:
        head = one.placed.head
        numbers = without_quotes(lines, one.numbers, turns)
        if not numbers:
            continue
        beside = () if one.clock_number is None else (one.clock_number,)
        turns.append(
            SeenTurn(
                "" if head.is_own else head.name,
                head.is_own,
                _text(lines, numbers),
                numbers,
                (*one.placed.numbers, *beside),
                one.clock or head.clock,
                head.day,
                head.day is not None,
                head.has_address,
            )
        )
    return turns


def _inline(lines: Sequence[TextLine], seen: date) -> tuple[list[SeenTurn], float]:
    """The turns whose time and name stand before the words, and their left edge."""
    heads = [
        (number, head)
        for number, line in enumerate(lines)
        if (head := inline_head_in(line.text, seen)) is not None
    ]
    if len(heads) < _LEAST_INLINE:
        return [], 0.0
    left = median(lines[number].box.left for number, _ in heads)
    kept = [
        (number, head)
        for number, head in heads
        if abs(lines[number].box.left - left) <= _EDGE_HEIGHTS * lines[number].box.height
    ]
    begun = {number for number, _ in kept}
    return [_inline_turn(lines, number, head, begun) for number, head in kept], left


def _inline_turn(lines: Sequence[TextLine], number: int, head: Head, begun: set[int]) -> SeenTurn:
    """A turn with the lines below that go on with it: further in, and right under it."""
    numbers = [number]
    first = lines[number].box
    for other in sorted(range(len(lines)), key=lambda n: lines[n].box.top):
        box, last = lines[other].box, lines[numbers[-1]].box
        if box.top < last.top + 0.5 * last.height or not lines[other].text.strip():
            continue
        is_next = box.top - last.bottom <= _LINE_GAP_HEIGHTS * first.height
        is_in = box.left > first.left + 2 * first.height and box.left < first.right
        if other in begun or (is_next and not is_in and box.left < first.right):
            break
        if is_next and is_in:
            numbers.append(other)
    rest = [lines[other].text.strip() for other in numbers[1:]]
    return SeenTurn(
        "" if head.is_own else head.name,
        head.is_own,
        " ".join((head.words, *rest)),
        tuple(numbers),
        (number,),
        head.clock,
        head.day,
        head.day is not None,
    )


def _of_sides(lines: Sequence[TextLine]) -> tuple[list[SeenTurn], float]:
    """The turns of a messenger that sets one's own words to the right, and its left edge."""
    bubbles = bubbles_of(lines)
    theirs = [one for one in bubbles.messages if not one.is_own]
    named = [
        one for one in theirs if len(one.numbers) > 1 and name_alone(lines[one.numbers[0]].text)
    ]
    is_group = len(named) >= max(2, _GROUP_SHARE * len(theirs))
    turns: list[SeenTurn] = []
    for one in bubbles.messages:
        numbers, speaker = one.numbers, "" if one.is_own else bubbles.head
        head: tuple[int, ...] = (one.foot,)
        if is_group and one in named:
            speaker = name_alone(lines[numbers[0]].text)
            head, numbers = (numbers[0], one.foot), numbers[1:]
        numbers = without_quotes(lines, numbers, turns)
        clock = clock_alone(lines[one.foot].text)
        if numbers:
            text = _text(lines, numbers)
            turn = SeenTurn(speaker, one.is_own, text, numbers, head, clock, partner=bubbles.head)
            turns.append(turn)
    return turns, float(bubbles.left)


def _text(lines: Sequence[TextLine], numbers: Sequence[int]) -> str:
    return " ".join(" ".join(lines[number].text.split()) for number in numbers)


def _days(lines: Sequence[TextLine], seen: date) -> list[tuple[Box, date]]:
    """The lines that only name a day, top to bottom."""
    bars = {number for bar in bars_of(lines) for number in bar}
    found = [
        (line.box, day)
        for number, line in enumerate(lines)
        if number not in bars and (day := day_alone(line.text, seen)) is not None
    ]
    return sorted(found, key=lambda one: one[0].top)


def _dated(
    lines: Sequence[TextLine],
    turns: Sequence[SeenTurn],
    days: Sequence[tuple[Box, date]],
    left: float,
    seen_at: datetime,
) -> list[SeenTurn]:
    """The turns with their days: the day above, or where none is shown at all, today."""
    beside = [
        (box, day) for box, day in days if box.left >= left - _DAY_BESIDE_HEIGHTS * box.height
    ]
    dated: list[SeenTurn] = []
    for turn in turns:
        top = min(lines[number].box.top for number in (*turn.head_numbers, *turn.line_numbers))
        above = [day for box, day in beside if box.top < top]
        if turn.day is None and above:
            dated.append(_unless_to_come(replace(turn, day=above[-1], is_day_shown=True), seen_at))
        else:
            dated.append(turn)
    return dated if beside else _on_the_day_seen(dated, seen_at)


def _on_the_day_seen(turns: Sequence[SeenTurn], seen_at: datetime) -> list[SeenTurn]:
    """The last turns whose times only rise are of the day on which they were seen."""
    dated = list(turns)
    later: time = (seen_at + _CLOCKS_DIFFER).time()
    if later < seen_at.time():
        return dated  # around midnight it could be either day
    for place in range(len(dated) - 1, -1, -1):
        turn = dated[place]
        if turn.day is not None or turn.clock is None or turn.clock > later:
            break
        later = turn.clock
        dated[place] = replace(turn, day=seen_at.date())
    return dated


def _unless_to_come(turn: SeenTurn, seen_at: datetime) -> SeenTurn:
    """A turn without its day if it would have been said after it was seen."""
    said_at = turn.said_at(seen_at)
    if said_at is not None and turn.clock and said_at > seen_at + _CLOCKS_DIFFER:
        return replace(turn, day=None, is_day_shown=False)
    return turn
