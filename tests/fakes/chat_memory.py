"""Invented chats, put into a memory through the real way of taking in turns."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from core.chat_turn import ChatTurn
from core.ingest.conversation import store_turn
from tests.fakes.drawn_memory import DrawnMemory

PACE = timedelta(minutes=1)


def session(at: datetime, *said: tuple[str, str], first: int = 1) -> list[ChatTurn]:
    """Turns a minute apart from (speaker, words), with ids t1, t2, …"""
    return [
        ChatTurn(f"t{first + number}", speaker, at + number * PACE, words)
        for number, (speaker, words) in enumerate(said)
    ]


def tell(memory: DrawnMemory, turns: Sequence[ChatTurn], conversation: str = "Boat club") -> None:
    """Store turns, in order, and give them their vectors."""
    for turn in turns:
        store_turn(memory.store, turn, conversation)
    memory.embed()
