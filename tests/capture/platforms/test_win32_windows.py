"""The windows of Windows, from replies as user32 and dwmapi give them."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from capture.away import is_locked
from capture.platforms.win32_windows import RawWindow, Win32Windows
from capture.windows import DesktopWindow
from core.errors import CaptureUnavailable
from core.observation import Box, WindowContext

FULL_HD = (0, 0, 1920, 1080)
SHELL = r"C:\Windows\explorer.exe"
BROWSER = RawWindow(
    0x20A1C,
    "Seed catalogue - Google Chrome",
    "Chrome_WidgetWin_1",
    (100, 80, 1300, 880),
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)
EDITOR = RawWindow(
    0x10F02, "notes.txt - Notepad", "Notepad", (1920, 0, 3840, 2160), r"C:\Windows\notepad.exe"
)
DIALOG = RawWindow(
    0x30B10, "Save As", "#32770", (2200, 300, 2900, 800), r"C:\Windows\notepad.exe", owner=0x10F02
)


@dataclass(frozen=True)
class RecordedDesktop:
    """Tells what was open when it was recorded."""

    raw: Sequence[RawWindow]
    focused: int = 0
    locked: bool = False

    def top_level(self) -> Sequence[RawWindow]:
        if not self.raw:
            raise PermissionError(5, "Access is denied.")
        return self.raw

    def foreground(self) -> int:
        return self.focused

    def is_locked(self) -> bool:
        return self.locked


def _listed(*raw: RawWindow, focused: int = 0) -> tuple[DesktopWindow, ...]:
    return Win32Windows(RecordedDesktop(raw, focused)).windows()


def test_windows_keep_their_order_with_program_title_and_frame() -> None:
    dialog, browser, editor = _listed(DIALOG, BROWSER, EDITOR, focused=0x20A1C)
    assert browser == DesktopWindow(
        "chrome", "Seed catalogue - Google Chrome", Box(100, 80, 1200, 800), True, id=0x20A1C
    )
    assert (editor.app, editor.area, editor.is_focused) == (
        "notepad",
        Box(1920, 0, 1920, 2160),
        False,
    )
    assert dialog.owner == WindowContext("notepad", "notes.txt - Notepad")


def test_wallpaper_task_bar_and_what_is_hidden_are_no_windows() -> None:
    assert (
        _listed(
            RawWindow(1, "Program Manager", "Progman", FULL_HD, SHELL),
            RawWindow(2, "", "Shell_TrayWnd", (0, 1032, 1920, 1080), SHELL),
            RawWindow(3, "Default IME", "IME", (0, 0, 0, 0), SHELL, is_shown=False),
            RawWindow(4, "Settings", "ApplicationFrameWindow", FULL_HD, "", cloaked=1),
            RawWindow(5, "", "GDI+ Window", (0, 0, 1, 1), SHELL),
        )
        == ()
    )


def test_what_is_minimised_or_on_another_desktop_is_open_but_not_seen() -> None:
    minimised = RawWindow(
        6, "Bank", "Vault", (-32000, -32000, -31840, -31972), r"D:\KeePassXC.exe", is_minimised=True
    )
    elsewhere = RawWindow(7, "Mail", "Mail", FULL_HD, r"D:\mail.exe", cloaked=2)
    assert [(one.app, one.is_visible) for one in _listed(minimised, elsewhere)] == [
        ("keepassxc", False),
        ("mail", False),
    ]


@pytest.mark.parametrize(
    ("class_name", "style", "is_popup"),
    [
        ("#32768", 0x0000_0188, True),  # a menu
        ("tooltips_class32", 0x0008_00A8, True),
        ("Overlay", 0x0808_0020, True),  # layered, lets clicks through
        ("Palette", 0x0000_0080, True),
        ("Palette", 0x0004_0080, False),  # a tool that wants to be in the task bar
        ("Chrome_WidgetWin_1", 0x0000_0100, False),
    ],
)
def test_menus_and_tools_never_stand_for_what_is_looked_at(
    class_name: str, style: int, is_popup: bool
) -> None:
    (window,) = _listed(RawWindow(8, "", class_name, FULL_HD, SHELL, extended_style=style))
    assert window.is_popup is is_popup


def test_a_program_that_the_system_does_not_name_stays_without_a_name() -> None:
    (window,) = _listed(RawWindow(9, "Registry Editor", "RegEdit", FULL_HD, ""))
    assert (window.app, window.title) == ("", "Registry Editor")


def test_nothing_is_listed_behind_the_lock_screen() -> None:
    listed = Win32Windows(RecordedDesktop((BROWSER,), locked=True)).windows()
    assert is_locked(listed)
    assert len(listed) == 1
    assert not is_locked(_listed(BROWSER))


def test_a_desktop_that_does_not_answer_is_told() -> None:
    with pytest.raises(CaptureUnavailable, match="session"):
        Win32Windows(RecordedDesktop(())).windows()


@pytest.mark.parametrize(
    ("bounds", "style", "is_full_screen"),
    [
        (FULL_HD, 0x9600_0000, True),  # a film, without a border
        (FULL_HD, 0x14CF_0000, False),  # maximised over a task bar that hides itself
        ((0, 0, 1920, 1040), 0x9600_0000, False),
    ],
)
def test_what_fills_its_monitor_without_a_title_is_full_screen(
    bounds: tuple[int, int, int, int], style: int, is_full_screen: bool
) -> None:
    raw = RawWindow(0x51, "Film", "Player", bounds, "", style=style, monitor=FULL_HD)
    (window,) = _listed(raw)
    assert window.is_full_screen is is_full_screen


def test_the_process_of_a_window_is_told() -> None:
    (window,) = _listed(RawWindow(0x52, "Notes", "Notepad", FULL_HD, "", process=4712))
    assert (window.process, window.is_full_screen) == (4712, False)
