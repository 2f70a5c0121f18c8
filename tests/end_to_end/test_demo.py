"""The demo: what a newcomer without a display sees first."""

import json
from pathlib import Path

import pytest

from app.command_line.demo_command import run_demo
from app.command_line.output import Output
from resources.sample_day import SampleQuestion
from tests.end_to_end.drawn_screens import START, DrawnFolder
from tests.end_to_end.program import Program


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


def test_the_demo_runs_without_a_display_and_leaves_nothing(
    program: Program, temporary: Path, data_folder: Path, tmp_path: Path
) -> None:
    keyring = tmp_path / "keyring.json"
    done = program.with_env(
        TMPDIR=str(temporary),
        PYTHON_KEYRING_BACKEND="tests.end_to_end.file_keyring.FileKeyring",
        RECOLLECT_TEST_KEYRING=str(keyring),
        PYTHONPATH=f"{program.env['PYTHONPATH']}:{Path(__file__).resolve().parents[2]}",
    ).run("demo", "--json")
    assert done.code == 0, done.err
    document = done.document
    assert document["imported"] >= 20
    assert document["excluded"] >= 1
    told = f"{document['imported']} screens read, {document['excluded']} kept out as private"
    assert told in done.err
    answered = [answer for answer in document["answers"] if not answer["abstained"]]
    assert len(answered) >= len(document["answers"]) / 2
    assert all(answer["citations"] for answer in answered)
    assert list(temporary.iterdir()) == []
    assert not data_folder.exists()
    # The demo's key went into the keyring and out of it again.
    assert json.loads(keyring.read_text(encoding="utf-8")) == {"written": 1, "kept": {}}


def test_ctrl_c_in_the_demo_removes_its_memory(program: Program, temporary: Path) -> None:
    with program.with_env(TMPDIR=str(temporary)).started("demo", "--json") as running:
        running.wait_until(lambda: any(temporary.rglob("2026-*.db")), "it stores a picture")
        stopped = running.interrupt()
    assert (stopped.code, stopped.out) == (130, "")
    assert stopped.sentence == "Stopped; the demo's memory is deleted."
    assert list(temporary.iterdir()) == []


def test_the_demo_in_words_shows_each_question_with_its_proof(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day = DrawnFolder(tmp_path / "day")
    day.add("a", ["The train to Brno leaves at 16:42."], title="Timetable")
    day.add("b", ["Nobody shall read this."], app="keepassxc")
    question = SampleQuestion("q", "When does the train to Brno leave?", START, ("16:42",), ("a",))
    run_demo(day.path, [question], Output(as_json=False))
    said = capsys.readouterr()
    assert "? When does the train to Brno leave?" in said.out
    assert "16:42" in said.out
    assert "Timetable" in said.out
    assert "1 screens read, 1 kept out as private" in said.err
