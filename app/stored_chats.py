"""Messages of a conversation as the store keeps them and as the windows show them."""

from collections.abc import Sequence

from app.memory_door import ChatMessage
from core.answer.answer import AbstainReason, Tier, WrittenBy
from core.answer.citing import citation_of
from core.answer.manners import language_to_use
from core.ids import ConversationId
from core.memory.from_user.instructions import manners_of, standing_instructions
from core.recall.language import Language
from core.store.chat_store import StoredCitation, StoredMessage, StoredWriter
from core.store.store import Store


def shown_messages(store: Store, conversation: ConversationId) -> Sequence[ChatMessage]:
    """The messages of a conversation in order; an answer speaks the language of its question."""
    manners = manners_of(standing_instructions(store))
    messages, question = [], ""
    for message in store.chats.messages(conversation):
        question = message.text if message.role == "user" else question
        messages.append(_shown(store, message, language_to_use(manners, question)))
    return messages


def stored_message(message: ChatMessage) -> StoredMessage:
    """A message as it is kept."""
    is_answer = message.role == "assistant"
    return StoredMessage(
        role=message.role,
        text=message.text,
        at=message.at,
        abstained=message.abstained,
        citations=tuple(
            StoredCitation(one.number, one.observation_id, one.quote, one.box)
            for one in message.citations
        ),
        gaps=message.gaps,
        is_forgotten=message.is_forgotten,
        short=message.short if is_answer else None,
        tier=message.tier.value if is_answer else None,
        confidence=message.confidence if is_answer else None,
        reason=message.reason.value if message.reason else None,
        writer=_writer_of(message),
    )


def _shown(store: Store, message: StoredMessage, language: Language) -> ChatMessage:
    seen = store.observations.get_many([one.observation_id for one in message.citations])
    return ChatMessage(
        role=message.role,
        text=message.text,
        at=message.at,
        abstained=message.abstained,
        citations=tuple(
            citation_of(one.number, seen[one.observation_id], one.quote, one.box)
            for one in message.citations
        ),
        short=message.short or "",
        tier=Tier(message.tier) if message.tier else Tier.AUTO,
        confidence=message.confidence or 0.0,
        reason=AbstainReason(message.reason) if message.reason else None,
        gaps=message.gaps,
        is_forgotten=message.is_forgotten,
        language=language,
        written_by=_written_by(message.writer),
        note=message.writer.note if message.writer else "",
    )


def _writer_of(message: ChatMessage) -> StoredWriter | None:
    by = message.written_by
    if by is None:
        return None
    return StoredWriter(by.model, by.prompt_version, by.dropped_sentences, message.note)


def _written_by(writer: StoredWriter | None) -> WrittenBy | None:
    if writer is None:
        return None
    return WrittenBy(writer.model, writer.prompt_version, writer.dropped_sentences)
