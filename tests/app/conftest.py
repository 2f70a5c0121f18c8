"""The app over a fake memory, a scripted recorder and a clock that stands.

Qt is imported inside the fixtures, so that tests without it can still be collected.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.desktop import Desktop
    from tests.app.scripted_recorder import ScriptedRecorder
    from tests.fakes.fake_memory_door import FakeMemoryDoor


@pytest.fixture
def door(qtbot: "QtBot") -> "FakeMemoryDoor":
    from tests.fakes.fake_memory_door import FakeMemoryDoor

    return FakeMemoryDoor()


@pytest.fixture
def recorder(qtbot: "QtBot") -> "ScriptedRecorder":
    from app.windows.recorder_control import RecorderBridge
    from tests.app.scripted_recorder import ScriptedRecorder

    return ScriptedRecorder(RecorderBridge())


@pytest.fixture
def desktop(
    qtbot: "QtBot", door: "FakeMemoryDoor", recorder: "ScriptedRecorder", tmp_path: Path
) -> "Iterator[Desktop]":
    """The whole app, shown, with a tray; consent was given earlier."""
    from tests.app.desktop_driver import end_desktop, start_desktop

    door.settings["capture.consent"] = True
    made = start_desktop(qtbot, door, recorder, tmp_path)
    yield made
    end_desktop(qtbot, made)
