"""Puts the live recorder together from the parts that fit this computer."""

from collections.abc import Callable

from capture.away import Attention
from capture.observation_sink import ObservationSink
from capture.platforms.desktop_port import NOTHING_MORE, Agreed, port_here
from capture.platforms.event_port import load_teller, screen_events
from capture.rapidocr_reader import RapidOcrReader
from capture.reader_process import ReaderProcess
from capture.recorder import Recorder
from capture.recorder_state import RecorderState
from capture.screens import Monitor
from capture.told_reading import ToldReading
from capture.windows import DesktopWindow
from core.clock import SystemClock
from core.errors import CaptureUnavailable, ReaderUnavailable
from core.privacy.exclusion_rules import ExclusionRules
from core.privacy.sealing import Seal


def live_recorder(
    sink: ObservationSink,
    rules: Callable[[], ExclusionRules],
    interval_s: Callable[[], float],
    agreed: Agreed,
    on_state: Callable[[RecorderState], None] = lambda state: None,
    seal: Callable[[], Seal | None] = lambda: None,
    attention: Callable[[], Attention] = Attention,
) -> Recorder:
    """A recorder of this computer's screens; it does nothing until it is told to.

    `attention` is asked before each look. `seal` gives the way to keep caught secrets for the
    user's vault, None where there is none.
    """
    port = port_here(agreed)
    reader = RapidOcrReader()
    return Recorder(
        screens=port.screens,
        windows=port.windows,
        reader=reader,
        sink=sink,
        rules_provider=rules,
        clock=SystemClock(),
        interval_s_provider=lambda: max(port.least_interval_s(), interval_s()),
        on_state=on_state,
        seal_provider=seal,
        events=screen_events(port.kind),
        attention_provider=attention,
        load_provider=load_teller(),
        told=ToldReading(reader, port.visible_text, agreed.told_text),
    )


def desktop_limits(agreed: Agreed) -> list[str]:
    """What cannot be told of the windows or seen of the screen here, one sentence each."""
    port = port_here(agreed)
    try:
        return [words for words in (port.windows.limits(), port.picture_limits()) if words]
    except CaptureUnavailable as error:
        return [str(error)]
    finally:
        port.close()


def desktop_told() -> str:
    """Where windows and pictures come from here, in words."""
    port = port_here()
    try:
        return port.told()
    finally:
        port.close()


def seen_desktop() -> tuple[tuple[DesktopWindow, ...], tuple[Monitor, ...]]:
    """The open windows, topmost first, and the monitors.

    Raises: CaptureUnavailable.
    """
    port = port_here()
    try:
        return port.windows.windows(), port.screens.monitors()
    finally:
        port.close()


def require_screen() -> None:
    """Raises: CaptureUnavailable if there is nothing to look at."""
    port = port_here()
    try:
        port.require()
    finally:
        port.close()


def sight_notices(agreed: Agreed = NOTHING_MORE) -> list[str]:
    """What of the screen or of the windows cannot be seen here, one sentence each."""
    try:
        require_screen()
    except CaptureUnavailable as error:
        return [str(error)]
    return desktop_limits(agreed)


def capture_notices(agreed: Agreed = NOTHING_MORE) -> list[str]:
    """What does not work here, one sentence each; empty when everything does."""
    notices = sight_notices(agreed)
    reader = ReaderProcess()
    try:
        reader.start()
    except ReaderUnavailable as error:
        notices.append(str(error))
    finally:
        reader.close()
    return notices
