"""One look at every monitor: grab, apply the rules, compare, read, hand over.

Knows nothing of threads and pauses; `recorder` decides when to look.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from capture.away import AWAY_SIGN, Away, is_full_screen, is_locked
from capture.change_gate import Change, ChangeGate
from capture.exclusions import MonitorView, black_out, view_monitor, why_paused
from capture.film_watch import FilmWatch
from capture.frame_cells import Cells
from capture.framing import observe, without_secrets
from capture.observation_sink import ObservationSink, StoreOutcome
from capture.private_windows_met import PrivateWindowsMet
from capture.reading_memory import ReadingMemory
from capture.screens import Monitor, RgbFrame, ScreenGrabber
from capture.site_exclusions import lines_beside, view_sites
from capture.text_reader import TextReader, in_reading_order
from capture.told_reading import ToldReading
from capture.windows import DesktopWindow, WindowLister
from core.observation import Observation, TextLine, WindowContext
from core.privacy.exclusion_rules import ExclusionRules
from core.privacy.sealing import Seal


@dataclass(frozen=True, slots=True)
class LookResult:
    """What one look did, in frames; `excluded_by` names the last rule that kept a monitor out.

    Every frame seen is kept, merged, unchanged, excluded or dropped (recording was paused
    meanwhile). `masked` frames had a window blacked out and are counted among the others too.
    `excluded_by` is also why nobody can be looking, marked as `away` says. `is_full_screen` tells
    that the window in front has a monitor to itself, `changed_share` how much of the monitor that
    changed most is new; a film that is no reason to keep a frame counts there, though the frame is
    unchanged.
    """

    frames_seen: int = 0
    frames_kept: int = 0
    merged: int = 0
    unchanged: int = 0
    excluded: int = 0
    masked: int = 0
    dropped: int = 0
    excluded_by: str | None = None
    text_stored: bool = False
    is_full_screen: bool = False
    changed_share: float = 0.0

    def __add__(self, other: "LookResult") -> "LookResult":
        return LookResult(
            self.frames_seen + other.frames_seen,
            self.frames_kept + other.frames_kept,
            self.merged + other.merged,
            self.unchanged + other.unchanged,
            self.excluded + other.excluded,
            self.masked + other.masked,
            self.dropped + other.dropped,
            other.excluded_by or self.excluded_by,
            self.text_stored or other.text_stored,
            self.is_full_screen or other.is_full_screen,
            max(self.changed_share, other.changed_share),
        )


@dataclass(frozen=True, slots=True)
class _LastView:
    """What was last taken of a monitor, and by which rules."""

    window: WindowContext
    rules: ExclusionRules
    content_hash: bytes


@dataclass(frozen=True, slots=True, eq=False)
class _Look:
    """A frame on its way: what was grabbed, and what stood around it."""

    monitor: Monitor
    frame: RgbFrame
    at: datetime
    listings: tuple[Sequence[DesktopWindow], Sequence[DesktopWindow]]
    rules: ExclusionRules
    allowed: "StoreIfAllowed"
    seal: Seal | None
    idle_s: float | None


StoreIfAllowed = Callable[[Callable[[], None]], bool]
"""Runs a piece of storing, unless recording was paused in between; tells whether it ran."""


class ScreenLooker:
    """Looks at the monitors, remembering of each only what the next look is compared with."""

    def __init__(
        self,
        screens: ScreenGrabber,
        windows: WindowLister,
        reader: TextReader,
        sink: ObservationSink,
        told: ToldReading | None = None,
    ) -> None:
        """`told` asks programs for their text; without, all of it is read off the picture."""
        self._screens = screens
        self._windows = windows
        self._reading = ReadingMemory(reader)
        self._told = told or ToldReading(reader)
        self._sink = sink
        self._gate = ChangeGate()
        self._films = FilmWatch()
        self._private = PrivateWindowsMet()
        self._last: dict[int, _LastView] = {}

    def look(
        self,
        rules: ExclusionRules,
        now: Callable[[], datetime],
        store_if_allowed: StoreIfAllowed,
        seal: Seal | None = None,
        idle_s: float | None = None,
    ) -> LookResult:
        """Look at every monitor once; `seal` keeps what secrets are caught for the user's vault.

        `idle_s` is how long ago somebody touched keyboard or mouse, None if that is not told.

        Raises: CaptureUnavailable, ReaderUnavailable, StoreUnavailable; what was being looked
        at then counts as never seen, so that the next look takes it.
        """
        if hours := rules.match_time(now()):
            return self._paused(hours.words)
        before = self._private.marked(self._windows.windows())
        if is_locked(before):
            return self.look_away(Away.LOCKED)
        total = LookResult(is_full_screen=is_full_screen(before))
        if pause := why_paused(before, rules):
            return self._paused(pause)
        monitors = self._screens.monitors()
        for gone in self._last.keys() - {monitor.index for monitor in monitors}:
            self.forget(gone)
        for monitor in monitors:
            at = now()
            frame = self._screens.grab(monitor)
            after = self._private.marked(self._windows.windows())
            listings = (before, after)
            look = _Look(monitor, frame, at, listings, rules, store_if_allowed, seal, idle_s)
            total += self._take(look)
            before = after
        return total

    def look_away(self, why: Away) -> LookResult:
        """Nothing is grabbed, as nobody can be looking."""
        return self._paused(AWAY_SIGN + why)

    def forget(self, monitor: int | None = None) -> None:
        """Compare with nothing at the next look, so that it starts a new stretch of time."""
        for index in [*self._last] if monitor is None else [monitor]:
            self._gate.forget(index)
            self._films.forget(index)
            self._last.pop(index, None)

    def close(self) -> None:
        """Let go of the display, and of what reading holds."""
        self.forget()
        self._reading.close()
        self._told.close()
        self._screens.close()
        self._windows.close()

    def _take(self, look: _Look) -> LookResult:
        index = look.monitor.index
        view = view_monitor(look.monitor, *look.listings, look.rules)
        if view.excluded_by is not None:
            return self._excluded(index, view.excluded_by)
        look = replace(look, frame=black_out(look.frame, view.masks))
        last = self._last.get(index)
        films = self._films.look(index, look.frame, look.at, look.idle_s)
        change = self._gate.look(index, look.frame, apart_from=films)
        is_done = False
        try:
            is_known = last is not None and (last.window, last.rules) == (view.window, look.rules)
            if is_known and not change.is_changed:
                outcome = self._still_there(look)
            else:
                outcome = self._read(look, view)
            is_done = not outcome.dropped and not outcome.excluded
        finally:
            if not is_done:  # the next look must see this frame as new
                self.forget(index)
        is_masked = bool(view.masks) or bool(outcome.masked)
        return replace(
            outcome,
            frames_seen=1,
            masked=int(is_masked and not outcome.excluded),
            changed_share=_changed_share(change, look.frame, films),
        )

    def _paused(self, rule: str) -> LookResult:
        """Nothing is grabbed while a rule pauses recording."""
        self.forget()
        return LookResult(excluded_by=rule)

    def _excluded(self, monitor: int, rule: str) -> LookResult:
        self.forget(monitor)
        return LookResult(frames_seen=1, excluded=1, excluded_by=rule)

    def _still_there(self, look: _Look) -> LookResult:
        if look.allowed(lambda: self._sink.still_there(look.monitor.index, look.at)):
            return LookResult(unchanged=1)
        return LookResult(dropped=1)

    def _read(self, look: _Look, view: MonitorView) -> LookResult:
        """Read a frame; a rule about sites may keep it out once its address bar is known."""
        index = look.monitor.index
        last = self._last.get(index)
        listings = self._told.with_addresses(look.monitor, look.listings, look.rules)
        known = view
        if listings != look.listings:
            look = replace(look, listings=listings)
            known = view_monitor(look.monitor, *listings, look.rules)
            if known.excluded_by is not None:
                return self._excluded(index, known.excluded_by)
            look = replace(look, frame=black_out(look.frame, known.masks))
        lines = self._lines(look, known)
        self._films.read(index, look.at, [line.box for line in lines])
        site = view_sites(known, look.monitor, look.listings, lines, look.rules)
        self._private.meet(site.seen_private)
        if site.excluded_by is not None:
            return self._excluded(index, site.excluded_by)
        masked = int(bool(site.masks))
        frame = black_out(look.frame, site.masks)
        reading = without_secrets(
            lines_beside(lines, site.masks), site.window, frame.shape[0], look.seal
        )
        self._last[index] = _LastView(view.window, look.rules, reading.content_hash)
        if last and last.content_hash == reading.content_hash:
            outcome = self._still_there(look)
            return LookResult(merged=outcome.unchanged, dropped=outcome.dropped, masked=masked)
        observation = observe(frame, reading, index, look.at)
        outcomes: list[StoreOutcome] = []
        if not look.allowed(lambda: outcomes.append(self._sink.store(observation))):
            return LookResult(dropped=1, masked=masked)
        return replace(_result(outcomes[0], observation), masked=masked)

    def _lines(self, look: _Look, view: MonitorView) -> tuple[TextLine, ...]:
        """The lines on a frame: those that programs tell, and all others as they are read."""
        told = self._told.read(
            look.monitor,
            look.frame,
            look.listings,
            view.masks,
            look.rules,
            lambda: black_out(self._screens.grab(look.monitor), view.masks),
        )
        read = self._reading.read(told.bare)
        return in_reading_order([*told.lines, *read]) if told.lines else read


def _result(outcome: StoreOutcome, observation: Observation) -> LookResult:
    has_text = bool(observation.lines)
    if outcome is StoreOutcome.MERGED:
        return LookResult(merged=1, text_stored=has_text)
    return LookResult(frames_kept=1, text_stored=has_text)


def _changed_share(change: Change, frame: RgbFrame, films: Cells | None) -> float:
    """How much of a frame lies in the rectangles that changed, or in films, from 0 to 1."""
    if change.boxes is None:
        return 1.0
    height, width = (int(side) for side in frame.shape[:2])
    changed = sum(box.width * box.height for box in change.boxes) / (width * height)
    return changed if films is None else max(changed, float(films.mean()))
