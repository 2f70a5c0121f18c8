"""What was not remembered is on disk while it lasts, so that a kill does not lose it."""

from datetime import timedelta

import pytest

from capture.gap_keeper import GapKeeper
from core.errors import StoreUnavailable
from core.observation import Gap, GapKind
from tests.fakes.fake_screen import NOON, FakeSink

RULE = "title *Private*"


@pytest.fixture
def sink() -> FakeSink:
    return FakeSink()


@pytest.fixture
def keeper(sink: FakeSink) -> GapKeeper:
    return GapKeeper(sink)


@pytest.mark.parametrize("kind", [GapKind.EXCLUDED, GapKind.FAILED])
def test_an_open_stretch_is_stored_from_its_beginning(
    keeper: GapKeeper, sink: FakeSink, kind: GapKind
) -> None:
    for look in range(100):
        at = NOON + timedelta(seconds=2 * look)
        keeper.enter(kind, RULE, at)
        (kept,) = sink.gaps
        assert (kept.kind, kept.reason, kept.since) == (kind, RULE, NOON)
        assert at - kept.until < timedelta(seconds=30)
    keeper.leave(NOON + timedelta(seconds=300))
    assert sink.gaps == [Gap(kind, NOON, NOON + timedelta(seconds=300), RULE)]


def test_a_pause_is_stored_when_it_is_over(keeper: GapKeeper, sink: FakeSink) -> None:
    keeper.enter(GapKind.PAUSED, "", NOON)
    assert not sink.gaps
    keeper.leave(NOON + timedelta(hours=1))
    assert sink.gaps == [Gap(GapKind.PAUSED, NOON, NOON + timedelta(hours=1))]


def test_what_the_disk_refused_is_offered_again(keeper: GapKeeper, sink: FakeSink) -> None:
    later = NOON + timedelta(seconds=2)
    sink.error = StoreUnavailable("The disk is full.")
    for at in (NOON, later):
        with pytest.raises(StoreUnavailable):
            keeper.enter(GapKind.FAILED, "The disk is full.", at)
    sink.error = None
    keeper.leave(later)
    assert sink.gaps == [Gap(GapKind.FAILED, NOON, later, "The disk is full.")]


def test_another_reason_is_another_gap(keeper: GapKeeper, sink: FakeSink) -> None:
    later = NOON + timedelta(seconds=2)
    keeper.enter(GapKind.EXCLUDED, RULE, NOON)
    keeper.enter(GapKind.EXCLUDED, "app keepassxc", later)
    assert [(gap.reason, gap.since, gap.until) for gap in sink.gaps] == [
        (RULE, NOON, later),
        ("app keepassxc", later, later),
    ]


def test_a_clock_that_is_set_back_makes_no_backward_gap(keeper: GapKeeper, sink: FakeSink) -> None:
    keeper.enter(GapKind.FAILED, "", NOON)
    for minutes in (-60, -30):
        keeper.enter(GapKind.FAILED, "", NOON + timedelta(minutes=minutes))
    keeper.leave(NOON - timedelta(minutes=10))
    assert sink.gaps == [Gap(GapKind.FAILED, NOON, NOON)]
