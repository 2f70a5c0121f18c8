"""Who said what on a view: the one answer that formation and answering share."""

from core.ingest.turns.speakers import SaidOnPage, said_on
from core.ingest.window_titles import clean_title
from core.memory.episodes.kinds import EventType, event_type_of
from core.memory.view import View
from core.observation import StoredObservation, TextLine


def said_in_view(view: View) -> SaidOnPage:
    """The turns of a view; in a window of a chat a single message is one."""
    is_chat = event_type_of(view) is EventType.CHATTING
    return said_on(view.lines, view.observation.at, is_chat=is_chat)


def said_in_frame(observation: StoredObservation, lines: tuple[TextLine, ...]) -> SaidOnPage:
    """The same of a frame whose layout nobody needs."""
    title = clean_title(observation.window.title, observation.window.app)
    return said_in_view(View(observation, lines, title, ()))
