"""The network that learns which words answer: the last two layers of all-MiniLM-L6-v2, read on.

It is given what the network of lines made of a question and of a stretch, one behind the other.
Sources: see `core/models/onnx_answer_spans.py`, and `line_network` for the layers. Needs torch,
which is no dependency of the program: only `learn_answers` imports this file.
"""

from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from core.models.onnx_answer_spans import IN_BOTH
from tests.benchmarks.line_network import FAR_BELOW, LAYERS, SMALL, Layer

_OWN_LAYERS = 2
_FORGOTTEN = 0.1  # dropout, of what is given and of what each half of a layer adds
_FIRST_SPREAD = 0.02  # of what begins at random, as BERT's did
_FIRST_NOT_TOLD, _FIRST_WEIGHT_OF_NEAR = 5.0, 10.0


class AnswerNetwork(nn.Module):  # type: ignore[misc]
    """States of pieces in, what speaks for each being an answer's first or last piece out."""

    def __init__(self, weights: Path) -> None:
        """Begin with the published weights, a safetensors file.

        Raises: OSError, KeyError or RuntimeError if it cannot be read or is of another network.
        """
        super().__init__()
        given: Mapping[str, Tensor] = load_file(weights)
        inner, dims = given["encoder.layer.0.intermediate.dense.weight"].shape
        self.of_page = nn.Embedding(2, dims)
        self.marks = nn.Embedding(IN_BOTH + 1, dims)
        self.norm = nn.LayerNorm(dims, SMALL)
        self.layers = nn.ModuleList(Layer(dims, inner, _FORGOTTEN) for _ in range(_OWN_LAYERS))
        for number, layer in enumerate(self.layers, LAYERS - _OWN_LAYERS):
            layer.begin_as(given, number)
        self.scores = nn.Linear(dims, 2)
        self.weight_of_near = nn.Parameter(torch.full((2,), _FIRST_WEIGHT_OF_NEAR))
        self.not_told = nn.Parameter(torch.full((2,), _FIRST_NOT_TOLD))
        for part in (self.of_page, self.marks, self.scores):
            nn.init.normal_(part.weight, 0, _FIRST_SPREAD)

    def forward(
        self, states: Tensor, marks: Tensor, of_page: Tensor, near: Tensor, mask: Tensor
    ) -> Tensor:
        """Inputs as `network_inputs` makes them.

        Returns: shape (pairs, pieces, 2), first and last; above 0 where it speaks more for the
        piece than for “not told”.
        """
        states = functional.dropout(states, _FORGOTTEN, self.training)
        states = self.norm(states + self.of_page(of_page) + self.marks(marks))
        hidden = ((1.0 - mask.float()) * FAR_BELOW)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, hidden)
        found = self.scores(states).float() + near[:, :, None] * self.weight_of_near
        return found - self.not_told
