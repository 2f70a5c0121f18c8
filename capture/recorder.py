"""Records the screen on a thread of its own: when to look, when not to, and what to say of it."""

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from capture.away import Attention, away_of, why_away
from capture.burden import MOVING_SHARE, Burden, burden_of, interval_under
from capture.gap_keeper import GapKeeper
from capture.look_pace import LookPace
from capture.machine_load import MachineLoad
from capture.observation_sink import ObservationSink
from capture.recorder_state import RecorderPhase, RecorderState
from capture.screen_events import ClockOnly, Presence, ScreenEvents
from capture.screen_looker import LookResult, ScreenLooker
from capture.screens import ScreenGrabber
from capture.text_reader import TextReader
from capture.told_reading import ToldReading
from capture.windows import WindowLister
from core.clock import Clock
from core.errors import CaptureUnavailable, RecollectError
from core.observation import Gap, GapKind
from core.privacy.exclusion_rules import PAUSE_SIGN, ExclusionRules
from core.privacy.sealing import Seal

_log = logging.getLogger(__name__)

# A pause is looked at again this often at the latest: a sleeping computer stops timers.
MAX_PAUSE_WAIT_S = 30.0
MAX_BACK_OFF_S = 60.0
# Looks further apart than the interval by this much mean that the computer slept.
ASLEEP_AFTER = timedelta(seconds=90)
# A look that takes longer shows that the computer is busy; until one is quicker, people are told.
BEHIND_AFTER = timedelta(seconds=15)
# Nobody who works leaves keyboard and mouse alone for so long, unless they read.
STILL_AFTER_IDLE_S = 30.0
UNEXPECTED = "Recording met an unexpected error and keeps trying; the details are in the log."


class Recorder:
    """Looks at the screens every interval and when something happens there, unless paused.

    All methods may be called from any thread; `on_state` is called from the thread that changed
    the state.
    """

    def __init__(
        self,
        screens: ScreenGrabber,
        windows: WindowLister,
        reader: TextReader,
        sink: ObservationSink,
        rules_provider: Callable[[], ExclusionRules],
        clock: Clock,
        interval_s_provider: Callable[[], float],
        on_state: Callable[[RecorderState], None],
        seal_provider: Callable[[], Seal | None] = lambda: None,
        events: ScreenEvents | None = None,
        attention_provider: Callable[[], Attention] = Attention,
        load_provider: Callable[[], MachineLoad] = MachineLoad,
        told: ToldReading | None = None,
    ) -> None:
        self._looker = ScreenLooker(screens, windows, reader, sink, told)
        self._rules = rules_provider
        self._clock = clock
        self._interval_s = interval_s_provider
        self._on_state = on_state
        self._seal = seal_provider
        self._events = events or ClockOnly()
        self._pace = LookPace(self._events)
        self._is_still = False
        self._is_watching = False  # the last look saw a window that fills the screen
        self._attention = attention_provider
        self._load = load_provider
        self._moving_looks = 0
        self._burden: Burden | None = None
        self._gaps = GapKeeper(sink)
        self._state = RecorderState(RecorderPhase.STOPPED)
        self._last_look: datetime | None = None
        self._failures = 0
        # Guards the state and the gaps; storing happens inside it, so that nothing is stored
        # once `pause` has returned.
        self._lock = threading.RLock()
        self._look_lock = threading.Lock()
        self._is_stopping = threading.Event()
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def state(self) -> RecorderState:
        return self._state

    def start(self) -> None:
        """Record until `stop`; does nothing if it already does. A pause stays a pause."""
        with self._lock:
            if self._thread is not None:
                return
            self._is_stopping.clear()
            self._wake.clear()
            self._last_look = None
            if self._state.phase is not RecorderPhase.PAUSED:
                self._turn(RecorderPhase.RECORDING)
            self._thread = threading.Thread(target=self._run, name="recorder")
            self._thread.start()

    def pause(self, until: datetime | None = None, reason: str = "") -> None:
        """Look no more, until `resume` or `until`. Once this returns nothing more is stored."""
        with self._lock:
            self._turn(RecorderPhase.PAUSED, reason, until)
            self._handing_over(lambda: self._gaps.enter(GapKind.PAUSED, reason, self._clock.now()))
        self._rouse()

    def resume(self) -> None:
        """Look again, from now on; does nothing if recording is not paused."""
        with self._lock:
            if self._state.phase is not RecorderPhase.PAUSED:
                return
            self._handing_over(lambda: self._gaps.leave(self._clock.now()))
            is_running = self._thread is not None and not self._is_stopping.is_set()
            phase = RecorderPhase.RECORDING if is_running else RecorderPhase.STOPPED
            self._turn(phase)
        self._rouse()

    def stop(self) -> None:
        """Look no more, wait for the thread, and store the gap that is open."""
        self._is_stopping.set()
        self._rouse()
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join()
        with self._look_lock:
            self._looker.close()
            self._events.close()
        with self._lock:
            self._thread = None
            self._handing_over(lambda: self._gaps.leave(self._clock.now()))
            if self._state.phase is not RecorderPhase.STOPPED:
                self._turn(RecorderPhase.STOPPED)

    def look_once(self) -> LookResult:
        """One look at every monitor, now; nothing is seen while paused.

        Raises: CaptureUnavailable, ReaderUnavailable, StoreUnavailable.
        """
        with self._look_lock:
            now = self._clock.now()
            with self._lock:
                if self._is_paused(now):
                    self._looker.forget()
                    self._last_look = None
                    return LookResult()
                self._note_sleep(now)
            result = self._look()
            self._account_for(result, now)
            return result

    def _look(self) -> LookResult:
        """Look at every monitor, unless nobody can be looking."""
        presence = self._events.presence()
        # Who asks for one look, without a thread, wants it however long nobody touched anything.
        attention = self._attention() if self._thread is not None else Attention()
        if away := why_away(presence, attention, is_watching=self._is_watching):
            self._is_still = presence.tells_drawing
            return self._looker.look_away(away)
        result = self._looker.look(
            self._rules(), self._clock.now, self._store_if_allowed, self._seal(), presence.idle_s
        )
        self._is_watching = result.is_full_screen
        self._is_still = is_standing_still(result, presence)
        is_moving = result.is_full_screen and result.changed_share >= MOVING_SHARE
        self._moving_looks = self._moving_looks + 1 if is_moving else 0
        waits = attention.waits_when_busy
        self._burden = burden_of(self._load(), self._moving_looks) if waits else None
        return result

    def _run(self) -> None:
        while not self._is_stopping.is_set():
            self._wake.clear()
            try:
                self.look_once()
                self._failures = 0
            except RecollectError as error:
                _log.info("recording failed: %s", error)
                self._fail(str(error), has_no_screen=isinstance(error, CaptureUnavailable))
            except Exception:  # noqa: BLE001 - the one broad door of capture: log, tell, go on
                _log.exception("the recorder loop met an unexpected error")
                self._fail(UNEXPECTED)
            if not self._is_stopping.is_set():
                self._wait()

    def _rouse(self) -> None:
        """Have the thread do at once what it waits to do."""
        self._wake.set()
        self._events.interrupt()

    def _wait(self) -> None:
        if self._failures or self._state.phase is RecorderPhase.PAUSED:
            self._pace.rest(self._rest_s(), self._wake.is_set)
        else:
            interval_s = interval_under(self._burden, max(0.05, self._interval_s()))
            self._pace.wait_for_look(interval_s, self._wake.is_set, is_still=self._is_still)

    def _rest_s(self) -> float:
        """How long nothing is tried while recording is paused or fails."""
        state = self._state
        if state.phase is RecorderPhase.PAUSED:
            if state.paused_until is None:
                return MAX_PAUSE_WAIT_S
            left_s = (state.paused_until - self._clock.now()).total_seconds()
            return min(MAX_PAUSE_WAIT_S, max(0.05, left_s))
        interval_s = max(0.05, self._interval_s())
        back_off_s = interval_s * 2.0 ** min(self._failures, 10)
        return min(max(MAX_BACK_OFF_S, interval_s), back_off_s)

    def _is_paused(self, now: datetime) -> bool:
        """Whether recording is paused; ends a pause whose time is over."""
        if self._state.phase is not RecorderPhase.PAUSED:
            return False
        until = self._state.paused_until
        if until is None or now < until:
            return True
        self._handing_over(lambda: self._gaps.leave(until))
        self._turn(RecorderPhase.RECORDING)
        return False

    def _note_sleep(self, now: datetime) -> None:
        """Remember that the computer slept since the last look, if it did."""
        last, self._last_look = self._last_look, now
        longest = timedelta(seconds=max(MAX_BACK_OFF_S, self._interval_s())) + ASLEEP_AFTER
        if last is not None and self._thread is not None and now - last > longest:
            self._looker.forget()
            self._handing_over(lambda: self._gaps.add(Gap(GapKind.ASLEEP, last, now)))

    def _store_if_allowed(self, store: Callable[[], None]) -> bool:
        with self._lock:
            if self._state.phase is RecorderPhase.PAUSED:
                return False
            store()
            return True

    def _account_for(self, result: LookResult, looked_at: datetime) -> None:
        """Gaps, counters and phase after a look that went through."""
        with self._lock:
            before = self._state
            if before.phase is RecorderPhase.PAUSED:
                return
            phase = RecorderPhase.RECORDING
            if result.excluded_by is None:
                self._handing_over(lambda: self._gaps.leave(looked_at))
            else:
                kind, why = _gap_for(result.excluded_by)
                self._handing_over(lambda: self._gaps.enter(kind, why, looked_at, by_rule=True))
                phase = RecorderPhase.EXCLUDED
            if self._thread is None:
                phase = RecorderPhase.STOPPED
            took_long = self._clock.now() - looked_at > BEHIND_AFTER
            state = RecorderState(
                phase=phase,
                reason=result.excluded_by or "",
                last_text_at=looked_at if result.text_stored else before.last_text_at,
                frames_seen=before.frames_seen + result.frames_seen,
                frames_kept=before.frames_kept + result.frames_kept,
                excluded=before.excluded + result.excluded,
                is_behind=took_long or self._burden is Burden.BUSY,
                slowed_by=self._burden or "",
            )
            self._set(state)

    def _fail(self, reason: str, *, has_no_screen: bool = False) -> None:
        with self._lock:
            self._failures += 1
            if self._state.phase is RecorderPhase.PAUSED:
                return
            self._handing_over(lambda: self._gaps.enter(GapKind.FAILED, reason, self._clock.now()))
            self._turn(RecorderPhase.FAILED, reason, has_no_screen=has_no_screen)

    @staticmethod
    def _handing_over(store_gaps: Callable[[], None]) -> None:
        """Store gaps now if the sink takes them; the keeper holds on to them otherwise."""
        try:
            store_gaps()
        except RecollectError as error:
            _log.info("a gap could not be stored yet: %s", error)

    def _turn(
        self,
        phase: RecorderPhase,
        reason: str = "",
        paused_until: datetime | None = None,
        *,
        has_no_screen: bool = False,
    ) -> None:
        """Enter another phase."""
        changed = replace(self._state, phase=phase, reason=reason, paused_until=paused_until)
        self._set(replace(changed, is_behind=False, slowed_by="", has_no_screen=has_no_screen))

    def _set(self, state: RecorderState) -> None:
        """Make this the state and tell it, if it is another one."""
        if state != self._state:
            self._state = state
            self._on_state(state)


def is_standing_still(result: LookResult, presence: Presence) -> bool:
    """Whether a look saw nothing new, nobody is about to change that, and who does is heard."""
    is_idle = presence.idle_s is not None and presence.idle_s >= STILL_AFTER_IDLE_S
    # A film that is no reason to keep a frame moves all the same.
    is_same = 0 < result.frames_seen == result.unchanged and result.changed_share == 0
    return is_idle and is_same and presence.tells_drawing


def _gap_for(excluded_by: str) -> tuple[GapKind, str]:
    """The kind of gap, and its reason, for what kept the screen out."""
    if away := away_of(excluded_by):
        return GapKind.ASLEEP, away.value
    is_paused = excluded_by.startswith(PAUSE_SIGN)
    return GapKind.PAUSED if is_paused else GapKind.EXCLUDED, excluded_by
