"""Conversations as the command line shows them: who said what, when, and which frame shows it."""

from app.command_line.context import observation_name
from app.command_line.output import Json
from core.memory.conversations import RECOLLECT, Conversation, ToldTurn

_UNNAMED = "You"


def conversation_json(conversation: Conversation) -> Json:
    """One conversation with its turns."""
    return {
        "app": conversation.app,
        "name": conversation.name,
        "turns": [_turn_json(turn) for turn in conversation.turns],
    }


def conversation_told(conversation: Conversation) -> str:
    """One conversation in the lines of a day: where it was, and its turns."""
    turns = conversation.turns
    number = f"{len(turns)} turn{'s' if len(turns) != 1 else ''}"
    where = f"Conversation in {conversation.name or conversation.app}"
    if conversation.app == RECOLLECT:
        where = "Conversation with Recollect"
    return "\n".join([f"        {where}, {number}", *map(_turn_told, turns)])


def _turn_told(turn: ToldTurn) -> str:
    place = observation_name(turn.frame) if turn.frame is not None else ""
    who = turn.speaker or _UNNAMED
    return f"{place:>6}    {turn.said_at:%H:%M}  {who}: {' '.join(turn.text.split())}"


def _turn_json(turn: ToldTurn) -> Json:
    return {
        "speaker": turn.speaker or None,
        "is_you": turn.is_yours,
        "at": turn.said_at.isoformat(),
        "text": turn.text,
        "id": observation_name(turn.frame) if turn.frame is not None else None,
        "lines": list(turn.line_numbers),
    }
