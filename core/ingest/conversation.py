"""Taking in the turns of a chat: each becomes one observation, found under its own id."""

import hashlib
import json

from core.chat_turn import CHAT_APP, ChatTurn, turn_line
from core.ingest.ingest import IngestOutcome, store_observation
from core.observation import Box, Observation, Source, TextLine, WindowContext
from core.store.store import Store

_MONITOR = 0  # chats stand on none; real monitors count from 1


def observation_of_turn(turn: ChatTurn, conversation: str) -> Observation:
    """The turn as it is stored: one line, in a window titled with the conversation's name."""
    line = turn_line(turn)
    identity = json.dumps([conversation, turn.id, turn.at.isoformat(), line])
    return Observation(
        source=Source.CHAT,
        at=turn.at,
        monitor=_MONITOR,
        window=WindowContext(CHAT_APP, conversation),
        lines=(TextLine(line, Box(0, 0, max(1, len(line)), 1)),),
        picture=None,
        content_hash=hashlib.blake2b(identity.encode(), digest_size=16).digest(),
        source_id=turn.id,
    )


def store_turn(store: Store, turn: ChatTurn, conversation: str) -> IngestOutcome:
    """Write a turn; a conversation's turns must come in the order in which they were said.

    Raises: StoreUnavailable.
    """
    return store_observation(store, observation_of_turn(turn, conversation))
