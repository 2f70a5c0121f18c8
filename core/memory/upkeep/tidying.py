"""Tidying up: letting old, weak frames go of their pixels and then their text, with a receipt."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean

from core.memory.upkeep.fading import importance_of, novelty, strength
from core.memory.upkeep.retention import (
    FrameWeight,
    Layer,
    LettingGo,
    RetentionPlan,
    RetentionPolicy,
    plan_retention,
)
from core.store.frame_layers import StoredFrame
from core.store.store import Store

_HABITS_LAST = timedelta(days=60)
_BATCH = 100
_BYTES_OF_A_GB = 1_000_000_000


@dataclass(frozen=True, slots=True)
class TidyReceipt:
    """What was (or would be) let go, frame by frame with the reason, and the bytes of it.

    `bytes_over` is what is still more than the space given: all that is left is too young, or
    the user's own.
    """

    entries: tuple[LettingGo, ...]
    bytes_freed: int
    bytes_over: int
    dry_run: bool = False

    @property
    def pixels(self) -> int:
        """How many frames lose their pixels."""
        return sum(one.layer is Layer.PIXELS for one in self.entries)

    @property
    def details(self) -> int:
        """How many frames lose their text."""
        return sum(one.layer is Layer.DETAIL for one in self.entries)


def tidy(
    store: Store, policy: RetentionPolicy, now: datetime, *, dry_run: bool = False
) -> TidyReceipt:
    """Apply a retention policy; with `dry_run`, only say what it would do.

    Goes in small transactions, oldest choice first, so that a stop at any moment leaves whole
    frames, and the next run goes on.
    """
    plan = retention_plan(store, policy, now)
    receipt = TidyReceipt(plan.entries, plan.bytes_freed, plan.bytes_over, dry_run)
    if dry_run:
        return receipt
    for start in range(0, len(plan.entries), _BATCH):
        with store.transaction():
            for entry in plan.entries[start : start + _BATCH]:
                _let_go(store, entry, now)
    if receipt.pixels:
        store.forgetting.remove_named_pictures()
    store.habits.prune((now - _HABITS_LAST).date())
    return receipt


def policy_of(store: Store) -> RetentionPolicy:
    """The limits that the user set; 0 keeps for good."""
    settings = store.settings
    return RetentionPolicy(
        pixels_days=int(settings.get("retention.pixels_days")) or None,
        detail_days=int(settings.get("retention.detail_days")) or None,
        budget_bytes=int(float(settings.get("retention.disk_gb")) * _BYTES_OF_A_GB) or None,
    )


def retention_plan(store: Store, policy: RetentionPolicy, now: datetime) -> RetentionPlan:
    """What the policy would let go now."""
    if policy.keeps_all:
        return RetentionPlan(())
    frames = store.layers.frames()
    usual = fmean(frame.new_share for frame in frames) if frames else 0.0
    return plan_retention((_weight(frame, usual, now) for frame in frames), policy, now)


def _weight(frame: StoredFrame, usual_new_share: float, now: datetime) -> FrameWeight:
    """How much a frame weighs; one unlike the usual day weighs more, and stays for longer."""
    importance = importance_of(
        frame.repetitions,
        dwell_s=(frame.until - frame.at).total_seconds(),
        novelty=novelty(frame.new_share, usual_new_share),
        user_acts=frame.uses,
        base=0.2 if frame.importance is None else frame.importance,
    )
    return FrameWeight(
        id=frame.id,
        until=frame.until,
        pixel_bytes=frame.pixel_bytes,
        detail_bytes=frame.detail_bytes,
        strength=strength(importance, now - frame.until, frame.uses),
        is_kept=frame.is_kept,
    )


def _let_go(store: Store, entry: LettingGo, now: datetime) -> None:
    if entry.layer is Layer.PIXELS:
        store.layers.drop_pixels(entry.id, entry.reason.value, now)
    else:
        store.layers.drop_detail(entry.id, entry.reason.value, now)
