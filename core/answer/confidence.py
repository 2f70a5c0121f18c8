"""How likely an answer is right: a small logistic model over what speaks for it.

The weights are in `resources/answer`; `tests/benchmarks/learn_confidence.py` learned them.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib import resources
from math import exp

from core.answer.reading.asked import Asked
from core.answer.reading.features import Features

_MOST_MARGIN = 1.0
_NO_VALUE = -1.0
_OFF_SUBJECT = 0.1
_NEVER_ENOUGH = 0.2


@dataclass(frozen=True, slots=True)
class Standing:
    """How the best reading stands among the others.

    `margin` is its lead over the best reading with another value, at most 1; `agreement` the share
    of up to three other frames that say the same.
    """

    margin: float
    agreement: float


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by signal, and what is added to their sum."""

    bias: float
    weights: Mapping[str, float]


def signals_of(asked: Asked, features: Features, standing: Standing) -> dict[str, float]:
    """What the model weighs, each about 0 to 1."""
    signals: dict[str, float] = dict(asdict(features))
    signals["margin"] = min(_MOST_MARGIN, max(0.0, standing.margin))
    signals["agreement"] = standing.agreement
    signals["head_missing"] = float(asked.is_named and features.head == 0.0)
    return signals


def confidence_of(signals: Mapping[str, float], model: Model | None = None) -> float:
    """How likely the reading answers the question, 0 to 1.

    Where the value or the subject that is asked for is not there at all, nothing else makes up.
    """
    used = model or shipped_model()
    evidence = used.bias + sum(
        weight * signals.get(name, 0.0) for name, weight in used.weights.items()
    )
    likely = 1 / (1 + exp(-max(-30.0, min(30.0, evidence))))
    is_there = signals.get("value", 0.0) > _NO_VALUE and signals.get("subject", 1.0) >= _OFF_SUBJECT
    return likely if is_there else _NEVER_ENOUGH * likely


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """The weights that come with the program."""
    text = resources.files("resources.answer").joinpath("confidence.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return Model(float(table["bias"]), table["weights"])
