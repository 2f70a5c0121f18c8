"""What taking text from the program that shows it costs, against reading it off the picture.

    python -m tests.benchmarks.told_text [--looks N]

Starts a screen of its own (Xvfb), an accessibility bus and a window full of text, which scrolls
between the looks. Each look is taken twice, with the program asked and with the picture read, in
turns, so that both meet the same load. Processor time is that of the recorder, of its reader and of
the asked program. Words are counted look by look, as often as they stand there. Prints one JSON
document.
"""

import argparse
import json
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from capture.platforms.atspi_bus import AccessibilityBus
from capture.platforms.atspi_text import AtspiText
from capture.rapidocr_reader import RapidOcrReader
from capture.reader_process import ReaderProcess
from capture.reading_memory import ReadingMemory
from capture.screens import MssScreens, RgbFrame
from capture.text_reader import in_reading_order
from capture.told_reading import ToldReading
from capture.visible_text import ToldText
from capture.x11_windows import X11Windows
from core.observation import TextLine
from core.privacy.exclusion_rules import ExclusionRules
from tests.benchmarks.processor_time import cpu_s_of, own_cpu_s
from tests.capture.platforms.accessibility import TextWindow, accessibility_of_its_own
from tests.x_display import start_x_display, wait_until

LOOKS = 8
_PATIENT_S = 20.0

Lines = Sequence[TextLine]


@dataclass(slots=True)
class _Tally:
    """What one way of reading cost so far, and how much of it was the program's own."""

    cpu_s: float = 0.0
    app_cpu_s: float = 0.0


@dataclass(frozen=True, slots=True)
class _Desk:
    """The screen with the window on it, and both ways to its text."""

    window: TextWindow
    screens: MssScreens
    windows: X11Windows
    told: ToldReading
    engines: tuple[ReaderProcess, ReaderProcess]
    memories: tuple[ReadingMemory, ReadingMemory]


def measure(looks: int = LOOKS) -> dict[str, Any]:
    """Seconds a look of both ways, and the share of the picture's words that asking has."""
    asking, reading = _Tally(), _Tally()
    kept = wanted = 0
    lines = told = 0
    with _desk() as desk:
        for look in range(looks):
            desk.window.order(f"scroll {look / max(1, looks - 1)}")
            frame = _seen(desk)
            by_asking, own = _timed(asking, desk, 0, partial(_asked, desk, frame))
            _, whole = _timed(reading, desk, 1, partial(_read, desk, frame))
            told += by_asking
            lines += len(own)
            ours, theirs = _words(own), _words(whole)
            kept += (ours & theirs).total()
            wanted += theirs.total()
    return {
        "looks": looks,
        "lines_told": round(told / max(1, lines), 3),
        "cpu_s_per_look": round(asking.cpu_s / looks, 3),
        "of_it_in_the_program": round(asking.app_cpu_s / looks, 3),
        "cpu_s_per_look_off_the_picture": round(reading.cpu_s / looks, 3),
        "times_less": round(reading.cpu_s / asking.cpu_s, 1),
        "words_kept": round(kept / max(1, wanted), 4),
    }


def _seen(desk: _Desk) -> RgbFrame:
    return desk.screens.grab(desk.screens.monitors()[0])


def _asked(desk: _Desk, frame: RgbFrame) -> tuple[int, Lines]:
    """The lines of a frame, with the program asked; and how many of them it told."""
    listing = desk.windows.windows()
    monitor = desk.screens.monitors()[0]
    told = desk.told.read(
        monitor, frame, (listing, listing), (), ExclusionRules(), lambda: _seen(desk)
    )
    read = desk.memories[0].read(told.bare)
    return len(told.lines), in_reading_order([*told.lines, *read])


def _read(desk: _Desk, frame: RgbFrame) -> tuple[int, Lines]:
    """The lines of a frame as they are read off it; none is told."""
    return 0, desk.memories[1].read(frame)


def _timed(
    tally: _Tally, desk: _Desk, way: int, read: Callable[[], tuple[int, Lines]]
) -> tuple[int, Lines]:
    engine, program = desk.engines[way], desk.window.process.pid
    before, app_before = own_cpu_s() + cpu_s_of(engine.process_id), cpu_s_of(program)
    found = read()
    in_program = cpu_s_of(program) - app_before
    tally.app_cpu_s += in_program
    tally.cpu_s += own_cpu_s() + cpu_s_of(engine.process_id) - before + in_program
    return found


@contextmanager
def _desk() -> Iterator[_Desk]:
    with ExitStack() as stack:
        display = start_x_display()
        stack.callback(shutil.rmtree, display.folder, ignore_errors=True)
        stack.callback(display.close)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        bus = stack.enter_context(accessibility_of_its_own(display, folder / "run"))
        window = stack.enter_context(bus.text_window())
        windows = stack.enter_context(closing(X11Windows(display.name)))
        screens = stack.enter_context(closing(MssScreens(display.name)))
        visible = AtspiText(AccessibilityBus(bus.session_bus), _PATIENT_S, _PATIENT_S)
        engines = (ReaderProcess(), ReaderProcess())
        readers = [RapidOcrReader(engine) for engine in engines]
        told = ToldReading(readers[0], visible, lambda: True)
        stack.callback(told.close)
        memories = (ReadingMemory(readers[0]), ReadingMemory(readers[1]))
        for memory, engine in zip(memories, engines, strict=True):
            stack.callback(memory.close)
            engine.start()
        wait_until(
            lambda: any(isinstance(visible.text_of(one), ToldText) for one in windows.windows()),
            "the window to tell its text",
        )
        yield _Desk(window, screens, windows, told, engines, memories)


def _words(lines: Lines) -> Counter[str]:
    return Counter(word for line in lines for word in re.findall(r"\w+", line.text.casefold()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--looks", type=int, default=LOOKS)
    sys.stdout.write(json.dumps(measure(parser.parse_args().looks), indent=1) + "\n")


if __name__ == "__main__":
    main()
