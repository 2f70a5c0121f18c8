"""One writer per data folder: the second process is told, not queued."""

import os

from filelock import FileLock, Timeout

from core.errors import AlreadyRunning, StoreUnavailable
from core.home import HomeFolder

# What a recorder may need to store the frame that it has in hand.
LAST_FRAME_S = 20.0


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
        self._wait_for_a_recorder_to_end()

    def release(self) -> None:
        self._lock.release()

    def _wait_for_a_recorder_to_end(self) -> None:
        """The recording process of a program that was killed stores its last frame, and goes."""
        recording = RecordingLock(self._home)
        try:
            recording.acquire()
        except AlreadyRunning:
            self.release()
            raise
        recording.release()


class RecordingLock:
    """Held by the process that records for the program that holds the `InstanceLock`."""

    def __init__(self, home: HomeFolder) -> None:
        self._lock = FileLock(home.recording_lock_file)

    def acquire(self) -> None:
        """Wait for another to end. Raises: AlreadyRunning if it does not."""
        try:
            self._lock.acquire(timeout=LAST_FRAME_S)
        except Timeout:
            raise AlreadyRunning(
                "The recorder of an earlier start is still storing a screen; try again in a moment."
            ) from None

    def release(self) -> None:
        self._lock.release()
