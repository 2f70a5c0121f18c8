"""A view: one observation as formation reads it."""

from dataclasses import dataclass

from core.ingest.passages import passages_of
from core.ingest.window_titles import clean_title
from core.memory_record import Evidence
from core.observation import StoredObservation, TextLine
from core.store.passage_store import PassageDraft


@dataclass(frozen=True, slots=True)
class View:
    """A stored observation with its text.

    `title` is the window's title as a person would say it. `passages` are in reading order.
    `chrome` holds the numbers of lines known as boilerplate (menus, toolbars, panels): they say
    where something was seen, never what was learned.
    """

    observation: StoredObservation
    lines: tuple[TextLine, ...]
    title: str
    passages: tuple[PassageDraft, ...]
    chrome: frozenset[int] = frozenset()

    def evidence(self, line_numbers: tuple[int, ...] = ()) -> tuple[Evidence, ...]:
        """These lines of this view, as the evidence of a statement."""
        return (Evidence(self.observation.id, line_numbers),)


def view_of(
    observation: StoredObservation,
    lines: tuple[TextLine, ...],
    chrome: frozenset[int] = frozenset(),
) -> View:
    """A view of what was stored."""
    title = clean_title(observation.window.title, observation.window.app)
    return View(observation, lines, title, tuple(passages_of(lines, title)), chrome)
