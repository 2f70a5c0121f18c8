"""What is free on the disk, and what the last upkeep could not bring under the user's limit."""

from datetime import timedelta

from core.ingest.ingest import store_observation
from core.memory.upkeep.disk_room import LITTLE_SPACE_BYTES, DiskRoom, disk_room
from core.memory.upkeep.hourly import keep_house
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from tests.core.store.fresh_store import MORNING, seen

HOUR = timedelta(hours=1)


def test_what_is_young_and_too_much_is_told_until_there_is_room(store: Store) -> None:
    store_observation(store, seen("the rope is too short", at=MORNING, picture=b"p" * 4_000))
    (frame,) = store.observations.ids_matching(ObservationFilter(since=MORNING))
    store.formation.done(frame)
    assert disk_room(store).bytes_free > 0
    assert not disk_room(store).is_limit_reached
    store.settings.set("retention.disk_gb", 0.000001)
    keep_house(store, MORNING + HOUR)
    assert disk_room(store).is_limit_reached
    assert disk_room(store).bytes_over > 1_000
    store.settings.set("retention.disk_gb", 0.0)
    assert disk_room(store).bytes_over == 0, "without a limit nothing is over it"
    store.settings.set("retention.disk_gb", 1.0)
    keep_house(store, MORNING + 2 * HOUR)
    assert not disk_room(store).is_limit_reached


def test_little_is_less_than_a_system_needs_to_breathe() -> None:
    assert DiskRoom(LITTLE_SPACE_BYTES - 1).is_little
    assert not DiskRoom(LITTLE_SPACE_BYTES).is_little
