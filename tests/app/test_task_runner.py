import logging
import threading
from collections.abc import Iterator
from typing import NoReturn

import pytest
from pytestqt.qtbot import QtBot

from app.memory_door import MemoryDoor
from app.task_runner import Lane, TaskRunner
from core.errors import RecollectError, StoreUnavailable
from tests.fakes.fake_memory_door import FakeMemoryDoor


@pytest.fixture
def doors() -> list[FakeMemoryDoor]:
    return []


@pytest.fixture
def runner(qtbot: QtBot, doors: list[FakeMemoryDoor]) -> Iterator[TaskRunner]:
    def open_door() -> MemoryDoor:
        doors.append(FakeMemoryDoor(is_empty=True))
        return doors[-1]

    made = TaskRunner(open_door)
    yield made
    made.close()


def _raise(error: Exception) -> NoReturn:
    raise error


def test_work_runs_elsewhere_and_its_result_comes_back_here(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    seen: list[tuple[str, str]] = []
    with qtbot.waitSignal(runner.idle):
        runner.submit(
            lambda door: threading.current_thread().name,
            lambda name: seen.append((name, threading.current_thread().name)),
            _raise,
        )
    assert seen == [("recollect-store_0", threading.main_thread().name)]


def test_each_lane_has_its_own_door_opened_once(
    qtbot: QtBot, runner: TaskRunner, doors: list[FakeMemoryDoor]
) -> None:
    used: list[int] = []
    for lane in (Lane.STORE, Lane.PICTURES, Lane.STORE):
        with qtbot.waitSignal(runner.idle):
            runner.submit(id, used.append, _raise, lane=lane)
    assert len(doors) == 2
    assert used[0] == used[2] != used[1]


def test_pictures_do_not_wait_behind_an_answer(qtbot: QtBot, runner: TaskRunner) -> None:
    may_answer = threading.Event()
    order: list[str] = []
    runner.submit(lambda door: may_answer.wait(10), lambda _done: order.append("answer"), _raise)

    def picture_came(_none: None) -> None:
        order.append("picture")
        may_answer.set()

    with qtbot.waitSignal(runner.idle):
        runner.submit(lambda door: None, picture_came, _raise, lane=Lane.PICTURES)
    assert order == ["picture", "answer"]


def test_a_known_error_reaches_the_caller_as_it_is(qtbot: QtBot, runner: TaskRunner) -> None:
    known = StoreUnavailable("The disk is full; nothing was stored.")
    errors: list[RecollectError] = []
    with qtbot.waitSignal(runner.idle):
        runner.submit(lambda door: _raise(known), _raise, errors.append)
    assert errors == [known]


@pytest.mark.expects_warnings
def test_a_bug_is_logged_with_its_trace_and_told_in_a_sentence(
    qtbot: QtBot, runner: TaskRunner, caplog: pytest.LogCaptureFixture
) -> None:
    errors: list[RecollectError] = []
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(runner.idle):
        runner.submit(lambda door: _raise(KeyError("a bug")), _raise, errors.append)
    assert "inside Recollect" in str(errors[0])
    assert caplog.records[0].exc_info is not None
    caplog.clear()


def test_a_door_that_does_not_open_is_told_and_tried_again(qtbot: QtBot) -> None:
    tries: list[int] = []

    def open_door() -> MemoryDoor:
        tries.append(1)
        if len(tries) == 1:
            raise StoreUnavailable("The memory is busy; try again.")
        return FakeMemoryDoor(is_empty=True)

    runner = TaskRunner(open_door)
    results: list[object] = []
    for _ in range(2):
        with qtbot.waitSignal(runner.idle):
            runner.submit(lambda door: "open", results.append, lambda e: results.append(str(e)))
    runner.close()
    assert results == ["The memory is busy; try again.", "open"]


def test_cancelled_work_never_runs(qtbot: QtBot, runner: TaskRunner) -> None:
    may_go_on = threading.Event()
    ran: list[str] = []
    runner.submit(lambda door: may_go_on.wait(10), lambda _done: None, _raise)
    cancel = runner.submit(lambda _: ran.append("work"), lambda _: ran.append("done"), _raise)
    cancel.set()
    with qtbot.waitSignal(runner.idle):
        may_go_on.set()
    assert ran == []


def test_closing_joins_the_threads_closes_the_doors_and_takes_no_more(
    qtbot: QtBot, runner: TaskRunner, doors: list[FakeMemoryDoor]
) -> None:
    with qtbot.waitSignal(runner.idle):
        for lane in Lane:
            runner.submit(lambda door: None, lambda _none: None, _raise, lane=lane)
    runner.close()
    runner.submit(lambda door: _raise(AssertionError("ran after close")), _raise, _raise)
    assert [door.closed for door in doors] == [1] * len(Lane)
    assert not [t for t in threading.enumerate() if t.name.startswith("recollect-")]
