"""What reading screens costs against the recogniser as it comes, and how many words it keeps.

    python -m tests.benchmarks.reading DIR [--first N]

DIR holds screenshots with a manifest.jsonl. In the order of time, every screenshot that differs
from all before it is read by us and then, whole, by RapidOCR on one thread (its own choice of
threads spin while they wait), so that both meet the same load of the machine. Processor time is
that of the program and of its reader. Words are counted frame by frame, as often as they stand
there. Prints one JSON document.
"""

import argparse
import hashlib
import json
import logging
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from rapidocr import RapidOCR

from capture.pictures import load
from capture.rapidocr_reader import RapidOcrReader
from capture.reader_process import ReaderProcess
from capture.reading_memory import ReadingMemory
from capture.screens import RgbFrame
from capture.screenshot_folder import Failed, in_time_order, read_manifest
from tests.benchmarks.processor_time import cpu_s_of, memory_mb_of, own_cpu_s

Words = Counter[str]

_ONE_THREAD = {
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


def measure(folder: Path, first: int | None = None) -> dict[str, Any]:
    """Seconds a frame of both readers, and the share of the other's words that ours reads."""
    frames = _different(folder, first)
    whole = RapidOCR(params=_ONE_THREAD)
    engine = ReaderProcess()
    ours_s, theirs_s, count, kept, all_words = 0.0, 0.0, 0, 0, 0
    with closing(ReadingMemory(RapidOcrReader(engine))) as memory:
        for frame in frames:
            used_s, words = _cost(partial(_our_words, memory, frame), engine)
            ours_s += used_s
            used_s, wanted = _cost(partial(_their_words, whole, frame), engine)
            theirs_s += used_s
            count += 1
            kept += (words & wanted).total()
            all_words += wanted.total()
        memory_mb = memory_mb_of(engine.process_id)
    return {
        "frames": count,
        "cpu_s_per_frame": round(ours_s / count, 2),
        "cpu_s_per_frame_as_it_comes": round(theirs_s / count, 2),
        "times_less": round(theirs_s / ours_s, 2),
        "words_kept": round(kept / max(1, all_words), 4),
        "reader_memory_mb": memory_mb,
    }


def _different(folder: Path, first: int | None) -> Iterable[RgbFrame]:
    """The screenshots in order of time, without repeats."""

    def refuse(failed: Failed) -> None:
        raise ValueError(f"{failed.path}: {failed.why}")

    met: set[bytes] = set()
    for listed in in_time_order(read_manifest(folder), refuse)[:first]:
        frame = load(listed.path)
        digest = hashlib.sha256(frame.tobytes()).digest()
        if digest not in met:
            met.add(digest)
            yield frame


def _cost(read: Callable[[], Words], engine: ReaderProcess) -> tuple[float, Words]:
    before = own_cpu_s() + cpu_s_of(engine.process_id)
    words = read()
    return own_cpu_s() + cpu_s_of(engine.process_id) - before, words


def _our_words(memory: ReadingMemory, frame: RgbFrame) -> Words:
    return _words(line.text for line in memory.read(frame))


def _their_words(whole: RapidOCR, frame: RgbFrame) -> Words:
    # Its angle classifier turns crisp lines upside down, so it is left out for both.
    found = whole(np.ascontiguousarray(frame[:, :, ::-1]), use_cls=False)
    return _words(found.txts or ())


def _words(texts: Iterable[str]) -> Words:
    return Counter(word for text in texts for word in re.findall(r"\w+", text.casefold()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--first", type=int, help="only the first so many screenshots")
    options = parser.parse_args()
    logging.disable(logging.INFO)  # RapidOCR tells of each model that it loads
    sys.stdout.write(json.dumps(measure(options.folder, options.first), indent=1) + "\n")


if __name__ == "__main__":
    main()
