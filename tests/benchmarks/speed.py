"""How fast search and answers are on a large memory, beside a plain word search of the same run.

    python -m tests.benchmarks.speed [--passages N] [--json]

Milliseconds are of processor time, which other programs disturb less. The memory is made of
invented sentences with vectors drawn at random, so the figures say nothing about quality. Ratios
are to the median of a bare FTS5 query on the same memory.
"""

import argparse
import hashlib
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from capture.change_gate import ChangeGate
from core.answer.ask import Question, ask
from core.home import HomeFolder
from core.ids import PassageId
from core.ingest.ingest import store_observation
from core.models.onnx_line_encoder import OnnxLineEncoder
from core.observation import Box, Observation, Source, TextLine, WindowContext
from core.recall.query import understand
from core.recall.search import search
from core.store.keys import KeyPlace, MemoryKey
from core.store.migrations import EMBEDDING_DIMS
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from core.store.vector_store import FloatArray

_START = datetime(2026, 1, 5, 8, tzinfo=UTC)
_LINES_PER_FRAME = 40
_QUESTIONS = 40


class RandomEmbedder:
    """Unit vectors that depend on the text alone; costs nothing, means nothing."""

    id = "random"
    dims = EMBEDDING_DIMS

    def embed_passages(self, texts: Sequence[str]) -> FloatArray:
        return np.stack([self.embed_query(text) for text in texts])

    def embed_query(self, text: str) -> FloatArray:
        seed = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest())
        vector = np.random.default_rng(seed).standard_normal(self.dims).astype(np.float32)
        return vector / np.float32(np.linalg.norm(vector))

    def close(self) -> None:
        """Holds nothing."""


def measure(passages: int) -> dict[str, float]:
    """Milliseconds, and ratios to a bare word search."""
    words = _vocabulary()
    draw = random.Random(1)
    embedder, line_encoder = RandomEmbedder(), OnnxLineEncoder()
    with tempfile.TemporaryDirectory(prefix="recollect-speed-") as folder:
        home = HomeFolder(Path(folder))
        store = Store.open(home, MemoryKey(bytes(32), KeyPlace.FILE))
        _fill(store, embedder, words, draw, passages)
        questions = [" ".join(draw.sample(words, 4)) for _ in range(_QUESTIONS)]
        now = _START + timedelta(days=400)

        def bare(question: str) -> None:
            store.passages.matching_words(question.split(maxsplit=1)[0], ObservationFilter(), 10)

        def find(question: str) -> None:
            query = understand(question, now, store.passages, ObservationFilter())
            search(store, embedder, query, 10)

        def answer(question: str) -> None:
            asked = Question(f"what is {question}?", now)
            ask(store, embedder, asked, line_encoder=line_encoder)

        find(questions[0])  # reads the signs of all vectors, once a process
        base = _times_ms(bare, questions)
        found = _times_ms(find, questions)
        answered = _times_ms(answer, questions)
        count = store.passages.count()
        store.close()
    baseline = max(0.001, statistics.median(base))
    return {
        "passages": count,
        "bare_word_search_ms": round(baseline, 3),
        "search_median_ms": round(statistics.median(found), 1),
        "search_p95_ms": round(_p95(found), 1),
        "search_ratio": round(statistics.median(found) / baseline, 1),
        "answer_p95_ms": round(_p95(answered), 1),
        "answer_ratio": round(statistics.median(answered) / baseline, 1),
        "unchanged_frame_gate_ms": round(_gate_ms(), 2),
    }


def _fill(
    store: Store,
    embedder: RandomEmbedder,
    words: Sequence[str],
    draw: random.Random,
    passages: int,
) -> None:
    number = 0
    while store.passages.count() < passages:
        lines = tuple(
            TextLine(" ".join(draw.choices(words, k=9)), Box(40, 60 + 60 * row, 700, 20))
            for row in range(_LINES_PER_FRAME)
        )
        window = WindowContext("editor", f"{draw.choice(words)} {draw.choice(words)}")
        observation = Observation(
            Source.SCREEN,
            _START + timedelta(minutes=number),
            1,
            window,
            lines,
            None,
            number.to_bytes(16),
        )
        store_observation(store, observation)
        number += 1
        if number % 50 == 0:
            _embed(store, embedder)
    _embed(store, embedder)


def _embed(store: Store, embedder: RandomEmbedder) -> None:
    while waiting := store.vectors.waiting(500):
        ids: list[PassageId] = [passage_id for passage_id, _, _ in waiting]
        store.vectors.add(
            ids, embedder.embed_passages([text for _, text, _ in waiting]), embedder.id
        )


def _vocabulary() -> list[str]:
    draw = random.Random(2)
    syllables = "ba co di fu ga he ji ko lu ma ne po qui ra si to vu we xa zo".split()
    return sorted({"".join(draw.choices(syllables, k=draw.randint(2, 4))) for _ in range(4000)})


def _times_ms(work: Callable[[str], None], questions: Sequence[str]) -> list[float]:
    times = []
    for question in questions:
        started = time.process_time()
        work(question)
        times.append((time.process_time() - started) * 1000)
    return times


def _gate_ms() -> float:
    frame = np.random.default_rng(3).integers(0, 255, (1080, 1920, 3), dtype=np.uint8)
    gate = ChangeGate()
    gate.look(1, frame)
    times = []
    for _ in range(20):
        started = time.process_time()
        gate.look(1, frame.copy())
        times.append((time.process_time() - started) * 1000)
    return statistics.median(times)


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(0.95 * (len(times) - 1))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=20_000)
    parser.add_argument("--json", action="store_true", help="one JSON document and nothing else")
    options = parser.parse_args()
    figures = measure(options.passages)
    sys.stdout.write(json.dumps(figures, indent=None if options.json else 1) + "\n")


if __name__ == "__main__":
    main()
