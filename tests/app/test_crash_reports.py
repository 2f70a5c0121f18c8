"""What a report of a crash says, and above all what it does not."""

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.crash_reports import (
    MOST_REPORTS,
    file_words,
    latest_report,
    write_fatal_report,
    write_report,
)
from app.crash_watch import CaughtBugs
from core.clock import SYSTEM_CLOCK
from core.errors import StoreUnavailable
from core.home import HomeFolder
from tests.core.store.fresh_store import after

SCREEN_TEXT = "the osprey owes Wilhelmine 419 florins"
HERE = "A place of the tests."

BREAK_DOWN = """
import os, signal, sys, threading
from app.command_line.main import main, program

@program.command("break-down")
def break_down(how: str, seen: str) -> None:
    if how == "raise":
        try:
            raise KeyError(seen)
        except KeyError as error:
            raise ValueError(f"cannot read {seen}") from error
    if how == "thread":
        thread = threading.Thread(target=lambda: {}[seen])
        thread.start()
        thread.join()
    if how == "die":
        os.kill(os.getpid(), signal.SIGSEGV)

main()
"""


@pytest.fixture
def home(tmp_path: Path) -> HomeFolder:
    folder = tmp_path / "memory"
    folder.mkdir()
    return HomeFolder(folder)


@pytest.fixture
def caught(home: HomeFolder) -> Iterator[logging.Logger]:
    """A door's log, as the program watches it; nothing of it reaches the other handlers."""
    door = logging.getLogger("capture.recorder")
    handler = CaughtBugs(home, SYSTEM_CLOCK)
    door.addHandler(handler)
    was, door.propagate = door.propagate, False
    yield door
    door.propagate = was
    door.removeHandler(handler)


def _failure(seen: str) -> ValueError:
    """An error with what was seen in its message, in a local variable, and in what it came from."""
    try:
        copied = seen.upper()
        try:
            raise KeyError(copied)
        except KeyError as error:
            raise ValueError(f"cannot read {seen}") from error
    except ValueError as error:
        return error


def _told(home: HomeFolder) -> str:
    report = latest_report(home)
    assert report is not None
    return report.read_text("utf-8")


def _run(home: HomeFolder, *words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", BREAK_DOWN, "--home", str(home.root), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_types_and_frames_are_told_and_nothing_that_was_seen(home: HomeFolder) -> None:
    report = write_report(home, _failure(SCREEN_TEXT), HERE, after(0))
    told = _told(home)
    assert report == latest_report(home)
    assert "builtins.KeyError\n\nThis led to:" in told
    assert "builtins.ValueError" in told
    assert "tests/app/test_crash_reports.py:" in told
    assert "in _failure" in told
    assert "Python 3." in told
    _holds_nothing_personal(told)


def test_messages_of_our_own_errors_are_left_out_too(home: HomeFolder) -> None:
    write_report(home, StoreUnavailable(f"no room for {SCREEN_TEXT}"), HERE, after(0))
    assert "core.errors.StoreUnavailable" in _told(home)
    _holds_nothing_personal(_told(home))


def test_the_same_bug_again_takes_the_place_of_its_report(home: HomeFolder) -> None:
    for minute in range(3):
        write_report(home, _failure(SCREEN_TEXT), HERE, after(minute))
    assert len(list(home.crashes.iterdir())) == 1
    assert "09:02" in _told(home)


def test_the_newest_ten_are_kept(home: HomeFolder) -> None:
    for number in range(MOST_REPORTS + 4):
        write_report(home, ValueError(), f"{HERE} {number}", after(0) + timedelta(hours=number))
    names = sorted(path.name for path in home.crashes.iterdir())
    assert len(names) == MOST_REPORTS
    assert f"{HERE} {MOST_REPORTS + 3}" in _told(home)
    assert names[0].startswith("crash-2026-06-08-13")


def test_no_data_folder_is_made_for_a_report(tmp_path: Path) -> None:
    home = HomeFolder(tmp_path / "none")
    assert write_report(home, ValueError(), HERE, after(0)) is None
    assert not home.root.exists()


def test_a_folder_that_cannot_be_written_is_no_second_fault(home: HomeFolder) -> None:
    home.crashes.write_text("in the way")
    assert write_report(home, ValueError(), HERE, after(0)) is None
    assert latest_report(home) is None


def test_places_on_this_computer_are_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/people/wilhelmine"))
    assert file_words("/people/wilhelmine/private/tool.py") == "~/tool.py"
    assert file_words("/elsewhere/of/wilhelmine/tool.py") == "tool.py"
    assert file_words(logging.__file__) == "logging/__init__.py"
    assert file_words(pytest.__file__) == "pytest/__init__.py"
    assert file_words("app/desktop.py") == "app/desktop.py"  # as a frozen program says it


def test_a_fatal_trace_loses_the_places_too(home: HomeFolder) -> None:
    trace = f'Fatal Python error: Aborted\n\n  File "{__file__}", line 3 in f\n'
    write_fatal_report(home, trace, after(0))
    assert 'File "tests/app/test_crash_reports.py", line 3 in f' in _told(home)
    _holds_nothing_personal(_told(home))


@pytest.mark.expects_warnings
def test_a_bug_that_a_door_caught_is_reported(home: HomeFolder, caught: logging.Logger) -> None:
    caught.exception("it failed on %s", SCREEN_TEXT, exc_info=_failure(SCREEN_TEXT))
    assert "caught in capture.recorder" in _told(home)
    _holds_nothing_personal(_told(home))


@pytest.mark.expects_warnings
def test_known_errors_and_words_alone_are_no_crash(
    home: HomeFolder, caught: logging.Logger
) -> None:
    caught.error("recording failed: the disk is full")
    caught.error("it failed", exc_info=StoreUnavailable("The disk is full."))
    assert latest_report(home) is None


@pytest.mark.parametrize("how", ["raise", "thread"])
def test_what_nothing_handles_is_reported_and_still_shown(home: HomeFolder, how: str) -> None:
    done = _run(home, "break-down", how, SCREEN_TEXT)
    assert "Traceback" in done.stderr
    assert "Error" in _told(home)
    _holds_nothing_personal(_told(home))
    assert [path.suffix for path in home.crashes.iterdir()] == [".txt"]


def test_an_end_in_order_leaves_nothing(home: HomeFolder) -> None:
    assert _run(home, "break-down", "not", SCREEN_TEXT).returncode == 0
    assert not home.crashes.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a signal that Windows has not")
def test_a_process_that_died_is_reported_at_the_next_start(home: HomeFolder) -> None:
    died = _run(home, "break-down", "die", SCREEN_TEXT)
    assert died.returncode == -signal.SIGSEGV
    assert latest_report(home) is None
    assert _run(home, "break-down", "not", SCREEN_TEXT).returncode == 0
    assert "Segmentation fault" in _told(home)
    assert "in break_down" in _told(home)
    _holds_nothing_personal(_told(home))
    assert not list(home.crashes.glob("fatal-*"))


def test_what_a_killed_process_left_goes_and_a_living_one_keeps_its_file(home: HomeFolder) -> None:
    home.crashes.mkdir()
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"],
                           capture_output=True, text=True, check=True)  # fmt: skip
    killed = home.crashes / f"fatal-{int(ended.stdout)}.log"
    living = home.crashes / f"fatal-{os.getpid()}.log"
    for path in (killed, living):
        path.write_text("")
    _run(home, "break-down", "not", SCREEN_TEXT)
    assert not killed.exists()
    assert living.exists()


def _holds_nothing_personal(told: str) -> None:
    words = SCREEN_TEXT.casefold().split()
    assert not [word for word in words if len(word) > 4 and word in told.casefold()]
    assert str(Path.home()) not in told
    assert str(Path(__file__).parent) not in told
