"""Starts the desktop app over a real memory: the lock, the key, the recorder, the windows."""

from collections.abc import Sequence
from datetime import datetime

from app.desktop import run_desktop
from app.live_capture import live_recorder
from app.open_memory import passphrase_source
from app.store_door import StoreDoor
from app.store_sink import StoreSink
from app.windows.recorder_control import RecorderBridge
from capture.recorder import Recorder
from capture.recorder_state import RecorderState
from capture.screens import MssScreens
from core.errors import CaptureUnavailable
from core.home import HomeFolder
from core.store.instance_lock import InstanceLock
from core.store.keys import MemoryKey, obtain_key
from core.store.store import Store


def start_desktop(home: HomeFolder, argv: Sequence[str]) -> int:
    """Run the app until the user quits; returns the exit code.

    Raises: any `HomeError` before a window is shown.
    """
    lock = InstanceLock(home)
    home.root.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock.acquire()
    try:
        key = obtain_key(home, passphrase_source())
        Store.open(home, key).close()
        bridge = RecorderBridge()
        recorder = DesktopRecorder(home, key, bridge)
        return run_desktop(
            lambda: StoreDoor(home, key),
            recorder,
            recorder_notice(),
            home.root,
            argv,
            bridge=bridge,
        )
    finally:
        lock.release()


class DesktopRecorder:
    """The recorder with a store connection of its own, opened where it records."""

    def __init__(self, home: HomeFolder, key: MemoryKey, bridge: RecorderBridge) -> None:
        self._sink = StoreSink(lambda: Store.open(home, key))
        self._recorder: Recorder = live_recorder(
            self._sink, self._sink.exclusion_rules, self._sink.interval_s, bridge.publish
        )

    @property
    def state(self) -> RecorderState:
        return self._recorder.state

    def start(self) -> None:
        self._recorder.start()

    def pause(self, until: datetime | None, reason: str) -> None:
        self._recorder.pause(until, reason)

    def resume(self) -> None:
        self._recorder.resume()

    def stop(self) -> None:
        """Stop recording and close the connection; blocks until the last frame is stored."""
        self._recorder.stop()
        self._sink.close()


def recorder_notice() -> str:
    """Why the screen cannot be recorded here, as a sentence; empty if it can."""
    screens = MssScreens()
    try:
        screens.monitors()
    except CaptureUnavailable as error:
        return str(error)
    finally:
        screens.close()
    return ""
