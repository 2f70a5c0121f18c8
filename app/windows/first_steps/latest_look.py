"""Waits for the next thing that is read from the screen, or says why nothing was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from app.known_sentences import in_app_language
from app.memory_door import MemoryDoor
from app.windows.recorder_actions import RecorderActions
from app.windows.recorder_words import reason_of
from app.windows.workplace import Workplace
from capture.recorder_state import RecorderPhase
from core.errors import RecollectError
from core.observation import Source, StoredObservation

_BETWEEN_TRIES_MS = 700
_TRIES = 30  # about twenty seconds: a first look has everything to read


@dataclass(frozen=True, slots=True)
class Look:
    """A frame that was just read, and its text, a line each."""

    frame: StoredObservation
    text: str


class LatestLook(QObject):
    """`seen` or `missed` follows `begin`, once."""

    seen = Signal(object)  # Look
    missed = Signal(str)  # why, as a sentence

    def __init__(self, workplace: Workplace, actions: RecorderActions) -> None:
        super().__init__()
        self._work = workplace
        self._actions = actions
        self._since = datetime.min
        self._tries_left = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_BETWEEN_TRIES_MS)
        self._timer.timeout.connect(self._try)

    def trouble(self) -> str:
        """Why nothing can be read now, as a sentence; empty if recording is on."""
        state = self._actions.state
        if state.is_running:
            return ""
        return reason_of(state)

    def begin(self) -> None:
        """Wait for a frame that was on the screen at this moment or later."""
        self._since = self._work.clock.now()
        self._tries_left = _TRIES
        self._timer.start()

    def _try(self) -> None:
        since = self._since
        self._tries_left -= 1
        self._work.runner.submit(
            lambda door: look_since(door, since), self._take, self._fail, owner=self
        )

    def _take(self, look: Look | None) -> None:
        if look is not None:
            self.seen.emit(look)
        elif self._tries_left > 0 and not self.trouble():
            self._timer.start()
        else:
            self.missed.emit(self.trouble() or self._nothing_read())

    def _nothing_read(self) -> str:
        state = self._actions.state
        if state.phase is RecorderPhase.EXCLUDED:
            return reason_of(state)
        return self.tr(
            "Nothing was read within twenty seconds; the health page tells whether text is kept."
        )

    def _fail(self, error: RecollectError) -> None:
        self.missed.emit(in_app_language(str(error)))


def look_since(door: MemoryDoor, since: datetime) -> Look | None:
    """The latest frame of the screen that was still there at a moment; None if there is none."""
    days = door.days()
    frames: Sequence[StoredObservation] = door.frames_of_day(days[-1].day) if days else ()
    fitting = [one for one in frames if one.source is Source.SCREEN and one.until >= since]
    if not fitting:
        return None
    latest = max(fitting, key=lambda one: (one.until, one.at))
    return Look(latest, "\n".join(line.text for line in door.lines(latest.id)))
