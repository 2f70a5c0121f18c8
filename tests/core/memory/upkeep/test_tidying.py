"""Tidying up a real store: what the policy lets go goes, with a receipt, and nothing else."""

from datetime import timedelta

from core.ids import ObservationId
from core.ingest.ingest import store_observation
from core.memory.upkeep.retention import Layer, Reason, RetentionPolicy
from core.memory.upkeep.tidying import tidy
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from tests.core.store.fresh_store import MORNING, seen
from tests.core.store.memory_drafts import by_rule, by_user, draft, title

NOW = MORNING + timedelta(days=100)
PIXELS_A_MONTH = RetentionPolicy(pixels_days=30)


def _learned(store: Store, text: str, *, days_ago: float) -> ObservationId:
    at = NOW - timedelta(days=days_ago)
    store_observation(store, seen(text, at=at, picture=b"p" * 900))
    frame = store.observations.ids_matching(ObservationFilter(since=at))[-1]
    store.formation.done(frame)
    return frame


def _whole(store: Store, frame: ObservationId) -> tuple[bool, bool]:
    return store.observations.get(frame).has_picture, bool(store.observations.lines(frame))


def test_the_default_policy_lets_nothing_go(store: Store) -> None:
    old = _learned(store, "the rope is too short", days_ago=90)
    receipt = tidy(store, RetentionPolicy(), NOW)
    assert (receipt.entries, receipt.bytes_freed) == ((), 0)
    assert _whole(store, old) == (True, True)


def test_age_lets_pixels_go_and_then_text(store: Store) -> None:
    ancient = _learned(store, "the rope is too short", days_ago=95)
    old = _learned(store, "the crane is yellow", days_ago=40)
    new = _learned(store, "the quay is wet", days_ago=2)
    receipt = tidy(store, RetentionPolicy(pixels_days=30, detail_days=90), NOW)
    assert (receipt.pixels, receipt.details, receipt.bytes_over) == (2, 1, 0)
    assert receipt.bytes_freed > 1800
    assert [_whole(store, one) for one in (ancient, old, new)] == [
        (False, False),
        (False, True),
        (True, True),
    ]
    assert store.pictures.count() == 1
    assert tidy(store, RetentionPolicy(pixels_days=30, detail_days=90), NOW).entries == ()


def test_a_dry_run_says_the_same_and_changes_nothing(store: Store) -> None:
    old = _learned(store, "the rope is too short", days_ago=40)
    told = tidy(store, PIXELS_A_MONTH, NOW, dry_run=True)
    assert told.dry_run
    assert _whole(store, old) == (True, True)
    assert tidy(store, PIXELS_A_MONTH, NOW).entries == told.entries


def test_what_the_user_pinned_or_wrote_keeps_its_frames(store: Store) -> None:
    pinned = _learned(store, "the rope is too short", days_ago=40)
    plain = _learned(store, "the crane is yellow", days_ago=41)
    memory = store.changes.add(draft(title("Rope", pinned)), by_rule())
    store.changes.pin(memory, by_user())
    tidy(store, RetentionPolicy(pixels_days=1, detail_days=1, budget_bytes=0), NOW)
    assert _whole(store, pinned) == (True, True)
    assert _whole(store, plain) == (False, False)
    assert store.memories.get(memory).title == "Rope"


def test_a_full_disk_lets_the_weakest_go_first(store: Store) -> None:
    weak = _learned(store, "the rope is too short", days_ago=20)
    strong = _learned(store, "the crane is yellow", days_ago=21)
    memory = store.changes.add(draft(title("Crane", strong)), by_rule())
    store.changes.reweigh(memory, importance=1.0)
    whole = sum(one.pixel_bytes + one.detail_bytes for one in store.layers.frames())
    receipt = tidy(store, RetentionPolicy(budget_bytes=whole - 1), NOW)
    assert [(one.id, one.layer, one.reason) for one in receipt.entries] == [
        (weak, Layer.PIXELS, Reason.NO_ROOM)
    ]
    assert _whole(store, strong) == (True, True)


def test_of_two_old_frames_the_one_unlike_the_usual_day_stays_longer(store: Store) -> None:
    usual = [
        _learned(store, "the stand-up is at nine", days_ago=days) for days in (22, 21, 20, 19, 18)
    ]
    unlike = _learned(store, "the mast broke in the storm", days_ago=22.5)  # older than all
    whole = sum(one.pixel_bytes + one.detail_bytes for one in store.layers.frames())
    receipt = tidy(store, RetentionPolicy(budget_bytes=whole - 4 * 900), NOW)
    assert {one.layer for one in receipt.entries} == {Layer.PIXELS}
    assert {one.id for one in receipt.entries} <= set(usual)
    assert _whole(store, unlike) == (True, True)


def test_what_came_again_weighs_more_than_what_was_said_once(store: Store) -> None:
    often = [_learned(store, f"the rope, view {n}", days_ago=20 + n / 10) for n in range(4)]
    once = _learned(store, "the crane, its only view", days_ago=20)
    store.changes.add(draft(title("Rope", *often)), by_rule())
    store.changes.add(draft(title("Crane", once)), by_rule())
    whole = sum(one.pixel_bytes + one.detail_bytes for one in store.layers.frames())
    receipt = tidy(store, RetentionPolicy(budget_bytes=whole - 1), NOW)
    assert [one.id for one in receipt.entries] == [once]


def test_what_is_too_young_stays_and_the_receipt_says_how_much_is_too_much(store: Store) -> None:
    young = _learned(store, "the rope is too short", days_ago=0.5)
    receipt = tidy(store, RetentionPolicy(budget_bytes=100), NOW)
    assert receipt.entries == ()
    assert receipt.bytes_over > 800
    assert _whole(store, young) == (True, True)
