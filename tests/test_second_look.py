"""A window's event that is too long twice fails the run; once, it is told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_REPOSITORY = Path(__file__).resolve().parent.parent

_A_TEST = """
import time
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer

def test_busy(qtbot):
    def be_busy():
        until = time.thread_time() + {seconds}
        while time.thread_time() < until:
            pass
    seen = Path({seen!r})
    if not (seen.exists() and {only_once}):
        timer = QTimer()
        timer.setSingleShot(True)
        timer.timeout.connect(be_busy)
        with qtbot.waitSignal(timer.timeout):
            timer.start(0)
        QCoreApplication.processEvents()
    seen.touch()
"""


def _run(folder: Path, *, only_once: bool, seconds: float = 1.0) -> tuple[int, str]:
    """Run a test whose event takes processor time, under this project's own rules."""
    test = folder / "test_busy.py"
    words = _A_TEST.format(seconds=seconds, seen=str(folder / "seen"), only_once=only_once)
    test.write_text(words, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nqt_api = pyside6\n", encoding="utf-8")
    (folder / "conftest.py").write_text("from tests.conftest import *\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test.name]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(autouse=True)
def _finds_this_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(_REPOSITORY), prepend=os.pathsep)


def test_what_is_too_long_twice_fails_the_run(tmp_path: Path) -> None:
    status, told = _run(tmp_path, only_once=False)
    assert status == pytest.ExitCode.TESTS_FAILED
    assert "one event kept the window busy for too long" in told


def test_what_was_too_long_once_is_told_and_does_not_fail(tmp_path: Path) -> None:
    status, told = _run(tmp_path, only_once=True)
    assert status == pytest.ExitCode.OK, told
    assert "long once, looked at again" in told
    assert "QTimer" in told
