"""KWin's windows, over a real message bus, from a KWin that tells what the test says.

The script itself is not run here: that takes KWin.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from capture.platforms.wayland_desktop import Output
from capture.windows import DesktopWindow
from core.errors import CaptureUnavailable
from core.observation import Box, WindowContext

if TYPE_CHECKING:
    from capture.platforms.kwin import KWin
    from tests.capture.platforms.scripted_kwin import ScriptedKWin

kwin = pytest.importorskip("capture.platforms.kwin")
scripted = pytest.importorskip("tests.capture.platforms.scripted_kwin")
bus = pytest.importorskip("tests.fakes.scripted_bus")

pytestmark = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None, reason="This test needs a message bus; install dbus."
)


def _told(app: str, title: str, **more: object) -> dict[str, object]:
    told = {"app": app, "title": title, "x": 0, "y": 0, "width": 800, "height": 600, "pid": 0}
    return told | {"isFocused": False, "isVisible": True, "isPopup": False, "owner": None} | more


ANSWER = {
    "outputs": [{"x": 0, "y": 0, "width": 1536, "height": 864, "scale": 1.25}],
    "windows": [
        _told("org.kde.kate", "notes.txt — Kate", x=100.5, width=700.25),
        _told("keepassxc", "Passwords", isVisible=False),
        _told(
            "org.kde.kate",
            "Save As — Kate",
            isFocused=True,
            owner={"app": "org.kde.kate", "title": "notes.txt — Kate"},
        ),
        _told("plasmashell", "", isPopup=True),
    ],
}


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[tuple[KWin, ScriptedKWin, str]]:
    with bus.message_bus_of_its_own() as address:
        made = scripted.ScriptedKWin(address, json.dumps(ANSWER))
        yield kwin.KWin(tmp_path, address), made, address
        made.close()


def test_windows_come_topmost_first(
    desktop: tuple[KWin, ScriptedKWin, str], tmp_path: Path
) -> None:
    asked, compositor, _ = desktop
    popup, dialog, passwords, editor = asked.windows()
    assert dialog == DesktopWindow(
        "org.kde.kate",
        "Save As — Kate",
        Box(0, 0, 800, 600),
        is_focused=True,
        owner=WindowContext("org.kde.kate", "notes.txt — Kate"),
    )
    assert popup.is_popup
    assert not passwords.is_visible
    assert editor.area == Box(100, 0, 700, 600)
    assert compositor.asked == ["loadScript", "run", "unloadScript"]
    assert list(tmp_path.iterdir()) == []


def test_outputs_have_their_scale(desktop: tuple[KWin, ScriptedKWin, str]) -> None:
    assert desktop[0].outputs() == (Output(Box(0, 0, 1536, 864), 1.25),)


@pytest.mark.parametrize("told", ["nonsense", "[]", "{}", '{"windows": [{"app": "kate"}]}'])
def test_what_cannot_be_understood_is_not_taken_for_an_empty_desktop(
    desktop: tuple[KWin, ScriptedKWin, str], told: str
) -> None:
    asked, compositor, _ = desktop
    compositor.told = told
    with pytest.raises(CaptureUnavailable, match="KWin does not tell"):
        asked.windows()
    assert compositor.asked[-1] == "unloadScript"


def test_a_kwin_that_takes_no_scripts_is_told(desktop: tuple[KWin, ScriptedKWin, str]) -> None:
    asked, compositor, _ = desktop
    compositor.takes_scripts = False
    with pytest.raises(CaptureUnavailable, match="KWin does not tell"):
        asked.windows()


def test_no_other_program_tells_what_is_open(desktop: tuple[KWin, ScriptedKWin, str]) -> None:
    asked, compositor, address = desktop
    compositor.imposter = bus.open_dbus_connection(address)
    with pytest.raises(CaptureUnavailable, match="another program"):
        asked.windows()
    compositor.imposter.close()


def test_without_a_kwin_this_is_told(tmp_path: Path) -> None:
    with (
        bus.message_bus_of_its_own() as address,
        pytest.raises(CaptureUnavailable, match="KWin does not tell"),
    ):
        kwin.KWin(tmp_path, address).windows()
