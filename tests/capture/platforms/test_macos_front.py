"""What is in front on macOS, from lists and numbers as Apple documents them."""

import plistlib
from dataclasses import dataclass, field

from capture.machine_load import MachineLoad
from capture.platforms.macos_front import FrontOfMac
from capture.platforms.macos_power import BATTERY, load_of_mac
from capture.polled_events import Glance
from capture.screen_events import Presence
from core.observation import Box


def _told(number: int, owner: str, name: str, layer: int = 0) -> dict[str, object]:
    bounds = {"X": 0, "Y": 33, "Width": 1200, "Height": 760}
    return {
        "kCGWindowNumber": number,
        "kCGWindowOwnerName": owner,
        "kCGWindowName": name,
        "kCGWindowLayer": layer,
        "kCGWindowBounds": bounds,
        "kCGWindowAlpha": 1.0,
    }


MENU = _told(3, "Window Server", "Menubar", 24)
MAIL = _told(41, "Mail", "Inbox")
NOTES = _told(42, "Notes", "Tides")
DISPLAY = Box(0, 0, 1512, 982)


@dataclass
class RecordedFront:
    """Tells what was in front when it was recorded."""

    told: list[dict[str, object]] = field(default_factory=lambda: [MENU, MAIL, NOTES])
    about_session: dict[str, object] | None = field(default_factory=dict)
    is_asleep: bool = False

    def listing(self, *, on_screen_only: bool) -> bytes:
        assert on_screen_only
        return plistlib.dumps(self.told)

    def session(self) -> bytes:
        if self.about_session is None:
            raise OSError("macOS tells of no desktop session")
        return plistlib.dumps(self.about_session)

    def displays(self) -> tuple[Box, ...]:
        return (DISPLAY,)

    def idle_s(self) -> float:
        return 12.5

    def is_display_asleep(self) -> bool:
        return self.is_asleep


def test_a_glance_tells_the_foremost_window_and_the_displays() -> None:
    assert FrontOfMac(RecordedFront()).glance() == Glance(41, "Inbox", (DISPLAY,))
    assert FrontOfMac(RecordedFront([MENU])).glance() == Glance(0, "", (DISPLAY,))


def test_somebody_who_is_there() -> None:
    assert FrontOfMac(RecordedFront()).presence() == Presence(idle_s=12.5)


def test_the_lock_the_saver_and_a_dark_display_are_told() -> None:
    saver = _told(90, "ScreenSaverEngine", "", 1000)
    told = FrontOfMac(
        RecordedFront([saver, MAIL], {"CGSSessionScreenIsLocked": True}, is_asleep=True)
    )
    assert told.presence() == Presence(
        idle_s=12.5, is_screen_saver_on=True, is_screen_off=True, is_locked=True
    )


def test_outside_a_session_nobody_is_said_to_be_away() -> None:
    assert FrontOfMac(RecordedFront(about_session=None)).presence() == Presence()


def test_what_feeds_a_mac() -> None:
    load = MachineLoad(1.5, 8)
    assert load_of_mac(load, BATTERY) == MachineLoad(1.5, 8, is_on_battery=True)
    for other in ("AC Power", "UPS Power", ""):
        assert load_of_mac(load, other) == load
