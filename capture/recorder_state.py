"""What the recorder is doing, as one value that the tray and the windows show."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RecorderPhase(StrEnum):
    """What the recorder is doing right now."""

    STOPPED = "stopped"
    RECORDING = "recording"
    PAUSED = "paused"
    EXCLUDED = "excluded"  # recording, but the window in front is kept out by a rule
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class RecorderState:
    """A snapshot for people: phase, the reason in a sentence, and honest counters.

    `last_text_at` is when searchable text was last stored, not when a thread last woke.
    `is_behind` says that the last look took so long that the screen is looked at less often than
    the user wants. `slowed_by` is the burden (`capture.burden`) for which looking and learning
    wait, empty if there is none. `has_no_screen` says of a failure that there is nothing to look at
    or no permission to, rather than something that went wrong on the way.
    """

    phase: RecorderPhase
    reason: str = ""
    paused_until: datetime | None = None
    last_text_at: datetime | None = None
    frames_seen: int = 0
    frames_kept: int = 0
    excluded: int = 0
    is_behind: bool = False
    slowed_by: str = ""
    has_no_screen: bool = False

    @property
    def is_running(self) -> bool:
        """Whether the screen is being looked at, even if what is in front is not to be kept."""
        return self.phase in (RecorderPhase.RECORDING, RecorderPhase.EXCLUDED)
