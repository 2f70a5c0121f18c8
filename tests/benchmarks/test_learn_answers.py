"""What learning needs and cannot find is told before anything is read."""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from core.models.line_encoder import PageStretch
from core.models.onnx_line_encoder import OnnxLineEncoder
from tests.benchmarks import learn_answers


@pytest.fixture(autouse=True)
def out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the script is told to write, with a file that is not there."""
    folder = tmp_path / "out"
    given = ["--weights", "no.weights", "--out", str(folder)]
    monkeypatch.setattr(sys, "argv", ["learn_answers", *given])
    return folder


def test_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch, out: Path) -> None:
    monkeypatch.setattr(learn_answers, "find_spec", lambda name: None if name == "onnx" else name)
    with pytest.raises(SystemExit, match="Learning needs onnx, which Recollect itself does not"):
        learn_answers.main()
    assert not out.exists()


def test_a_missing_file_is_named(
    monkeypatch: pytest.MonkeyPatch, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(learn_answers, "find_spec", lambda name: name)
    with pytest.raises(SystemExit):
        learn_answers.main()
    assert "there is no file no.weights" in capsys.readouterr().err
    assert not out.exists()


def test_what_is_told_between_times_is_what_the_program_would_find() -> None:
    encoder = OnnxLineEncoder()
    pages = [
        PageStretch("Ferry", ("The crossing takes 55 minutes.", "Bicycles: 9 euros")),
        PageStretch("", ("", "Femke")),
    ]
    ours = learn_answers.answering(encoder._answers, encoder)
    for question in ("How long is the ride?", "What does a bike cost?"):
        assert _scores(ours(question, pages)) == _scores(encoder.answers_in(question, pages))


def _scores(found: Sequence[Sequence[object]]) -> list[list[object]]:
    assert np.sum([len(some) for some in found]) == 4
    return [list(some) for some in found]
