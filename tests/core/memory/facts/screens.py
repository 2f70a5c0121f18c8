"""Screens with facts for tests: lines set where a window would show them, seen on a Monday."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from core.ids import ObservationId
from core.memory.facts.found import Finding
from core.memory.facts.of_view import findings_in
from core.memory.view import View, view_of
from core.observation import Box, Source, StoredObservation, TextLine, WindowContext

SEEN = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)  # a Monday


def at(left: int, top: int, text: str, height: int = 20) -> TextLine:
    """A line of screen text with its left upper corner."""
    return TextLine(text, Box(left, top, max(12, len(text) * 8), height))


def page(title: str, heading: str, *texts: str) -> View:
    """A window with a heading and sentences below it."""
    lines = [at(300, 140, heading, height=30)]
    lines += [at(300, 220 + 40 * place, text) for place, text in enumerate(texts)]
    return seen(lines, title)


def chat(title: str, *messages: tuple[str, str]) -> View:
    """A chat of today: who wrote and when, and under it what."""
    lines: list[TextLine] = []
    for place, (who, text) in enumerate(messages):
        lines += [at(300, 200 + 70 * place, who), at(300, 224 + 70 * place, text)]
    return seen(lines, title, app="chat")


def table(title: str, heading: str, *rows: Sequence[str], pitch: int = 180) -> View:
    """A window with a heading and a table, its header first."""
    lines = [at(300, 140, heading, height=30)]
    for row, cells in enumerate(rows):
        lines += [
            at(300 + pitch * place, 220 + 32 * row, cell)
            for place, cell in enumerate(cells)
            if cell
        ]
    return seen(lines, title)


def seen(lines: Sequence[TextLine], title: str, app: str = "firefox") -> View:
    """A view of these lines, looked at for a minute."""
    observation = StoredObservation(
        id=ObservationId(7),
        source=Source.SCREEN,
        at=SEEN,
        until=SEEN + timedelta(minutes=1),
        monitor=1,
        window=WindowContext(app, title, None),
        source_id=None,
        has_picture=True,
        width=1600,
        height=1000,
    )
    return view_of(observation, tuple(lines))


def told(view: View) -> set[tuple[str, str, str]]:
    """Subject, predicate and object of every fact found, former ones left out."""
    return {
        (one.subject, one.predicate, one.object) for one in findings_in(view) if not one.is_former
    }


def only(view: View) -> Finding:
    """The one fact of a view."""
    (finding,) = findings_in(view)
    return finding
