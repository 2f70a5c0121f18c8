"""Views of an invented day, drawn line by line for the tests of the episodic tree."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from core.ids import ObservationId
from core.memory.view import View, view_of
from core.observation import Box, Source, StoredObservation, TextLine, WindowContext

MORNING = datetime(2026, 6, 9, 9, 0, tzinfo=timezone(timedelta(hours=2)))
_LETTER = 9


def at(minutes: float) -> datetime:
    """So many minutes after nine."""
    return MORNING + timedelta(minutes=minutes)


def line(text: str, top: int, left: int = 300, height: int = 20) -> TextLine:
    """A line of text as wide as its letters."""
    return TextLine(text, Box(left, top, max(_LETTER, _LETTER * len(text)), height))


def column(texts: Sequence[str], left: int = 300, top: int = 200, step: int = 60) -> list[TextLine]:
    """Paragraphs under each other."""
    return [line(text, top + number * step, left) for number, text in enumerate(texts)]


def view(
    number: int,
    minutes: float,
    texts: Sequence[str] | Sequence[TextLine] = (),
    *,
    app: str = "browser",
    title: str = "Notes on rain",
    url: str | None = None,
    seconds: float = 30,
    monitor: int = 1,
    chrome: frozenset[int] = frozenset(),
) -> View:
    """A view at so many minutes after nine, that stayed for some seconds."""
    lines = [one for one in texts if isinstance(one, TextLine)]
    lines += column([one for one in texts if isinstance(one, str)])
    observation = StoredObservation(
        id=ObservationId(number),
        source=Source.SCREEN,
        at=at(minutes),
        until=at(minutes) + timedelta(seconds=seconds),
        monitor=monitor,
        window=WindowContext(app, title, url),
        source_id=None,
        has_picture=True,
        width=1600,
        height=1000,
    )
    return view_of(observation, tuple(lines), chrome)


RAIN = (
    "The gauge on the roof measured eleven millimetres of rain last night.",
    "We clean the funnel every second Monday, before the ducks arrive.",
)
BREAD = (
    "Knead the dough for twelve minutes and let it rest in the cold cellar.",
    "The oven must be hot: 240 degrees for the first quarter of an hour.",
)
