"""Vectors of lines, and the words that answer: a stretch of a page is read once as a whole.

The network is all-MiniLM-L6-v2, trained further on lines of screens and questions about them
(`tests/benchmarks/learn_lines.py`), in whole numbers of eight bits.
Source: M. Günther et al., "Late Chunking", arXiv 2409.04701: pooled after the whole was read, a
line's vector knows what stands around it. The words that answer: `onnx_answer_spans`.
"""

import os
from collections.abc import Iterator, Sequence
from importlib import import_module, resources
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from core.errors import ModelUnavailable
from core.models.embedder import FloatArray
from core.models.line_encoder import LineAnswer, NoLineEncoder, PageStretch
from core.models.onnx_answer_spans import ReadStretch, ReadText, answers_on
from core.models.word_pieces import Piece, WordPieces

QUESTION_PIECES = 60
"""The most pieces of a question that are read."""

TITLE_PIECES = 16
"""The most pieces of a window's title that are read before its lines."""

STRETCH_PIECES = 500
"""The most pieces of a stretch; the network has places for 512."""

_NETWORK = "lines.onnx"
_ANSWERS = "answers.onnx"
_VOCABULARY = "vocabulary.txt"
_PIECES_AT_ONCE = 1024  # of all stretches of a run, blanks included


TokenNumbers = npt.NDArray[np.int64]
_Lines = tuple[tuple[int, tuple[Piece, ...]], ...]


class OnnxLineReader:
    """Reads questions and stretches, on a network and the vocabulary that it was trained with."""

    def __init__(self, folder: Path | None = None) -> None:
        """Load `lines.onnx` and `vocabulary.txt` from a folder; as a rule, from our own.

        Raises: ModelUnavailable if onnxruntime or a file is missing or broken.
        """
        folder = _own_unless(folder)
        try:
            vocabulary = (folder / _VOCABULARY).read_text(encoding="utf-8").splitlines()
            self._words = WordPieces(vocabulary)
            self._start, self._end = map(self._words.number, ("[CLS]", "[SEP]"))
            self._refusals = _refusals()
        except (ImportError, OSError, ValueError, KeyError) as error:
            raise _unavailable(error) from error
        try:
            self._session, self._way = _session(folder / _NETWORK)
        except self._refusals as error:
            raise _unavailable(error) from error

    def encode_question(self, text: str) -> FloatArray:
        """Turn a question into a unit vector: the mean over all its pieces, ends included."""
        vector: FloatArray = _unit(self.read_question(text).states.mean(axis=0))
        return vector

    def encode_stretches(self, stretches: Sequence[PageStretch]) -> list[FloatArray]:
        """Turn every line into a unit vector: the mean over its pieces, read in its stretch."""
        found: dict[int, FloatArray] = {}
        pieces = [self._pieces(one) for one in stretches]
        for places in _runs([numbers for numbers, _ in pieces]):
            states = self._states([pieces[place][0] for place in places])
            for row, place in enumerate(places):
                lines = len(stretches[place].lines)
                found[place] = _pooled(states[row], pieces[place][1], lines)
        return [found[place] for place in range(len(stretches))]

    def read_question(self, text: str) -> ReadText:
        """A question between its two ends, as the network reads it."""
        words = self._words.numbers(text)[:QUESTION_PIECES]
        numbers = (self._start, *words, self._end)
        return ReadText(numbers, self._states([numbers])[0])

    def read_stretch(self, stretch: PageStretch) -> ReadStretch:
        """A stretch as the network reads it, and where its lines are in it."""
        numbers, lines = self._pieces(stretch)
        return ReadStretch(ReadText(numbers, self._states([numbers])[0]), lines)

    def _states(self, texts: Sequence[Sequence[int]]) -> FloatArray:
        """What the network makes of every piece. Returns: float32, shape (texts, longest, dims)."""
        longest = max(len(text) for text in texts)
        numbers: TokenNumbers = np.zeros((len(texts), longest), dtype=np.int64)
        is_there: TokenNumbers = np.zeros_like(numbers)
        for row, text in enumerate(texts):
            numbers[row, : len(text)] = text
            is_there[row, : len(text)] = 1
        try:
            (made,) = self._session.run(None, {"ids": numbers, "mask": is_there}, self._way)
        except self._refusals as error:
            raise _unavailable(error) from error
        states: FloatArray = made
        return states

    def _pieces(self, stretch: PageStretch) -> tuple[tuple[int, ...], _Lines]:
        """A stretch as the network reads it: numbers, and for each line its place and pieces."""
        title = self._words.numbers(stretch.title)[:TITLE_PIECES]
        numbers = [self._start, *title, self._end]
        lines: list[tuple[int, tuple[Piece, ...]]] = []
        for line in stretch.lines:
            room = STRETCH_PIECES - len(numbers) - 1
            if room <= 0:
                break
            pieces = tuple(self._words.pieces(line)[:room])
            lines.append((len(numbers), pieces))
            numbers += [*(one.number for one in pieces), self._end]
            if not pieces:
                numbers.append(self._end)
        return tuple(numbers), tuple(lines)


class OnnxLineEncoder(OnnxLineReader):
    """A `LineEncoder`: what was read is read on, by the network that finds the words."""

    def __init__(self, folder: Path | None = None) -> None:
        """Load `lines.onnx`, `answers.onnx` and `vocabulary.txt`; as a rule, those of our own.

        Raises: ModelUnavailable if onnxruntime or a file is missing or broken.
        """
        super().__init__(folder)
        try:
            self._answers, _ = _session(_own_unless(folder) / _ANSWERS)
        except self._refusals as error:
            raise _unavailable(error) from error

    def answers_in(
        self, question: str, stretches: Sequence[PageStretch]
    ) -> list[tuple[LineAnswer | None, ...]]:
        """What of each line is likeliest to answer; nothing that was read is kept."""
        read = [self.read_stretch(one) for one in stretches]
        try:
            found = answers_on(self._answers, self.read_question(question), read, self._way)
        except self._refusals as error:
            raise _unavailable(error) from error
        return [
            (*some, *[None] * (len(one.lines) - len(some)))
            for some, one in zip(found, stretches, strict=True)
        ]


def open_line_encoder() -> OnnxLineEncoder | NoLineEncoder:
    """The one that comes with the program, or why it cannot be used."""
    try:
        opened = OnnxLineEncoder()
        opened.answers_in("", [PageStretch("", ())])  # what loads need not run
    except ModelUnavailable as error:
        return NoLineEncoder(str(error))
    return opened


def _own_unless(folder: Path | None) -> Path:
    return folder or Path(str(resources.files("resources.line_reader")))


def _refusals() -> tuple[type[Exception], ...]:
    """What onnxruntime raises; its own errors have no parent in common but `Exception`."""
    # onnxruntime reports to its makers unless told otherwise, before and after it is loaded.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import_module("onnxruntime").disable_telemetry_events()
    named = vars(import_module("onnxruntime.capi.onnxruntime_pybind11_state")).values()
    own = (one for one in named if isinstance(one, type) and issubclass(one, Exception))
    return (*own, OSError, RuntimeError, ValueError)


def _session(network: Path) -> tuple[Any, Any]:
    """The loaded network, and the way to run it: after each run its working memory, up to 50 MB,
    goes back to the system, which costs a twentieth of the time."""
    onnxruntime = import_module("onnxruntime")
    giving_back = onnxruntime.RunOptions()
    giving_back.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = 1  # two that wait for each other burn what they would save
    options.enable_mem_pattern = False  # stretches are of every length
    providers = ["CPUExecutionProvider"]
    return onnxruntime.InferenceSession(str(network), options, providers=providers), giving_back


def _runs(read: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Stretches of about the same length, so many that the network reads them at once."""
    run: list[int] = []
    for place in sorted(range(len(read)), key=lambda place: len(read[place])):
        if run and (len(run) + 1) * len(read[place]) > _PIECES_AT_ONCE:
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _pooled(states: FloatArray, read: _Lines, lines: int) -> FloatArray:
    """The unit mean of each line's pieces; zeros for lines that were not read."""
    pooled: FloatArray = np.zeros((lines, states.shape[1]), dtype=np.float32)
    for row, (begin, pieces) in enumerate(read):
        pooled[row] = _unit(states[begin : begin + max(1, len(pieces))].mean(axis=0))
    return pooled


def _unit(vector: FloatArray) -> FloatArray:
    unit: FloatArray = vector / np.linalg.norm(vector)
    return unit


def _unavailable(error: Exception) -> ModelUnavailable:
    return ModelUnavailable(
        "Answers in other words than the question's are found less often, because their network "
        f"cannot be used ({error}); install Recollect again."
    )
