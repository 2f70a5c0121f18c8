"""Conversations of a day: those on screens and those with Recollect, each turn with its frame."""

from datetime import UTC, datetime, timedelta

import pytest

from core.ingest.ingest import store_observation
from core.ingest.work import work_off
from core.memory.conversations import conversations_between, is_name_of
from core.memory.from_user.own_word import remember
from core.observation import Observation, Source, WindowContext
from core.store.chat_store import StoredMessage
from core.store.store import Store
from tests.core.ingest.turns.pages import channel, line

SEEN = datetime(2031, 5, 14, 16, 30, tzinfo=UTC)
DAY = SEEN.replace(hour=0, minute=0)
NEXT = DAY + timedelta(days=1)
PRESS = ("Tomas Reyes 09:04", "The cider press needs a new seal.")
REPLY = ("Ilse Brandt 09:10", "I can order one.")


def _show(store: Store) -> None:
    lines = [*channel([("Today",), PRESS, REPLY]), line("Message #orchard", 400, 900)]
    store_observation(
        store,
        Observation(
            source=Source.SCREEN,
            at=SEEN,
            monitor=1,
            window=WindowContext("lattice", "#orchard - Lattice"),
            lines=tuple(lines),
            picture=None,
            content_hash=b"h" * 16,
        ),
    )
    work_off(store, None)


def _ask(store: Store) -> None:
    chat = store.chats.start(SEEN)
    store.chats.add(chat, StoredMessage("user", "Who needs a seal?", SEEN, False))
    store.chats.add(chat, StoredMessage("assistant", "Tomas Reyes.", SEEN, False))


def test_a_conversation_has_its_turns_with_their_frames(store: Store) -> None:
    _show(store)
    (found,) = conversations_between(store, DAY, NEXT)
    assert (found.app, found.name) == ("lattice", "#orchard")
    assert [(one.speaker, one.text) for one in found.turns] == [
        ("Tomas Reyes", PRESS[1]),
        ("Ilse Brandt", REPLY[1]),
    ]
    assert [one.line_numbers for one in found.turns] == [(2,), (4,)]
    assert not any(one.is_yours for one in found.turns)
    assert conversations_between(store, NEXT, NEXT + timedelta(days=1)) == []


def test_the_users_own_turns_are_known_by_the_name_he_goes_by(store: Store) -> None:
    remember(store, "Call me Ilse", SEEN)
    _show(store)
    (found,) = conversations_between(store, DAY, NEXT)
    assert [one.is_yours for one in found.turns] == [False, True]


def test_what_was_said_to_recollect_stands_beside_the_rest(store: Store) -> None:
    _show(store)
    _ask(store)
    ours = conversations_between(store, DAY, NEXT)[1]
    assert ours.app == "recollect"
    assert [(one.is_yours, one.speaker, one.text) for one in ours.turns] == [
        (True, "", "Who needs a seal?"),
        (False, "Recollect", "Tomas Reyes."),
    ]


def test_what_was_said_to_recollect_is_no_turn_that_an_answer_may_rest_on(store: Store) -> None:
    _ask(store)
    work_off(store, None)
    assert store.turns.count() == 0
    assert store.passages.count() == 0


def test_what_was_forgotten_or_put_away_is_not_shown(store: Store) -> None:
    _ask(store)
    store.forgetting.forget([], phrase="Tomas")
    (ours,) = conversations_between(store, DAY, NEXT)
    assert [one.text for one in ours.turns] == ["Who needs a seal?"]
    latest = store.chats.latest()
    assert latest is not None
    store.chats.put_away(latest, SEEN)
    assert conversations_between(store, DAY, NEXT) == []


@pytest.mark.parametrize(
    ("name", "speaker", "is_same"),
    [
        ("Ilse", "Ilse Brandt", True),
        ("Ilse Brandt", "ilse", True),
        ("Ilse", "Tomas Reyes", False),
        ("", "Ilse", False),
    ],
)
def test_a_name_may_be_a_part_of_the_other(name: str, speaker: str, *, is_same: bool) -> None:
    assert is_name_of(name, speaker) is is_same
