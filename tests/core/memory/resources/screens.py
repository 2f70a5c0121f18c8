"""Screens for tests: lines of text set where a window would show them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from core.ids import ObservationId
from core.memory.view import View, view_of
from core.memory_record import MemoryDraft, Role
from core.observation import Box, Source, StoredObservation, TextLine, WindowContext

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def line(text: str, left: int = 300, top: int = 200, height: int = 22) -> TextLine:
    """A line of ordinary screen text; nine pixels a letter at the usual height."""
    return TextLine(text, Box(left, top, max(10, len(text) * height * 9 // 22), height))


def column(
    texts: Sequence[str], left: int = 300, top: int = 260, pitch: int = 30
) -> list[TextLine]:
    """Lines under each other."""
    return [line(text, left, top + place * pitch) for place, text in enumerate(texts)]


def screen(
    lines: Sequence[TextLine],
    *,
    title: str = "",
    app: str = "firefox",
    url: str | None = None,
    number: int = 1,
    chrome: frozenset[int] = frozenset(),
) -> View:
    """A view of a screen that was looked at for a minute; a higher number was seen later."""
    at = START + timedelta(minutes=number)
    observation = StoredObservation(
        id=ObservationId(number),
        source=Source.SCREEN,
        at=at,
        until=at + timedelta(seconds=60),
        monitor=1,
        window=WindowContext(app, title, url),
        source_id=None,
        has_picture=True,
        width=1600,
        height=1000,
    )
    return view_of(observation, tuple(lines), chrome)


def texts(draft: MemoryDraft, role: Role) -> list[str]:
    """What a draft says in one role."""
    return [statement.text for statement in draft.statements if statement.role is role]
