"""Brings questions and the lines that answer them near to one another, by a contrastive loss.

A question competes, under a softmax, for its line among all lines of the ten screens of a step and
one score for "not told here", which is learned, as is how sharp the softmax is. A line's vector is
pooled after its whole stretch was read (M. Günther et al., "Late Chunking", arXiv 2409.04701); the
loss is that of N. Reimers and I. Gurevych's sentence-transformers, where the others of the step are
the wrong ones.
"""

from collections.abc import Callable, Iterator, Sequence
from random import Random

import torch
from torch import Tensor, nn
from torch.nn import functional

from core.models.embedder import FloatArray
from core.models.line_encoder import PageStretch
from core.models.word_pieces import WordPieces
from tests.benchmarks.learning_course import Course, follow
from tests.benchmarks.line_batches import (
    Batch,
    StretchPieces,
    batches,
    question_pieces,
    stretch_pieces,
)
from tests.benchmarks.line_network import LineNetwork
from tests.benchmarks.written_screens import WrittenScreen

_RATE = 1.2e-4
_RATE_OF_SCORES = 30 * _RATE  # two numbers, far from where they should be at first
_DECAY = 0.01
_FIRST_SHARPNESS, _FIRST_NOT_TOLD = 16.0, 0.35
_WEIGHT_OF_NOT_TOLD = 0.5
_COURSE = Course(warming_steps=30, slowing=0.6)


class TorchLineEncoder:
    """Vectors of questions and lines by the network as it stands, in float."""

    def __init__(self, network: LineNetwork, words: WordPieces) -> None:
        self._network, self._words = network, words

    def encode_question(self, text: str) -> FloatArray:
        """Turn a question into a unit vector."""
        with torch.inference_mode():
            made = question_vectors(self._network.eval(), [question_pieces(text, self._words)])
        vector: FloatArray = made[0].numpy()
        return vector

    def encode_stretches(self, stretches: Sequence[PageStretch]) -> list[FloatArray]:
        """Turn every line into a unit vector; all of them must fit into the network."""
        read = [stretch_pieces(one.title, one.lines, self._words) for one in stretches]
        with torch.inference_mode():
            return [made.numpy() for made in line_vectors(self._network.eval(), read)]


def learn(
    network: LineNetwork,
    words: WordPieces,
    screens: Sequence[WrittenScreen],
    minutes: float,
    seed: int,
    tell: Callable[[str], object],
) -> None:
    """Change the network until the time is up; the embeddings of words and places stay.

    The rate rises, stays and falls with the clock, so that two runs are never quite the same.
    """
    torch.manual_seed(seed)
    sharpness = nn.Parameter(torch.tensor(_FIRST_SHARPNESS))
    not_told = nn.Parameter(torch.tensor(_FIRST_NOT_TOLD))
    learned = [part for part in network.parameters() if part.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": learned}, {"params": [sharpness, not_told], "lr": _RATE_OF_SCORES}],
        lr=_RATE,
        weight_decay=_DECAY,
    )

    def loss_of(batch: Batch) -> Tensor:
        return _loss(network.train(), batch, sharpness, not_told)

    drawn = batches(screens, words, Random(seed))
    follow(_COURSE, optimizer, map(loss_of, drawn), minutes, tell)


def question_vectors(network: LineNetwork, questions: Sequence[Sequence[int]]) -> Tensor:
    """Unit means over all pieces, ends included, shape (questions, dims)."""
    ids, mask = _padded(questions)
    states = network(ids, mask).float()
    means = (states * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
    return functional.normalize(means, dim=1)


def line_vectors(network: LineNetwork, stretches: Sequence[StretchPieces]) -> list[Tensor]:
    """Unit means over the pieces of each line, one tensor of shape (lines, dims) a stretch."""
    made: dict[int, Tensor] = {}
    for part in _halves(stretches):
        ids, mask = _padded([stretches[place].numbers for place in part])
        sums = functional.pad(network(ids, mask).float().cumsum(1), (0, 0, 1, 0))
        for row, place in enumerate(part):
            begins, ends = torch.tensor(stretches[place].lines).T
            means = (sums[row, ends] - sums[row, begins]) / (ends - begins)[:, None]
            made[place] = functional.normalize(means, dim=1)
    return [made[place] for place in range(len(stretches))]


def _loss(network: LineNetwork, batch: Batch, sharpness: Tensor, not_told: Tensor) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        vectors = torch.cat(line_vectors(network, batch.stretches))
        questions = question_vectors(network, batch.questions)
    near = torch.cat([questions @ vectors.T, not_told.expand(len(questions), 1)], 1)
    places = [len(vectors) if answer is None else answer for answer in batch.answers]
    weights = torch.tensor([_WEIGHT_OF_NOT_TOLD if a is None else 1.0 for a in batch.answers])
    losses = functional.cross_entropy(near * sharpness, torch.tensor(places), reduction="none")
    return (losses * weights).sum() / weights.sum()


def _halves(stretches: Sequence[StretchPieces]) -> Iterator[list[int]]:
    """The shorter and the longer stretches, so that few blanks are read."""
    order = sorted(range(len(stretches)), key=lambda place: len(stretches[place].numbers))
    middle = len(order) // 2
    yield from (part for part in (order[:middle], order[middle:]) if part)


def _padded(texts: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """The numbers of all texts with zeros behind the shorter ones, and 1 where there is a piece."""
    longest = max(map(len, texts))
    ids = torch.tensor([[*text, *[0] * (longest - len(text))] for text in texts])
    mask = torch.tensor([[1] * len(text) + [0] * (longest - len(text)) for text in texts])
    return ids, mask
