"""A view: one observation as formation reads it."""

from dataclasses import dataclass

from core.ingest.layout import Block, blocks_of
from core.ingest.window_titles import clean_title
from core.memory_record import Evidence
from core.observation import StoredObservation, TextLine


@dataclass(frozen=True, slots=True)
class View:
    """A stored observation with its text.

    `title` is the window's title as a person would say it. `blocks` are the layout of its lines,
    in reading order, cut once for all who read the view. `chrome` holds the numbers of lines known
    as boilerplate (menus, toolbars, panels): they say where something was seen, never what was
    learned.
    """

    observation: StoredObservation
    lines: tuple[TextLine, ...]
    title: str
    blocks: tuple[Block, ...]
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
    return View(observation, lines, title, blocks_of(lines), chrome)
