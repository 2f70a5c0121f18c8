"""Conversations with the assistant, and the proof that its answers rest on."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.ids import ConversationId, MessageId, ObservationId
from core.moments import from_us, to_us, utc_offset_min
from core.observation import Box, Gap, GapKind
from core.store.compared_text import as_compared
from core.store.database import Database


@dataclass(frozen=True, slots=True)
class StoredCitation:
    """A quote with its place; the frame's own facts are looked up when shown."""

    number: int
    observation_id: ObservationId
    quote: str
    box: Box | None


@dataclass(frozen=True, slots=True)
class StoredWriter:
    """The language model that was asked for an answer, and with which prompt; `note` is what had
    to be said about it, empty if nothing."""

    model: str
    prompt_version: str
    dropped_sentences: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """One message of a conversation.

    An answer has `short`, `tier` and `confidence` (0 to 1) as well; if it abstained, `reason` and
    the `gaps` that explain it; if a language model was asked, its `writer`. Of a forgotten
    message nothing is left but its place.
    """

    role: str
    text: str
    at: datetime
    abstained: bool
    citations: tuple[StoredCitation, ...] = ()
    short: str | None = None
    tier: str | None = None
    confidence: float | None = None
    reason: str | None = None
    gaps: tuple[Gap, ...] = ()
    is_forgotten: bool = False
    writer: StoredWriter | None = None


@dataclass(frozen=True, slots=True)
class ConversationOutline:
    """A conversation as a list shows it.

    `title` is the user's own, or else what was asked first; empty if that was forgotten. `at` is
    when the last message was written.
    """

    id: ConversationId
    title: str
    at: datetime
    messages: int


@dataclass(frozen=True, slots=True)
class SaidToRecollect:
    """A message with the conversation that it is of; `title` is the user's own, or empty."""

    conversation: ConversationId
    title: str
    role: str
    at: datetime
    text: str


class ChatStore:
    """Reads and writes tables `conversation`, `message`, `message_gap`, `message_writer` and
    `citation`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def start(self, at: datetime) -> ConversationId:
        return ConversationId(
            self._db.insert("INSERT INTO conversation(started_us) VALUES(?)", (to_us(at),))
        )

    def latest(self) -> ConversationId | None:
        row = self._db.row(
            "SELECT id FROM conversation WHERE deleted_us IS NULL ORDER BY id DESC LIMIT 1"
        )
        return ConversationId(row[0]) if row else None

    def outlines(self, sought: str = "") -> list[ConversationOutline]:
        """Conversations with a message, the latest first; with `sought` those that contain it.

        Case and line breaks do not matter.
        """
        rows = self._db.rows(
            "SELECT conversation.id, coalesce(conversation.title, (SELECT text FROM message"
            " AS asked WHERE asked.conversation_id = conversation.id AND asked.role = 'user'"
            " AND asked.is_forgotten = 0 ORDER BY asked.id LIMIT 1), ''),"
            " max(message.at_us), message.utc_offset_min, count(*)"
            " FROM conversation JOIN message ON message.conversation_id = conversation.id"
            " WHERE conversation.deleted_us IS NULL"
            " GROUP BY conversation.id ORDER BY max(message.id) DESC"
        )
        found = [
            ConversationOutline(
                ConversationId(row[0]), " ".join(row[1].split()), from_us(row[2], row[3]), row[4]
            )
            for row in rows
        ]
        wanted = as_compared(sought)
        if not wanted:
            return found
        holding = self._containing(wanted)
        return [one for one in found if one.id in holding or wanted in as_compared(one.title)]

    def rename(self, conversation: ConversationId, title: str) -> None:
        """Give a conversation a title of the user's; an empty one takes it away again."""
        self._db.run(
            "UPDATE conversation SET title = ? WHERE id = ?",
            (" ".join(title.split()) or None, conversation),
        )

    def put_away(self, conversation: ConversationId, at: datetime) -> None:
        """Note that a conversation is to go: it is not shown any more, but can be brought back."""
        self._db.run(
            "UPDATE conversation SET deleted_us = ? WHERE id = ?", (to_us(at), conversation)
        )

    def bring_back(self, conversation: ConversationId) -> None:
        """Take back that a conversation is to go."""
        self._db.run("UPDATE conversation SET deleted_us = NULL WHERE id = ?", (conversation,))

    def add(self, conversation: ConversationId, message: StoredMessage) -> MessageId:
        """Append a message with its citations, gaps and writer in one transaction."""
        with self._db.transaction():
            message_id = MessageId(
                self._db.insert(
                    "INSERT INTO message(conversation_id, role, text, short, tier, confidence,"
                    " reason, at_us, utc_offset_min, abstained, is_forgotten)"
                    " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        conversation,
                        message.role,
                        message.text,
                        message.short,
                        message.tier,
                        message.confidence,
                        message.reason,
                        to_us(message.at),
                        utc_offset_min(message.at),
                        int(message.abstained),
                        int(message.is_forgotten),
                    ),
                )
            )
            for citation in message.citations:
                self._add_citation(message_id, citation)
            for gap in message.gaps:
                self._add_gap(message_id, gap)
            if message.writer is not None:
                self._add_writer(message_id, message.writer)
        return message_id

    def messages(self, conversation: ConversationId) -> Sequence[StoredMessage]:
        """The messages of a conversation in order."""
        rows = self._db.rows(
            "SELECT id, role, text, at_us, utc_offset_min, abstained, short, tier, confidence,"
            " reason, is_forgotten FROM message WHERE conversation_id = ? ORDER BY id",
            (conversation,),
        )
        return [
            StoredMessage(
                role=row[1],
                text=row[2],
                at=from_us(row[3], row[4]),
                abstained=bool(row[5]),
                citations=self._citations(MessageId(row[0])),
                short=row[6],
                tier=row[7],
                confidence=row[8],
                reason=row[9],
                gaps=self._gaps(MessageId(row[0])),
                is_forgotten=bool(row[10]),
                writer=self._writer(MessageId(row[0])),
            )
            for row in rows
        ]

    def said_between(self, since: datetime, until: datetime) -> list[SaidToRecollect]:
        """What was asked and answered in a stretch of time, in order; nothing that was forgotten
        or is about to go."""
        rows = self._db.rows(
            "SELECT conversation_id, coalesce(title, ''), role, at_us, utc_offset_min, text"
            " FROM message JOIN conversation ON conversation.id = conversation_id"
            " WHERE at_us >= ? AND at_us < ? AND is_forgotten = 0 AND deleted_us IS NULL"
            " ORDER BY message.id",
            (to_us(since), to_us(until)),
        )
        return [
            SaidToRecollect(ConversationId(row[0]), row[1], row[2], from_us(row[3], row[4]), row[5])
            for row in rows
        ]

    def _containing(self, wanted: str) -> set[ConversationId]:
        rows = self._db.rows("SELECT conversation_id, text FROM message WHERE is_forgotten = 0")
        return {ConversationId(row[0]) for row in rows if wanted in as_compared(row[1])}

    def _add_citation(self, message_id: MessageId, citation: StoredCitation) -> None:
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

    def _add_gap(self, message_id: MessageId, gap: Gap) -> None:
        self._db.run(
            "INSERT INTO message_gap(message_id, kind, since_us, until_us, utc_offset_min, reason)"
            " VALUES(?, ?, ?, ?, ?, ?)",
            (
                message_id,
                gap.kind.value,
                to_us(gap.since),
                to_us(gap.until),
                utc_offset_min(gap.since),
                gap.reason,
            ),
        )

    def _add_writer(self, message_id: MessageId, writer: StoredWriter) -> None:
        self._db.run(
            "INSERT INTO message_writer(message_id, model, prompt_version, dropped_sentences, note)"
            " VALUES(?, ?, ?, ?, ?)",
            (
                message_id,
                writer.model,
                writer.prompt_version,
                writer.dropped_sentences,
                writer.note,
            ),
        )

    def _writer(self, message_id: MessageId) -> StoredWriter | None:
        row = self._db.row(
            "SELECT model, prompt_version, dropped_sentences, note FROM message_writer"
            " WHERE message_id = ?",
            (message_id,),
        )
        return None if row is None else StoredWriter(*row)

    def _gaps(self, message_id: MessageId) -> tuple[Gap, ...]:
        rows = self._db.rows(
            "SELECT kind, since_us, until_us, utc_offset_min, reason FROM message_gap"
            " WHERE message_id = ? ORDER BY rowid",
            (message_id,),
        )
        return tuple(
            Gap(GapKind(row[0]), from_us(row[1], row[3]), from_us(row[2], row[3]), row[4])
            for row in rows
        )

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
