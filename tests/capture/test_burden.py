"""Why work waits, and how long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capture.burden import LONGEST_WAIT_S, MOVING_LOOKS, Burden, burden_of, interval_under
from capture.machine_load import MachineLoad


@pytest.mark.parametrize(
    ("load", "moving_looks", "burden"),
    [
        (MachineLoad(), 0, None),
        (MachineLoad(3.9, cores=2), MOVING_LOOKS - 1, None),
        (MachineLoad(4.0, cores=2), 0, Burden.BUSY),
        (MachineLoad(4.0, cores=8), 0, None),
        (MachineLoad(0.1, cores=8), MOVING_LOOKS, Burden.FILM),
        (MachineLoad(0.1, cores=8, is_on_battery=True), 0, Burden.BATTERY),
        (MachineLoad(9.0, cores=2, is_on_battery=True), MOVING_LOOKS, Burden.BUSY),
    ],
)
def test_what_weighs_most(load: MachineLoad, moving_looks: int, burden: Burden | None) -> None:
    assert burden_of(load, moving_looks) is burden


@given(st.sampled_from([None, *Burden]), st.floats(0.5, 600.0))
def test_nothing_waits_longer_than_the_bound_or_the_users_wish(
    burden: Burden | None, interval_s: float
) -> None:
    assert interval_s <= interval_under(burden, interval_s) <= max(interval_s, LONGEST_WAIT_S)
