"""Who said the words on a line: one answer for all who read a page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from core.ingest.turns.reading import turns_on
from core.observation import TextLine
from core.seen_turn import SeenTurn

_ANY_DAY = datetime(9000, 1, 1, tzinfo=UTC)  # no day is to come then, whatever a page names


@dataclass(frozen=True, slots=True)
class SaidOnPage:
    """The turns of a page, and by the number of a line the turn whose words it holds."""

    turns: tuple[SeenTurn, ...] = ()
    by_line: Mapping[int, SeenTurn] = field(default_factory=dict)
    heads: frozenset[int] = frozenset()

    def turn_of(self, numbers: Iterable[int]) -> SeenTurn | None:
        """The turn that some lines belong to; None if they are nobody's words, or of several."""
        found = {self.by_line.get(number) for number in numbers}
        return next(iter(found)) if len(found) == 1 else None


def said_on(
    lines: Sequence[TextLine], seen_at: datetime | None = None, *, is_chat: bool = False
) -> SaidOnPage:
    """Who said which lines of a page; without `seen_at` the days of the turns mean nothing.

    `is_chat` if the window is known to be a chat's.
    """
    turns = turns_on(lines, seen_at or _ANY_DAY, is_chat=is_chat)
    by_line = {number: turn for turn in turns for number in turn.line_numbers}
    heads = frozenset(number for turn in turns for number in turn.head_numbers)
    return SaidOnPage(turns, by_line, heads - by_line.keys())
