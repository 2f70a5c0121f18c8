"""The recorder under Wayland: sway's socket and the desktop's portal, both scripted, joined."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from capture.platforms.desktop_port import Agreed, port_here
from capture.platforms.picture_process import PictureProcess
from capture.platforms.screen_cast import KeptTokens
from capture.recorder import Recorder
from core.errors import CaptureUnavailable
from core.privacy.exclusion_rules import ExclusionRules
from tests.capture.platforms.scripted_socket import sway_socket
from tests.fakes.fake_screen import FakeClock, FakeSink, ScriptedReader, line

if TYPE_CHECKING:
    from tests.capture.platforms.scripted_screenshots import ScriptedScreenshots

pytest.importorskip("jeepney")
cast_portal = pytest.importorskip("tests.capture.platforms.scripted_cast")
scripted = pytest.importorskip("tests.capture.platforms.scripted_screenshots")
bus = pytest.importorskip("tests.fakes.scripted_bus")

pytestmark = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None, reason="This test needs a message bus; install dbus."
)

# One output of 160 by 100 units at two pixels to the unit.
OUTPUTS = [
    {"active": True, "scale": 2.0, "rect": {"x": 0, "y": 0, "width": 160, "height": 100}},
]


def _view(app: str, title: str, left: int, **more: object) -> dict[str, object]:
    rect = {"x": left, "y": 10, "width": 40, "height": 30}
    return {"id": left, "pid": 999_999_001, "app_id": app, "name": title, "rect": rect} | {
        "visible": True,
        "nodes": [],
        "floating_nodes": [],
        **more,
    }


TREE = {
    "rect": {"x": 0, "y": 0, "width": 160, "height": 100},
    "nodes": [
        _view("codepad", "main.c", 5, focused=True),
        _view("org.keepassxc.KeePassXC", "Passwords", 100),
    ],
}


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ScriptedScreenshots]:
    """A Wayland session under sway, with one picture waiting."""
    replies = {3: json.dumps(OUTPUTS).encode(), 4: json.dumps(TREE).encode()}
    with bus.message_bus_of_its_own() as address, sway_socket(tmp_path, replies) as socket:
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-1")
        monkeypatch.setenv("SWAYSOCK", socket)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        made: ScriptedScreenshots = scripted.ScriptedScreenshots(address, tmp_path / "shot.png")
        assert cv2.imwrite(str(made.file), np.full((200, 320, 3), 255, dtype=np.uint8))
        yield made
        made.close()


def _recorder(
    reader: ScriptedReader, sink: FakeSink, *, allowed: bool, tokens: KeptTokens | None = None
) -> Recorder:
    port = port_here(Agreed(lambda: False, picture_files=lambda: allowed, cast=tokens))
    return Recorder(
        port.screens,
        port.windows,
        reader,
        sink,
        ExclusionRules,
        FakeClock(),
        lambda: 60.0,
        lambda state: None,
    )


def test_an_excluded_window_is_black_where_the_picture_shows_it(
    portal: ScriptedScreenshots,
) -> None:
    reader, sink = ScriptedReader(line("int main")), FakeSink()
    recorder = _recorder(reader, sink, allowed=True)
    assert recorder.look_once().masked == 1
    recorder.stop()
    (frame,) = reader.frames
    assert frame.shape == (200, 320, 3)
    assert not frame[20:80, 200:280].any()
    assert frame[20:80, 10:90].all()
    assert sink.observations[0].window.title == "main.c"
    assert not portal.file.exists()


STREAMER = """
import sys
from capture.platforms.picture_messages import *
send_reply(sys.stdout.buffer, Ready())
for _ in sys.stdin:
    send_reply(sys.stdout.buffer, Picture(320, 200, "BGRx", 0, bytes([255]) * (4 * 320 * 200)))
"""


def test_a_stream_writes_no_file_needs_no_word_about_files_and_remembers_the_choice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [""]
    replies = {3: json.dumps(OUTPUTS).encode(), 4: json.dumps(TREE).encode()}
    # Any library stands in for PipeWire's, which is called by the process alone.
    monkeypatch.setattr("capture.platforms.portal_cast.LIBRARY", None)
    monkeypatch.setattr(
        "capture.platforms.picture_process.PictureProcess",
        partial(PictureProcess, command=lambda _: (sys.executable, "-c", STREAMER)),
    )
    with bus.message_bus_of_its_own() as address, sway_socket(tmp_path, replies) as socket:
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-1")
        monkeypatch.setenv("SWAYSOCK", socket)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        portal = cast_portal.ScriptedCast(address)
        portal.streams = [(35, {"position": ("(ii)", (0, 0)), "size": ("(ii)", (320, 200))})]
        reader, sink = ScriptedReader(line("int main")), FakeSink()
        tokens = KeptTokens(lambda: kept[-1], kept.append)
        recorder = _recorder(reader, sink, allowed=False, tokens=tokens)
        assert recorder.look_once().masked == 1
        recorder.stop()
        portal.close()
    (frame,) = reader.frames
    assert not frame[20:80, 200:280].any()
    assert frame[20:80, 10:90].all()
    assert json.loads(kept[-1]) == ["second"]


def test_nothing_is_taken_without_the_users_word(portal: ScriptedScreenshots) -> None:
    reader, sink = ScriptedReader(line("int main")), FakeSink()
    recorder = _recorder(reader, sink, allowed=False)
    with pytest.raises(CaptureUnavailable, match="through_picture_files"):
        recorder.look_once()
    recorder.stop()
    assert "Screenshot" not in portal.asked
    assert sink.observations == []
