"""Reads LoCoMo files: conversations as chat exports in our own form, questions with evidence."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from core.chat_turn import ChatTurn

_TURN_ID = re.compile(r"D\d+:\d+")
_PACE = timedelta(minutes=1)  # only sessions are dated; a minute a turn keeps their order
ANSWERABLE = frozenset({1, 2, 3, 4})


@dataclass(frozen=True, slots=True)
class EvidenceQuestion:
    """A question with the ids of the turns that answer it; category 5 is adversarial."""

    text: str
    evidence: frozenset[str]
    category: int


@dataclass(frozen=True, slots=True)
class LocomoConversation:
    """One conversation of the file, its questions, and a moment after its end to ask at."""

    name: str
    turns: tuple[ChatTurn, ...]
    questions: tuple[EvidenceQuestion, ...]
    asked_at: datetime

    def as_export(self) -> str:
        """The conversation as the product's own chat form, in JSON."""
        turns = [
            {
                "id": turn.id,
                "speaker": turn.speaker,
                "at": turn.at.isoformat(),
                "text": turn.text,
                "attachments": [{"caption": caption} for caption in turn.captions],
            }
            for turn in self.turns
        ]
        return json.dumps({"conversation": self.name, "turns": turns})


def read_locomo(path: Path) -> list[LocomoConversation]:
    """The conversations of a file such as `locomo10.json`."""
    return [_conversation(entry) for entry in json.loads(path.read_text(encoding="utf-8"))]


def _conversation(entry: dict[str, Any]) -> LocomoConversation:
    told = entry["conversation"]
    turns: list[ChatTurn] = []
    number = 1
    while f"session_{number}" in told:
        started = _moment(told[f"session_{number}_date_time"])
        for place, turn in enumerate(told[f"session_{number}"]):
            caption = turn.get("blip_caption")
            turns.append(
                ChatTurn(
                    turn["dia_id"],
                    turn["speaker"],
                    started + place * _PACE,
                    turn["text"],
                    (caption,) if caption else (),
                )
            )
        number += 1
    known = {turn.id for turn in turns}
    questions = []
    for asked in entry["qa"]:
        named = {found for text in asked.get("evidence") or [] for found in _TURN_ID.findall(text)}
        if named & known:
            questions.append(
                EvidenceQuestion(asked["question"], frozenset(named & known), asked["category"])
            )
    asked_at = max(turn.at for turn in turns) + timedelta(days=1)
    return LocomoConversation(entry["sample_id"], tuple(turns), tuple(questions), asked_at)


def _moment(written: str) -> datetime:
    """ "1:56 pm on 8 May, 2023", taken as UTC."""
    return datetime.strptime(written, "%I:%M %p on %d %B, %Y").replace(tzinfo=UTC)
