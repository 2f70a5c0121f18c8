"""Which one sign stands for how recording goes: the recorder's phase, its cause, and the disk."""

from enum import StrEnum

from capture.recorder_state import RecorderPhase, RecorderState
from core.memory.upkeep.disk_room import DiskRoom
from core.privacy.exclusion_rules import PAUSE_SIGN, Rule, RuleKind
from core.privacy.rule_groups import RuleGroup


class Sign(StrEnum):
    """What tray and window show at a glance; each has an icon of its own, `tray-<value>`."""

    STOPPED = "stopped"
    RECORDING = "recording"
    BEHIND = "behind"  # recording, but the computer is busy
    PAUSED = "paused"
    EXCLUDED = "excluded"
    PRIVATE = "private"  # excluded, because the window in front is a private one
    FULL = "full"  # little room on the disk, or none of what the user allows
    BLIND = "blind"  # no display, or no permission to look
    FAILED = "failed"

    @property
    def icon(self) -> str:
        return f"tray-{self.value}"

    @property
    def role(self) -> str:
        """The token of its colour."""
        return _ROLES[self]


_ROLES = {
    Sign.STOPPED: "ink_faint",
    Sign.RECORDING: "accent",
    Sign.BEHIND: "warn",
    Sign.PAUSED: "warn",
    Sign.EXCLUDED: "ink_quiet",
    Sign.PRIVATE: "ink_quiet",
    Sign.FULL: "bad",
    Sign.BLIND: "bad",
    Sign.FAILED: "bad",
}


def sign_of(state: RecorderState, room: DiskRoom | None = None) -> Sign:
    """What matters most to somebody who glances at it.

    What the user chose comes first, then whether the window in front is kept out, which is over
    with the next window, and only then what is wrong; `room` is None until somebody looked.
    """
    is_short = room is not None and (room.is_little or room.is_limit_reached)
    if state.phase is RecorderPhase.PAUSED or is_paused_by_rule(state):
        return Sign.PAUSED
    if state.phase is RecorderPhase.EXCLUDED:
        return Sign.PRIVATE if is_private_window(state.reason) else Sign.EXCLUDED
    if state.has_no_screen:
        return Sign.BLIND
    if state.phase is RecorderPhase.STOPPED:
        return Sign.STOPPED
    is_well = state.phase is RecorderPhase.RECORDING
    plain = Sign.RECORDING if is_well else Sign.FAILED
    return Sign.FULL if is_short else Sign.BEHIND if is_well and state.is_behind else plain


def is_private_window(reason: str) -> bool:
    """Whether what keeps the screen out is the group of browsers' private windows."""
    return reason == str(Rule(RuleKind.GROUP, RuleGroup.PRIVATE_WINDOWS.value))


def is_paused_by_rule(state: RecorderState) -> bool:
    """Whether nothing at all is recorded now because one of the user's rules says so."""
    return state.phase is RecorderPhase.EXCLUDED and state.reason.startswith(PAUSE_SIGN)
