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
    """

    phase: RecorderPhase
    reason: str = ""
    paused_until: datetime | None = None
    last_text_at: datetime | None = None
    frames_seen: int = 0
    frames_kept: int = 0
    excluded: int = 0
