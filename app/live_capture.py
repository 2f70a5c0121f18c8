"""Puts the live recorder together from the parts that fit this computer."""

import sys
from collections.abc import Callable

from capture.no_windows import NoWindows
from capture.observation_sink import ObservationSink
from capture.rapidocr_reader import RapidOcrReader
from capture.reader_process import ReaderProcess
from capture.recorder import Recorder
from capture.recorder_state import RecorderState
from capture.screens import Monitor, MssScreens
from capture.windows import DesktopWindow, WindowLister
from core.clock import SystemClock
from core.errors import CaptureUnavailable, ReaderUnavailable
from core.privacy.exclusion_rules import ExclusionRules
from core.privacy.sealing import Seal


def live_recorder(
    sink: ObservationSink,
    rules: Callable[[], ExclusionRules],
    interval_s: Callable[[], float],
    may_record_without_names: Callable[[], bool],
    on_state: Callable[[RecorderState], None] = lambda state: None,
    seal: Callable[[], Seal | None] = lambda: None,
) -> Recorder:
    """A recorder of this computer's screens; it does nothing until it is told to.

    `seal` gives the way to keep caught secrets for the user's vault, None where there is none.
    """
    return Recorder(
        screens=MssScreens(),
        windows=window_lister(may_record_without_names),
        reader=RapidOcrReader(),
        sink=sink,
        rules_provider=rules,
        clock=SystemClock(),
        interval_s_provider=interval_s,
        on_state=on_state,
        seal_provider=seal,
    )


def window_limits(*, may_record_without_names: bool) -> str:
    """What cannot be told of the windows here, as a sentence; empty if all can."""
    windows = window_lister(lambda: may_record_without_names)
    try:
        return windows.limits()
    except CaptureUnavailable as error:
        return str(error)
    finally:
        windows.close()


def window_lister(may_record_without_names: Callable[[], bool]) -> WindowLister:
    """The way to list windows here; where there is none, one that refuses unless allowed."""
    if sys.platform == "linux":
        # Imported here because xcffib is there on Linux only.
        from capture.x11_windows import X11Windows  # noqa: PLC0415

        return X11Windows()
    if sys.platform == "win32":
        # Imported here because these calls are there on Windows only.
        from capture.platforms.win32_calls import Win32Calls  # noqa: PLC0415
        from capture.platforms.win32_windows import Win32Windows  # noqa: PLC0415

        return Win32Windows(Win32Calls())
    if sys.platform == "darwin":
        # Imported here because it looks for the frameworks of macOS.
        from capture.platforms.macos_calls import MacCalls  # noqa: PLC0415
        from capture.platforms.macos_windows import MacWindows  # noqa: PLC0415

        return MacWindows(MacCalls())
    return NoWindows(may_record_without_names)


def seen_desktop() -> tuple[tuple[DesktopWindow, ...], tuple[Monitor, ...]]:
    """The open windows, topmost first, and the monitors; nothing is grabbed.

    Raises: CaptureUnavailable.
    """
    screens, windows = MssScreens(), window_lister(lambda: False)
    try:
        return windows.windows(), screens.monitors()
    finally:
        windows.close()
        screens.close()


def require_screen() -> None:
    """Raises: CaptureUnavailable if there is nothing to look at."""
    screens = MssScreens()
    try:
        screens.monitors()
    finally:
        screens.close()


def window_notice() -> str:
    """What cannot be told about windows here, as a sentence; empty if everything can.

    Raises: CaptureUnavailable.
    """
    windows = window_lister(lambda: False)
    try:
        return windows.limits()
    finally:
        windows.close()


def sight_notices() -> list[str]:
    """What of the screen or of the windows cannot be seen here, one sentence each."""
    try:
        require_screen()
        notice = window_notice()
    except CaptureUnavailable as error:
        notice = str(error)
    return [notice] if notice else []


def capture_notices() -> list[str]:
    """What does not work here, one sentence each; empty when everything does."""
    notices = sight_notices()
    reader = ReaderProcess()
    try:
        reader.start()
    except ReaderUnavailable as error:
        notices.append(str(error))
    finally:
        reader.close()
    return notices
