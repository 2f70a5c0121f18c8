"""Who said a line of a chat: the name that stands over it with its clock."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.ingest.turns.speakers import SaidOnPage
from core.memory.episodes.kinds import EventType, event_type_of
from core.memory.page_turns import said_in_view
from core.memory.view import View


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words a line holds: the name, and the line that shows it."""

    name: str
    line_number: int


def said_in_chat(view: View) -> SaidOnPage:
    """What was said on a view of a chat; nothing on other pages."""
    if event_type_of(view) is not EventType.CHATTING:
        return SaidOnPage()
    return said_in_view(view)


def speaker_of(said: SaidOnPage, view: View, numbers: Sequence[int]) -> Speaker | None:
    """Who said some lines, if the page shows the name over them; None else."""
    turn = said.turn_of(numbers[:1])
    if turn is None or not turn.speaker:
        return None
    shown = (number for number in turn.head_numbers if turn.speaker in view.lines[number].text)
    number = next(shown, None)
    return None if number is None else Speaker(turn.speaker, number)
