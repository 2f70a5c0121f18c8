"""Whether the timeline of a large memory keeps the window's thread free.

    python -m tests.benchmarks.timeline_scrolling [--frames N] [--json]

Two memories are filled with invented frames and pictures: a small one of a single day, and one of
so many frames that its last day alone has a tenth of them, in the zone of a busy day's worst. The
app is opened on each, and wheel, mouse and keys scrub, zoom and change days. What is told is the
processor time of the window's thread for its longest event, collection of garbage included, and
how many times longer it is than on the small memory of the same run.
"""

import argparse
import io
import json
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.desktop import Desktop, build_desktop
from app.store_door import StoreDoor
from app.windows.picture_decoding import decoded
from app.windows.sidebar import Page
from core.home import HomeFolder
from core.observation import Observation, Picture
from core.store.keys import KeyPlace, MemoryKey
from core.store.observation_store import PicturePlace
from core.store.store import Store
from tests.benchmarks.invented_days import invented_frames
from tests.gui_watchdog import WatchedApplication

_KEY = MemoryKey(bytes(32), KeyPlace.FILE)
_SMALL = 1000
_DIFFERENT_FRAMES, _DIFFERENT_PICTURES = 2000, 8
_FRAMES_OF_A_DAY = 1000
_LAST_DAY_SHARE = 0.1
_WAKING = timedelta(hours=9)
_NOW = datetime(2026, 10, 30, 20, tzinfo=UTC)
_AT_ONCE = 2000  # frames written in one transaction
_SETTLE_S = 60.0
_TRIES = 15


class _MeasuredApplication(WatchedApplication):
    """Keeps what every event took, by what was being done."""

    def __init__(self) -> None:
        super().__init__(["timeline_scrolling"])
        self.leaves_out_garbage = False
        self.took_ms: dict[str, list[tuple[float, str]]] = {}
        self.doing = "start"

    def note(self, receiver: str, kind: str, took_ms: float) -> None:
        self.took_ms.setdefault(self.doing, []).append((took_ms, f"{kind} to {receiver}"))


@dataclass(frozen=True, slots=True)
class _Clock:
    moment: datetime = field(default=_NOW)

    def now(self) -> datetime:
        return self.moment


def measure(frames: int) -> dict[str, object]:
    """Milliseconds of the longest event by what was done, and ratios to the small memory."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = _MeasuredApplication()
    with tempfile.TemporaryDirectory(prefix="recollect-timeline-") as folder:
        found: dict[int, dict[str, list[tuple[float, str]]]] = {}
        for number in (_SMALL, frames):
            home = HomeFolder(Path(folder) / str(number))
            fill(home, number)
            application.took_ms = {}
            _drive(application, home)
            found[number] = application.took_ms
    large, small = found[frames], found[_SMALL]
    longest = {doing: max(took) for doing, took in large.items()}
    worst_ms, worst = max(one for doing, one in longest.items() if doing != "start")
    small_ms = max(max(took)[0] for doing, took in small.items() if doing != "start")
    return {
        "window_share_while_decoding": round(_share_while_decoding(), 2),
        "frames": frames,
        "longest_event_ms": round(worst_ms, 1),
        "longest_event": worst,
        "ratio_to_small": round(worst_ms / small_ms, 2),
        **{
            f"{doing}_ms": {"longest": round(max(took)[0], 1), "event": max(took)[1]}
            for doing, took in large.items()
        },
        "median_scrub_event_ms": round(statistics.median(ms for ms, _ in large["scrub"]), 2),
    }


def _share_while_decoding() -> float:
    """How much processor time the window's thread gets beside one of a picture being decoded."""
    noise = Image.effect_noise((1920, 1080), 80).convert("RGB")
    encoded = _as_webp(noise)
    shares = []
    for _ in range(_TRIES):
        took: list[float] = []
        worker = threading.Thread(target=_decode_timed, args=(encoded, took))
        since = time.thread_time()
        worker.start()
        while worker.is_alive():
            pass
        shares.append((time.thread_time() - since) / took[0])
    return statistics.median(shares)


def _decode_timed(encoded: bytes, took: list[float]) -> None:
    since = time.thread_time()
    decoded(encoded)
    took.append(time.thread_time() - since)


def fill(home: HomeFolder, frames: int) -> None:
    """Put invented frames into a memory: a thousand a day, and a tenth of all on the last."""
    store = Store.open(home, _KEY)
    places = [store.pictures.add(_picture(number), _NOW) for number in range(_DIFFERENT_PICTURES)]
    pattern = list(invented_frames(min(frames, _DIFFERENT_FRAMES)))
    moments = list(_moments(frames))
    for start in range(0, frames, _AT_ONCE):
        with store.transaction():
            for number in range(start, min(frames, start + _AT_ONCE)):
                _add(store, number, pattern[number % len(pattern)], places, moments[number])
    store.settings.set("capture.consent", True)
    store.settings.set("capture.start_with_app", False)
    store.close()


def _moments(frames: int) -> Iterator[tuple[datetime, datetime]]:
    """From when until when each frame was there."""
    on_last = max(_FRAMES_OF_A_DAY, round(frames * _LAST_DAY_SHARE))
    before, rest = divmod(frames - min(on_last, frames), _FRAMES_OF_A_DAY)
    sizes = [rest] * bool(rest) + [_FRAMES_OF_A_DAY] * before + [min(on_last, frames)]
    for days_ago, size in zip(range(len(sizes) - 1, -1, -1), sizes, strict=True):
        begin = _NOW.replace(hour=8) - timedelta(days=days_ago)
        step = _WAKING / size
        for number in range(size):
            yield begin + number * step, begin + (number + 0.9) * step


def _add(
    store: Store,
    number: int,
    pattern: Observation,
    places: Sequence[PicturePlace],
    when: tuple[datetime, datetime],
) -> None:
    picture = Picture(b"", 1920, 1080)
    observation = replace(
        pattern, at=when[0], picture=picture, content_hash=number.to_bytes(16), source_id=None
    )
    new_id = store.observations.add(observation, places[number % len(places)])
    store.observations.extend(new_id, when[1])


def _picture(number: int) -> Picture:
    """A screen of coloured stripes, different for each number."""
    image = Image.linear_gradient("L").resize((1920, 1080)).rotate(number * 17)
    return Picture(_as_webp(image.convert("RGB")), 1920, 1080)


def _as_webp(image: Image.Image) -> bytes:
    encoded = io.BytesIO()
    image.save(encoded, "WEBP", quality=60)
    return encoded.getvalue()


def _drive(application: _MeasuredApplication, home: HomeFolder) -> None:
    """Use the timeline as a person does who looks for something, only faster."""
    desktop = build_desktop(
        application, lambda: StoreDoor(home, _KEY), None, "", home.database.parent, clock=_Clock()
    )
    desktop.window.resize(1280, 860)

    def do(what: str, work: Callable[[], None]) -> None:
        application.doing = what
        work()
        _settle(application, desktop)

    try:
        do("start", lambda: _start(desktop))
        do("open", lambda: desktop.window.show_page(Page.TIMELINE))
        do("scrub", lambda: _scrub(application, desktop))
        do("keys", lambda: _press_keys(application, desktop))
        do("zoom", lambda: _zoom(application, desktop))
        do("days", lambda: _go_through_days(application, desktop))
        do("record", lambda: _record(application, desktop))
    finally:
        desktop.close()


def _start(desktop: Desktop) -> None:
    desktop.window.show()
    desktop.window.begin()


def _scrub(application: WatchedApplication, desktop: Desktop) -> None:
    """The wheel over the scale, then the playhead dragged over the whole day."""
    scale = desktop.window.timeline.scale
    for _ in range(150):
        _turn_wheel(application, scale, 1, Qt.KeyboardModifier.NoModifier)
    place = QPoint(20, 45)
    QTest.mousePress(scale, Qt.MouseButton.LeftButton, pos=place)
    for x in range(20, scale.width() - 20, 6):
        QTest.mouseMove(scale, QPoint(x, 45))
        application.processEvents()
    QTest.mouseRelease(scale, Qt.MouseButton.LeftButton, pos=place)
    for x in range(20, scale.width() - 20, 12):  # hovering, each with its picture
        QTest.mouseMove(scale, QPoint(x, 45))
        application.processEvents()


def _press_keys(application: WatchedApplication, desktop: Desktop) -> None:
    view = desktop.window.timeline.view
    for key, modifier in (
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier),
    ):
        for _ in range(80):
            QTest.keyClick(view, key, modifier)
            application.processEvents()
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_End)


def _zoom(application: WatchedApplication, desktop: Desktop) -> None:
    scale = desktop.window.timeline.scale
    for notches in (22, -22):
        for _ in range(abs(notches)):
            _turn_wheel(application, scale, notches, Qt.KeyboardModifier.ControlModifier)


def _go_through_days(application: WatchedApplication, desktop: Desktop) -> None:
    timeline = desktop.window.timeline
    timeline.scales.show_whole()
    _settle(application, desktop)
    timeline.scales.farther()
    _settle(application, desktop)
    for _ in range(40):
        _turn_wheel(application, timeline.scales.month, 1, Qt.KeyboardModifier.NoModifier)
    _settle(application, desktop)
    QTest.keyClick(timeline.scales.month, Qt.Key.Key_Return)
    _settle(application, desktop)
    for button in (*[timeline.bar.later] * 5, timeline.bar.now_button):
        button.click()
        _settle(application, desktop)


def _record(application: WatchedApplication, desktop: Desktop) -> None:
    """What happens every second and a half while the recorder runs."""
    for _ in range(3):
        desktop.window.timeline.take_new_frames()
        _settle(application, desktop)


def _turn_wheel(
    application: WatchedApplication, widget: QWidget, up: int, modifier: Qt.KeyboardModifier
) -> None:
    place = QPointF(widget.width() * 0.6, 45)
    turned = QWheelEvent(
        place,
        widget.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 if up > 0 else -120),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    application.sendEvent(widget, turned)
    application.processEvents()


def _settle(application: WatchedApplication, desktop: Desktop) -> None:
    """Let the events come until no work is left."""
    give_up = time.monotonic() + _SETTLE_S
    application.processEvents()
    while not desktop.runner.is_idle and time.monotonic() < give_up:
        application.processEvents()
        time.sleep(0.001)
    application.processEvents()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=100_000)
    parser.add_argument("--json", action="store_true", help="one JSON document and nothing else")
    options = parser.parse_args()
    figures = measure(options.frames)
    sys.stdout.write(json.dumps(figures, indent=None if options.json else 1) + "\n")


if __name__ == "__main__":
    main()
