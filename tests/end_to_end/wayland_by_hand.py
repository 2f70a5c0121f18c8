"""Runs Recollect under a real sway without a monitor: `python -m tests.end_to_end.wayland_by_hand`.

Not a part of the suite, as it needs sway, PipeWire and the desktop portal of sway (on Debian:
sway foot pipewire wireplumber xdg-desktop-portal-wlr dbus). Each window has a colour of its own,
so where it stands is read off the pictures that our own code takes.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from capture.platforms.desktop_port import Agreed, DesktopPort, port_here
from capture.platforms.screen_cast import KeptTokens
from capture.recorder import Recorder
from capture.screens import Monitor, RgbFrame
from core.errors import CaptureUnavailable
from core.observation import Box
from core.privacy.exclusion_rules import ExclusionRules
from tests.end_to_end.program import Program
from tests.end_to_end.sway_session import SwaySession, sway_session, what_is_missing
from tests.fakes.fake_screen import FakeClock, FakeSink, ScriptedReader

Colour = tuple[int, int, int]
Marked = npt.NDArray[np.bool_]
RED: Colour = (0xCC, 0x00, 0x00)
GREEN: Colour = (0x00, 0xAA, 0x00)
TICKING = "while sleep 0.3; do printf '.'; done"
"""Something that changes: sway's portal sends no first picture of a screen that stands still."""
SECRETS = "org.keepassxc.KeePassXC"
"""A name that the rules every memory begins with keep out."""
TURNS_AND_SCALES = (
    "scale 2",
    "scale 1.5",
    "scale 1 transform 90",
    "transform 270 scale 2",
    "transform 180",
    "transform flipped",
    "transform flipped-90",
    "transform flipped-270 scale 1",
)
PATIENCE_S = 10.0


@dataclass
class Memory:
    """What the data folder would keep of the desktop's tokens."""

    text: str = ""

    def keep(self, text: str) -> None:
        self.text = text


def main() -> int:
    """Run every check; how many failed."""
    if missing := what_is_missing():
        sys.stdout.write(f"Not installed: {', '.join(missing)}.\n")
        return 2
    if os.getuid() == 0:  # sway does not run as root
        inside = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
        os.execvp(
            inside[0],
            [*inside, sys.executable, "-m", "tests.end_to_end.wayland_by_hand", *sys.argv[1:]],
        )
    failed = 0
    with tempfile.TemporaryDirectory() as folder, sway_session(Path(folder)) as session:
        os.environ.update(session.environment)
        os.environ.pop("DISPLAY", None)
        for check in [c for c in CHECKS if not sys.argv[1:] or c.__name__ in sys.argv[1:]]:
            failed += not _passes(check, session)
    return failed


def _asked_for() -> list[Callable[[SwaySession], None]]:
    """The checks named on the command line, else all."""
    return [one for one in CHECKS if not sys.argv[1:] or one.__name__ in sys.argv[1:]]


def _passes(check: Callable[[SwaySession], None], session: SwaySession) -> bool:
    session.choose_next("HEADLESS-1")
    words = (check.__doc__ or "").splitlines()[0]
    try:
        check(session)
    except (AssertionError, CaptureUnavailable, TimeoutError) as error:
        sys.stdout.write(f"FAILED  {words} {error!r}\n")
        return False
    finally:
        session.close_windows()
        session.tell("output HEADLESS-1 resolution 1280x800 scale 1 transform normal position 0 0")
    sys.stdout.write(f"ok      {words}\n")
    return True


def colours_stand_where_windows_are_told(session: SwaySession) -> None:
    """Two tiled windows stand where sway tells, the focused one is known."""
    with _two_windows(session) as port:
        _expect_placed(port, {"red": RED, "green": GREEN})
        focused = [one.title for one in port.windows.windows() if one.is_focused]
        assert focused == ["green"], focused


def a_scaled_output(session: SwaySession) -> None:
    """The same on an output of scale 2, of scale 1.5, and turned."""
    with _two_windows(session) as port:
        for change in TURNS_AND_SCALES:
            session.tell(f"output HEADLESS-1 {change}")
            _expect_placed(port, {"red": RED, "green": GREEN}, change)


def another_resolution(session: SwaySession) -> None:
    """The same after the resolution has changed."""
    with _two_windows(session) as port:
        session.tell("output HEADLESS-1 resolution 1920x1080")
        _expect_placed(port, {"red": RED, "green": GREEN})
        (monitor,) = port.screens.monitors()
        assert (monitor.area.width, monitor.area.height) == (1920, 1080), monitor


def floating_tabbed_and_full_screen_windows(session: SwaySession) -> None:
    """Floating, tabbed and full-screen windows, and those of another workspace."""
    with _two_windows(session) as port:
        for change in ("floating enable", "resize set 500 300", "move position 200 150"):
            session.tell(f'[title="green"] {change}')
        _expect_placed(port, {"green": GREEN})
        assert port.windows.windows()[0].title == "green"
        session.tell("floating disable, layout tabbed")
        _expect_placed(port, {"green": GREEN})
        assert {one.title: one.is_visible for one in port.windows.windows()} == {
            "green": True,
            "red": False,
        }
        session.tell("fullscreen enable")
        _expect_placed(port, {"green": GREEN})
        assert port.windows.windows()[0].is_full_screen
        session.tell("fullscreen disable, layout splith, move container to workspace 2")
        _expect_placed(port, {"red": RED})
        assert [one.title for one in port.windows.windows() if one.is_visible] == ["red"]


def two_outputs(session: SwaySession) -> None:
    """Two outputs of different scales, chosen one after the other; then the second one alone."""
    session.tell("create_output")
    session.tell("output HEADLESS-2 resolution 1000x700 scale 2 position 1280 0")
    session.choose_next("HEADLESS-1", "HEADLESS-2")
    with _two_windows(session) as port:
        session.tell("move container to output HEADLESS-2")
        _expect_placed(port, {"red": RED, "green": GREEN})
        both = [one.index for one in port.screens.monitors()]
        assert both == [1, 2], both
        port.close()  # the tokens are forgotten with it
        session.choose_next("HEADLESS-2")
        other = _port(Memory())
        _expect_placed(other, {"green": GREEN})
        assert [one.index for one in other.screens.monitors()] == [2]
        other.close()


def private_windows_are_black(session: SwaySession) -> None:
    """A window that rules keep out is black; in front it keeps the monitor out."""
    with _two_windows(session, other_app=SECRETS) as port:
        reader, sink = ScriptedReader(), FakeSink()
        recorder = Recorder(
            *(port.screens, port.windows, reader, sink, ExclusionRules, FakeClock()),
            lambda: 60.0,
            lambda state: None,
        )
        _until(lambda: recorder.look_once().excluded == 1, "excluded in front")
        assert not reader.frames
        session.tell('[title="red"] focus')
        _until(lambda: recorder.look_once().masked == 1, "masked beside")
        (frame, *_) = reader.frames
        assert _coloured(frame, RED).any()
        assert not _coloured(frame, GREEN).any()


def the_choice_is_remembered(session: SwaySession) -> None:
    """The token restores the choice: another start asks nobody."""
    memory = Memory()
    with _two_windows(session, memory=memory) as port:
        _expect_placed(port, {"red": RED})
    first = memory.text
    session.choose_next("NOWHERE-1")  # who would be asked now would choose nothing
    port = _port(memory)
    try:
        _expect_placed(port, {"red": RED})
    finally:
        port.close()
    assert first
    assert memory.text


def what_is_recorded_is_found(session: SwaySession) -> None:
    """`recollect capture` records what stands in a window, and its words are found."""
    recollect = Program(session.folder / "memory", session.environment)
    session.open_window("shopping list", shows=f"echo the blue teapot costs 41 euro; {TICKING}")
    recollect.ask_json("capture", "--for", "6", "--every", "2")
    found = recollect.ask_json("search", "teapot")["results"]
    assert found, "nothing was found"
    assert (found[0]["app"], found[0]["title"]) == ("foot", "shopping list"), found[0]
    assert "41 euro" in found[0]["snippet"], found[0]


CHECKS = (
    colours_stand_where_windows_are_told,
    a_scaled_output,
    another_resolution,
    floating_tabbed_and_full_screen_windows,
    private_windows_are_black,
    the_choice_is_remembered,
    what_is_recorded_is_found,
    two_outputs,
)


@contextmanager
def _two_windows(
    session: SwaySession, *, other_app: str = "foot", memory: Memory | None = None
) -> Iterator[DesktopPort]:
    """A red window, a green one in front, and the way to them."""
    session.open_window("red", "-o", "colors.background=cc0000", shows=TICKING)
    green = ("-o", "colors.background=00aa00", f"--app-id={other_app}")
    session.open_window("green", *green, shows=TICKING)
    port = _port(memory or Memory())
    try:
        yield port
    finally:
        port.close()


def _port(memory: Memory) -> DesktopPort:
    tokens = KeptTokens(lambda: memory.text, memory.keep)
    return port_here(Agreed(lambda: False, lambda: False, cast=tokens))


def _expect_placed(port: DesktopPort, colours: dict[str, Colour], when: str = "") -> None:
    """Each window's colour fills the rectangle that it is told to have, and nothing outside it."""
    wrong: list[str] = []

    def are_placed() -> bool:
        wrong[:] = list(_wrongly_placed(port, colours))
        return not wrong

    try:
        _until(are_placed, "windows in their places")
    except TimeoutError as error:
        raise AssertionError("; ".join(wrong), when) from error


def _wrongly_placed(port: DesktopPort, colours: dict[str, Colour]) -> Iterator[str]:
    try:
        windows = {one.title: one for one in port.windows.windows() if one.is_visible}
        frames = [(one, port.screens.grab(one)) for one in port.screens.monitors()]
    except CaptureUnavailable as error:
        yield str(error)
        return
    for title, colour in colours.items():
        shown = [
            (monitor, box)
            for monitor, frame in frames
            if (box := _bounds(_coloured(frame, colour), monitor)) is not None
        ]
        if len(shown) != 1:
            yield f"{title} is seen on {len(shown)} monitors"
            continue
        monitor, box = shown[0]
        told = windows[title].area
        is_inside = told.union(box) == told
        is_upright = box.top - told.top >= told.bottom - box.bottom  # the title bar is above
        fills = box.width * box.height >= 0.85 * told.width * told.height
        if not (is_inside and is_upright and fills):
            yield f"{title} is told at {told} and seen at {box} on {monitor}"


def _coloured(frame: RgbFrame, colour: Colour) -> Marked:
    far = np.abs(frame.astype(np.int16) - np.asarray(colour, dtype=np.int16)).max(axis=2)
    return np.asarray(far <= 2)


def _bounds(marked: Marked, monitor: Monitor) -> Box | None:
    rows, columns = np.flatnonzero(marked.any(axis=1)), np.flatnonzero(marked.any(axis=0))
    if not rows.size:
        return None
    left, top = int(columns[0]), int(rows[0])
    width, height = int(columns[-1]) + 1 - left, int(rows[-1]) + 1 - top
    return Box(monitor.area.left + left, monitor.area.top + top, width, height)


def _until(is_so: Callable[[], bool], what: str) -> None:
    end_s = time.monotonic() + PATIENCE_S
    while not is_so():
        if time.monotonic() > end_s:
            raise TimeoutError(what)
        time.sleep(0.2)


if __name__ == "__main__":
    sys.exit(main())
