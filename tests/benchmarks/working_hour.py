"""An hour at a desk with the app recording: what it costs, keeps, leaves out and holds.

    python -m tests.benchmarks.working_hour [--minutes 60] [--seed 1] [--frames FOLDER]

The desktop app runs hidden, as at login, on an Xvfb display where a script works with real windows
(`desk_work`). Processor time and memory are those of the app and of all that it starts, not of the
X server or of the windows. With --frames every screen that changed is also kept there losslessly
with a manifest.jsonl, for `python -m tests.benchmarks.reading FOLDER`. Needs Xvfb, openbox, xterm,
xdotool, vim and git. Prints one JSON document.
"""

import argparse
import hashlib
import json
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from core.home import HomeFolder
from core.store.keys import obtain_key
from core.store.store import Store
from tests.benchmarks.desk_work import PRIVATE_WORDS, DeskWork
from tests.benchmarks.processor_time import cpu_s_by_process, memory_mb_by_process
from tests.end_to_end.program import EXECUTABLE
from tests.x_display import XDisplay, start_x_display, wait_until

START_PATIENCE_S = 120.0
MEMORY_EVERY_S = 60.0


def measure(seconds: float, seed: int, frames: Path | None) -> dict[str, Any]:
    """The figures of so many seconds of work."""
    with tempfile.TemporaryDirectory(prefix="recollect-hour-") as made:
        home = Path(made) / "data"
        _agree(home)
        display = start_x_display()
        try:
            figures = _work_beside_the_app(display, home, seconds, seed, frames)
        finally:
            display.close()
        return figures | _told_by_the_program(home) | {"private_words_found": _leaks(home)}


def _agree(home: Path) -> None:
    home.mkdir(parents=True)
    folder = HomeFolder(home)
    with closing(Store.open(folder, obtain_key(folder))) as store:
        store.settings.set("capture.consent", True)
        store.settings.set("capture.wait_when_busy", False)  # whatever else runs here


def _work_beside_the_app(
    display: XDisplay, home: Path, seconds: float, seed: int, frames: Path | None
) -> dict[str, Any]:
    app = display.start((str(EXECUTABLE), "--home", str(home), "--hidden"))
    wait_until(lambda: _frames_kept(home) > 0, "the first frame", START_PATIENCE_S)
    shots = _Shots(display, frames)
    with tempfile.TemporaryDirectory(prefix="recollect-desk-") as desk:
        work = DeskWork(display, Path(desk), seed)
        began_cpu, memory = cpu_s_by_process(app.pid), _MemoryOverTime(app.pid)

        def after_each_act() -> None:
            memory.look()
            shots.take()

        began = time.monotonic()
        work.work(seconds, after_each_act)
        lasted = time.monotonic() - began
        used = {
            name: round(cpu_s - began_cpu.get(name, 0.0), 1)
            for name, cpu_s in cpu_s_by_process(app.pid).items()
        }
        memory_at_end = memory_mb_by_process(app.pid)
    _end(app)
    return {
        "seconds": round(lasted),
        "cpu_s": round(sum(used.values()), 1),
        "cpu_s_by_process": used,
        "share_of_a_core": round(sum(used.values()) / lasted, 4),
        "memory_mb": {
            "start": memory.first,
            "most": memory.most,
            "end": sum(memory_at_end.values()),
        },
        "memory_mb_by_process": memory_at_end,
        "memory_mb_over_time": memory.told,
        "acts": dict(sorted(work.done.items())),
    }


def _frames_kept(home: Path) -> int:
    folder = HomeFolder(home)
    with closing(Store.open(folder, obtain_key(folder), read_only=True)) as store:
        return store.observations.count()


def _end(app: "subprocess.Popen[bytes]") -> None:
    app.send_signal(signal.SIGINT)
    app.wait(START_PATIENCE_S)


def _told_by_the_program(home: Path) -> dict[str, Any]:
    def told(*words: str) -> Any:
        command = [str(EXECUTABLE), "--home", str(home), *words, "--json"]
        return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)

    stats = told("stats")
    kept = max(1, stats["observations"])
    return {
        "frames_kept": stats["observations"],
        "gaps": stats["gaps"],
        "waiting": stats["waiting"],
        "bytes": stats["bytes"],
        "kb_per_frame": round(stats["bytes"] / 1e3 / kept, 1),
        "doctor": told("doctor")["findings"],
    }


def _leaks(home: Path) -> int:
    """How many files show the private window's words in plain bytes, or in the text kept."""
    plain = PRIVATE_WORDS.encode()
    files = sum(plain in each.read_bytes() for each in home.rglob("*") if each.is_file())
    command = [str(EXECUTABLE), "--home", str(home), "search", f'"{PRIVATE_WORDS}"', "--json"]
    found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    quoted = sum(PRIVATE_WORDS in result["snippet"] for result in found["results"])
    return files + quoted


class _MemoryOverTime:
    """What each process of the app's holds, every minute, and the most that all held together."""

    def __init__(self, process_id: int) -> None:
        self._process_id = process_id
        self._began = time.monotonic()
        self.told: list[dict[str, int]] = []
        self.most = 0
        self.first = self.look()

    def look(self) -> int:
        """Megabytes of all of them right now."""
        passed_s = time.monotonic() - self._began
        held = memory_mb_by_process(self._process_id)
        if passed_s >= len(self.told) * MEMORY_EVERY_S:
            self.told.append({"second": round(passed_s), **held})
        together = sum(held.values())
        self.most = max(self.most, together)
        return together


class _Shots:
    """Keeps each screen that differs from all before it, with a manifest beside the pictures."""

    def __init__(self, display: XDisplay, folder: Path | None) -> None:
        self._display = display
        self._folder = folder
        self._met: set[bytes] = set()
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)

    def take(self) -> None:
        if self._folder is None:
            return
        picture = self._display.screenshot()
        digest = hashlib.sha256(picture.tobytes()).digest()
        if digest in self._met:
            return
        self._met.add(digest)
        name = f"{len(self._met):05}.png"
        picture.save(self._folder / name)
        row = {"file": name, "taken_at": datetime.now().astimezone().isoformat(), "monitor": 1}
        row |= {"app": "desk", "title": "Desk", "url": None}
        with (self._folder / "manifest.jsonl").open("a", encoding="utf-8") as manifest:
            manifest.write(json.dumps(row) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--frames", type=Path, help="also keep the screens that changed here")
    options = parser.parse_args()
    figures = measure(60 * options.minutes, options.seed, options.frames)
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
