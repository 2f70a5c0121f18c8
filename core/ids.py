"""Identifiers, one type per thing, so that they cannot be mixed up."""

from typing import NewType

ObservationId = NewType("ObservationId", int)
PassageId = NewType("PassageId", int)
PictureId = NewType("PictureId", int)
MemoryId = NewType("MemoryId", int)
ConversationId = NewType("ConversationId", int)
MessageId = NewType("MessageId", int)
OfferId = NewType("OfferId", int)
TurnId = NewType("TurnId", int)
