"""What goes: the old, then the weak; never the young, never the user's own."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.ids import ObservationId
from core.memory.upkeep.retention import (
    FrameWeight,
    Layer,
    Reason,
    RetentionPolicy,
    plan_retention,
)

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
DAYS = st.one_of(st.none(), st.integers(0, 400))
POLICIES = st.builds(RetentionPolicy, DAYS, DAYS, st.one_of(st.none(), st.integers(0, 4_000)))
FRAMES = st.lists(
    st.builds(
        FrameWeight,
        st.integers(1, 10_000).map(ObservationId),
        st.integers(0, 500).map(lambda days: NOW - timedelta(days=days, hours=1)),
        st.integers(0, 900),
        st.integers(0, 300),
        st.floats(0, 1),
        st.booleans(),
    ),
    max_size=25,
    unique_by=lambda frame: frame.id,
)


def _frame(
    number: int, days: float, strength: float = 0.5, *, pixels: int = 100, detail: int = 10
) -> FrameWeight:
    return FrameWeight(ObservationId(number), NOW - timedelta(days=days), pixels, detail, strength)


@given(FRAMES, POLICIES)
def test_nothing_young_and_nothing_kept_ever_goes(
    frames: list[FrameWeight], policy: RetentionPolicy
) -> None:
    plan = plan_retention(frames, policy, NOW)
    by_id = {frame.id: frame for frame in frames}
    for entry in plan.entries:
        frame = by_id[entry.id]
        assert not frame.is_kept
        assert NOW - frame.until > timedelta(days=1)
        assert entry.bytes_freed > 0


@given(FRAMES, POLICIES, st.randoms(use_true_random=False))
def test_the_order_in_which_frames_come_does_not_matter(
    frames: list[FrameWeight], policy: RetentionPolicy, chance: object
) -> None:
    turned = sorted(frames, key=lambda frame: -frame.id)
    assert plan_retention(frames, policy, NOW) == plan_retention(turned, policy, NOW)


@given(FRAMES, POLICIES)
def test_text_never_goes_before_its_pixels_and_nothing_goes_twice(
    frames: list[FrameWeight], policy: RetentionPolicy
) -> None:
    plan = plan_retention(frames, policy, NOW)
    assert len(set(plan.drop_pixels)) == len(plan.drop_pixels)
    assert len(set(plan.drop_detail)) == len(plan.drop_detail)
    by_id = {frame.id: frame for frame in frames}
    for observation_id in plan.drop_detail:
        assert observation_id in plan.drop_pixels or by_id[observation_id].pixel_bytes == 0


@given(FRAMES, POLICIES)
def test_the_budget_is_kept_or_said_to_be_exceeded(
    frames: list[FrameWeight], policy: RetentionPolicy
) -> None:
    plan = plan_retention(frames, policy, NOW)
    if policy.budget_bytes is None:
        assert plan.bytes_over == 0
        return
    left = sum(one.pixel_bytes + one.detail_bytes for one in frames) - plan.bytes_freed
    assert plan.bytes_over == max(0, left - policy.budget_bytes)


@given(FRAMES, POLICIES)
def test_a_second_run_right_after_finds_nothing_more(
    frames: list[FrameWeight], policy: RetentionPolicy
) -> None:
    plan = plan_retention(frames, policy, NOW)
    left = [
        replace(
            frame,
            pixel_bytes=0 if frame.id in plan.drop_pixels else frame.pixel_bytes,
            detail_bytes=0 if frame.id in plan.drop_detail else frame.detail_bytes,
        )
        for frame in frames
    ]
    assert plan_retention(left, policy, NOW).entries == ()


def test_the_default_keeps_all() -> None:
    assert plan_retention([_frame(1, 5000)], RetentionPolicy(), NOW).entries == ()


def test_age_takes_pixels_first_and_text_later() -> None:
    policy = RetentionPolicy(pixels_days=30, detail_days=90)
    plan = plan_retention([_frame(1, 20), _frame(2, 40), _frame(3, 100)], policy, NOW)
    assert plan.drop_pixels == (3, 2)
    assert plan.drop_detail == (3,)
    assert {entry.reason for entry in plan.entries} == {Reason.TOO_OLD}


def test_room_takes_the_weakest_and_all_pixels_before_any_text() -> None:
    frames = [_frame(1, 5, 0.9), _frame(2, 5, 0.1), _frame(3, 5, 0.4), _frame(4, 0.5, 0.0)]
    plan = plan_retention(frames, RetentionPolicy(budget_bytes=340), NOW)
    assert plan.drop_pixels == (2,)
    assert plan.entries[0].reason is Reason.NO_ROOM
    tighter = plan_retention(frames, RetentionPolicy(budget_bytes=130), NOW)
    assert tighter.drop_pixels == (2, 3, 1)
    assert tighter.drop_detail == (2,)
    assert tighter.bytes_over == 0
    assert plan_retention(frames, RetentionPolicy(budget_bytes=0), NOW).bytes_over == 110


def test_each_entry_says_what_it_frees() -> None:
    entry = plan_retention([_frame(1, 40)], RetentionPolicy(pixels_days=30), NOW).entries[0]
    assert (entry.layer, entry.bytes_freed) == (Layer.PIXELS, 100)
    assert entry.reason.value == "older than you keep it"
