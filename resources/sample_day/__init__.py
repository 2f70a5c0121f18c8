"""The sample day: Mara's Tuesday as 29 frames, ready to be imported and asked about.

Mara, her flat, her pottery and everyone around her are invented.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SampleQuestion:
    """A question about the day. `expected` are pieces of text of which the answer holds one.

    A question with nothing expected cannot be answered from the day. `evidence` are the ids of
    the frames (as in the manifest) that show the answer, the best first.
    """

    id: str
    question: str
    asked_at: datetime
    expected: tuple[str, ...]
    evidence: tuple[str, ...]

    @property
    def is_answerable(self) -> bool:
        return bool(self.expected)


def sample_day_folder() -> Path:
    """The folder with manifest.jsonl and frames, in the form that `recollect import` takes."""
    return Path(str(resources.files(__name__)))


def sample_questions() -> tuple[SampleQuestion, ...]:
    """Questions to try on the day, easy ones first, the unanswerable ones last."""
    text = (sample_day_folder() / "questions.jsonl").read_text(encoding="utf-8")
    return tuple(_question(json.loads(line)) for line in text.splitlines())


def _question(fields: dict[str, object]) -> SampleQuestion:
    expected, evidence = fields["expected"], fields["evidence"]
    if not isinstance(expected, list) or not isinstance(evidence, list):
        raise TypeError(f"question {fields['id']} needs lists")
    return SampleQuestion(
        id=str(fields["id"]),
        question=str(fields["question"]),
        asked_at=datetime.fromisoformat(str(fields["asked_at"])),
        expected=tuple(str(piece) for piece in expected),
        evidence=tuple(str(frame) for frame in evidence),
    )
