"""What working a question out gives: the result with its proof, or how far it came."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from core.answer.deliberate.readings import Reading
from core.ids import ObservationId

_STEP_CERTAINTY = 0.97  # what each further step of reckoning costs


@dataclass(frozen=True, slots=True)
class Proof:
    """Where a part of the answer stands: a frame, its lines, and the words to quote."""

    observation_id: ObservationId
    line_numbers: tuple[int, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class WorkedAnswer:
    """A result with its working in `short`, and every frame that it rests on."""

    short: str
    proof: tuple[Proof, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A question of which only a part was found; `missing` says which was not."""

    missing: str
    proof: tuple[Proof, ...]


Outcome = WorkedAnswer | Incomplete | None
"""None where the question is better answered by plain reading."""


def proof_of(reading: Reading) -> Proof:
    """The line that a reading stands on."""
    return Proof(reading.observation_id, reading.line_numbers, reading.quote)


def sure(parts: Sequence[float]) -> float:
    """How sure a result is that rests on parts, each sure by so much, 0 to 1."""
    return prod(parts) * _STEP_CERTAINTY ** len(parts)
