"""What learning needs beside the program is told before anything is read."""

import sys
from pathlib import Path

import pytest

from tests.benchmarks import learn_lines


def test_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(learn_lines, "find_spec", lambda name: None if name == "torch" else name)
    given = ["--weights", "none", "--vocabulary", "none", "--out", str(tmp_path / "out")]
    monkeypatch.setattr(sys, "argv", ["learn_lines", *given])
    with pytest.raises(SystemExit, match="Learning needs torch, which Recollect itself does not"):
        learn_lines.main()
    assert not (tmp_path / "out").exists()
