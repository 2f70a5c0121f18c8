"""Why work waits: what the computer is needed for more than for remembering."""

from enum import StrEnum

from capture.machine_load import MachineLoad

# Recollect itself wants up to two cores: it reads what is shown and learns from it.
OWN_SHARE = 2.0
# A film or a game paints most of the screen anew from look to look; who types or scrolls does not
# for long.
MOVING_SHARE = 0.5
MOVING_LOOKS = 3
# Reading never waits longer than this, unless the user wants the screen looked at less often.
LONGEST_WAIT_S = 15.0


class Burden(StrEnum):
    """Why the screen is looked at less often."""

    BUSY = "busy"
    FILM = "film"
    BATTERY = "battery"


_FACTORS = {Burden.BUSY: 4.0, Burden.FILM: 4.0, Burden.BATTERY: 2.0}


def burden_of(load: MachineLoad, moving_looks: int) -> Burden | None:
    """What weighs most; `moving_looks` is how many looks in a row a film may have been seen."""
    if load.running is not None and load.running >= load.cores + OWN_SHARE:
        return Burden.BUSY
    if moving_looks >= MOVING_LOOKS:
        return Burden.FILM
    return Burden.BATTERY if load.is_on_battery else None


def interval_under(burden: Burden | None, interval_s: float) -> float:
    """How long to wait between two looks then."""
    if burden is None:
        return interval_s
    return max(interval_s, min(LONGEST_WAIT_S, _FACTORS[burden] * interval_s))
