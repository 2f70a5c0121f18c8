"""How well a unit answers a question: features, score and confidence.

The weights were set by hand on the development questions and the sample day; they are meant to be
learned (see docs/development.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from core.answer.question_kind import Wanted
from core.answer.units import Unit
from core.answer.value_patterns import Value, values_in
from core.recall.query import Query, term_matches, text_stems

_TYPED = frozenset(Wanted) - {Wanted.TEXT, Wanted.ACTIVITY, Wanted.PROGRAM, Wanted.SEEN_WHEN}


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for a unit, each 0 to 1 (similarity -1 to 1).

    Coverages are the idf-weighted share of the question's terms found in the unit, in the unit
    with its heading, block and title, and anywhere on the view.
    """

    in_unit: float
    in_block: float
    in_view: float
    similarity: float
    has_value: float
    recall: float
    brevity: float


@dataclass(frozen=True, slots=True)
class ScoredUnit:
    """A unit with its features, score, and the values of the wanted sort in it."""

    unit: Unit
    features: Features
    score: float
    values: tuple[Value, ...]


def coverage(query: Query, stems: frozenset[str]) -> float:
    """The idf-weighted share of the question's terms that a text contains, 0 to 1."""
    total = sum(query.weights)
    if not total:
        return 0.0
    words = list(stems)
    found = sum(
        weight
        for term, weight in zip(query.terms, query.weights, strict=True)
        if term_matches(term, words)
    )
    return found / total


def new_values(text: str, question: str, wanted: Sequence[Wanted]) -> tuple[Value, ...]:
    """Values of the most specific wanted sort that is present; not those the question names."""
    for sort in wanted:
        if sort not in _TYPED:
            continue
        asked = {value.text.casefold() for value in values_in(question, sort)}
        found = tuple(v for v in values_in(text, sort) if v.text.casefold() not in asked)
        if found:
            return found
    return ()


def score_of(features: Features) -> float:
    """One number to rank units by."""
    return (
        1.0 * features.in_unit
        + 0.7 * features.in_block
        + 0.6 * features.in_view
        + 1.3 * features.similarity
        + 0.55 * features.has_value
        + 0.5 * features.recall
        + 0.1 * features.brevity
    )


def confidence_of(features: Features) -> float:
    """How likely the unit answers the question, 0 to 1."""
    evidence = (
        2.2 * features.in_block
        + 1.6 * features.in_view
        + 3.0 * features.similarity
        + 0.6 * features.has_value
        + 0.8 * features.in_unit
    )
    return 1 / (1 + exp(-2.0 * (evidence - 3.0)))


def lexical_features(
    query: Query,
    unit: Unit,
    wanted: Sequence[Wanted],
    *,
    title_stems: frozenset[str],
    view_stems: frozenset[str],
    recall: float,
) -> tuple[Features, tuple[Value, ...]]:
    """All features but the similarity, which costs an embedding and is added for the best."""
    unit_stems = text_stems(unit.text)
    near_stems = unit_stems | text_stems(unit.heading) | text_stems(unit.block_text) | title_stems
    values = new_values(unit.text, query.text, wanted)
    typed = any(sort in _TYPED for sort in wanted)
    words = len(unit.text.split())
    features = Features(
        in_unit=coverage(query, unit_stems),
        in_block=coverage(query, near_stems),
        in_view=coverage(query, view_stems | title_stems),
        similarity=0.0,
        has_value=1.0 if values or not typed else 0.0,
        recall=recall,
        brevity=1.0 if 3 <= words <= 25 else 0.0,
    )
    return features, values
