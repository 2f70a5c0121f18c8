"""Conversations with the assistant, and the proof that its answers rest on."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.ids import ConversationId, MessageId, ObservationId
from core.moments import from_us, to_us, utc_offset_min
from core.observation import Box
from core.store.database import Database


@dataclass(frozen=True, slots=True)
class StoredCitation:
    """A quote with its place; the frame's own facts are looked up when shown."""

    number: int
    observation_id: ObservationId
    quote: str
    box: Box | None


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """One message of a conversation."""

    role: str
    text: str
    at: datetime
    abstained: bool
    citations: tuple[StoredCitation, ...] = ()


class ChatStore:
    """Reads and writes tables `conversation`, `message` and `citation`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def start(self, at: datetime) -> ConversationId:
        return ConversationId(
            self._db.insert("INSERT INTO conversation(started_us) VALUES(?)", (to_us(at),))
        )

    def latest(self) -> ConversationId | None:
        row = self._db.row("SELECT id FROM conversation ORDER BY id DESC LIMIT 1")
        return ConversationId(row[0]) if row else None

    def add(self, conversation: ConversationId, message: StoredMessage) -> MessageId:
        """Append a message with its citations in one transaction."""
        with self._db.transaction():
            message_id = self._db.insert(
                "INSERT INTO message(conversation_id, role, text, at_us, utc_offset_min, abstained)"
                " VALUES(?, ?, ?, ?, ?, ?)",
                (
                    conversation,
                    message.role,
                    message.text,
                    to_us(message.at),
                    utc_offset_min(message.at),
                    int(message.abstained),
                ),
            )
            for citation in message.citations:
                box = citation.box
                self._db.run(
                    "INSERT INTO citation(message_id, number, observation_id, quote, box)"
                    " VALUES(?, ?, ?, ?, ?)",
                    (
                        message_id,
                        citation.number,
                        citation.observation_id,
                        citation.quote,
                        json.dumps([box.left, box.top, box.width, box.height]) if box else None,
                    ),
                )
        return MessageId(message_id)

    def messages(self, conversation: ConversationId) -> Sequence[StoredMessage]:
        """The messages of a conversation in order."""
        rows = self._db.rows(
            "SELECT id, role, text, at_us, utc_offset_min, abstained FROM message"
            " WHERE conversation_id = ? ORDER BY id",
            (conversation,),
        )
        return [
            StoredMessage(
                role=row[1],
                text=row[2],
                at=from_us(row[3], row[4]),
                abstained=bool(row[5]),
                citations=self._citations(MessageId(row[0])),
            )
            for row in rows
        ]

    def _citations(self, message_id: MessageId) -> tuple[StoredCitation, ...]:
        rows = self._db.rows(
            "SELECT number, observation_id, quote, box FROM citation WHERE message_id = ?"
            " ORDER BY number",
            (message_id,),
        )
        return tuple(
            StoredCitation(
                row[0], ObservationId(row[1]), row[2], Box(*json.loads(row[3])) if row[3] else None
            )
            for row in rows
        )
