"""Binds the keys that the user set to what they do, and binds anew when the settings change."""

import logging
from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from app.global_shortcuts.global_shortcuts import Act, GlobalShortcuts
from app.memory_door import MemoryDoor
from app.task_runner import TaskRunner
from core.errors import RecollectError

_log = logging.getLogger(__name__)


class BoundActs(QObject):
    """`wanted` is what somebody's keys ask for; `told` carries why keys are not heard, by the
    setting that holds them."""

    wanted = Signal(object)  # Act
    told = Signal(object)  # Mapping of settings to sentences

    def __init__(self, runner: TaskRunner, shortcuts: GlobalShortcuts) -> None:
        super().__init__(runner)
        self._runner = runner
        self._shortcuts = shortcuts
        shortcuts.pressed.connect(self.wanted)
        shortcuts.told.connect(self._tell)

    @property
    def limits(self) -> str:
        """What does not work on this desktop, as a sentence; empty if everything does."""
        return self._shortcuts.limits()

    def begin(self) -> None:
        """Read which keys are wanted, and listen for them."""
        self._runner.submit(_keys_that_are_set, self._shortcuts.bind, _note_failure, owner=self)

    def take_setting(self, key: str) -> None:
        """A setting was changed; other keys may be wanted."""
        if key in {act.setting for act in Act}:
            self.begin()

    def close(self) -> None:
        """Listen no longer."""
        self._shortcuts.close()

    def _tell(self, troubles: Mapping[Act, str]) -> None:
        self.told.emit({act.setting: troubles.get(act, "") for act in Act})


def _keys_that_are_set(door: MemoryDoor) -> dict[Act, QKeySequence]:
    kept = {act: str(door.setting(act.setting)) for act in Act}
    return {act: QKeySequence(keys) for act, keys in kept.items() if keys}


def _note_failure(error: RecollectError) -> None:
    _log.info("The keys that are heard from everywhere could not be read: %s", error)
