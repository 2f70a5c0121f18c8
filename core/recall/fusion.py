"""How much each channel counts, per kind of source; the numbers are in `resources/recall`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Fusion:
    """Weights by feature: of screens and files, of chats, and of chats without an embedder."""

    screen: Weights
    chat: Weights
    chat_without_vectors: Weights


@lru_cache(maxsize=1)
def shipped_fusion() -> Fusion:
    """The weights that come with the program."""
    text = resources.files("resources.recall").joinpath("fusion.toml").read_text("utf-8")
    tables = tomllib.loads(text)
    return Fusion(tables["screen"], tables["chat"], tables["chat_without_vectors"])


def fused(features: Weights, weights: Weights) -> float:
    """The weighted sum; a feature without a weight counts nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())
