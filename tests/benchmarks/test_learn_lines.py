"""What learning needs and cannot find is told before anything is read."""

import sys
from pathlib import Path

import pytest

from tests.benchmarks import learn_lines


@pytest.fixture(autouse=True)
def out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the script is told to write, with files that are not there."""
    folder = tmp_path / "out"
    given = ["--weights", "no.weights", "--vocabulary", "no.words", "--out", str(folder)]
    monkeypatch.setattr(sys, "argv", ["learn_lines", *given])
    return folder


def test_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch, out: Path) -> None:
    monkeypatch.setattr(learn_lines, "find_spec", lambda name: None if name == "torch" else name)
    with pytest.raises(SystemExit, match="Learning needs torch, which Recollect itself does not"):
        learn_lines.main()
    assert not out.exists()


def test_a_missing_file_is_named(
    monkeypatch: pytest.MonkeyPatch, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(learn_lines, "find_spec", lambda name: name)
    with pytest.raises(SystemExit):
        learn_lines.main()
    assert "there is no file no.weights" in capsys.readouterr().err
    assert not out.exists()
