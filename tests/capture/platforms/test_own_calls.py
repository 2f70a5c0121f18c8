"""The calls of Windows and macOS themselves, where the tests run on one of them.

Everywhere else what they give is told by the recorded replies of the tests beside this one.
"""

import sys
from contextlib import closing

from capture.platforms.desktop_port import DesktopKind, port_here
from capture.platforms.event_port import load_teller, screen_events
from core.errors import CaptureUnavailable

KIND = DesktopKind.MACOS if sys.platform == "darwin" else DesktopKind.WINDOWS


def test_who_is_there_is_told() -> None:
    with closing(screen_events(KIND)) as events:
        presence = events.presence()
        assert presence.idle_s is None or presence.idle_s >= 0.0
        assert events.wait(0.0) == frozenset()


def test_the_load_is_told_from_the_second_look_on() -> None:
    load = load_teller()
    load()
    told = load()
    assert told.cores >= 1
    assert told.running is None or told.running >= 0.0


def test_windows_are_listed_or_it_is_told_why_not() -> None:
    port = port_here()
    try:
        windows = port.windows.windows()
    except CaptureUnavailable as error:
        windows, why = (), str(error)
        assert why.endswith(".")
    finally:
        port.close()
    assert all(one.area.width >= 0 and one.area.height >= 0 for one in windows)


def test_whether_programs_can_be_asked_for_their_text_is_told() -> None:
    port = port_here()
    try:
        assert port.visible_text.limits() == "" or port.visible_text.limits().endswith(".")
    finally:
        port.close()
