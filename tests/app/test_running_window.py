"""A second start brings the first one's window to the front, and only that."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from app.global_shortcuts.global_shortcuts import Act
from app.recollect_link import FrameLink, QuestionLink
from app.running_window import RunningWindow, Wish, _name_of, knock
from core.home import HomeFolder
from core.ids import ObservationId
from tests.app.desktop_driver import PATIENCE_MS


@pytest.fixture
def home(tmp_path: Path) -> HomeFolder:
    return HomeFolder(tmp_path)


@pytest.fixture
def running(qtbot: QtBot, home: HomeFolder) -> Iterator[RunningWindow]:
    parent = QObject()
    made = RunningWindow(home, parent)
    assert made.is_listening
    yield made
    made.close()


def _knock_from_elsewhere(home: HomeFolder) -> tuple[threading.Thread, list[bool]]:
    """Knock as another process would: this one must go on listening meanwhile."""
    answers: list[bool] = []
    thread = threading.Thread(target=lambda: answers.append(knock(home)))
    thread.start()
    return thread, answers


def test_a_knock_is_heard(qtbot: QtBot, running: RunningWindow, home: HomeFolder) -> None:
    with qtbot.waitSignal(running.knocked, timeout=PATIENCE_MS):
        thread, answers = _knock_from_elsewhere(home)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE_MS)
    thread.join()
    assert answers == [True]


@pytest.mark.parametrize(
    "wish",
    [
        None,
        *Act,
        FrameLink(ObservationId(12)),
        QuestionLink("Wie hieß der Laden? " + "ß" * 480),
    ],
)
def test_what_the_second_start_wants_is_heard(
    qtbot: QtBot, running: RunningWindow, home: HomeFolder, wish: Wish | None
) -> None:
    with qtbot.waitSignal(running.knocked, timeout=PATIENCE_MS) as heard:
        thread = threading.Thread(target=lambda: knock(home, wish))
        thread.start()
    thread.join()
    assert heard.args == [wish]


def test_the_same_folder_written_otherwise_is_the_same(
    qtbot: QtBot, running: RunningWindow, home: HomeFolder
) -> None:
    with qtbot.waitSignal(running.knocked, timeout=PATIENCE_MS):
        thread, _ = _knock_from_elsewhere(HomeFolder(home.root / "x" / ".."))
    thread.join()


@pytest.mark.parametrize(
    "words",
    [b"forget everything\n", b"recollect://forget/o1\n", b"\xff\xfe\n", b"a" * 9_000 + b"\n"],
)
def test_anything_else_is_not_heard(
    qtbot: QtBot, running: RunningWindow, home: HomeFolder, words: bytes
) -> None:
    with qtbot.assertNotEmitted(running.knocked, wait=200):
        visitor = QLocalSocket()
        visitor.connectToServer(_name_of(home))
        assert visitor.waitForConnected(PATIENCE_MS)
        visitor.write(words)
        visitor.flush()


def test_where_nobody_listens_nobody_answers(qtbot: QtBot, tmp_path: Path) -> None:
    assert not knock(HomeFolder(tmp_path / "elsewhere"))


def test_another_start_takes_over_from_one_that_crashed(
    qtbot: QtBot, running: RunningWindow, home: HomeFolder
) -> None:
    parent = QObject()
    second = RunningWindow(home, parent)
    with qtbot.waitSignal(second.knocked, timeout=PATIENCE_MS):
        thread, _ = _knock_from_elsewhere(home)
    thread.join()
    second.close()
