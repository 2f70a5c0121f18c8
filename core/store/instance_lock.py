"""One writer per data folder: the second process is told, not queued."""

import os

from filelock import FileLock, Timeout

from core.errors import AlreadyRunning, StoreUnavailable
from core.home import HomeFolder


class InstanceLock:
    """Held by the process that writes to a data folder; released by the system on any death."""

    def __init__(self, home: HomeFolder) -> None:
        self._home = home
        self._lock = FileLock(home.lock_file)

    def acquire(self) -> None:
        """Raises: AlreadyRunning if another process holds it; StoreUnavailable if it cannot be
        made."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise AlreadyRunning(
                f"Recollect is already running on {self._home.root}; use its window, or quit it "
                "first."
            ) from None
        except OSError as error:
            raise StoreUnavailable(
                f"{self._home.root} cannot be written to ({os.strerror(error.errno or 0)}); "
                "choose another folder with --home."
            ) from error

    def release(self) -> None:
        self._lock.release()
