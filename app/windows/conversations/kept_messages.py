"""Answers and what was told to remember, as a conversation keeps them, and back."""

from datetime import datetime

from app.memory_door import CONFIRMATION, ChatMessage, KeptWord
from core.answer.answer import Answer


def messages_of(kept: KeptWord, at: datetime) -> tuple[ChatMessage, ...]:
    """What was said to be kept, and what was understood; forgetting the word forgets both."""
    proof = (kept.citation,)
    return (
        ChatMessage("user", kept.citation.quote, at, proof),  # secrets are taken out of it
        ChatMessage(CONFIRMATION, kept.understood, at, proof),
    )


def message_of(answer: Answer, at: datetime) -> ChatMessage:
    """An answer as the conversation keeps it."""
    return ChatMessage(
        role="assistant",
        text=answer.text,
        at=at,
        citations=answer.citations,
        abstained=answer.abstained,
        short=answer.short,
        tier=answer.tier,
        confidence=answer.confidence,
        reason=answer.reason,
        gaps=answer.gaps,
        written_by=answer.written_by,
        note=answer.note,
    )


def answer_of(message: ChatMessage) -> Answer:
    """The answer that was kept; how long it took is not."""
    return Answer(
        text=message.text,
        short=message.short,
        abstained=message.abstained,
        reason=message.reason,
        confidence=message.confidence,
        tier=message.tier,
        citations=message.citations,
        elapsed_ms=0.0,
        gaps=message.gaps,
        language=message.language,
        written_by=message.written_by,
        note=message.note,
    )
