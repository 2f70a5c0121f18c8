"""The model's queue: what comes first, what is tried again, and what is known of its answers."""

import pytest

from core.ids import MemoryId, ObservationId
from core.ingest.ingest import store_observation
from core.ingest.work import work_off
from core.memory_record import Level, MemoryKind
from core.store.memory_store import MemoryFilter
from core.store.model_queue import MAX_TRIES, ModelItem, ModelOutcome
from core.store.store import Store
from tests.core.store.fresh_store import after, seen

MODEL = "Small"


@pytest.fixture
def waiting(store: Store) -> Store:
    """Two frames of one sitting that the rules have read: they, the session and the day wait."""
    for number, text in enumerate(("The kiln is cold.", "The gate is green since Sunday.")):
        store_observation(store, seen(text, at=after(3 * number)))
    work_off(store, None)
    return store


def _level(store: Store, item: ModelItem) -> Level | None:
    return None if item.memory_id is None else store.memories.get(item.memory_id).level


def _all_in_order(store: Store) -> list[ModelItem]:
    found = []
    while (item := store.model_work.next_item(MODEL)) is not None:
        found.append(item)
        store.model_work.done(item, None, after(9))
    return found


def test_the_session_comes_first_then_the_day_then_frames_newest_first(waiting: Store) -> None:
    items = _all_in_order(waiting)
    assert [_level(waiting, item) for item in items] == [Level.SESSION, Level.DAY, None, None]
    assert [item.observation_id for item in items] == [None, None, 2, 1]
    assert waiting.model_work.count() == 0


def test_what_was_tried_comes_last_and_what_was_released_was_not_tried(waiting: Store) -> None:
    first = waiting.model_work.next_item(MODEL)
    assert first is not None
    waiting.model_work.begin(first, MODEL)
    assert waiting.model_work.next_item(MODEL) != first
    assert waiting.model_work.next_item("Other") == first
    waiting.model_work.release(first)
    assert waiting.model_work.next_item(MODEL) == first


def test_what_is_tried_in_vain_waits_for_another_model(waiting: Store) -> None:
    item = waiting.model_work.next_item(MODEL)
    assert item is not None
    for _ in range(MAX_TRIES):
        waiting.model_work.begin(item, MODEL)
    assert waiting.model_work.set_aside() == [item]
    assert (waiting.model_work.count(MODEL), waiting.model_work.count("Other")) == (3, 4)
    assert item not in _all_in_order(waiting)
    waiting.model_work.begin(item, "Other")
    assert waiting.model_work.set_aside() == []


def test_outcomes_are_added_up_by_model_and_prompt(waiting: Store) -> None:
    outcomes = (
        ModelOutcome("Small · v1", kept=2, refused=1),
        ModelOutcome("Small · v1", failure="It is no JSON."),
        ModelOutcome("Small · v2", kept=1),
    )
    for outcome in outcomes:
        item = waiting.model_work.next_item(MODEL)
        assert item is not None
        waiting.model_work.done(item, outcome, after(9))
    assert [
        (one.made_by, one.answers, one.kept, one.refused, one.unusable, one.failure)
        for one in waiting.model_work.tallies()
    ] == [("Small · v1", 2, 2, 1, 1, "It is no JSON."), ("Small · v2", 1, 1, 0, 0, "")]
    assert waiting.model_work.outcome(ObservationId(2)) == outcomes[2]
    (session,) = waiting.memories.matching(MemoryFilter(MemoryKind.EPISODIC, Level.SESSION))
    assert waiting.model_work.outcome_of_episode(session.id) == outcomes[0]
    assert waiting.model_work.outcome(ObservationId(1)) is None
    assert waiting.model_work.outcome_of_episode(MemoryId(99)) is None


def test_adding_twice_is_adding_once(waiting: Store) -> None:
    waiting.model_work.add_frame(ObservationId(1))
    assert waiting.model_work.count() == 4
