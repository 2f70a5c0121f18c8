"""How fast a backlog of frames is worked off, and whether the work takes more memory as it goes.

    python -m tests.benchmarks.backlog [--frames N] [--json]

The frames are invented days, put into a fresh memory by a process of its own, so that only the
work is measured. No embedder takes part. Memory is the resident set of the process; a day that is
summed up is held as a whole, so days are told for themselves: the last against the first.
"""

import argparse
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from core.home import HomeFolder
from core.ingest.ingest import store_observation
from core.ingest.work import work_off
from core.store.keys import KeyPlace, MemoryKey
from core.store.store import Store
from tests.benchmarks.invented_days import invented_frames

_KEY = MemoryKey(bytes(32), KeyPlace.FILE)
_MARKS = (0.1, 0.5, 1.0)
_MB = 1_000_000


def measure(frames: int) -> dict[str, float]:
    """Frames a second, and megabytes in use when so much of the backlog is done."""
    with tempfile.TemporaryDirectory(prefix="recollect-backlog-") as folder:
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(max_workers=1, mp_context=context) as filler:
            filler.submit(fill, Path(folder), frames).result()
        store = Store.open(HomeFolder(Path(folder)), _KEY)
        try:
            return _worked_off(store, frames)
        finally:
            store.close()


def fill(folder: Path, frames: int) -> None:
    """Put invented frames into a memory, and leave all of them in its queue."""
    store = Store.open(HomeFolder(folder), _KEY)
    for observation in invented_frames(frames):
        store_observation(store, observation)
    store.close()


def _worked_off(store: Store, frames: int) -> dict[str, float]:
    marks: list[tuple[int, float, float]] = []
    started = time.process_time()

    def note(done: int, _total: int) -> None:
        marks.append((done, time.process_time() - started, _resident_mb()))

    work_off(store, None, on_progress=note)
    elapsed = time.process_time() - started
    learned = [(done, at_s) for done, at_s, _ in marks if done <= frames]
    in_use = {mark: next(mb for done, _, mb in marks if done >= mark * frames) for mark in _MARKS}
    days = [mb for done, _, mb in marks if done > frames]
    quarter = len(learned) // 4
    return {
        "frames": frames,
        "frames_per_s": round(frames / elapsed, 1),
        "learning_frames_per_s": round(learned[-1][0] / learned[-1][1], 1),
        "first_quarter_frames_per_s": round(_rate(learned[0], learned[quarter]), 1),
        "last_quarter_frames_per_s": round(_rate(learned[-1 - quarter], learned[-1]), 1),
        "days_s": round(elapsed - learned[-1][1], 1),
        **{f"mb_at_{mark:.0%}": round(mb, 1) for mark, mb in in_use.items()},
        "mb_growth": round(in_use[1.0] / in_use[0.1] - 1.0, 3),
        "mb_after_first_day": round(days[0], 1),
        "mb_after_last_day": round(days[-1], 1),
        "mb_growth_over_days": round(days[-1] / days[0] - 1.0, 3),
        "memories": sum(store.memories.counts().values()),
    }


def _rate(one: tuple[int, float], other: tuple[int, float]) -> float:
    return (other[0] - one[0]) / max(other[1] - one[1], 1e-9)


def _resident_mb() -> float:
    """What this process has in memory now; its peak where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / _MB
    return pages * resource.getpagesize() / _MB


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=10_000)
    parser.add_argument("--json", action="store_true", help="one JSON document and nothing else")
    options = parser.parse_args()
    figures = measure(options.frames)
    sys.stdout.write(json.dumps(figures, indent=None if options.json else 1) + "\n")


if __name__ == "__main__":
    main()
