"""Screens, windows, readers and sinks that do as the test says."""

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np

from capture.observation_sink import StoreOutcome
from capture.screen_events import ClockOnly, Happening, Presence
from capture.screens import Monitor, RgbFrame
from capture.windows import DesktopWindow
from core.errors import RecollectError
from core.observation import Box, Gap, Observation, TextLine

WHITE = (255, 255, 255)
NOON = datetime(2026, 6, 8, 12, 0, tzinfo=UTC)


def plain_frame(
    width: int = 320, height: int = 200, colour: tuple[int, int, int] = WHITE
) -> RgbFrame:
    """A frame of one colour."""
    return np.full((height, width, 3), colour, dtype=np.uint8)


def with_block(frame: RgbFrame, box: Box, colour: tuple[int, int, int] = (0, 0, 0)) -> RgbFrame:
    """A copy of a frame with a filled rectangle."""
    painted = frame.copy()
    painted[box.top : box.bottom, box.left : box.right] = colour
    return painted


class FakeClock:
    """A clock that moves only when told."""

    def __init__(self, now: datetime = NOON) -> None:
        self.moment = now

    def now(self) -> datetime:
        return self.moment

    def advance(self, seconds: float) -> datetime:
        self.moment += timedelta(seconds=seconds)
        return self.moment


class FakeScreens:
    """Monitors side by side that show what `frames` says, by monitor index."""

    def __init__(self, *frames: RgbFrame) -> None:
        self.frames = dict(enumerate(frames, start=1))
        self.error: RecollectError | RuntimeError | None = None
        self.grabs = 0
        self.is_closed = False
        self.grabbed = threading.Event()

    def monitors(self) -> tuple[Monitor, ...]:
        if self.error:
            raise self.error
        found = []
        left = 0
        for index, frame in self.frames.items():
            height, width = frame.shape[:2]
            found.append(Monitor(index, Box(left, 0, width, height)))
            left += width
        return tuple(found)

    def grab(self, monitor: Monitor) -> RgbFrame:
        self.grabs += 1
        self.grabbed.set()
        return self.frames[monitor.index].copy()

    def close(self) -> None:
        self.is_closed = True


class FakeWindows:
    """Lists the windows it was given; `then` are listings for the calls after the first."""

    def __init__(
        self, *windows: DesktopWindow, then: Iterable[Sequence[DesktopWindow]] = ()
    ) -> None:
        self.shown: tuple[DesktopWindow, ...] = windows
        self._then = [tuple(listing) for listing in then]

    def windows(self) -> tuple[DesktopWindow, ...]:
        listing = self.shown
        if self._then:
            self.shown = self._then.pop(0)
        return listing

    def limits(self) -> str:
        return ""

    def close(self) -> None:
        """Nothing is held open."""


class ScriptedReader:
    """Reads what the script says: lines, an error, or a function of the frame."""

    def __init__(
        self,
        *lines: TextLine,
        by_frame: Callable[[RgbFrame], tuple[TextLine, ...]] | None = None,
    ) -> None:
        self.lines = lines
        self.by_frame = by_frame
        self.error: RecollectError | RuntimeError | None = None
        self.frames: list[RgbFrame] = []
        self.changed: list[Sequence[Box] | None] = []
        self.is_closed = False

    def read(
        self,
        frame: RgbFrame,
        changed: Sequence[Box] | None = None,
        previous: Sequence[TextLine] = (),
    ) -> tuple[TextLine, ...]:
        self.frames.append(frame)
        self.changed.append(changed)
        if self.error:
            raise self.error
        return self.by_frame(frame) if self.by_frame else self.lines

    def close(self) -> None:
        self.is_closed = True


class FakeSink:
    """Keeps what it is handed in lists, as a store would on disk."""

    def __init__(self) -> None:
        self.observations: list[Observation] = []
        self.still: list[tuple[int, datetime]] = []
        self.gaps: list[Gap] = []
        self.error: RecollectError | None = None
        self.stored = threading.Event()

    def store(self, observation: Observation) -> StoreOutcome:
        self._fail_if_told()
        self.observations.append(observation)
        self.stored.set()
        return StoreOutcome.STORED

    def still_there(self, monitor: int, at: datetime) -> None:
        self._fail_if_told()
        self.still.append((monitor, at))

    def store_gap(self, gap: Gap) -> None:
        """As the store does: a gap that goes on becomes one with what was told of it before."""
        self._fail_if_told()
        last = self.gaps[-1] if self.gaps else None
        if last and (last.kind, last.reason) == (gap.kind, gap.reason) and gap.since <= last.until:
            gap = replace(last, until=max(last.until, gap.until))
            del self.gaps[-1]
        self.gaps.append(gap)

    def _fail_if_told(self) -> None:
        if self.error:
            raise self.error


def line(text: str, left: int = 10, top: int = 60, width: int = 100, height: int = 16) -> TextLine:
    """A line of text at a place."""
    return TextLine(text, Box(left, top, width, height), 0.99)


class ScriptedEvents:
    """Events at set moments of a clock that waiting alone moves on; seconds from nought."""

    def __init__(self, *script: tuple[float, Happening]) -> None:
        self.script = list(script)
        self.present = Presence()
        self.asked_for_drawing: list[bool] = []
        self._now_s = 0.0

    def now_s(self) -> float:
        return self._now_s

    def wait(self, timeout_s: float, *, for_drawing: bool = False) -> frozenset[Happening]:
        self.asked_for_drawing.append(for_drawing)
        end_s = self._now_s + timeout_s
        if not self.script or self.script[0][0] > end_s:
            self._now_s = end_s
            return frozenset()
        at_s, happened = self.script.pop(0)
        self._now_s = max(self._now_s, at_s)
        return frozenset({happened})

    def interrupt(self) -> None:
        """Nobody waits for real."""

    def presence(self) -> Presence:
        return self.present

    def close(self) -> None:
        """Nothing is held open."""


class PresentEvents(ClockOnly):
    """The clock alone, and somebody who is as present as the test says."""

    def __init__(self) -> None:
        super().__init__()
        self.present = Presence()

    def presence(self) -> Presence:
        return self.present
