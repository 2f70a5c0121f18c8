"""The network that learns which line answers a question: all-MiniLM-L6-v2, six layers of BERT.

Sources: J. Devlin et al., "BERT", 2019; W. Wang et al., "MiniLM", 2020. Needs torch, which is no
dependency of the program: only `learn_lines` and `learn_answers` import this file.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

LAYERS = 6
_HEADS = 12
SMALL = 1e-12  # kept from zero by BERT's normalisations
FAR_BELOW = -1e4  # a score that blanks get, so that nobody looks at them
_FORGOTTEN_WORDS, _FORGOTTEN_STATES = 0.1, 0.06  # dropout, after the words and after each layer

_PLACES_IN_WEIGHTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "seen": "attention.output.dense",
    "seen_norm": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "out_norm": "output.LayerNorm",
}


class Layer(nn.Module):  # type: ignore[misc]
    """Every piece looks at all others, then is thought over by itself."""

    def __init__(self, dims: int, inner: int, forgotten: float = 0.0) -> None:
        """`forgotten` is the share that is dropped of what either half adds, while it learns."""
        super().__init__()
        self.forgotten = nn.Dropout(forgotten)
        self.query, self.key, self.value, self.seen = (nn.Linear(dims, dims) for _ in range(4))
        self.seen_norm = nn.LayerNorm(dims, SMALL)
        self.widen, self.narrow = nn.Linear(dims, inner), nn.Linear(inner, dims)
        self.out_norm = nn.LayerNorm(dims, SMALL)

    def forward(self, states: Tensor, hidden: Tensor) -> Tensor:
        """`hidden`, shape (texts, 1, 1, pieces), is added to how much a piece is looked at."""
        texts, pieces, dims = states.shape

        def by_head(made: Tensor) -> Tensor:
            return made.view(texts, pieces, _HEADS, dims // _HEADS).transpose(1, 2)

        query = by_head(self.query(states)) * (dims // _HEADS) ** -0.5
        looks = torch.matmul(query, by_head(self.key(states)).transpose(2, 3))
        looks = torch.softmax(looks + hidden.to(looks.dtype), -1)
        seen = torch.matmul(looks, by_head(self.value(states))).transpose(1, 2)
        seen = self.forgotten(self.seen(seen.reshape(texts, pieces, dims)))
        states = self.seen_norm(states + seen)
        thought = self.forgotten(self.narrow(functional.gelu(self.widen(states))))
        return self.out_norm(states + thought)

    def begin_as(self, weights: Mapping[str, Tensor], number: int) -> None:
        """Take the published weights of one of the six layers; the first has the number 0."""
        for name, place in _PLACES_IN_WEIGHTS.items():
            _take(getattr(self, name), weights, f"encoder.layer.{number}.{place}")


class LineNetwork(nn.Module):  # type: ignore[misc]
    """Numbers of pieces in, a state of every piece out."""

    def __init__(self, weights: Path) -> None:
        """Begin with the published weights, a safetensors file.

        Raises: OSError, KeyError or RuntimeError if it cannot be read or is of another network.
        """
        super().__init__()
        given: Mapping[str, Tensor] = load_file(weights)
        words = given["embeddings.word_embeddings.weight"]
        inner = given["encoder.layer.0.intermediate.dense.weight"].shape[0]
        dims = words.shape[1]
        self.words = nn.Embedding.from_pretrained(words, freeze=True)
        self.places = nn.Embedding.from_pretrained(
            given["embeddings.position_embeddings.weight"], freeze=True
        )
        self.register_buffer("first_type", given["embeddings.token_type_embeddings.weight"][0])
        self.norm = nn.LayerNorm(dims, SMALL)
        _take(self.norm, given, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(Layer(dims, inner) for _ in range(LAYERS))
        for number, layer in enumerate(self.layers):
            layer.begin_as(given, number)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """`ids` and `mask` (1: a piece, 0: a blank) have shape (texts, pieces).

        Returns: shape (texts, pieces, dims).
        """
        states = self.words(ids) + self.places.weight[: ids.shape[1]] + self.first_type
        states = functional.dropout(self.norm(states), _FORGOTTEN_WORDS, self.training)
        hidden = ((1.0 - mask.float()) * FAR_BELOW)[:, None, None, :]
        for layer in self.layers:
            states = functional.dropout(layer(states, hidden), _FORGOTTEN_STATES, self.training)
        return states


def _take(part: Any, weights: Mapping[str, Tensor], place: str) -> None:
    part.load_state_dict({name: weights[f"{place}.{name}"] for name in ("weight", "bias")})
