"""Who said what a hit shows, and when: of chats that were brought in, and of those on screens."""

from dataclasses import dataclass
from datetime import datetime

from core.chat_turn import speaker_and_words
from core.observation import Source, StoredObservation
from core.store.passage_store import Passage, Sighting
from core.store.store import Store


@dataclass(frozen=True, slots=True)
class Saying:
    """Who said something, and when; None where the day is not known. `speaker` is empty for words
    that are the user's by their place."""

    speaker: str
    said_at: datetime | None


def who_said(
    store: Store, seen: StoredObservation, passage: Passage, sighting: Sighting
) -> Saying | None:
    """The one turn that a passage holds where it was seen; None if it holds none, or several."""
    if seen.source is Source.CHAT:
        speaker, _ = speaker_and_words(passage.text)
        return Saying(speaker, seen.at) if speaker else None
    shown = set(sighting.line_numbers)
    turns = [
        turn
        for turn, where in store.turns.on_frames([seen.id])
        if not shown.isdisjoint(where.line_numbers)
    ]
    return Saying(turns[0].speaker, turns[0].said_at) if len(turns) == 1 else None
