"""What reading screens costs against the recogniser as it comes, and how many words it keeps.

    python -m tests.benchmarks.reading DIR [--first N] [--whole-every K]

DIR holds screenshots with a manifest.jsonl. In the order of time, every screenshot that differs
from all before it is read by us and then, whole, by RapidOCR on one thread (its own choice of
threads spin while they wait), so that both meet the same load of the machine. Processor time is
that of the program and of its reader. Words are counted frame by frame, as often as they stand
there, parted at underscores, which the two readers take for blanks now and then. Where they
disagree either may be wrong, so the share is told both ways. With --whole-every only every K-th
screenshot is read whole, on which the words are compared; ours reads all. Prints one JSON document.
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
from statistics import fmean
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


def measure(folder: Path, first: int | None = None, whole_every: int = 1) -> dict[str, Any]:
    """Seconds a frame of both readers, and the share of the other's words that ours reads."""
    whole = RapidOCR(params=_ONE_THREAD)
    engine = ReaderProcess()
    ours_s: list[float] = []
    theirs_s: list[float] = []
    both, our_words, their_words = 0, 0, 0
    with closing(ReadingMemory(RapidOcrReader(engine))) as memory:
        for number, frame in enumerate(_different(folder, first)):
            used_s, words = _cost(partial(_our_words, memory, frame), engine)
            ours_s.append(used_s)
            if number % whole_every != whole_every // 2:
                continue
            used_s, wanted = _cost(partial(_their_words, whole, frame), engine)
            theirs_s.append(used_s)
            both += (words & wanted).total()
            our_words += words.total()
            their_words += wanted.total()
        memory_mb = memory_mb_of(engine.process_id)
    ours, theirs = fmean(ours_s), fmean(theirs_s)
    return {
        "frames": len(ours_s),
        "read_whole": len(theirs_s),
        "cpu_s_per_frame": round(ours, 2),
        "cpu_s_per_frame_as_it_comes": round(theirs, 2),
        "times_less": round(theirs / ours, 2),
        "words_kept": round(both / max(1, their_words), 4),
        "our_words_read_by_the_other": round(both / max(1, our_words), 4),
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
    return Counter(word for text in texts for word in re.findall(r"[^\W_]+", text.casefold()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--first", type=int, help="only the first so many screenshots")
    parser.add_argument("--whole-every", type=int, default=1, help="read whole every so many")
    options = parser.parse_args()
    logging.disable(logging.INFO)  # RapidOCR tells of each model that it loads
    figures = measure(options.folder, options.first, options.whole_every)
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
