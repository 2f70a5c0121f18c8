"""The daily look asks only if it was turned on, tells what it found, and complains of nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.program_parts import kind_of_installation
from app.task_runner import TaskRunner
from app.updates import UpdateWatch
from core.updates.manifest import Release, UpdatesUnavailable
from tests.app.desktop_driver import PATIENCE_MS
from tests.fakes.fake_memory_door import FakeMemoryDoor

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
NEWER = Release("9.0", "https://recollect.invalid/9.0", "It hears owls.", ())


@pytest.fixture
def door() -> FakeMemoryDoor:
    made = FakeMemoryDoor()
    made.settings["updates.address"] = "https://recollect.invalid/versions.json"
    return made


@pytest.fixture
def runner(qtbot: QtBot, door: FakeMemoryDoor) -> Iterator[TaskRunner]:
    made = TaskRunner(lambda: door)
    yield made
    made.close()


class Publisher:
    """Answers as told, and notes what it was asked."""

    def __init__(self, answer: Release | UpdatesUnavailable | None) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def look(self, address: str, now: datetime) -> Release | None:
        assert now == NOW
        self.asked.append(address)
        if isinstance(self.answer, UpdatesUnavailable):
            raise self.answer
        return self.answer


def _watch(runner: TaskRunner, publisher: Publisher, parent: QObject) -> UpdateWatch:
    return UpdateWatch(runner, lambda: NOW, parent, publisher.look)


def test_off_nobody_is_asked(qtbot: QtBot, runner: TaskRunner, door: FakeMemoryDoor) -> None:
    publisher, parent = Publisher(NEWER), QObject()
    door.settings["updates.check"] = False
    watch = _watch(runner, publisher, parent)
    with qtbot.assertNotEmitted(watch.found, wait=100):
        watch.look_if_wanted()
    assert publisher.asked == []


def test_on_a_newer_version_is_told(qtbot: QtBot, runner: TaskRunner, door: FakeMemoryDoor) -> None:
    publisher, parent = Publisher(NEWER), QObject()
    door.settings["updates.check"] = True
    watch = _watch(runner, publisher, parent)
    with qtbot.waitSignal(watch.found, timeout=PATIENCE_MS) as found:
        watch.look_if_wanted()
    assert found.args == [NEWER]
    assert publisher.asked == ["https://recollect.invalid/versions.json"]


@pytest.mark.parametrize("answer", [None, UpdatesUnavailable("Nobody is there.")])
def test_nothing_newer_and_nobody_there_are_told_to_nobody(
    qtbot: QtBot,
    runner: TaskRunner,
    door: FakeMemoryDoor,
    answer: Release | UpdatesUnavailable | None,
) -> None:
    publisher, parent = Publisher(answer), QObject()
    door.settings["updates.check"] = True
    watch = _watch(runner, publisher, parent)
    with qtbot.assertNotEmitted(watch.found, wait=100):
        watch.look_if_wanted()
        qtbot.waitUntil(lambda: bool(publisher.asked), timeout=PATIENCE_MS)


def test_run_from_sources_it_is_no_package() -> None:
    assert not kind_of_installation().endswith("-deb")
