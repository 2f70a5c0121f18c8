"""The monitors of a Wayland desktop as streams that the person agreed to (ScreenCast portal).

Only what was agreed to is looked at. Nobody is asked twice in a row, and what the person ended is
not begun again behind their back.
"""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from time import monotonic

from capture.platforms.portal_screens import fitted
from capture.platforms.screen_cast import (
    Cast,
    CastDesktop,
    CastPictures,
    CastStream,
    KeptTokens,
    NotAnswered,
    PicturesGone,
    Refused,
)
from capture.platforms.wayland_desktop import Compositor, Output, in_pixels, in_reading_order
from capture.screens import Monitor, RgbFrame
from core.errors import CaptureUnavailable
from core.observation import Box

REFUSED_REST_S, ENDED_REST_S, UNANSWERED_REST_S = 1_800.0, 300.0, 120.0
CAST_ENDED = (
    "Your desktop no longer shows its screen to Recollect, so nothing is recorded: it asks you "
    "again in five minutes, or as soon as Recollect is started again."
)
NO_PICTURE_YET = (
    "Your desktop has sent no picture of the screen yet: it does so as soon as something on it "
    "changes."
)
NO_PLACE = (
    "Your desktop does not tell which monitor it shows to Recollect, so private windows cannot be "
    "kept out and nothing is recorded: choose a whole monitor when it asks again."
)

EQUAL_MONITORS = "the desktop's portal does not tell which of two equal monitors it streams"


@dataclass(frozen=True, slots=True, eq=False)
class _Shown:
    """What is streamed now, where its pictures come from, and the nodes that have sent one."""

    cast: Cast
    pictures: CastPictures
    sent: set[int] = field(default_factory=set)


class CastScreens:
    """Grabs monitors from the streams; asks for them when it first looks."""

    def __init__(
        self,
        desktop: CastDesktop,
        compositor: Compositor | None,
        tokens: KeptTokens,
        begin_pictures: Callable[[int], CastPictures],
        now_s: Callable[[], float] = monotonic,
    ) -> None:
        """`begin_pictures` takes a file descriptor that is closed afterwards.

        Without a compositor that tells its outputs, each stream is a monitor by itself.
        """
        self._desktop = desktop
        self._compositor = compositor
        self._tokens = tokens
        self._begin_pictures = begin_pictures
        self._now_s = now_s
        self._shown: list[_Shown] = []
        self._outputs: tuple[Output, ...] = ()
        self._places: dict[Monitor, tuple[_Shown, CastStream]] = {}
        self._seen: dict[Monitor, RgbFrame] = {}
        self._rest: tuple[float, str] | None = None
        self._has_asked_for_all = False

    def why_not(self) -> str:
        """Why nothing can be streamed here, as part of a sentence; empty if it can be."""
        if why := self._desktop.why_not():
            return why
        if self._compositor is None or not self._compositor.streams_singly:
            return ""
        try:
            sizes = [_size_in_pixels(one) for one in self._compositor.outputs()]
        except CaptureUnavailable:
            return ""  # whoever looks is told that
        return EQUAL_MONITORS if len({*sizes}) < len(sizes) else ""

    def monitors(self) -> tuple[Monitor, ...]:
        """Those that the person agreed to, asking if need be. Raises: CaptureUnavailable."""
        outputs = self._compositor.outputs() if self._compositor is not None else ()
        self._stop_what_is_over(outputs)
        if not self._shown:
            self._begin(outputs)
        self._seen.clear()
        if self._compositor is None:
            self._places = self._as_they_come()
        else:
            placed = self._placed()
            if not placed:
                self._let_go()
                raise CaptureUnavailable(NO_PLACE)
            self._places = {one: at for one, at in placed.items() if self._has_sent(*at)}
        if not self._places:
            raise CaptureUnavailable(NO_PICTURE_YET)
        return tuple(self._places)

    def grab(self, monitor: Monitor) -> RgbFrame:
        if (frame := self._seen.pop(monitor, None)) is not None:
            return frame
        if monitor not in self._places:
            raise CaptureUnavailable(
                f"Monitor {monitor.index} could not be captured: it may have been unplugged."
            )
        frame = self._newest(*self._places[monitor])
        if frame is None:
            raise CaptureUnavailable(NO_PICTURE_YET)
        return fitted(frame, monitor.area.width, monitor.area.height)

    def close(self) -> None:
        """Show nothing any more; the next look asks anew, where no token is kept."""
        self._let_go()
        self._desktop.close()
        self._rest = None
        self._has_asked_for_all = False

    def _stop_what_is_over(self, outputs: tuple[Output, ...]) -> None:
        """Let go of what the desktop ended, and of what was placed on other outputs than now.

        Raises: CaptureUnavailable if the person seems to have ended it: no output has changed.
        """
        if not self._shown:
            return
        try:
            is_ended = any([self._desktop.is_ended(one.cast) for one in self._shown])
        except CaptureUnavailable:
            self._let_go()
            raise
        if outputs != self._outputs:
            self._let_go()
        elif is_ended:
            self._let_go()
            self._tokens.write("")
            raise self._resting(ENDED_REST_S, CAST_ENDED)

    def _begin(self, outputs: tuple[Output, ...]) -> None:
        """Raises: CaptureUnavailable if nothing may be seen."""
        if self._rest is not None and self._now_s() < self._rest[0]:
            raise CaptureUnavailable(self._rest[1])
        self._outputs = outputs
        first, *more = _tokens_in(self._tokens.read()) or [""]
        try:
            self._add(first)
            while more or self._is_one_missing():
                self._add_one_more(more.pop(0) if more else "")
        except Refused as refused:
            self._tokens.write("")
            raise self._resting(REFUSED_REST_S, str(refused)) from refused
        except NotAnswered as silent:
            raise self._resting(UNANSWERED_REST_S, str(silent)) from silent
        self._tokens.write(json.dumps([one.cast.token for one in self._shown if one.cast.token]))

    def _add_one_more(self, token: str) -> None:
        """Another monitor; what the person does not want, or chose already, is well without."""
        before = len(self._placed())
        try:
            self._add(token)
        except (Refused, NotAnswered):
            self._has_asked_for_all = True
            return
        if len(self._placed()) == before:
            self._has_asked_for_all = self._has_asked_for_all or not token
            self._end(self._shown.pop())

    def _add(self, token: str) -> None:
        cast = self._desktop.open(token)
        remote = self._desktop.remote(cast)
        try:
            self._shown.append(_Shown(cast, self._begin_pictures(remote)))
        except PicturesGone as gone:
            self._desktop.end(cast)
            raise _broken_off(gone) from gone
        finally:
            os.close(remote)

    def _is_one_missing(self) -> bool:
        """Whether one more question may bring one more monitor."""
        asks_for_one = self._compositor is not None and self._compositor.streams_singly
        is_missing = 0 < len(self._placed()) < len(self._outputs)
        return asks_for_one and is_missing and not self._has_asked_for_all

    def _placed(self) -> dict[Monitor, tuple[_Shown, CastStream]]:
        """The outputs that are shown, numbered as if all of them were."""
        placed: dict[Monitor, tuple[_Shown, CastStream]] = {}
        ordered = in_reading_order(self._outputs)
        is_told = self._compositor is None or not self._compositor.streams_singly
        for shown, stream in self._streams():
            output = output_of(stream, ordered, is_position_told=is_told)
            if output is not None:
                index = ordered.index(output) + 1
                placed[Monitor(index, in_pixels(output.area, ordered))] = shown, stream
        return dict(sorted(placed.items(), key=lambda item: item[0].index))

    def _as_they_come(self) -> dict[Monitor, tuple[_Shown, CastStream]]:
        """Each stream a monitor, as large as its picture."""
        places = {}
        for index, (shown, stream) in enumerate(self._streams(), start=1):
            frame = self._newest(shown, stream)
            if frame is None:
                continue
            height, width = frame.shape[:2]
            monitor = Monitor(index, Box(*(stream.position or (0, 0)), width, height))
            self._seen[monitor] = frame
            places[monitor] = shown, stream
        return places

    def _streams(self) -> Iterator[tuple[_Shown, CastStream]]:
        for shown in self._shown:
            for stream in shown.cast.streams:
                yield shown, stream

    def _has_sent(self, shown: _Shown, stream: CastStream) -> bool:
        """Whether there is a picture; a monitor that stands still may have sent none so far."""
        if stream.node not in shown.sent and self._newest(shown, stream) is not None:
            shown.sent.add(stream.node)
        return stream.node in shown.sent

    def _newest(self, shown: _Shown, stream: CastStream) -> RgbFrame | None:
        """Raises: CaptureUnavailable."""
        try:
            return shown.pictures.newest(stream.node)
        except PicturesGone as gone:
            self._let_go()
            raise _broken_off(gone) from gone

    def _resting(self, seconds: float, why: str) -> CaptureUnavailable:
        """Ask for nothing for so long."""
        self._let_go()
        self._rest = self._now_s() + seconds, why
        return CaptureUnavailable(why)

    def _let_go(self) -> None:
        self._places, self._seen = {}, {}
        shown, self._shown = self._shown, []
        for one in shown:
            self._end(one)

    def _end(self, shown: _Shown) -> None:
        shown.pictures.close()
        self._desktop.end(shown.cast)


def output_of(
    stream: CastStream, outputs: Sequence[Output], *, is_position_told: bool
) -> Output | None:
    """The output that a stream shows; None if that cannot be told for sure.

    A wrong one would black out private windows where they are not.
    """
    found = list(outputs)
    if is_position_told and stream.position is not None:
        found = [one for one in outputs if (one.area.left, one.area.top) == stream.position]
    elif stream.size is not None:
        # Told in pixels or in logical units, turned as the output is or not.
        size = _either_way(*stream.size)
        found = [
            one
            for one in outputs
            if size in (_size_in_pixels(one), _either_way(one.area.width, one.area.height))
        ]
    return found[0] if len(found) == 1 else None


def _size_in_pixels(output: Output) -> tuple[int, int]:
    area = in_pixels(output.area, [output])
    return _either_way(area.width, area.height)


def _either_way(width: int, height: int) -> tuple[int, int]:
    """The size of an output, whichever way it is turned."""
    return max(width, height), min(width, height)


def _broken_off(gone: PicturesGone) -> CaptureUnavailable:
    return CaptureUnavailable(
        f"The pictures that your desktop streams broke off (their process {gone.how}); they are "
        "asked for again at the next look."
    )


def _tokens_in(text: str) -> list[str]:
    try:
        told = json.loads(text) if text else []
    except ValueError:
        return []
    return [one for one in told if isinstance(one, str) and one] if isinstance(told, list) else []
