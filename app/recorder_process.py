"""The recorder in a process of its own, started anew when it ends unasked.

The windows tell it what to do as they would a recorder beside them. What they told it last is told
again to the next process, so a pause stays a pause.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from app.recorder_child_command import recorder_command
from app.recorder_messages import Begin, Command, Order, Refused
from app.recorder_session import RecorderSession
from capture.recorder_state import RecorderPhase, RecorderState
from core.clock import SYSTEM_CLOCK, Clock
from core.errors import CaptureUnavailable
from core.home import HomeFolder
from core.observation import Gap, GapKind
from core.store.keys import MemoryKey

_log = logging.getLogger(__name__)

ENDED = "The process that records the screen ended unasked; it is started again."
LONGEST_BACK_OFF_S = 60.0


class RecorderProcess:
    """A `RecorderControl` whose recorder runs elsewhere. All methods may be called on any thread;
    `on_state` is called on the thread that hears of the state."""

    def __init__(
        self,
        home: HomeFolder,
        key: MemoryKey,
        on_state: Callable[[RecorderState], None],
        command: Sequence[str] | None = None,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        self._begin = Begin(home.root, key)
        self._on_state = on_state
        self._command = command
        self._clock = clock
        self._state = RecorderState(RecorderPhase.STOPPED)
        self._counted = self._state  # what ended processes had counted
        self._is_wanted = False
        self._pause: Command | None = None
        self._talking = threading.Lock()
        self._is_ended = threading.Event()
        self._session: RecorderSession | None = None
        self._failures = 0
        self._revival: threading.Thread | None = None

    @property
    def state(self) -> RecorderState:
        return self._state

    @property
    def process_id(self) -> int | None:
        """The process that records; None while there is none."""
        session = self._session
        return session.process_id if session is not None else None

    def start(self) -> None:
        """Record until `stop`. Raises: CaptureUnavailable if no process can be started."""
        with self._talking:
            self._is_ended.clear()
            self._is_wanted = True
            self._tell(Command(Order.START))

    def pause(self, until: datetime | None, reason: str) -> None:
        """Look no more until then. Once this returns nothing more is stored."""
        with self._talking:
            self._is_ended.clear()
            self._pause = Command(Order.PAUSE, until, reason)
            self._tell(self._pause)

    def keep_pause(self, since: datetime) -> None:
        """Store the pause so far; the recorder's own gap, stored when it ends, merges with it."""
        now = self._clock.now()
        state = self._state  # asked after the clock, so that no end is overstepped
        if state.phase is RecorderPhase.PAUSED:
            until = min(now, state.paused_until or now)
            if until >= since:
                self._keep(Gap(GapKind.PAUSED, since, until, state.reason))

    def resume(self) -> None:
        """Look again, from now on."""
        with self._talking:
            self._pause = None
            if self._session is not None:
                self._tell(Command(Order.RESUME))

    def stop(self) -> None:
        """Stop recording and end the process; blocks until the last frame is stored."""
        self._is_ended.set()
        with self._talking:
            self._is_wanted, self._pause = False, None
            session, self._session = self._session, None
            if session is not None:
                session.end()
            revival = self._revival
        if revival is not None and revival is not threading.current_thread():
            revival.join()
        if self._state.phase is not RecorderPhase.STOPPED:
            self._set(replace(self._state, phase=RecorderPhase.STOPPED, reason=""))

    def _keep(self, gap: Gap) -> None:
        with self._talking:
            if self._session is not None:
                self._tell(Command(Order.KEEP_GAP, gap=gap))

    def _tell(self, command: Command) -> None:
        """Have it carried out, in a new process if the last one has ended meanwhile.

        Raises: CaptureUnavailable.
        """
        if self._session is None:
            self._begin_anew()
            if command.order in (Order.START, Order.PAUSE):
                return  # told to the new process with all that is wanted
        self._ask(command)

    def _ask(self, command: Command) -> None:
        session = self._session
        reply = session.ask(command) if session is not None else None
        if isinstance(reply, Refused):
            raise CaptureUnavailable(reply.sentence)

    def _begin_anew(self) -> None:
        """Start a process and tell it what is wanted."""
        self._session = RecorderSession(
            self._command or recorder_command(), self._begin, self._hear, self._ended
        )
        if self._pause is not None:
            self._ask(self._pause)
        if self._is_wanted:
            self._ask(Command(Order.START))

    def _hear(self, state: RecorderState) -> None:
        """Take a state of the living process, with what was counted before it."""
        before = self._counted
        if state.frames_seen:
            self._failures = 0  # it can look, so what ended the last one was no lasting fault
        if state.phase is not RecorderPhase.PAUSED and self._state.phase is RecorderPhase.PAUSED:
            self._pause = None  # it ended by itself
        self._set(
            replace(
                state,
                last_text_at=state.last_text_at or before.last_text_at,
                frames_seen=before.frames_seen + state.frames_seen,
                frames_kept=before.frames_kept + state.frames_kept,
                excluded=before.excluded + state.excluded,
            )
        )

    def _ended(self, session: RecorderSession) -> None:
        """The process is gone and nobody had asked it to go: tell it, and start another."""
        if session is not self._session or self._is_ended.is_set():
            return
        _log.info("the process that records the screen ended (exit status %s)", session.status)
        self._counted = self._state
        since = self._clock.now()
        is_paused = self._state.phase is RecorderPhase.PAUSED
        if not is_paused:
            self._set(replace(self._state, phase=RecorderPhase.FAILED, reason=ENDED))
        self._revival = threading.Thread(
            target=self._revive, args=(session, None if is_paused else since), name="recorder"
        )
        self._revival.start()

    def _revive(self, gone: RecorderSession, since: datetime | None) -> None:
        """Start another process, at longer and longer intervals; `since` begins a gap."""
        while not self._is_ended.wait(self._back_off_s()):
            with self._talking:
                if self._session is not gone or self._is_ended.is_set():
                    return
                try:
                    self._begin_anew()
                except CaptureUnavailable as error:
                    self._set(replace(self._state, reason=str(error)))
                    continue
                if since is not None:
                    self._note_gap(since)
                return

    def _note_gap(self, since: datetime) -> None:
        try:
            self._ask(
                Command(Order.KEEP_GAP, gap=Gap(GapKind.FAILED, since, self._clock.now(), ENDED))
            )
        except CaptureUnavailable as error:
            _log.info("the gap of a restart could not be stored: %s", error)

    def _back_off_s(self) -> float:
        """Nothing for the first failure: the screen goes on while nobody looks."""
        self._failures += 1
        return min(LONGEST_BACK_OFF_S, 2.0 ** (self._failures - 1) - 1.0)

    def _set(self, state: RecorderState) -> None:
        if state != self._state:
            self._state = state
            self._on_state(state)
