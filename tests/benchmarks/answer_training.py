"""Teaches a network which words answer, by a softmax over all that a question sees.

An answer's first piece competes with all pieces of four stretches and with “not told”, and so does
its last: scores of stretches that were read apart can be compared (C. Clark and M. Gardner, "Simple
and Effective Multi-Paragraph Reading Comprehension", ACL 2018, there called shared normalisation).
"""

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any

import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from tests.benchmarks.answer_batches import Batch, ReadScreen, batches
from tests.benchmarks.answer_network import AnswerNetwork
from tests.benchmarks.learning_course import Course, follow
from tests.benchmarks.line_network import FAR_BELOW

_RATE = 1.5e-4
_DECAY = 0.01
_COURSE = Course(warming_steps=60, slowing=0.7)


class TorchSession:
    """Runs the network as it stands, in float, as onnxruntime would."""

    def __init__(self, network: AnswerNetwork) -> None:
        self._network = network

    def run(self, _names: None, inputs: Mapping[str, npt.NDArray[Any]]) -> tuple[npt.NDArray[Any]]:
        """Returns: the scores alone, float32, shape (pairs, pieces, 2)."""
        with torch.inference_mode():
            return (self._network.eval()(**_tensors(inputs)).numpy(),)


def learn(
    network: AnswerNetwork,
    versions: Sequence[Sequence[ReadScreen]],
    minutes: float,
    seed: int,
    tell: Callable[[str], object],
) -> None:
    """Change the network until the time is up.

    The rate rises, stays and falls with the clock, so that two runs are never quite the same.
    """
    optimizer = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=_DECAY)

    def loss_of(batch: Batch) -> Tensor:
        return _loss(network.train(), batch)

    follow(_COURSE, optimizer, map(loss_of, batches(versions, Random(seed))), minutes, tell)


def _loss(network: AnswerNetwork, batch: Batch) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        scores = network(**_tensors(batch.inputs)).float()
    scores = scores.masked_fill(~torch.from_numpy(batch.is_of_line)[:, :, None], FAR_BELOW)
    places = torch.from_numpy(batch.places)
    by_question = scores.reshape(len(places), -1, 2)
    # Scores are what speaks against “not told”, which is therefore 0.
    by_question = functional.pad(by_question, (0, 0, 0, 1))
    return functional.cross_entropy(by_question, places)


def _tensors(inputs: Mapping[str, npt.NDArray[Any]]) -> dict[str, Tensor]:
    return {name: torch.from_numpy(values) for name, values in inputs.items()}
