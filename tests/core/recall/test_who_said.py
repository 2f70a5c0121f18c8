"""What a hit shows is told with who said it, from chats brought in and from those on screens."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.chat_turn import ChatTurn
from core.ingest.conversation import store_turn
from core.ingest.ingest import store_observation
from core.ingest.work import work_off
from core.observation import Observation, Source, WindowContext
from core.recall.who_said import Saying, who_said
from core.store.store import Store
from tests.core.ingest.turns.pages import channel, line
from tests.core.store.fresh_store import new_home, open_store

SEEN = datetime(2031, 5, 14, 16, 30, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(new_home(tmp_path))
    yield opened
    opened.close()


def _said(store: Store, words: str) -> Saying | None:
    frame = store.observations.get(store.observations.newest_id())
    shown = store.passages.of_observations([frame.id])
    passage, sighting = next(one for one in shown if words in one[0].text)
    return who_said(store, frame, passage, sighting)


def test_a_turn_that_was_brought_in_has_its_speaker(store: Store) -> None:
    store_turn(store, ChatTurn("t1", "Wanda", SEEN, "The pier is closed."), "harbour")
    assert _said(store, "pier") == Saying("Wanda", SEEN)


def test_a_turn_on_a_screen_has_the_day_of_its_divider(store: Store) -> None:
    lines = [
        *channel([("Yesterday",), ("Mo Adler 09:04", "The pier is closed until noon.")]),
        line("Message #harbour", 400, 900),
    ]
    store_observation(
        store,
        Observation(
            source=Source.SCREEN,
            at=SEEN,
            monitor=1,
            window=WindowContext("lattice", "#harbour - Lattice"),
            lines=tuple(lines),
            picture=None,
            content_hash=b"w" * 16,
        ),
    )
    work_off(store, None)
    assert _said(store, "pier") == Saying("Mo Adler", datetime(2031, 5, 13, 9, 4, tzinfo=UTC))
    assert _said(store, "Message") is None
