"""Keeping the turns that frames show: one seen on ten frames is one turn."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from core.memory.page_turns import said_in_view
from core.memory.view import View, view_of
from core.observation import Source, StoredObservation
from core.seen_turn import SeenTurn
from core.store.store import Store
from core.store.turn_store import StoredTurn

_SAME_WORDS = 85.0  # of 100, rapidfuzz ratio: the recogniser reads one line in several ways
_CUT_OFF_WORDS = 3
_COUNTS = re.compile(
    r"^\s*(?:\(\d+\+?\)|[●•*!])\s*|\s*\(\d+ (?:new|unread|neu)[^)]*\)", re.IGNORECASE
)
_PARTS = re.compile(r"\s+[|–—-]\s+")


def learn_turns(store: Store, view: View) -> None:
    """Keep what was said on a frame, if it shows a conversation."""
    observation = view.observation
    if observation.source is not Source.SCREEN:
        return
    conversation = conversation_name(view.title)
    for turn in said_in_view(view).turns:
        _learn_turn(store, turn, observation, turn.partner or conversation)


def read_turns_of_older_frames(store: Store, limit: int) -> int:
    """Read the turns of frames that were learned from before turns were kept; returns how many."""
    waiting = store.turns.waiting(limit)
    seen = store.observations.get_many(waiting)
    for observation_id in waiting:
        with store.transaction():
            lines = store.observations.lines(observation_id)
            learn_turns(store, view_of(seen[observation_id], lines))
            store.turns.done(observation_id)
    return len(waiting)


def conversation_name(title: str) -> str:
    """What a window's title calls the conversation: “#orchard” of “(2) #orchard - Lattice”."""
    plain = _COUNTS.sub("", title).strip()
    return _PARTS.split(plain)[0].strip() or plain


def _learn_turn(
    store: Store, turn: SeenTurn, observation: StoredObservation, conversation: str
) -> None:
    app = observation.window.app
    known = same_turn(turn, store.turns.in_conversation(app, conversation, turn.clock), observation)
    if known is None:
        store.turns.add(app, conversation, turn, observation.id, observation.at)
    else:
        store.turns.seen_again(known, turn, observation.id, observation.at)


def same_turn(
    turn: SeenTurn, known: Iterable[StoredTurn], observation: StoredObservation
) -> StoredTurn | None:
    """The one of the known turns that this one is, the likest first; None if it is new.

    Whose day is shown on both is the same only on the same day. Words that a pane cuts off are
    the same as the whole ones.
    """
    alike = [
        (likeness, one)
        for one in known
        if one.is_own == turn.is_own
        and fuzz.ratio(one.speaker.casefold(), turn.speaker.casefold()) >= _SAME_WORDS
        and _may_be_of_one_day(turn, one, observation)
        and (likeness := _likeness(turn.text, one.text)) >= _SAME_WORDS
    ]
    return max(alike, key=lambda pair: pair[0])[1] if alike else None


def _may_be_of_one_day(turn: SeenTurn, known: StoredTurn, observation: StoredObservation) -> bool:
    said_at = turn.said_at(observation.at)
    if said_at is None or known.said_at is None:
        return True
    return said_at == known.said_at or not (turn.is_day_shown and known.is_day_shown)


def _likeness(text: str, other: str) -> float:
    """How like two readings are, 0 to 100; a beginning is like the whole."""
    shorter, longer = sorted((text.casefold(), other.casefold()), key=len)
    whole = fuzz.ratio(shorter, longer)
    if whole >= _SAME_WORDS or len(shorter.split()) < _CUT_OFF_WORDS:
        return whole
    return fuzz.ratio(shorter, longer[: len(shorter)])
