"""Learn how sure an answer is: the weights of `resources/answer/confidence.toml`.

    python -m tests.benchmarks.learn_confidence [--deskday DIR --home HOME]…

Asks the questions of the DeskDay folders whose memories are in the HOMEs beside them (`python -m
tests.benchmarks.deskday DIR --home HOME` makes one); without any, the invented ones (everyday,
bakery). Each best reading is right or wrong; a logistic model with small weights, whose signs are
given, is fitted on all. Each folder weighs the same, and is judged by a model fitted on the others:
a week that nothing was learned from. Prints the file, and on standard error per folder the wrong
answers that were sure, and how well all is calibrated.
"""

import argparse
import importlib.util
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.open_memory import Access, open_memory
from core.answer.ask import NO_FILTER
from core.answer.confidence import Model, confidence_of
from core.answer.content_answer import (
    ContentAnswer,
    ReadingModels,
    content_answer,
    read_frames,
)
from core.answer.known_facts import facts_about
from core.answer.question_kind import wanted_of
from core.answer.wanted import Wanted
from core.home import HomeFolder
from core.ingest.work import work_off
from core.models.embedder import Embedder
from core.recall.query import understand
from core.recall.search import search
from core.store.store import Store
from tests.benchmarks.reliability import reliability_rows
from tests.core.answer import bakery_screens
from tests.core.answer.everyday_screens import (
    ANSWERABLE,
    UNANSWERABLE,
    Asked,
    show_everything,
)
from tests.fakes.drawn_memory import DrawnMemory, drawn_memory, moment

FloatArray = npt.NDArray[np.float64]
# What speaks for an answer may only add to its confidence, and what speaks against it take away.
SIGNS = {
    "own": 1,
    "subject": 1,
    "attribute": 1,
    "value": 1,
    "names": 1,
    "similarity": 1,
    "recall": 1,
    "margin": 1,
    "agreement": 1,
    "head_missing": -1,
    "is_question": -1,
    "is_headless": -1,
    "missing": -1,
    "attribute_unsaid": -1,
    "nothing_named": -1,
    "reckoned": -1,
    "asks_now": -1,
    "tie": -1,
}
SURE = 0.6
"""The confidence from which an answer is taken for sure."""

_HITS = 40
_RIDGE = 0.02
_STEPS = 6000
_STEP = 0.3
_READ_IN_THE_BAKERY = ("changed", "resources", "people", "german and spanish", "near misses")
_TIMELINE = frozenset({Wanted.ACTIVITY, Wanted.PROGRAM})
_OTHERS_TYPES = frozenset({"multi", "count"})  # answered by rooms of their own


@dataclass(frozen=True, slots=True)
class Sample:
    """The signals of one best reading, whether it was right, and the group it was asked in."""

    group: str
    signals: dict[str, float]
    is_right: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deskday", type=Path, action="append", default=[])
    parser.add_argument("--home", type=Path, action="append", default=[])
    options = parser.parse_args()
    if len(options.deskday) != len(options.home):
        parser.error("every --deskday DIR needs the --home HOME of its memory")
    with tempfile.TemporaryDirectory(prefix="recollect-confidence-") as folder:
        with open_memory(HomeFolder(Path(folder) / "empty"), Access.WRITE) as memory:
            embedder = memory.embedder()
            samples = [] if options.deskday else list(invented_samples(Path(folder), embedder))
        for questions, home in zip(options.deskday, options.home, strict=True):
            with open_memory(HomeFolder(home), Access.WRITE) as memory:
                samples += deskday_samples(memory.store, memory.embedder(), questions)
    sys.stdout.write(as_toml(learned(samples)))
    pairs: list[tuple[float, bool]] = []
    for group in dict.fromkeys(one.group for one in samples):
        model = learned([one for one in samples if one.group != group])
        told = [
            (confidence_of(one.signals, model), one.is_right)
            for one in samples
            if one.group == group
        ]
        wrong = sum(confidence >= SURE and not is_right for confidence, is_right in told)
        sys.stderr.write(f"{group}: {len(told)} answers, {wrong} sure and wrong\n")
        pairs += told
    sys.stderr.write("\n".join(reliability_rows(pairs)) + "\n")


def invented_samples(folder: Path, embedder: Embedder | None) -> Iterator[Sample]:
    """All invented questions, with and without an embedder."""
    yield from everyday_samples(folder, embedder)
    yield from everyday_samples(folder / "plain", None)
    yield from bakery_samples(folder / "bakery", embedder)


def everyday_samples(folder: Path, embedder: Embedder | None) -> Iterator[Sample]:
    """The invented questions, in eight groups."""
    with drawn_memory(folder, with_embedder=False) as memory:
        show_everything(memory)
        yield from _samples(memory, embedder, "everyday", (*ANSWERABLE, *UNANSWERABLE))


def bakery_samples(folder: Path, embedder: Embedder | None) -> Iterator[Sample]:
    """The questions of the invented bakery that one reading answers, and its near misses."""
    asked = [one for kind in _READ_IN_THE_BAKERY for one in bakery_screens.EVERYTHING[kind]]
    with drawn_memory(folder, with_embedder=False) as memory:
        bakery_screens.show_everything(memory)
        yield from _samples(memory, embedder, "bakery", asked)


def _samples(
    memory: DrawnMemory, embedder: Embedder | None, group: str, questions: Sequence[Asked]
) -> Iterator[Sample]:
    work_off(memory.store, embedder)
    for number, asked in enumerate(questions):
        found = best_answer(memory.store, embedder, asked.question, moment(12, "18:00"))
        if found is not None:
            is_right = bool(asked.shows) and all(one in found.short for one in asked.shows)
            is_right = is_right and not any(one in found.short for one in asked.hides)
            yield Sample(f"{group} {number % 8}", found.signals, is_right)


def deskday_samples(store: Store, embedder: Embedder | None, folder: Path) -> Iterator[Sample]:
    """The questions of a DeskDay folder that a single reading answers, as one group."""
    spec = importlib.util.spec_from_file_location("deskday_score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "score.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    lines = (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines:
        question = json.loads(line)
        now = datetime.fromisoformat(question["asked_at"])
        found = best_answer(store, embedder, question["question"], now)
        if found is not None and question["type"] not in _OTHERS_TYPES:
            told = {"answer": found.short, "abstained": False}
            is_right = question["answer"] is not None and scorer.correct(question, told)
            yield Sample(folder.name, found.signals, is_right)


def best_answer(
    store: Store, embedder: Embedder | None, question: str, now: datetime
) -> ContentAnswer | None:
    """What would be answered if nothing was ever too unsure."""
    query = understand(question, now, store.passages, NO_FILTER)
    wanted = wanted_of(query.text)
    if query.time_range is not None and wanted[0] in _TIMELINE:
        return None
    hits = search(store, embedder, query, _HITS)
    facts = facts_about(store, query, wanted)
    frames = read_frames(store, hits, query, wanted, facts)
    return content_answer(query, wanted, hits, frames, ReadingModels(embedder), facts)


def learned(samples: Sequence[Sample]) -> Model:
    """A logistic model by projected gradient descent, its weights' signs as given.

    Every group counts as much as any other, however many questions it has.
    """
    names = list(SIGNS)
    signs = np.array([SIGNS[name] for name in names], dtype=float)
    rows: FloatArray = np.array([[s.signals.get(name, 0.0) for name in names] for s in samples])
    right: FloatArray = np.array([s.is_right for s in samples], dtype=float)
    sizes = Counter(one.group for one in samples)
    shares: FloatArray = np.array([1.0 / sizes[s.group] for s in samples]) / len(sizes)
    weights, bias = np.zeros(len(names)), 0.0
    for _ in range(_STEPS):
        error = (1 / (1 + np.exp(-(rows @ weights + bias))) - right) * shares
        weights -= _STEP * (rows.T @ error + _RIDGE / len(names) * weights)
        weights = np.where(weights * signs > 0, weights, 0.0)
        bias -= _STEP * float(error.sum())
    return Model(bias, dict(zip(names, (float(w) for w in weights), strict=True)))


def as_toml(model: Model) -> str:
    """The model as the file that the program reads."""
    lines = [f"{name} = {weight:.2f}" for name, weight in model.weights.items() if weight]
    return (
        "# Weights of a logistic model: how likely the best reading answers the question.\n"
        "# Learned by tests/benchmarks/learn_confidence.py.\n\n"
        f"bias = {model.bias:.2f}\n\n[weights]\n" + "\n".join(lines) + "\n"
    )


if __name__ == "__main__":
    main()
