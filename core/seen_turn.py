"""A turn: what one person said at one moment, as a page shows it."""

from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class SeenTurn:
    """One turn on one frame; the numbers index the frame's lines.

    `speaker` is the name as it stands there; empty for words that are the user's `is_own` by their
    place or by a “You”. `clock` is the time of day that is shown. `day` is None where no day can
    be told; it `is_day_shown` if the page names it, else it is taken for the day on which it was
    seen. `line_numbers` hold the words, `head_numbers` who and when. An `is_letter` is a mail.
    `partner` is who or what the page itself names at the head of a conversation on two sides.
    """

    speaker: str
    is_own: bool
    text: str
    line_numbers: tuple[int, ...]
    head_numbers: tuple[int, ...]
    clock: time | None = None
    day: date | None = None
    is_day_shown: bool = False
    is_letter: bool = False
    partner: str = ""

    def said_at(self, seen_at: datetime) -> datetime | None:
        """The moment in the time zone of the one who saw it; None if its day is not known."""
        if self.day is None:
            return None
        return datetime.combine(self.day, self.clock or time(0), tzinfo=seen_at.tzinfo)
