"""`recollect ask --batch`: one line in, one line out, over a memory opened once."""

import json
from pathlib import Path

import pytest

import app.command_line.context
from app.open_memory import open_memory
from tests.app.command_line.conftest import NO_MODELS, CommandLine

ASKED_AT = "2026-06-09T18:00:00+02:00"


def write(path: Path, *items: object) -> Path:
    lines = (item if isinstance(item, str) else json.dumps(item) for item in items)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_each_question_gets_one_line_with_its_id(
    filled: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []

    def counted(*args: object) -> object:
        opened.append(args)
        return open_memory(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(app.command_line.context, "open_memory", counted)
    batch = write(
        tmp_path / "batch.jsonl",
        {"id": "a", "question": "How much does the boiler inspection cost?", "asked_at": ASKED_AT},
        "",
        {"id": 2, "question": "When does the train to Brno leave?", "extra": [1]},
        {"question": "Which\u2028line ends here?"},
        # The line end of Unicode as it stands, not as an escape: it ends no line of JSON.
        '{"id": "u", "question": "Which\u2028line ends here?"}',
    )
    said = filled.say("ask", "--batch", str(batch))
    assert said.code == 0
    answers = [json.loads(line) for line in said.out.split("\n") if line]
    assert [answer["id"] for answer in answers] == ["a", 2, 4, "u"]
    assert "431" in answers[0]["short"]
    assert "16:42" in answers[1]["short"]
    assert said.err.splitlines() == list(NO_MODELS)
    assert len(opened) == 1
    assert filled.say("ask", "--batch", str(batch), "--json").out.count("\n") == 4


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"id": 1', "Line 2"),
        ('{"id": 1}', "Line 2"),
        ('{"id": 1, "question": null}', "Line 2"),
        ('["question"]', "Line 2"),
        ("7", "Line 2"),
        ('{"question": "x", "asked_at": 5}', "not a moment"),
        ('{"question": "x", "asked_at": "noon"}', "Line 2"),
    ],
)
def test_a_line_that_is_no_question_stops_it_before_the_first_answer(
    filled: CommandLine, tmp_path: Path, line: str, why: str
) -> None:
    batch = write(tmp_path / "batch.jsonl", {"id": "a", "question": "boiler?"}, line)
    said = filled.say("ask", "--batch", str(batch))
    assert (said.code, said.out) == (1, "")
    assert why in said.err


def test_a_file_that_is_no_text_is_a_sentence(filled: CommandLine, tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_bytes(b"\xff\xfe\x00\x01")
    said = filled.say("ask", "--batch", str(batch))
    assert (said.code, said.out) == (1, "")
    assert "not UTF-8" in said.err
