"""The daily look for a newer version, if the user turned it on; it tells and installs nothing."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from app.memory_door import MemoryDoor
from app.program_parts import program_version
from app.task_runner import Lane, TaskRunner
from core.errors import RecollectError
from core.updates.fetching import newer_release
from core.updates.manifest import Release
from core.updates.release_key import release_key

_FIRST_LOOK_MS = 60_000  # nobody waits for it while the app starts
_NEXT_LOOK_MS = 24 * 3_600_000

Look = Callable[[str, datetime], Release | None]


def look_for_release(address: str, now: datetime) -> Release | None:
    """The newer version, if there is one. Raises: UpdatesUnavailable."""
    return newer_release(address, release_key(), program_version(), now)


class UpdateWatch(QObject):
    """`found` tells of a newer version. While the setting is off, nobody is asked."""

    found = Signal(object)  # Release

    def __init__(
        self,
        runner: TaskRunner,
        now: Callable[[], datetime],
        parent: QObject,
        look: Look = look_for_release,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._now = now
        self._look = look
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look_if_wanted)
        self._timer.start(_FIRST_LOOK_MS)

    def look_if_wanted(self) -> None:
        """Read the settings and ask only if they say so."""
        self._timer.start(_NEXT_LOOK_MS)
        self._runner.submit(_address_if_wanted, self._ask, self._say_nothing, owner=self)

    def _ask(self, address: str) -> None:
        if not address:
            return
        now = self._now()
        self._runner.run(
            lambda: self._look(address, now),
            self._tell,
            self._say_nothing,
            lane=Lane.FETCH,
            owner=self,
        )

    def _tell(self, release: Release | None) -> None:
        if release is not None:
            self.found.emit(release)

    def _say_nothing(self, _error: RecollectError) -> None:
        """A look that nobody asked for by hand does not complain; the next one is tomorrow."""


def _address_if_wanted(door: MemoryDoor) -> str:
    return str(door.setting("updates.address")) if door.setting("updates.check") else ""
