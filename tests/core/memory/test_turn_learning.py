"""Turns are kept once, with every frame that shows them, and go with their frames."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.ids import ObservationId
from core.ingest.ingest import store_observation
from core.ingest.work import work_off
from core.memory.turn_learning import conversation_name, read_turns_of_older_frames
from core.observation import Observation, Source, TextLine, WindowContext
from core.store.store import Store
from core.store.turn_store import StoredTurn
from tests.core.ingest.turns.pages import channel, line
from tests.core.store.decrypted_pages import decrypted_home
from tests.core.store.fresh_store import KEY, new_home, open_store

SEEN = datetime(2031, 5, 14, 16, 30, tzinfo=UTC)
OLDEST = ("Ilse Brandt 08:10", "The weir is open again.")
FIRST = ("Tomas Reyes 09:04", "Please water the young trees")
SECOND = ("Ilse Brandt 09:10", "The kingfisher nests there.")
THIRD = ("Tomas Reyes 09:15", "Then I leave the hose alone.")
FIELD = line("Message #orchard", 400, 900)


def _show(
    store: Store, *messages: tuple[str, ...], minute: int, title: str = "#orchard - Lattice"
) -> ObservationId:
    lines: list[TextLine] = [*channel(list(messages)), FIELD]
    store_observation(
        store,
        Observation(
            source=Source.SCREEN,
            at=SEEN + timedelta(minutes=minute),
            monitor=1,
            window=WindowContext("lattice", title),
            lines=tuple(lines),
            picture=None,
            content_hash=bytes([minute]) * 16,
        ),
    )
    work_off(store, None)
    return store.observations.newest_id()


def _all(store: Store) -> list[StoredTurn]:
    return store.turns.said_between(SEEN - timedelta(days=9), SEEN + timedelta(days=9))


def test_a_turn_seen_on_several_frames_is_one(store: Store) -> None:
    first = _show(store, ("Today",), FIRST, SECOND, minute=0)
    second = _show(store, ("Today",), FIRST, SECOND, THIRD, minute=1)
    turns = _all(store)
    assert [turn.text for turn in turns] == [FIRST[1], SECOND[1], THIRD[1]]
    assert [turn.conversation for turn in turns] == ["#orchard"] * 3
    assert [turn.first_seen_on for turn in turns] == [first, first, second]
    shown = store.turns.sightings(turns[0].id)
    assert [one.observation_id for one in shown] == [first, second]
    assert [one.line_numbers for one in shown] == [(2,), (2,)]


def test_a_turn_scrolled_past_its_days_divider_is_the_same_one(store: Store) -> None:
    _show(store, ("Yesterday",), OLDEST, ("Today",), FIRST, minute=0)
    scrolled = _show(store, OLDEST, ("Today",), FIRST, SECOND, minute=1)
    turns = _all(store)
    assert [turn.text for turn in turns] == [OLDEST[1], FIRST[1], SECOND[1]]
    assert turns[0].said_at == datetime(2031, 5, 13, 8, 10, tzinfo=UTC)
    assert store.turns.sightings(turns[0].id)[-1].observation_id == scrolled


def test_a_divider_that_comes_into_view_corrects_a_day_that_was_taken_for_today(
    store: Store,
) -> None:
    _show(store, FIRST, SECOND, minute=0)
    assert _all(store)[0].said_at == SEEN.replace(hour=9, minute=4)
    _show(store, ("Yesterday",), FIRST, SECOND, minute=1)
    assert _all(store)[0].said_at == datetime(2031, 5, 13, 9, 4, tzinfo=UTC)


def test_the_same_words_on_another_day_are_another_turn(store: Store) -> None:
    greeting = ("Tomas Reyes 09:00", "Good morning everybody here")
    _show(store, ("Yesterday",), greeting, ("Today",), greeting, minute=0)
    assert [turn.said_at for turn in _all(store)] == [
        datetime(2031, 5, day, 9, 0, tzinfo=UTC) for day in (13, 14)
    ]


def test_one_letter_read_otherwise_makes_no_second_turn(store: Store) -> None:
    _show(store, ("Today",), FIRST, SECOND, minute=0)
    _show(store, ("Today",), FIRST, (SECOND[0], "The kingf1sher nests there."), minute=1)
    assert [turn.text for turn in _all(store)] == [FIRST[1], SECOND[1]]


def test_forgetting_one_of_two_frames_leaves_the_turn_as_the_other_reads_it(store: Store) -> None:
    first = _show(store, ("Today",), FIRST, SECOND, minute=0)
    _show(store, ("Today",), FIRST, (SECOND[0], "The kingf1sher nests there."), minute=1)
    store.forgetting.forget([first])
    assert [turn.text for turn in _all(store)] == [FIRST[1], "The kingf1sher nests there."]


def test_forgetting_every_frame_leaves_no_byte_of_a_turn(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    store = open_store(home)
    only = _show(store, ("Today",), FIRST, SECOND, minute=0)
    _show(store, ("Today",), FIRST, THIRD, minute=1)
    receipt = store.forgetting.forget([only])
    assert receipt.counts["turns"] == 1
    assert [turn.text for turn in _all(store)] == [FIRST[1], THIRD[1]]
    store.close()
    everything = decrypted_home(home, KEY)
    assert b"kingfisher" not in everything
    assert b"young trees" in everything


def test_words_that_run_over_two_lines_of_a_turn_are_found_when_they_are_to_be_forgotten(
    store: Store,
) -> None:
    frame = _show(
        store, ("Today",), ("Tomas Reyes 09:04", "Do not tell the", "purple heron"), minute=0
    )
    assert store.forgetting.observations_containing("the purple heron") == [frame]


def test_a_frame_that_lets_go_of_its_text_lets_go_of_its_turns(store: Store) -> None:
    frame = _show(store, ("Today",), FIRST, SECOND, minute=0)
    store.layers.drop_detail(frame, "age", SEEN)
    assert store.turns.count() == 0


def test_a_secret_that_was_written_in_a_chat_is_in_no_turn(store: Store) -> None:
    _show(store, ("Today",), FIRST, ("Mo Adler 10:00", "password: Kestrel-93-bay"), minute=0)
    assert [turn.speaker for turn in _all(store)] == ["Tomas Reyes", "Mo Adler"]
    assert not any("Kestrel-93-bay" in turn.text for turn in _all(store))


def test_frames_from_before_turns_were_kept_are_read_later(store: Store) -> None:
    frame = _show(store, ("Today",), FIRST, SECOND, minute=0)
    store.turns.forget([frame])
    store._db.run("INSERT INTO waiting_for_turns VALUES(?)", (frame,))
    assert read_turns_of_older_frames(store, 5) == 1
    assert (store.turns.count(), store.turns.waiting_count()) == (2, 0)


def test_learning_from_a_frame_once_more_changes_nothing(store: Store) -> None:
    frame = _show(store, ("Today",), FIRST, SECOND, minute=0)
    before = _all(store)
    store.formation.enqueue(frame)
    work_off(store, None)
    assert _all(store) == before


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("(3) #orchard - Lattice", "#orchard"),
        ("Ruta Blom - Signal", "Ruta Blom"),
        ("● Mo Adler | Growers", "Mo Adler"),
        ("#orchard (2 unread) - Lattice", "#orchard"),
        ("", ""),
    ],
)
def test_the_title_names_the_conversation(title: str, name: str) -> None:
    assert conversation_name(title) == name
