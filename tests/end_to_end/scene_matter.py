"""What the scenes of the app are about: what is asked, and when recording was paused."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from core.ingest.window_titles import clean_title
from core.observation import StoredObservation

_PAUSE = timedelta(minutes=25)
_WORD_LETTERS = 5  # shorter words are found everywhere


@dataclass(frozen=True, slots=True)
class SceneMatter:
    """`questions` has two that the memory may answer; between the moments nothing was recorded."""

    questions: tuple[str, str]
    unknown: str  # a question that it does not answer
    paused_from: datetime
    paused_until: datetime
    sought: str  # a word that was on the screen

    @property
    def gap_question(self) -> str:
        """Asks what was there while recording was paused."""
        middle = self.paused_from + (self.paused_until - self.paused_from) / 2
        return f"What was on my screen on {middle.day} {middle:%B %Y} at {middle:%H:%M}?"


def sample_day() -> SceneMatter:
    """Of the sample day, which is spent in the time zone of this process."""
    return SceneMatter(
        ("What does the new boiler cost in total?", "What is the phone number of the dentist?"),
        "What is the name of my brother's dog?",
        datetime(2026, 3, 10, 12, 25).astimezone(),
        datetime(2026, 3, 10, 12, 50).astimezone(),
        "boiler",
    )


def matter_of(frames: Sequence[StoredObservation], questions: Sequence[str]) -> SceneMatter:
    """What to show of a memory that nobody here knows; `questions` are its owner's, if given.

    The pause lies in the longest break of the fullest day, where nothing is seen in any case.
    Raises: ValueError if the memory holds fewer than two frames of one day.
    """
    days = Counter(frame.at.date() for frame in frames)
    day, count = days.most_common(1)[0] if days else (date.min, 0)
    if count < 2:
        raise ValueError("The pictures need a memory with at least two frames of one day.")
    of_day = sorted((one for one in frames if one.at.date() == day), key=lambda one: one.at)
    before, after = max(pairwise(of_day), key=lambda pair: pair[1].at - pair[0].until)
    middle = (before.until + (after.at - before.until) / 2).astimezone()
    half = min(_PAUSE, (after.at - before.until) * 0.8) / 2
    sought = _often_seen(of_day)
    asked = [*questions, f"When did I last see {sought}?", f"What did I read about {sought}?"]
    unknown = "What is the name of my brother's dog?"
    return SceneMatter((asked[0], asked[1]), unknown, middle - half, middle + half, sought)


def _often_seen(frames: Sequence[StoredObservation]) -> str:
    """The word that most windows of the day had in their title."""
    words = Counter(
        word
        for one in frames
        for word in sorted(set(clean_title(one.window.title, one.window.app).split()))
        if len(word) >= _WORD_LETTERS and word.isalpha()
    )
    return words.most_common(1)[0][0] if words else frames[0].window.app
