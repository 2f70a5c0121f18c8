"""What the command line does with the network that knows which line answers, and without it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.answer.answer import Answer
from core.answer.ask import ask
from tests.app.command_line.conftest import NO_LINE_ENCODER, CommandLine
from tests.fakes.hash_line_encoder import HashLineEncoder

QUESTION = "When does the train to Brno leave?"


@pytest.fixture
def questions(tmp_path: Path) -> str:
    """A batch of two."""
    path = tmp_path / "questions.jsonl"
    items = ({"id": number, "question": QUESTION} for number in (1, 2))
    path.write_text("\n".join(map(json.dumps, items)), encoding="utf-8")
    return str(path)


def test_without_it_a_question_is_answered_and_told_why(
    filled: CommandLine, questions: str
) -> None:
    said = filled.say("ask", QUESTION)
    assert "16:42" in said.out
    assert NO_LINE_ENCODER in said.err
    batch = filled.say("ask", "--batch", questions)
    assert batch.out.count("16:42") >= len(batch.out.splitlines()) == 2
    assert batch.err.count(NO_LINE_ENCODER) == 1


def test_the_doctor_tells_why_it_cannot_be_used(
    filled: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.live_capture.capture_notices", lambda _agreed: [])
    assert NO_LINE_ENCODER in filled.document("doctor")["notices"]
    assert f"Note: {NO_LINE_ENCODER}" in filled.say("doctor").out.splitlines()
    monkeypatch.setattr("app.line_encoding.open_line_encoder", HashLineEncoder)
    assert NO_LINE_ENCODER not in filled.document("doctor")["notices"]


def test_every_question_is_handed_it_and_it_is_opened_once(
    filled: CommandLine, questions: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[HashLineEncoder] = []
    given: list[object] = []
    answering: Callable[..., Answer] = ask

    def open_one() -> HashLineEncoder:
        opened.append(HashLineEncoder())
        return opened[-1]

    def watched(*arguments: Any, line_encoder: HashLineEncoder, **others: Any) -> Answer:
        given.append(line_encoder)
        return answering(*arguments, line_encoder=line_encoder, **others)

    monkeypatch.setattr("app.line_encoding.open_line_encoder", open_one)
    monkeypatch.setattr("app.command_line.ask_commands.ask", watched)
    batch = filled.say("ask", "--batch", questions)
    assert batch.out.count("16:42") >= 2
    assert NO_LINE_ENCODER not in batch.err
    assert len(opened) == 1
    assert given == opened * 2


def test_what_only_looks_does_not_open_it(
    filled: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> HashLineEncoder:
        raise AssertionError("It was opened.")

    monkeypatch.setattr("app.line_encoding.open_line_encoder", refuse)
    for words in (("stats",), ("search", "train"), ("timeline",), ("work",)):
        assert filled.say(*words).code == 0
