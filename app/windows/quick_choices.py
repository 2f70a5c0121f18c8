"""What tray and window offer in one click: how long to pause, and how much to forget."""

from collections.abc import Callable
from functools import partial

from app.translation import tr
from app.windows.recorder_actions import RecorderActions

PAUSES_MIN = (15, 30, 60)
FORGET_LAST_MIN = (5, 15, 60)

Choice = tuple[str, Callable[[], None]]
"""What a menu says, and what it does."""


def pause_choices(actions: RecorderActions) -> list[Choice]:
    """Every length of a pause."""
    choices: list[Choice] = [
        (
            tr("Pause for {minutes} minutes").format(minutes=minutes),
            partial(actions.pause, minutes),
        )
        for minutes in PAUSES_MIN
    ]
    choices.append((tr("Pause until tomorrow morning"), actions.pause_until_morning))
    choices.append((tr("Pause until I resume"), partial(actions.pause, None)))
    return choices


def forget_choices(forget_last: Callable[[int], None]) -> list[Choice]:
    """How much of the latest to forget; `forget_last` takes minutes."""
    return [
        (tr("The last {minutes} minutes").format(minutes=minutes), partial(forget_last, minutes))
        for minutes in FORGET_LAST_MIN
    ]
