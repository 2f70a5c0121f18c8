"""The windows of macOS, from lists as Quartz Window Services gives them."""

import plistlib
from dataclasses import dataclass, field

import pytest

from capture.away import is_locked
from capture.platforms.macos_windows import NOT_PERMITTED, MacWindows, windows_in
from capture.windows import DesktopWindow
from core.errors import CaptureUnavailable
from core.observation import Box

UNLOCKED = plistlib.dumps({"kCGSSessionUserNameKey": "you", "kCGSSessionOnConsoleKey": True})


def _told(
    number: int, owner: str, name: str | None, area: tuple[float, ...], **more: object
) -> dict[str, object]:
    """A window's dictionary; without the permission there is no name in it."""
    told: dict[str, object] = {
        "kCGWindowAlpha": 1.0,
        "kCGWindowBounds": dict(zip(("X", "Y", "Width", "Height"), area, strict=True)),
        "kCGWindowIsOnscreen": True,
        "kCGWindowLayer": 0,
        "kCGWindowMemoryUsage": 1264,
        "kCGWindowNumber": number,
        "kCGWindowOwnerName": owner,
        "kCGWindowOwnerPID": 400 + number,
        "kCGWindowSharingState": 1,
        "kCGWindowStoreType": 1,
    }
    return told | ({} if name is None else {"kCGWindowName": name}) | more


MENU_BAR = _told(3, "Window Server", "Menubar", (0, 0, 1512, 33), kCGWindowLayer=24)
DOCK = _told(4, "Dock", "Dock", (0, 0, 1512, 982), kCGWindowLayer=20)
WALLPAPER = _told(5, "Finder", "", (0, 0, 1512, 982), kCGWindowLayer=-2147483603)
POPOVER = _told(60, "1Password", "", (1100, 33, 380, 500), kCGWindowLayer=101)
MAIL = _told(41, "Mail", "Inbox – 3 messages", (64.5, 90, 1200, 760))
BROWSER = _told(38, "Google Chrome", "Seed catalogue", (0, 33, 1512, 949))
UNSEEN = _told(77, "Mail", None, (0, 0, 500, 500), kCGWindowAlpha=0.0)
MINIMISED = {
    **_told(52, "KeePassXC", "Passwords", (200, 200, 700, 500)),
}
MINIMISED.pop("kCGWindowIsOnscreen")


def _list(*told: dict[str, object]) -> bytes:
    return plistlib.dumps(list(told))


@dataclass
class RecordedDesktop:
    """Tells what was open when it was recorded."""

    on_screen: bytes = field(default_factory=lambda: _list(MENU_BAR, MAIL))
    everywhere: bytes = field(default_factory=_list)
    is_permitted: bool = True
    told_of_session: bytes = UNLOCKED
    asked: int = 0

    def displays(self) -> tuple[Box, ...]:
        return (Box(0, 0, 1512, 982),)

    def may_capture(self) -> bool:
        return self.is_permitted

    def ask_for_permission(self) -> None:
        self.asked += 1

    def listing(self, *, on_screen_only: bool) -> bytes:
        return self.on_screen if on_screen_only else self.everywhere

    def session(self) -> bytes:
        if not self.told_of_session:
            raise OSError("macOS tells of no desktop session")
        return self.told_of_session


def test_windows_come_front_to_back_and_the_foremost_is_the_focused_one() -> None:
    on_screen = _list(MENU_BAR, POPOVER, DOCK, MAIL, UNSEEN, BROWSER, WALLPAPER)
    popover, mail, browser = windows_in(on_screen, on_screen)
    assert mail == DesktopWindow(
        "mail",
        "Inbox – 3 messages",
        Box(64, 90, 1200, 760),
        is_focused=True,
        id=41,
        process=441,
    )
    assert (browser.app, browser.is_focused) == ("google chrome", False)
    assert (popover.app, popover.is_popup, popover.is_focused) == ("1password", True, False)


def test_a_minimised_window_is_open_but_not_seen() -> None:
    nameless = dict(MINIMISED, kCGWindowNumber=53, kCGWindowName="")
    listed = windows_in(_list(MAIL), _list(nameless, MAIL, MINIMISED, MENU_BAR))
    assert [(one.app, one.is_visible) for one in listed] == [("mail", True), ("keepassxc", False)]


def test_without_the_permission_macos_is_asked_once_and_nothing_is_listed() -> None:
    desktop = RecordedDesktop(is_permitted=False)
    lister = MacWindows(desktop)
    for _ in range(2):
        with pytest.raises(CaptureUnavailable) as caught:
            lister.windows()
        assert str(caught.value) == NOT_PERMITTED
    assert desktop.asked == 1
    assert lister.limits() == NOT_PERMITTED
    desktop.is_permitted = True
    assert [one.app for one in lister.windows()] == ["mail"]


def test_asking_what_cannot_be_told_asks_the_user_nothing() -> None:
    desktop = RecordedDesktop(is_permitted=False)
    assert MacWindows(desktop).limits() == NOT_PERMITTED
    assert desktop.asked == 0


def test_nothing_is_listed_behind_the_lock_screen() -> None:
    locked = plistlib.dumps({"CGSSessionScreenIsLocked": True})
    listed = MacWindows(RecordedDesktop(told_of_session=locked)).windows()
    assert is_locked(listed)
    assert len(listed) == 1
    shield = _told(99, "loginwindow", "", (0, 0, 1512, 982), kCGWindowLayer=2001)
    assert not is_locked(windows_in(_list(shield, MAIL), _list()))


def test_no_session_is_not_taken_for_an_empty_desktop() -> None:
    with pytest.raises(CaptureUnavailable, match="log in"):
        MacWindows(RecordedDesktop(told_of_session=b"")).windows()


def test_what_covers_a_display_and_its_menu_bar_is_full_screen() -> None:
    film = _told(70, "IINA", "Film", (-1920, 0, 1920, 1080))
    displays = (Box(0, 0, 1512, 982), Box(-1920, 0, 1920, 1080))
    listed = windows_in(_list(MENU_BAR, film, BROWSER), _list(), displays)
    assert [(one.app, one.is_full_screen) for one in listed] == [
        ("iina", True),
        ("google chrome", False),
    ]
