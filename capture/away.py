"""Why nobody can be looking at the screen, so that it is not looked at either."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf

from capture.screen_events import Presence
from capture.windows import DesktopWindow

AWAY_SIGN = "away "
"""What stands before the reason where a rule's name would stand otherwise."""

# Programs that cover the screen until somebody has told who they are, by their windows' class.
SCREEN_LOCKERS = frozenset(
    {
        "cinnamon-screensaver",
        "gnome-screensaver",
        "i3lock",
        "kscreenlocker_greet",
        "light-locker",
        "lockapp",
        "loginwindow",
        "mate-screensaver",
        "slock",
        "xfce4-screensaver",
        "xlock",
        "xscreensaver",
        "xsecurelock",
    }
)


class Away(StrEnum):
    """Why nobody can be looking; kept as the reason of a gap."""

    LOCKED = "locked"
    SCREEN_SAVER = "screen saver"
    SCREEN_OFF = "screen off"
    IDLE = "idle"


@dataclass(frozen=True, slots=True)
class Attention:
    """When the user wants the screen left alone: once nobody has touched anything for so long,
    and for longer between two looks while the computer is needed for something else."""

    idle_after_s: float = inf
    waits_when_busy: bool = False


def is_locked(windows: Sequence[DesktopWindow]) -> bool:
    """Whether a program that locks the screen shows a window."""
    return any(window.is_visible and window.app in SCREEN_LOCKERS for window in windows)


def is_full_screen(windows: Sequence[DesktopWindow]) -> bool:
    """Whether the window in front has the whole screen to itself: a film, a talk, a game."""
    return any(window.is_focused and window.is_full_screen for window in windows)


def why_away(presence: Presence, attention: Attention, *, is_watching: bool) -> Away | None:
    """Why nobody can be looking, None if somebody may; who is watching a film touches nothing."""
    if presence.is_locked:
        return Away.LOCKED
    if presence.is_screen_saver_on:
        return Away.SCREEN_SAVER
    if presence.is_screen_off:
        return Away.SCREEN_OFF
    idle_s = presence.idle_s or 0.0
    return Away.IDLE if idle_s >= attention.idle_after_s and not is_watching else None


def away_of(reason: str) -> Away | None:
    """Why nobody can be looking, from the recorder's reason; None if that is another."""
    named = reason.removeprefix(AWAY_SIGN)
    return Away(named) if named != reason and named in list(Away) else None
