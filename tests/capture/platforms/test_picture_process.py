"""The process that takes pictures, played by a script that says what a test tells it to."""

import os
import sys
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from capture.platforms.picture_child_command import PICTURE_SWITCH, picture_command
from capture.platforms.picture_messages import Picture
from capture.platforms.picture_process import PictureProcess, upright
from capture.platforms.screen_cast import PicturesGone

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no Wayland desktops")

BEGIN = """
import os, signal, sys
from capture.platforms.picture_messages import *
def say(reply): send_reply(sys.stdout.buffer, reply)
def asked(): return sys.stdin.readline().strip()
"""
Start = Callable[[str], PictureProcess]


@pytest.fixture
def start() -> Iterator[Start]:
    begun: list[PictureProcess] = []
    ends = os.pipe()

    def begin(script: str) -> PictureProcess:
        command = (sys.executable, "-c", BEGIN + script)
        begun.append(PictureProcess(ends[0], lambda remote: (*command, str(remote)), silence_s=20))
        return begun[-1]

    yield begin
    for process in begun:
        process.close()
    for end in ends:
        os.close(end)


def test_pictures_come_red_first_and_stay_while_nothing_changes(start: Start) -> None:
    process = start(
        "say(Ready())\n"
        "assert asked() == '35'; say(Nothing())\n"
        "assert asked() == '35'; say(Picture(2, 1, 'BGRx', 0, bytes([1, 2, 3, 0, 4, 5, 6, 0])))\n"
        "assert asked() == '35'; say(Unchanged())\n"
        "asked()"
    )
    assert process.newest(35) is None
    for _ in range(2):
        shown = process.newest(35)
        assert shown is not None
        assert shown.tolist() == [[[3, 2, 1], [6, 5, 4]]]


def test_each_monitor_has_its_own_picture(start: Start) -> None:
    process = start(
        "say(Ready())\n"
        "for _ in range(2): say(Picture(1, 1, 'RGBA', 0, bytes([int(asked()), 0, 0, 0])))\n"
        "asked(); say(Unchanged()); asked()"
    )
    assert [process.newest(node)[0, 0, 0] for node in (35, 36, 35)] == [35, 36, 35]  # type: ignore[index]


def test_the_process_gets_the_way_to_pipewire_and_no_secrets(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOLLECT_PASSPHRASE", "open sesame")
    process = start(
        "os.fstat(int(sys.argv[-1])); say(Ready()); asked()\n"
        "say(Failed(repr('RECOLLECT_PASSPHRASE' in os.environ)))"
    )
    with pytest.raises(PicturesGone, match=r"ended \(False\)"):
        process.newest(35)


@pytest.mark.parametrize(
    ("script", "how"),
    [
        ("say(Failed('no such file'))", "no such file"),
        ("sys.exit(3)", "code 3"),
        ("say(Unchanged())", "nonsense"),
        ("sys.stdout.write('x' * 40)", "nonsense"),
    ],
)
def test_a_process_that_does_not_begin_is_told(start: Start, script: str, how: str) -> None:
    with pytest.raises(PicturesGone, match=how):
        start(script)


def test_a_command_that_is_not_there_is_told() -> None:
    with pytest.raises(PicturesGone, match="could not be begun"):
        PictureProcess(0, lambda _: ("/nowhere/python",))


@pytest.mark.parametrize(
    ("script", "how"),
    [
        ("asked(); say(Failed('no target node'))", "no target node"),
        ("asked(); os.kill(os.getpid(), signal.SIGSEGV)", "signal 11"),
        ("asked(); say(Ready())", "nonsense"),
    ],
)
def test_a_process_that_goes_is_told(start: Start, script: str, how: str) -> None:
    process = start("say(Ready())\n" + script)
    with pytest.raises(PicturesGone, match=how):
        process.newest(35)


def test_a_process_that_hangs_is_ended(start: Start) -> None:
    process = start("import time; say(Ready()); asked(); time.sleep(60)")
    process._silence_s = 0.1
    with pytest.raises(PicturesGone, match="stopped answering"):
        process.newest(35)


def test_the_real_process_says_when_pipewire_is_not_there() -> None:
    """With PipeWire's library or without, a pipe is nobody who answers."""
    read, write = os.pipe()
    os.close(write)
    begun: list[PictureProcess] = []

    def look() -> None:
        begun.append(PictureProcess(read))
        begun[0].newest(35)

    try:
        with pytest.raises(PicturesGone):
            look()
    finally:
        os.close(read)
        for process in begun:
            process.close()


def test_the_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert picture_command(7)[-2:] == ("capture.platforms.picture_child", "7")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert picture_command(7) == (sys.executable, PICTURE_SWITCH, "7")


def test_a_monitor_on_its_side_is_read_upright() -> None:
    """The screen shows 1 above 2; the picture of the monitor on its side has them side by side."""

    def shown(turned: int, *reds: int) -> list[list[int]]:
        pixels = b"".join(bytes([red, 0, 0, 0]) for red in reds)
        picture = Picture(len(reds), 1, "RGBx", turned, pixels)
        return np.asarray(upright(picture))[:, :, 0].tolist()  # type: ignore[no-any-return]

    assert shown(0, 1, 2) == [[1, 2]]
    assert shown(1, 1, 2) == [[1], [2]]
    assert shown(2, 2, 1) == [[1, 2]]
    assert shown(3, 2, 1) == [[1], [2]]
    assert shown(4, 2, 1) == [[1, 2]]
    assert shown(7, 2, 1) == [[1], [2]]


def test_an_unknown_order_of_colours_is_refused() -> None:
    with pytest.raises(PicturesGone, match="I420"):
        upright(Picture(1, 1, "I420", 0, bytes(4)))
