"""What asking comes to on the store's lane: the answer, and what the conversation keeps of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.answer_notes import with_translated_note
from app.memory_door import ChatMessage, KeptWord, MemoryDoor
from app.windows.conversations.kept_messages import message_of, messages_of
from core.answer.answer import Answer
from core.answer.picture.shown_picture import ShownPicture
from core.clock import Clock
from core.ids import ConversationId


@dataclass(frozen=True, slots=True)
class Asked:
    """A message as it was written, as it is understood, and the picture it is about, if any."""

    text: str
    in_full: str
    now: datetime
    conversation: ConversationId | None
    shown: ShownPicture | None = None


Said = tuple[ConversationId | None, Answer | KeptWord]
"""The conversation that it is kept in, and the answer."""


def said_to(
    door: MemoryDoor,
    asked: Asked,
    clock: Clock,
    on_text: Callable[[str], None],
    should_stop: Callable[[], bool],
) -> Said:
    """Answer a message and keep both, unless it is about a picture that is not kept."""
    shown = asked.shown
    if shown is not None and not shown.is_kept:
        answer = door.pictures.ask(shown, asked.in_full, asked.now, on_text, should_stop)
        return asked.conversation, with_translated_note(answer)
    conversation = (
        asked.conversation if asked.conversation is not None else door.start_conversation()
    )
    kept = door.keep_what_is_said(asked.text, asked.now) if shown is None else None
    if kept is not None:
        for message in messages_of(kept, asked.now):
            door.add_message(conversation, message)
        return conversation, kept
    door.add_message(conversation, ChatMessage("user", asked.text, asked.now))
    answer = (
        door.ask(asked.in_full, asked.now, on_text, should_stop)
        if shown is None
        else door.pictures.ask(shown, asked.in_full, asked.now, on_text, should_stop)
    )
    answer = with_translated_note(answer)
    if not should_stop():
        door.add_message(conversation, message_of(answer, clock.now()))
    return conversation, answer
