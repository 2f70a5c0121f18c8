"""What reading and answering the sample day costs, and how many answers are right."""

import os
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from app.open_memory import Access, open_memory
from app.screens_import import import_screens
from capture.rapidocr_reader import RapidOcrReader
from core.answer.ask import Question, ask
from core.home import HomeFolder
from core.ingest.work import work_off
from resources.sample_day import sample_day_folder, sample_questions


def _cpu_s() -> float:
    """Processor time of this process and of those that it ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def measure() -> dict[str, Any]:
    """Seconds of processor time a frame, bytes a frame, and the share of right answers."""
    with (
        tempfile.TemporaryDirectory(prefix="recollect-sample-") as folder,
        open_memory(HomeFolder(Path(folder)), Access.WRITE) as memory,
    ):
        started = _cpu_s()
        with closing(RapidOcrReader()) as reader:
            report = import_screens(memory.store, sample_day_folder(), reader)
        read_s = _cpu_s() - started
        work_off(memory.store, memory.embedder())
        right = 0
        times = []
        questions = sample_questions()
        for sample in questions:
            answer = ask(
                memory.store,
                memory.embedder(),
                Question(sample.question, sample.asked_at),
                line_encoder=memory.line_encoder(),
            )
            times.append(answer.elapsed_ms)
            told = answer.short.casefold()
            is_right = any(piece.casefold() in told for piece in sample.expected)
            right += is_right if sample.is_answerable else answer.abstained
        sizes = memory.store.sizes()
    return {
        "frames_kept": report.imported,
        "read_cpu_s_per_frame": round(read_s / max(1, report.imported), 2),
        "picture_bytes_per_frame": round(sizes.bytes_pictures / max(1, report.imported)),
        "questions": len(questions),
        "right": right,
        "answer_p95_ms": sorted(times)[int(0.95 * (len(times) - 1))],
    }
