"""Upkeep by itself: at most once an hour, never beside the queue, and it says what it let go."""

from datetime import datetime, timedelta

from core.ids import ObservationId
from core.ingest.ingest import store_observation
from core.memory.upkeep.hourly import keep_house, last_let_go
from core.memory.vault import create_vault, vault_offers
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from tests.core.store.fresh_store import MORNING, seen

NOW = MORNING + timedelta(days=100)
HOUR = timedelta(hours=1)


def _old_frame(store: Store) -> ObservationId:
    at = NOW - timedelta(days=90)
    store_observation(store, seen("the rope is too short", at=at, picture=b"p" * 900))
    (frame,) = store.observations.ids_matching(ObservationFilter(since=at))
    return frame


def test_without_limits_nothing_goes_and_nothing_is_told(store: Store) -> None:
    store.formation.done(_old_frame(store))
    receipt = keep_house(store, NOW)
    assert receipt is not None
    assert receipt.is_empty
    assert last_let_go(store) is None
    assert store.pictures.count() == 1


def test_limits_are_kept_to_and_the_receipt_stays(store: Store) -> None:
    store.formation.done(_old_frame(store))
    store.settings.set("retention.pixels_days", 30)
    receipt = keep_house(store, NOW)
    assert receipt is not None
    assert (receipt.pixels, receipt.details, receipt.at) == (1, 0, NOW)
    assert receipt.bytes_freed > 0
    keep_house(store, NOW + HOUR)
    assert last_let_go(store) == receipt


def test_it_comes_at_most_once_an_hour(store: Store) -> None:
    assert keep_house(store, NOW) is not None
    assert keep_house(store, NOW + HOUR - timedelta(seconds=1)) is None
    assert keep_house(store, NOW + HOUR) is not None
    assert keep_house(store, NOW - timedelta(days=3)) is not None, "a clock that was set back"


def test_while_frames_wait_to_be_learned_from_it_does_not_come(store: Store) -> None:
    frame = _old_frame(store)
    store.settings.set("retention.pixels_days", 30)
    assert keep_house(store, NOW) is None
    store.formation.done(frame)
    assert keep_house(store, NOW) is not None


def test_offers_to_the_vault_go_when_their_time_is_over(store: Store) -> None:
    create_vault(store, "open sesame")
    store_observation(store, seen("API key: sk-live-4f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c"))
    store.formation.done(store.formation.waiting(1)[0])
    today = datetime.now().astimezone()
    assert len(vault_offers(store, today)) == 1
    receipt = keep_house(store, today + timedelta(days=8))
    assert receipt is not None
    assert receipt.offers == 1
    assert vault_offers(store, today) == []
