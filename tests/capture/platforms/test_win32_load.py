"""How busy Windows is, from counts as Microsoft documents them."""

from dataclasses import dataclass, field

import pytest

from capture.platforms.win32_load import SMOOTHED_OVER_S, CpuTimes, Win32Load, is_on_battery


@dataclass
class CountingMachine:
    """Four cores, of which so many are busy and for which so many threads wait."""

    busy: float = 0.0
    waiting: int | None = 0
    line: int = 1
    now_s: float = 0.0
    times: CpuTimes | None = field(default_factory=lambda: CpuTimes(0.0, 0.0))

    def pass_time(self, seconds: float) -> None:
        assert self.times is not None
        self.now_s += seconds
        self.times = CpuTimes(
            self.times.idle_s + (4 - self.busy) * seconds, self.times.total_s + 4 * seconds
        )

    def cpu_times(self) -> CpuTimes:
        if self.times is None:
            raise PermissionError(5, "Access is denied.")
        return self.times

    def waiting_threads(self) -> int | None:
        return self.waiting

    def power(self) -> tuple[int, int]:
        return self.line, 1


@pytest.fixture
def machine() -> CountingMachine:
    return CountingMachine()


def _load(machine: CountingMachine) -> Win32Load:
    return Win32Load(machine, lambda: machine.now_s)


def test_it_takes_two_looks_to_know_the_load(machine: CountingMachine) -> None:
    load = _load(machine)
    assert load.load().running is None
    machine.busy, machine.waiting = 3.0, 2
    machine.pass_time(2.0)
    assert load.load().running == pytest.approx(5.0)


def test_a_moment_of_work_counts_little_and_a_minute_of_it_most(machine: CountingMachine) -> None:
    load = _load(machine)
    load.load()
    machine.pass_time(2.0)
    load.load()
    machine.busy = 4.0
    machine.pass_time(2.0)
    assert 0.0 < (load.load().running or 0.0) < 0.2
    for _ in range(60):
        machine.pass_time(SMOOTHED_OVER_S / 20)
        running = load.load().running
    assert running == pytest.approx(4.0, abs=0.3)


def test_what_cannot_be_counted_is_not_known(machine: CountingMachine) -> None:
    load = _load(machine)
    load.load()
    machine.pass_time(2.0)
    machine.waiting = None
    assert load.load().running == pytest.approx(0.0)
    machine.times = None
    assert load.load().running is None


def test_two_looks_at_one_moment_divide_by_nothing(machine: CountingMachine) -> None:
    load = _load(machine)
    load.load()
    assert load.load().running is None


def test_a_laptop_that_is_unplugged(machine: CountingMachine) -> None:
    assert not _load(machine).load().is_on_battery
    machine.line = 0
    assert _load(machine).load().is_on_battery


@pytest.mark.parametrize(
    ("line", "battery", "is_used"),
    [(0, 1, True), (0, 255, True), (0, 128, False), (1, 8, False), (255, 255, False)],
)
def test_what_feeds_the_computer(line: int, battery: int, is_used: bool) -> None:
    assert is_on_battery(line, battery) is is_used
