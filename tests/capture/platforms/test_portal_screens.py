"""Pictures through the desktop portal, over a real message bus, with a portal that does as told."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from capture.platforms.portal_screens import FILES_REFUSED, PortalScreens
from capture.platforms.wayland_desktop import Output
from capture.screens import Monitor, RgbFrame
from capture.windows import DesktopWindow
from core.errors import CaptureUnavailable
from core.observation import Box

if TYPE_CHECKING:
    from capture.platforms.portal_screenshot import PortalPictures
    from tests.capture.platforms.scripted_screenshots import ScriptedScreenshots

portal_calls = pytest.importorskip("capture.platforms.portal_calls")
portal_screenshot = pytest.importorskip("capture.platforms.portal_screenshot")
scripted = pytest.importorskip("tests.capture.platforms.scripted_screenshots")
bus = pytest.importorskip("tests.fakes.scripted_bus")

needs_a_bus = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None, reason="This test needs a message bus; install dbus."
)


@pytest.fixture
def bus_address() -> Iterator[str]:
    with bus.message_bus_of_its_own() as address:
        yield address


@pytest.fixture
def portal(bus_address: str, tmp_path: Path) -> Iterator[ScriptedScreenshots]:
    made: ScriptedScreenshots = scripted.ScriptedScreenshots(bus_address, tmp_path / "Bild 1.png")
    yield made
    made.close()


@pytest.fixture
def pictures(bus_address: str) -> Iterator[PortalPictures]:
    made = portal_screenshot.PortalPictures(bus_address)
    yield made
    made.close()


def _paint(file: Path, width: int = 4, height: int = 2) -> None:
    """A red picture, in the order of colours that files have."""
    red = np.zeros((height, width, 3), dtype=np.uint8)
    red[:, :, 2] = 200
    assert cv2.imwrite(str(file), red)


@needs_a_bus
def test_a_picture_is_read_and_its_file_is_gone(
    portal: ScriptedScreenshots, pictures: PortalPictures
) -> None:
    for _ in range(2):
        _paint(portal.file)
        picture = pictures.picture()
        assert picture.shape == (2, 4, 3)
        assert picture[0, 0].tolist() == [200, 0, 0]
        assert not portal.file.exists()
    assert portal.options["interactive"] == ("b", False)
    assert portal.asked == ["Register", "Screenshot", "Screenshot"]


@needs_a_bus
def test_the_users_no_is_told(portal: ScriptedScreenshots, pictures: PortalPictures) -> None:
    portal.answer = 1
    with pytest.raises(CaptureUnavailable, match="did not let"):
        pictures.picture()


@needs_a_bus
def test_a_question_without_an_answer_is_taken_back(
    portal: ScriptedScreenshots, pictures: PortalPictures, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portal_calls, "ANSWER_PATIENCE_S", 0.2)
    portal.answer = None
    with pytest.raises(CaptureUnavailable, match="no answer"):
        pictures.picture()
    assert portal.asked[-1] == "Close"
    portal.answer = 0
    _paint(portal.file)
    assert pictures.picture().shape == (2, 4, 3)


@needs_a_bus
def test_no_other_program_names_the_file_that_is_removed(
    portal: ScriptedScreenshots, pictures: PortalPictures, bus_address: str
) -> None:
    _paint(portal.file)
    portal.imposter = bus.open_dbus_connection(bus_address)
    with pytest.raises(CaptureUnavailable):
        pictures.picture()
    assert portal.file.exists()
    portal.imposter.close()


@needs_a_bus
def test_a_portal_without_screenshots_is_told(
    portal: ScriptedScreenshots, pictures: PortalPictures
) -> None:
    assert pictures.version() == 2
    portal.has_screenshots = False
    with pytest.raises(CaptureUnavailable, match="no portal"):
        pictures.version()
    with pytest.raises(CaptureUnavailable, match="no portal"):
        pictures.picture()


@pytest.mark.parametrize("address", ["unix:path=/nowhere/bus", "unix:tmpdir=/nowhere"])
def test_no_bus_is_no_portal(address: str) -> None:
    with pytest.raises(CaptureUnavailable, match="no portal"):
        portal_screenshot.PortalPictures(address).version()


def test_what_is_no_picture_is_removed_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "broken.png"
    file.write_bytes(b"not a picture")
    with pytest.raises(CaptureUnavailable, match="cannot be read"):
        portal_screenshot.taken_in(file.as_uri())
    assert not file.exists()


class PaintedPictures:
    """The whole desktop, each pixel telling its column; without files or a bus."""

    def __init__(self, width: int, height: int) -> None:
        columns = np.arange(width, dtype=np.uint8)
        self._picture = np.broadcast_to(columns[None, :, None], (height, width, 3)).copy()
        self.taken = 0

    def version(self) -> int:
        return 2

    def picture(self) -> RgbFrame:
        self.taken += 1
        return self._picture

    def close(self) -> None:
        """Nothing is held open."""


class TwoOutputs:
    """A fine monitor (scale 2) beside a coarse one."""

    name = "A compositor"
    streams_singly = False

    def outputs(self) -> tuple[Output, ...]:
        return Output(Box(20, 0, 30, 20), 1.0), Output(Box(0, 0, 20, 10), 2.0)

    def windows(self) -> tuple[DesktopWindow, ...]:
        return ()


def test_monitors_are_cut_out_and_each_grab_takes_a_picture_of_its_own() -> None:
    pictures = PaintedPictures(100, 40)
    screens = PortalScreens(pictures, TwoOutputs(), lambda: True)
    left, right = screens.monitors()
    assert (left, right) == (Monitor(1, Box(0, 0, 40, 20)), Monitor(2, Box(40, 0, 60, 40)))
    assert screens.grab(right)[0, :, 0].tolist() == list(range(40, 100))
    assert screens.grab(left).shape == (20, 40, 3)
    assert pictures.taken == 2


def test_a_picture_of_another_size_is_brought_to_that_of_the_windows() -> None:
    screens = PortalScreens(PaintedPictures(50, 20), TwoOutputs(), lambda: True)
    assert [screens.grab(one).shape for one in screens.monitors()] == [(20, 40, 3), (40, 60, 3)]


def test_without_a_compositor_that_tells_the_whole_desktop_is_one_monitor() -> None:
    pictures = PaintedPictures(100, 40)
    screens = PortalScreens(pictures, None, lambda: True)
    (whole,) = screens.monitors()
    assert whole == Monitor(1, Box(0, 0, 100, 40))
    assert screens.grab(whole).shape == (40, 100, 3)
    assert pictures.taken == 1


def test_without_the_users_word_no_file_is_made() -> None:
    pictures = PaintedPictures(100, 40)
    screens = PortalScreens(pictures, None, lambda: False)
    for refused in (
        screens.monitors,
        lambda: screens.grab(Monitor(1, Box(0, 0, 9, 9))),
    ):
        with pytest.raises(CaptureUnavailable) as caught:
            refused()
        assert str(caught.value) == FILES_REFUSED
    assert pictures.taken == 0


def test_a_monitor_that_is_gone_is_told() -> None:
    screens = PortalScreens(PaintedPictures(100, 40), TwoOutputs(), lambda: True)
    with pytest.raises(CaptureUnavailable, match="unplugged"):
        screens.grab(Monitor(3, Box(90, 0, 50, 40)))
