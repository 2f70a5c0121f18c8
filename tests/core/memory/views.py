"""Views of invented screens in one line, for tests that need no store."""

from datetime import datetime, timedelta, timezone

from core.ids import ObservationId
from core.memory.view import View, view_of
from core.observation import Box, Source, StoredObservation, TextLine, WindowContext

MORNING = datetime(2026, 3, 10, 9, 0, tzinfo=timezone(timedelta(hours=1)))


def line(text: str, left: int = 400, top: int = 300, height: int = 20) -> TextLine:
    """A line of text somewhere in the middle of the screen."""
    return TextLine(text, Box(left, top, 9 * max(1, len(text)), height))


def column(*texts: str, left: int = 400, top: int = 300, step: int = 24) -> tuple[TextLine, ...]:
    """Lines one below the other; an empty text leaves a gap."""
    return tuple(line(text, left, top + step * place) for place, text in enumerate(texts) if text)


def view(
    *lines: TextLine,
    app: str = "editor",
    title: str = "Notes",
    url: str | None = None,
    at: datetime = MORNING,
    chrome: frozenset[int] = frozenset(),
) -> View:
    """A view of these lines in one window."""
    observation = StoredObservation(
        id=ObservationId(1),
        source=Source.SCREEN,
        at=at,
        until=at,
        monitor=1,
        window=WindowContext(app, title, url),
        source_id=None,
        has_picture=False,
        width=1920,
        height=1080,
    )
    return view_of(observation, lines, chrome)
