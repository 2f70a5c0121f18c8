"""From real windows on a real screen to an answer that quotes them, through the program itself."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from capture.pictures import decode
from core.home import HomeFolder
from core.observation import Box
from tests.end_to_end.plain_memory import MemoryInside, holds, plain_bytes
from tests.end_to_end.program import Program

if TYPE_CHECKING:
    from tests.x_display import XDisplay

pytestmark = pytest.mark.screen

if sys.platform != "linux":
    pytest.skip("Screen tests need Xvfb, which only Linux has.", allow_module_level=True)

BOILER = "The boiler inspection costs 431 crowns."
SECRET = "emerald parachute invoice"
PRIVATE_TITLE = "Bank – Mozilla Firefox Private Browsing"


@pytest.fixture
def program(x_display: "XDisplay", data_folder: Path, child_env: dict[str, str]) -> Program:
    """`recollect` on the screen of this test."""
    return Program(data_folder, child_env | x_display.env())


@pytest.fixture
def written_elsewhere(
    tmp_path: Path,
) -> Iterator[Callable[[], set[str]]]:
    """The temporary folder of the program, watched: what was ever written there."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    written: set[str] = set()

    class Watcher(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.src_path != str(folder):
                written.add(str(event.src_path))

    observer = Observer()
    observer.schedule(Watcher(), str(folder), recursive=True)
    observer.start()
    marker = folder / "marker"

    def all_written() -> set[str]:
        """Waits until the watcher has seen a file that is written now, so has seen all before."""
        from tests.x_display import wait_until

        marker.touch()
        wait_until(lambda: str(marker) in written, "the watcher to see its marker")
        return written - {str(marker)}

    yield all_written
    observer.stop()
    observer.join()


def show_private(x_display: "XDisplay", geometry: str) -> None:
    """A private window of a browser with the secret in it; it takes the focus."""
    shown = x_display.show_xterm("a browser", f"{SECRET}\n" * 3, geometry)
    x_display.start(("xdotool", "set_window", "--name", PRIVATE_TITLE, str(shown.xid))).wait()
    x_display.wait_for_window(PRIVATE_TITLE)


def inked_rows(x_display: "XDisplay", area: Box) -> list[tuple[int, int]]:
    """The rows of text in a rectangle of the screen: first and last line of pixels of each."""
    pixels = np.asarray(x_display.screenshot().convert("L"))
    dark = (pixels[area.top : area.bottom, area.left : area.right] < 128).any(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], dark, [False]))))
    return [
        (area.top + int(first), area.top + int(end))
        for first, end in zip(edges[::2], edges[1::2], strict=True)
    ]


def test_a_number_on_the_screen_is_answered_with_the_line_it_stands_on(
    x_display: "XDisplay", program: Program, look_inside: Callable[[], MemoryInside]
) -> None:
    text = f"We met in the laundry room.\n\n{BOILER}\n\nThe roof was mended in spring.\n"
    x_display.show_xterm("minutes.txt", text, "60x14+240+180")
    looked = program.ask_json("capture", "--once")
    assert (looked["frames_seen"], looked["frames_kept"], looked["excluded"]) == (1, 1, 0)

    answer = program.ask_json("ask", "How much does the boiler inspection cost?")
    assert not answer["abstained"]
    assert "431" in answer["short"]
    first = answer["citations"][0]
    (seen,) = look_inside().observations()
    assert first["id"] == f"o{seen.id}"
    assert (first["app"], first["title"]) == ("xterm", "minutes.txt")
    assert "431" in first["quote"]

    box = Box(*first["box"])
    # Inside the window, below its title bar: three rows of text stand there.
    rows = inked_rows(x_display, Box(250, 215, 600, 250))
    assert len(rows) == 3
    middles = [(top + bottom) / 2 for top, bottom in rows]
    assert [box.top <= middle <= box.bottom for middle in middles] == [False, True, False]
    overlaps = [min(box.bottom, bottom) - max(box.top, top) > 0 for top, bottom in rows]
    assert overlaps == [False, True, False]
    assert 230 <= box.left <= 280
    assert box.width >= 200


def test_a_still_screen_is_one_frame_over_two_runs(
    x_display: "XDisplay", program: Program, look_inside: Callable[[], MemoryInside]
) -> None:
    x_display.show_xterm("note", "water the tomatoes\n", "40x8+200+200")
    assert program.ask_json("capture", "--once")["frames_kept"] == 1
    again = program.ask_json("capture", "--once")
    assert (again["frames_seen"], again["frames_kept"], again["merged"]) == (1, 0, 1)
    (seen,) = look_inside().observations()
    assert seen.until > seen.at


def test_looks_in_a_rhythm_are_counted_and_keep_one_frame(
    x_display: "XDisplay", program: Program, look_inside: Callable[[], MemoryInside]
) -> None:
    x_display.show_xterm("note", "bread, cheese, radishes\n", "40x8+200+200")
    looked = program.ask_json("capture", "--for", "3", "--every", "1")
    assert 2 <= looked["frames_seen"] <= 4
    assert looked["frames_kept"] == 1
    assert looked["unchanged"] + looked["merged"] == looked["frames_seen"] - 1
    assert len(look_inside().observations()) == 1


def test_a_private_window_beside_is_black_and_nowhere(
    x_display: "XDisplay",
    program: Program,
    look_inside: Callable[[], MemoryInside],
    data_folder: Path,
    written_elsewhere: Callable[[], set[str]],
) -> None:
    program = program.with_env(TMPDIR=str(data_folder.parent / "temporary"))
    show_private(x_display, "50x12+80+80")
    x_display.show_xterm("minutes.txt", f"{BOILER}\n", "55x12+900+500")
    looked = program.ask_json("capture", "--once")
    assert (looked["frames_kept"], looked["masked"], looked["excluded"]) == (1, 1, 0)

    plain = plain_bytes(HomeFolder(data_folder))
    assert holds(plain, "boiler inspection")
    assert not any(holds(plain, words) for words in (SECRET, "parachute", "Private Browsing"))
    assert "parachute" not in program.run("search", SECRET, "--json").out
    inside = look_inside()
    (seen,) = inside.observations()
    pixels = decode(inside.picture(seen))
    private = next(w for w in x_display.windows() if w.title == PRIVATE_TITLE)
    area = window_area(x_display, private.xid)
    assert not pixels[area.top : area.bottom, area.left : area.right].any()
    assert pixels[500:, 900:].max() > 200  # the other window is not black
    assert written_elsewhere() == set()  # nor an id of a library that reports to its maker


def test_a_focused_private_window_leaves_nothing_but_a_gap(
    x_display: "XDisplay",
    program: Program,
    look_inside: Callable[[], MemoryInside],
    data_folder: Path,
    written_elsewhere: Callable[[], set[str]],
) -> None:
    program = program.with_env(TMPDIR=str(data_folder.parent / "temporary"))
    x_display.show_xterm("minutes.txt", f"{BOILER}\n", "55x12+900+500")
    show_private(x_display, "50x12+80+80")
    looked = program.ask_json("capture", "--once")
    assert (looked["frames_seen"], looked["frames_kept"], looked["excluded"]) == (1, 0, 1)
    assert look_inside().observations() == []
    plain = plain_bytes(HomeFolder(data_folder))
    assert holds(plain, "group private windows")  # the rule's name, as the reason of the gap
    assert not any(holds(plain, words) for words in (SECRET, "parachute", "Bank", "boiler"))
    assert program.ask_json("search", "parachute")["results"] == []
    assert program.ask_json("stats")["gaps"] == 1
    assert written_elsewhere() == set()


def test_questions_are_answered_while_another_process_records(
    x_display: "XDisplay", program: Program, look_inside: Callable[[], MemoryInside]
) -> None:
    from tests.x_display import wait_until

    x_display.show_xterm("minutes.txt", f"{BOILER}\n", "55x12+200+200")
    program.ask_json("capture", "--once")
    inside = look_inside()
    begin = inside.observations()[0].until
    with program.started("capture", "--every", "0.5", "--json") as recording:
        recording.wait_for_err(lambda err: "Ctrl+C" in err, "that it records")
        wait_until(lambda: inside.observations()[0].until > begin, "a look of the recording")
        answer = program.ask_json("ask", "How much does the boiler inspection cost?")
        assert "431" in answer["short"]
        second = program.run("capture", "--once", "--json")
        assert (second.code, second.out) == (1, "")
        assert "already running" in second.sentence
        stopped = recording.interrupt()
    assert stopped.code == 130
    assert stopped.document["frames_seen"] >= 1
    assert "Stopped" in stopped.err
    assert "Traceback" not in stopped.err
    assert program.ask_json("doctor")["ok"]


def window_area(x_display: "XDisplay", xid: int) -> Box:
    """Where a window's own area is on the screen, by what the X server says."""
    import xcffib

    connection = xcffib.connect(display=x_display.name)
    try:
        size = connection.core.GetGeometry(xid).reply()
        root = connection.get_setup().roots[0].root
        place = connection.core.TranslateCoordinates(xid, root, 0, 0).reply()
        return Box(place.dst_x, place.dst_y, size.width, size.height)
    finally:
        connection.disconnect()
