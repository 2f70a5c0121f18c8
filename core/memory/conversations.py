"""The conversations of a stretch of time: those on screens, and those with Recollect itself.

What was said to Recollect and what it answered is remembered where it was said, with its proof,
and shown here beside the rest. It is never read for an answer: an answer that rested on an answer
would prove nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.ids import ObservationId
from core.memory.from_user.profile import name_key
from core.memory_record import MemoryKind, Role, Status
from core.store.chat_store import SaidToRecollect
from core.store.store import Store
from core.store.turn_store import StoredTurn

RECOLLECT = "recollect"
"""The program's name that conversations with the assistant go under."""


@dataclass(frozen=True, slots=True)
class ToldTurn:
    """Who said what and when; of a turn that was on a screen, the first frame that shows it, and
    its lines there. `speaker` is empty for the user where his name is not known."""

    speaker: str
    is_yours: bool
    said_at: datetime
    text: str
    frame: ObservationId | None = None
    line_numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Conversation:
    """Turns of one conversation, in the order in which they were said."""

    app: str
    name: str
    turns: tuple[ToldTurn, ...]


def conversations_between(store: Store, since: datetime, until: datetime) -> list[Conversation]:
    """What was said in a stretch of time, by conversation; the one that began first comes first.

    Turns whose day is not known belong to no stretch.
    """
    yours = users_name(store)
    found: dict[tuple[str, str], list[ToldTurn]] = {}
    for turn in store.turns.said_between(since, until):
        found.setdefault((turn.app, turn.conversation), []).append(_told(store, turn, yours))
    seen = [Conversation(app, name, tuple(turns)) for (app, name), turns in found.items()]
    return sorted(
        [*seen, *_with_recollect(store.chats.said_between(since, until), yours)],
        key=lambda one: one.turns[0].said_at,
    )


def users_name(store: Store) -> str:
    """What the user said to be called; empty if that was never said."""
    known = store.memories.with_subject(MemoryKind.CORE, name_key())
    names = [one.text_of(Role.OBJECT) for one in known if one.status is Status.ACTIVE]
    return names[0] if names else ""


def _told(store: Store, turn: StoredTurn, yours: str) -> ToldTurn:
    sighting = store.turns.sightings(turn.id)[0]
    is_yours = turn.is_own or is_name_of(yours, turn.speaker)
    return ToldTurn(
        turn.speaker or (yours if turn.is_own else ""),
        is_yours,
        turn.said_at or datetime.min,
        turn.text,
        sighting.observation_id,
        sighting.line_numbers,
    )


def is_name_of(name: str, speaker: str) -> bool:
    """Whether a speaker goes by a name, or by a part of it: “Ilse” and “Ilse Brandt”."""
    one, other = name.casefold().split(), speaker.casefold().split()
    return bool(one and other) and (set(one) <= set(other) or set(other) <= set(one))


def _with_recollect(messages: Sequence[SaidToRecollect], yours: str) -> Iterable[Conversation]:
    found: dict[int, Conversation] = {}
    for one in messages:
        is_yours = one.role == "user"
        speaker = yours if is_yours else "Recollect"
        known = found.get(one.conversation, Conversation(RECOLLECT, one.title, ()))
        turn = ToldTurn(speaker, is_yours, one.at, one.text)
        found[one.conversation] = replace(known, turns=(*known.turns, turn))
    return found.values()
