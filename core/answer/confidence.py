"""How likely an answer is right: a small logistic model over what speaks for it.

The weights are in `resources/answer`; `tests/benchmarks/learn_confidence.py` learned them on weeks
of screens that rules were written for. What the user is told is less: see `told_confidence`.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib import resources
from math import exp, log

from core.answer.reading.asked import Asked
from core.answer.reading.features import Features

_MOST_MARGIN = 1.0
_HALF_SAID = 0.5
_LEAST_LIKELY = 0.01  # nothing is surer than the screens that were learned from allow
_NOW = re.compile(
    r"\b(?:now|by now|finally|in the end|eventually|current\w*|these days|still|actually)\b", re.I
)
_MORE = (
    r"(?:more|less|fewer|sooner|later|earlier|longer|shorter|cheaper|dearer|better|worse"
    r"|higher|lower)"
)
_RECKONED = re.compile(
    rf"\b(?:how (?:much|many)\b.*\b{_MORE}\b|by how (?:much|many)|differ\w*|add up|put together"
    r"|adds? up|both|compared (?:to|with)|percentage points|how many times|on average"
    r"|for (?:the |all )?(?:two|three|four|five|six|seven|\d+) (?:\w+ )?"
    r"(?:days|nights|weeks|people|of us)"
    r"|how many .*\b(?:under|below|above|over|at least|at most) \d)",
    re.IGNORECASE,
)
_NO_VALUE = -1.0
_OFF_SUBJECT = 0.1
_NEVER_ENOUGH = 0.2
_MOST_IF_RECKONED = 0.5
_MOST_OF_SUBJECT = 0.65
_MOST_IF_WORDS_MISS = 0.58
_NO_LEAD = 0.02
_FEW_AGREE = 0.4


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
    signals["tie"] = float(standing.margin < _NO_LEAD and standing.agreement < _FEW_AGREE)
    signals["reckoned"] = float(asks_to_reckon(asked.text))
    signals["asks_now"] = float(_NOW.search(asked.text) is not None)
    return signals


def asks_to_reckon(question: str) -> bool:
    """Whether a question asks for a difference or a sum, which a single line hardly says."""
    return _RECKONED.search(question) is not None


def confidence_of(signals: Mapping[str, float], model: Model | None = None) -> float:
    """How likely the reading answers the question, 0 to 1.

    Where the value or the subject that is asked for is not there at all, nothing else makes up;
    what must be reckoned from several lines is hardly ever said by one, and nothing is sure while
    much of what the question says stands nowhere near. These bounds hold on weeks of screens that
    the weights were not learned from, which the weights alone do not.
    """
    used = model or shipped_model()
    evidence = used.bias + sum(
        weight * signals.get(name, 0.0) for name, weight in used.weights.items()
    )
    likely = 1 / (1 + exp(-max(-30.0, min(30.0, evidence))))
    is_there = signals.get("value", 0.0) > _NO_VALUE and signals.get("subject", 1.0) >= _OFF_SUBJECT
    if signals.get("reckoned", 0.0):
        likely = min(likely, _MOST_IF_RECKONED)
    if signals.get("subject", 1.0) < _MOST_OF_SUBJECT:
        likely = min(likely, _MOST_IF_WORDS_MISS)
    return likely if is_there else _NEVER_ENOUGH * likely


def confidence_with_pages(likely: float, here: float | None) -> float:
    """How likely an answer is right that rules hold for so likely, 0 to 1, once its page was read.

    `here` is how likely the network of answers finds its line, in log odds; None if it was not
    read. A line that the network finds unlikely counts against the rules, and one that it finds
    likely is an answer whatever they say.
    """
    if here is None:
        return likely
    table = _page_table()
    doubt = min(table["most_doubt"], table["doubt"] * max(0.0, table["unlikely"] - here))
    evidence = max(_log_odds(likely) - doubt, table["slope"] * here + table["intercept"])
    return 1 / (1 + exp(-max(-30.0, min(30.0, evidence))))


@lru_cache(maxsize=1)
def _page_table() -> Mapping[str, float]:
    text = resources.files("resources.answer").joinpath("page_answers.toml").read_text("utf-8")
    table: dict[str, float] = tomllib.loads(text)
    return table


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """The weights that come with the program."""
    text = resources.files("resources.answer").joinpath("confidence.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return Model(float(table["bias"]), table["weights"])


def told_confidence(likely: float) -> float:
    """The confidence that is told for an answer held for so likely, 0 to 1 both.

    Scaled to how often such answers were right on screens that no rule was written for.
    Source: J. Platt, "Probabilistic outputs for support vector machines", 1999, section 2.
    """
    slope, intercept = _unseen_weeks()
    return 1 / (1 + exp(-(slope * _log_odds(likely) + intercept)))


def _log_odds(likely: float) -> float:
    kept = min(max(likely, _LEAST_LIKELY), 1 - _LEAST_LIKELY)
    return log(kept / (1 - kept))


@lru_cache(maxsize=1)
def _unseen_weeks() -> tuple[float, float]:
    text = resources.files("resources.answer").joinpath("unseen_weeks.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return float(table["slope"]), float(table["intercept"])
