"""What watching a real screen costs while nothing changes, and while a terminal scrolls.

    python -m tests.benchmarks.screen_watching [--seconds N]

Needs Xvfb, openbox and xterm. Processor time of the recorder and of its reader, not of the X
server. Prints one JSON document.
"""

import argparse
import json
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from typing import Any

from capture.rapidocr_reader import RapidOcrReader
from capture.reader_process import ReaderProcess
from capture.recorder import Recorder
from capture.screens import MssScreens
from capture.x11_events import X11Events
from capture.x11_windows import X11Windows
from core.clock import SystemClock
from core.privacy.exclusion_rules import ExclusionRules
from tests.benchmarks.processor_time import cpu_s_of, memory_mb_of, own_cpu_s
from tests.fakes.fake_screen import FakeSink
from tests.x_display import XDisplay, start_x_display

LOOKS = 50
INTERVAL_S = 2.0
LETTER = "\n".join(f"{number}. The tide turns at buoy {number * 37 % 91}." for number in range(24))


def measure(seconds: float) -> dict[str, Any]:
    """The figures of one look and of `seconds` of recording a screen that stands still."""
    display = start_x_display()
    try:
        return _measure_on(display, seconds)
    finally:
        display.close()


def _measure_on(display: XDisplay, seconds: float) -> dict[str, Any]:
    engine, sink = ReaderProcess(), FakeSink()
    with closing(RapidOcrReader(engine)) as reader:
        recorder = Recorder(
            MssScreens(display.name),
            X11Windows(display.name),
            reader,
            sink,
            ExclusionRules,
            SystemClock(),
            lambda: INTERVAL_S,
            lambda _: None,
            events=X11Events(display.name),
        )

        def used_s() -> float:
            return own_cpu_s() + cpu_s_of(engine.process_id)

        display.show_xterm("letter", LETTER, "80x30+100+100")
        first_s = _cost(used_s, recorder.look_once)
        look_s = min(
            _cost(used_s, lambda: [recorder.look_once() for _ in range(LOOKS)]) / LOOKS
            for _ in range(3)
        )
        display.show_xterm("another", LETTER[200:], "60x20+900+400")
        second_s = _cost(used_s, recorder.look_once)
        memory_mb = memory_mb_of(engine.process_id)
        still_s = _cost_of_watching(recorder, sink, used_s, seconds)
        return {
            "first_look_cpu_s": round(first_s, 2),
            "new_window_cpu_s": round(second_s, 2),
            "unchanged_look_cpu_ms": round(1e3 * look_s, 1),
            "still_screen_share_of_a_core": round(still_s / seconds, 4),
            "reader_memory_mb": memory_mb,
        }


def _cost_of_watching(
    recorder: Recorder, sink: FakeSink, used_s: Callable[[], float], seconds: float
) -> float:
    """The recorder's own thread looks at a screen that it has read, for so many seconds."""
    recorder.stop()
    sink.stored.clear()
    recorder.start()
    sink.stored.wait()
    used = _cost(used_s, lambda: threading.Event().wait(seconds))
    recorder.stop()
    return used


def _cost(used_s: Callable[[], float], act: Callable[[], object]) -> float:
    before = used_s()
    act()
    return used_s() - before


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    sys.stdout.write(json.dumps(measure(parser.parse_args().seconds), indent=1) + "\n")


if __name__ == "__main__":
    main()
