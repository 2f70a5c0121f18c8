"""Search knows whose words a passage on a screen holds, and when they were said."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.ingest.ingest import store_observation
from core.ingest.work import work_off
from core.observation import Observation, Source, WindowContext
from core.recall.query import understand
from core.recall.search import search
from core.recall.turn_channel import turn_scores
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from tests.core.ingest.turns.pages import channel, line
from tests.core.store.fresh_store import new_home, open_store

SEEN = datetime(2031, 5, 14, 16, 30, tzinfo=UTC)
SAID = (
    ("Monday 12 May",),
    ("Tomas Reyes 09:04", "The cider press needs a seal."),
    ("Today",),
    ("Ilse Brandt 09:10", "The cider press has its seal."),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """One view of a channel, on which two people speak of one thing on two days."""
    opened = open_store(new_home(tmp_path))
    store_observation(
        opened,
        Observation(
            source=Source.SCREEN,
            at=SEEN,
            monitor=1,
            window=WindowContext("lattice", "#orchard - Lattice"),
            lines=(*channel(SAID), line("Message #orchard", 400, 900)),
            picture=None,
            content_hash=b"s" * 16,
        ),
    )
    work_off(opened, None)
    yield opened
    opened.close()


def _scores(store: Store, question: str) -> dict[str, dict[str, float]]:
    """What the channel says of each passage with a turn, by the words that it begins with."""
    query = understand(question, SEEN + timedelta(hours=1), store.passages, ObservationFilter())
    shown = store.passages.of_observations([store.observations.newest_id()])
    sightings = store.passages.sightings([one.id for one, _ in shown], ObservationFilter())
    texts = {one.id: one.text for one, _ in shown}
    return {texts[one]: fits for one, fits in turn_scores(store, query, sightings).items()}


def test_the_words_of_who_is_named_are_told_from_the_others(store: Store) -> None:
    (told,) = _scores(store, "What did Ilse say of the press?").items()
    assert "has its seal" in told[0]
    assert told[1] == {"speaker": 1.0, "said": 0.0}


def test_what_was_said_then_is_told_though_it_was_seen_later(store: Store) -> None:
    (told,) = _scores(store, "What about the press on Monday?").items()
    assert "needs a seal" in told[0]
    assert told[1]["said"] == 1.0


def test_without_a_name_or_a_time_there_is_nothing_to_tell(store: Store) -> None:
    assert _scores(store, "What about the cider press?") == {}


@pytest.mark.parametrize(
    ("question", "words"),
    [("cider press seal Tomas", "needs a seal"), ("cider press seal Ilse", "has its seal")],
)
def test_it_puts_the_named_ones_words_first(store: Store, question: str, words: str) -> None:
    query = understand(question, SEEN, store.passages, ObservationFilter())
    assert words in search(store, None, query, 5)[0].passage.text


def test_every_speaker_is_known_once(store: Store) -> None:
    assert store.turns.speakers() == ["Ilse Brandt", "Tomas Reyes"]
