"""What speaks for a reading and against it, and the one number that readings are ranked by."""

from dataclasses import dataclass

from core.answer.reading.readings import Reading
from core.answer.units import Unit
from core.answer.value_patterns import Value

_LEAST_MET = 0.3
_OTHER_CELL = 0.3
_OTHER_ROW = 1.0
_OTHER_COLUMN = 0.7
_HEADLESS = 0.5
_WRONG_WAY = 0.6
RECALL_SHARE = 0.4
"""What it counts for how well a reading's passage was found."""


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for a reading, each 0 to 1 (similarity and value from -1).

    `own` is the weighted share of the subject's terms in the reading itself, `subject` that with
    heading, block, title and view, which count less; `attribute` the share of the asked attribute
    in the label or line, `head` its noun alone; `value` is 1 with a value of the asked sort, and
    -1 where one is needed and missing. `names` is the share of the question's names found near.
    `missing` is how far the weightiest absent term of the subject is absent.
    """

    own: float
    subject: float
    attribute: float
    head: float
    value: float
    names: float
    recall: float
    similarity: float = 0.0
    is_question: float = 0.0
    is_fragment: float = 0.0
    is_labelled: float = 0.0
    is_negated: float = 0.0
    is_wrong_way: float = 0.0
    is_other_cell: float = 0.0
    is_other_row: float = 0.0
    is_other_column: float = 0.0
    is_headless: float = 0.0
    missing: float = 0.0


@dataclass(frozen=True, slots=True)
class ScoredReading:
    """A reading with its features, its score, and its values of the wanted sort."""

    reading: Reading
    features: Features
    score: float
    values: tuple[Value, ...]

    @property
    def unit(self) -> Unit:
        """What is quoted."""
        return self.reading.unit


def score_of(features: Features) -> float:
    """One number to rank readings by; attribute and value count as far as the subject is met."""
    met = _LEAST_MET + (1 - _LEAST_MET) * features.subject
    return (
        1.5 * features.subject
        + 0.6 * features.own
        + met * (1.3 * features.attribute + 0.6 * features.head + max(0.0, features.value))
        + min(0.0, features.value)
        + RECALL_SHARE * features.recall
        + 1.0 * features.similarity
        + 0.05 * features.is_labelled
        - 0.9 * features.is_question
        - 1.2 * features.is_fragment
        - 0.15 * features.is_negated
        - _WRONG_WAY * features.is_wrong_way
        - _OTHER_CELL * features.is_other_cell
        - _OTHER_ROW * features.is_other_row
        - _OTHER_COLUMN * features.is_other_column
        - _HEADLESS * features.is_headless
    )
