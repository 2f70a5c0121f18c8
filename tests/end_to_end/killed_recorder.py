"""Records invented frames into a memory until it is killed; the test that starts it counts.

    python -m tests.end_to_end.killed_recorder HOME

For each line on stdin, the number of the first frame, a process is forked from this one, so that
a kill costs no start: it says `child PID`, then what it acknowledged (`stored N`, `forgot N`),
and `ended` once it is gone. Everything between the screen and the disk is the product's own.
"""

import os
import sys
from datetime import timedelta
from pathlib import Path

import numpy as np

from app.store_sink import StoreSink
from capture.recorder import Recorder
from capture.screens import RgbFrame
from capture.windows import DesktopWindow
from core.home import HomeFolder
from core.ingest.work import work_step
from core.observation import Box
from core.privacy.exclusion_rules import ExclusionRules
from core.store.keys import obtain_key
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from tests.fakes.fake_screen import (
    NOON,
    FakeClock,
    FakeScreens,
    FakeWindows,
    ScriptedReader,
    line,
)
from tests.fakes.hash_embedder import HashEmbedder

EDITOR = DesktopWindow("codepad", "log.txt - Codepad", Box(0, 0, 320, 200), is_focused=True)
BETWEEN_FRAMES_S = 40
WORK_EACH, FORGET_EACH = 4, 9
_SYLLABLES = "ba ce di fo gu ha ke li mo nu pa re si to vu wa xe yi zo bre".split()


def word_of(number: int) -> str:
    """A made-up word that no other frame shows."""
    digits = np.base_repr(number + 400, 20).casefold()
    return "quark" + "".join(_SYLLABLES[int(digit, 20)] for digit in digits)


def is_forgotten_after(number: int) -> int | None:
    """Which frame is forgotten once this one is stored; None for most."""
    return number - 3 if number % FORGET_EACH == 0 and number > 3 else None


def record(home: HomeFolder, first: int) -> None:
    """Record one frame after the other, learn from them, and forget some; without an end."""
    clock = FakeClock(NOON + timedelta(seconds=first * BETWEEN_FRAMES_S))
    screens, reader = FakeScreens(_frame(first)), ScriptedReader()
    sink = StoreSink(lambda: Store.open(home, obtain_key(home)))
    recorder = Recorder(
        screens,
        FakeWindows(EDITOR),
        reader,
        sink,
        ExclusionRules,
        clock,
        lambda: float(BETWEEN_FRAMES_S),
        lambda _: None,
    )
    store, embedder, number = Store.open(home, obtain_key(home)), HashEmbedder(), first
    store.forgetting.finish_interrupted_work()  # as at every start
    while True:
        screens.frames[1] = _frame(number)
        reader.lines = (line(f"The ferry {word_of(number)} leaves at pier {number}."),)
        recorder.look_once()
        _say(f"stored {number}")
        clock.advance(BETWEEN_FRAMES_S / 2)
        recorder.look_once()  # the same screen is still there
        if number % WORK_EACH == 0:
            work_step(store, embedder, 8)
        forgotten = is_forgotten_after(number)
        if forgotten is not None:
            forget(store, forgotten)
            _say(f"forgot {forgotten}")
        clock.advance(BETWEEN_FRAMES_S / 2)
        number += 1


def forget(store: Store, number: int) -> None:
    """Forget the frame that shows this number, if it is there."""
    word = word_of(number)
    ids = [
        seen.id
        for seen in store.observations.matching(ObservationFilter())
        if any(word in each.text for each in store.observations.lines(seen.id))
    ]
    if ids:
        store.forgetting.forget(ids, phrase=word)


def _frame(number: int) -> RgbFrame:
    frame = np.full((200, 320, 3), 255, dtype=np.uint8)
    for bit in range(16):
        if number >> bit & 1:
            frame[60 + 30 * (bit // 8) :, :][:24, 20 + 34 * (bit % 8) :][:, :24] = 0
    return frame


def _say(what: str) -> None:
    os.write(1, f"{what}\n".encode())


def main() -> None:
    home = HomeFolder(Path(sys.argv[1]))
    for told in sys.stdin:
        child = os.fork()
        if child == 0:
            _say(f"child {os.getpid()}")
            record(home, int(told))
        os.waitpid(child, 0)
        _say("ended")


if __name__ == "__main__":
    main()
