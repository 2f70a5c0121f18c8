"""What Recollect costs is told over the last hour, and not before there is something to tell."""

import pytest

from app.processor_cost import ProcessorMeter, seconds_spent


class _Machine:
    """A clock and a processor that stand where they are put."""

    def __init__(self) -> None:
        self.now_s = 100.0
        self.spent_s = 7.0

    def pass_time(self, seconds: float, spent: float) -> None:
        self.now_s += seconds
        self.spent_s += spent


@pytest.fixture
def machine() -> _Machine:
    return _Machine()


@pytest.fixture
def meter(machine: _Machine) -> ProcessorMeter:
    return ProcessorMeter(lambda: machine.spent_s, lambda: machine.now_s)


def test_just_after_the_start_nothing_is_told(machine: _Machine, meter: ProcessorMeter) -> None:
    machine.pass_time(2, 1)
    assert meter.cost() is None


def test_what_was_spent_before_does_not_count(machine: _Machine, meter: ProcessorMeter) -> None:
    machine.pass_time(60, 3)
    cost = meter.cost()
    assert cost is not None
    assert (cost.spent_s, cost.over_s) == (3, 60)
    assert cost.of_one_core == pytest.approx(0.05)


def test_only_the_last_hour_counts(machine: _Machine, meter: ProcessorMeter) -> None:
    for _minute in range(60):
        machine.pass_time(60, 30)
        meter.sample()
    for _minute in range(60):
        machine.pass_time(60, 0.6)
        meter.sample()
    cost = meter.cost()
    assert cost is not None
    assert cost.over_s == pytest.approx(3600)
    assert cost.of_one_core == pytest.approx(0.01)


def test_a_helper_that_ended_uncounted_is_no_gain(machine: _Machine, meter: ProcessorMeter) -> None:
    machine.pass_time(60, -4)
    cost = meter.cost()
    assert cost is not None
    assert cost.spent_s == 0


def test_this_process_has_spent_something() -> None:
    assert seconds_spent() > 0
