"""How likely an answer is right: a small logistic model over what speaks for it.

The weights are in `resources/answer`; `tests/benchmarks/learn_confidence.py` learned them.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib import resources
from math import exp

from core.answer.reading.asked import Asked
from core.answer.reading.features import Features
from core.answer.wanted import Wanted

_MOST_MARGIN = 1.0
_HALF_SAID = 0.5
_ANY_WORDS = frozenset({Wanted.TEXT, Wanted.SEEN_WHEN, Wanted.ACTIVITY, Wanted.STEPS})
_NOW = re.compile(
    r"\b(?:now|by now|finally|in the end|eventually|current\w*|these days|still|actually)\b", re.I
)
_MORE = (
    r"(?:more|less|fewer|sooner|later|earlier|longer|shorter|cheaper|dearer|better|worse"
    r"|higher|lower)"
)
_RECKONED = re.compile(
    rf"\b(?:how (?:much|many)\b.*\b{_MORE}\b|by how (?:much|many)|differ\w*|together|in sum|add up"
    r"|adds? up|both|altogether|compared (?:to|with)|percentage points|how many times|on average"
    r"|for (?:the |all )?(?:two|three|four|five|six|seven|\d+) (?:\w+ )?"
    r"(?:days|nights|weeks|people|of us)"
    r"|how many .*\b(?:under|below|above|over|at least|at most) \d)",
    re.IGNORECASE,
)
_NO_VALUE = -1.0
_OFF_SUBJECT = 0.1
_NEVER_ENOUGH = 0.2
_MOST_IF_RECKONED = 0.5


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
    signals["attribute_unsaid"] = float(bool(asked.attribute) and features.head < _HALF_SAID)
    signals["nothing_named"] = float(not asked.attribute)
    signals["any_words"] = float(asked.wanted[0] in _ANY_WORDS)
    signals["reckoned"] = float(asks_to_reckon(asked.text))
    signals["asks_now"] = float(_NOW.search(asked.text) is not None)
    signals["off_subject"] = float(features.subject < _HALF_SAID)
    signals["words_unmet"] = 1.0 - features.subject
    return signals


def asks_to_reckon(question: str) -> bool:
    """Whether a question asks for a difference or a sum, which a single line hardly says."""
    return _RECKONED.search(question) is not None


def confidence_of(signals: Mapping[str, float], model: Model | None = None) -> float:
    """How likely the reading answers the question, 0 to 1.

    Where the value or the subject that is asked for is not there at all, nothing else makes up;
    and what must be reckoned from several lines is hardly ever said by one.
    """
    used = model or shipped_model()
    evidence = used.bias + sum(
        weight * signals.get(name, 0.0) for name, weight in used.weights.items()
    )
    likely = 1 / (1 + exp(-max(-30.0, min(30.0, evidence))))
    is_there = signals.get("value", 0.0) > _NO_VALUE and signals.get("subject", 1.0) >= _OFF_SUBJECT
    if signals.get("reckoned", 0.0):
        likely = min(likely, _MOST_IF_RECKONED)
    return likely if is_there else _NEVER_ENOUGH * likely


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """The weights that come with the program."""
    text = resources.files("resources.answer").joinpath("confidence.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return Model(float(table["bias"]), table["weights"])
