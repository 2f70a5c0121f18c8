"""The language model works when it is quiet, one item at a time, and makes way for everything."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.task_runner import TaskRunner
from app.windows.model_work import ModelWork
from core.errors import ModelUnavailable
from tests.app.desktop_driver import PATIENCE_MS
from tests.fakes.fake_memory_door import FakeMemoryDoor

QUIET_MS = 20


@pytest.fixture
def door() -> FakeMemoryDoor:
    return FakeMemoryDoor(is_empty=True)


@pytest.fixture
def runner(qtbot: QtBot, door: FakeMemoryDoor) -> Iterator[TaskRunner]:
    made = TaskRunner(lambda: door)
    yield made
    made.close()


def _ask_something(runner: TaskRunner) -> None:
    runner.submit(lambda _door: None, lambda _none: None, lambda _error: None)


def test_it_goes_through_its_queue_once_it_is_quiet(
    qtbot: QtBot, runner: TaskRunner, door: FakeMemoryDoor
) -> None:
    door.model_waiting = 3
    ModelWork(runner, QUIET_MS)
    _ask_something(runner)
    qtbot.waitUntil(lambda: door.model_waiting == 0, timeout=PATIENCE_MS)
    assert door.model_steps == 3


def test_whatever_is_asked_stops_it_and_it_begins_anew(
    qtbot: QtBot, runner: TaskRunner, door: FakeMemoryDoor
) -> None:
    door.model_waiting, door.hold_model = 1, threading.Event()
    ModelWork(runner, QUIET_MS)
    _ask_something(runner)
    qtbot.waitUntil(lambda: door.model_steps == 1, timeout=PATIENCE_MS)
    assert runner.is_idle
    _ask_something(runner)
    qtbot.waitUntil(lambda: door.model_steps == 2, timeout=PATIENCE_MS)
    assert door.model_waiting == 1
    door.hold_model.set()
    qtbot.waitUntil(lambda: door.model_waiting == 0, timeout=PATIENCE_MS)


def test_closing_does_not_wait_for_its_answer(
    qtbot: QtBot, runner: TaskRunner, door: FakeMemoryDoor
) -> None:
    door.model_waiting, door.hold_model = 1, threading.Event()
    ModelWork(runner, QUIET_MS)
    _ask_something(runner)
    qtbot.waitUntil(lambda: door.model_steps == 1, timeout=PATIENCE_MS)
    runner.close()
    assert door.model_waiting == 1


def test_after_an_error_it_rests(
    qtbot: QtBot, runner: TaskRunner, door: FakeMemoryDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[int] = []

    def fails(_should_stop: object) -> int:
        steps.append(1)
        raise ModelUnavailable("The language model does not fit into memory.")

    monkeypatch.setattr(door, "work_with_model", fails)
    work = ModelWork(runner, QUIET_MS)
    with qtbot.waitSignal(work.failed, timeout=PATIENCE_MS):
        _ask_something(runner)
    with qtbot.waitSignal(runner.idle):
        _ask_something(runner)
    qtbot.wait(5 * QUIET_MS)
    assert steps == [1]
