"""The reader's own process: it crashes, hangs and rests without costing the program a frame."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from capture.framed_pipe import BrokenMessage
from capture.line_engine import Lines, LocalLineEngine, Part
from capture.rapidocr_reader import RapidOcrReader
from capture.reader_child_command import READER_SWITCH, reader_command, reader_environment
from capture.reader_messages import (
    Failed,
    Read,
    Ready,
    Reply,
    Working,
    receive_parts,
    receive_reply,
    send_parts,
    send_reply,
)
from capture.reader_process import ReaderProcess
from core.child_process import NICENESS
from core.errors import ReaderUnavailable
from core.observation import Box, TextLine
from tests.capture.test_rapidocr_reader import paint

needs_signals = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals.")
SCREEN = paint(("A first line", 20, 20), ("A second line", 20, 120))
PARTS = [Part(SCREEN[:80], (Box(0, -10, 640, 12),)), Part(SCREEN[80:, 10:])]
LINE = TextLine("Grüße 漢字", Box(1, 2, 30, 14), 0.875)

# What stands in for the real process: it says it is ready, then does something.
SCRIPT = """
import os, signal, sys, time
from pathlib import Path
from capture.reader_messages import *
requests, replies = sys.stdin.buffer, sys.stdout.buffer
send_reply(replies, Ready({version}))
parts = receive_parts(requests)
{act}
"""


def stand_in(act: str, version: int = 1) -> list[str]:
    return [sys.executable, "-c", SCRIPT.format(act=act, version=version)]


@pytest.fixture
def start() -> Iterator[Callable[..., ReaderProcess]]:
    """Makes processes that are closed after the test."""
    made: list[ReaderProcess] = []

    def make(command: list[str] | None = None, silence_s: float = 60.0) -> ReaderProcess:
        made.append(ReaderProcess(command, silence_s=silence_s))
        return made[-1]

    yield make
    for process in made:
        process.close()


def texts(parts: list[Lines]) -> list[list[str]]:
    return [sorted(line.text for line in lines) for lines in parts]


def test_it_reads_what_is_read_here(start: Callable[..., ReaderProcess]) -> None:
    process = start()
    assert process.process_id is None
    here, there = LocalLineEngine().read(PARTS), process.read(PARTS)
    assert texts(there) == texts(here) == [["A first line"], ["A second line"]]
    for lines, same in zip(there, here, strict=True):
        assert [line.box for line in lines] == [line.box for line in same]
    assert process.process_id not in {None, os.getpid()}


@needs_signals
def test_a_crash_between_two_frames_is_not_noticed(start: Callable[..., ReaderProcess]) -> None:
    process = start()
    process.start()
    first = process.process_id
    if first is None:
        raise AssertionError("it was started")
    assert os.getpriority(os.PRIO_PROCESS, first) == NICENESS  # it gives way to other programs
    os.kill(first, signal.SIGSEGV)
    reader = RapidOcrReader(process)
    assert [line.text for line in reader.read(SCREEN)] == ["A first line", "A second line"]
    assert process.process_id not in {None, first}
    reader.close()
    assert process.process_id is None


@needs_signals
def test_a_frame_is_tried_again_in_a_new_process(
    start: Callable[..., ReaderProcess], tmp_path: Path
) -> None:
    died = tmp_path / "died"
    act = (
        f"died = Path({str(died)!r})\n"
        "if not died.exists():\n"
        "    died.touch()\n"
        "    os.kill(os.getpid(), signal.SIGSEGV)\n"
        "send_reply(replies, Working())\n"
        "send_reply(replies, Read(((), ())))\n"
        "receive_parts(requests)"
    )
    assert start(stand_in(act)).read(PARTS) == [(), ()]
    assert died.exists()


@pytest.mark.parametrize(
    ("act", "why"),
    [
        ("os._exit(3)", r"ended \(code 3\)"),
        ("send_reply(replies, Read(()))", "something else"),
        ("send_reply(replies, Ready(1))", "nonsense"),
        ("replies.write(b'Traceback (most recent call last)'); replies.flush()", "ended|system"),
        pytest.param("os.kill(os.getpid(), signal.SIGSEGV)", "crashed", marks=needs_signals),
        pytest.param("os.kill(os.getpid(), 9)", "memory ran out", marks=needs_signals),
    ],
)
def test_a_frame_that_fails_twice_is_told_in_a_sentence(
    start: Callable[..., ReaderProcess], act: str, why: str
) -> None:
    process = start(stand_in(act))
    with pytest.raises(ReaderUnavailable, match=why) as caught:
        process.read(PARTS)
    assert str(caught.value).count(".") == 1
    assert process.process_id is None


def test_a_process_that_hangs_is_ended(start: Callable[..., ReaderProcess]) -> None:
    process = start(stand_in("receive_parts(requests)"), silence_s=1.0)
    with pytest.raises(ReaderUnavailable, match="stopped answering"):
        process.read(PARTS)


def test_what_is_missing_is_told(start: Callable[..., ReaderProcess], tmp_path: Path) -> None:
    broken = "import sys; sys.modules['rapidocr'] = None; from capture import reader_child as c; "
    process = start([sys.executable, "-c", broken + "c.run_reader_child()"])
    with pytest.raises(ReaderUnavailable, match="install Recollect again"):
        process.read(PARTS)
    with pytest.raises(ReaderUnavailable, match="updated"):
        start(stand_in("", version=99)).start()
    with pytest.raises(ReaderUnavailable, match="before it could begin"):
        start([sys.executable, "-c", ""]).start()
    with pytest.raises(ReaderUnavailable, match="cannot be started"):
        start([str(tmp_path / "absent")]).start()


@needs_signals
def test_with_nothing_to_read_it_ends_itself(start: Callable[..., ReaderProcess]) -> None:
    child = "from capture import reader_child; reader_child.IDLE_S = 1.0; "
    process = start([sys.executable, "-c", child + "reader_child.run_reader_child()"])
    assert texts(process.read(PARTS)) == [["A first line"], ["A second line"]]
    if (first := process.process_id) is not None:
        os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
    assert process.process_id is None
    assert texts(process.read(PARTS)) == [["A first line"], ["A second line"]]


@needs_signals
def test_it_ends_with_the_program() -> None:
    script = (
        "import os\n"
        "from capture.reader_process import ReaderProcess\n"
        "process = ReaderProcess()\n"
        "process.start()\n"
        "print(process.process_id, flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=reader_environment(os.environ),
    ) as program:
        # The reader has the same standard error, so this returns when both have ended.
        told, _ = program.communicate(timeout=60)
    assert program.returncode == -9
    assert int(told) > 0


def test_the_program_itself_can_be_the_process(
    start: Callable[..., ReaderProcess], monkeypatch: pytest.MonkeyPatch
) -> None:
    start([sys.executable, "-m", "app.command_line", READER_SWITCH]).start()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert reader_command() == (sys.executable, READER_SWITCH)
    assert "PYTHONPATH" not in reader_environment({})


def test_the_process_sees_no_secrets() -> None:
    seen = reader_environment({"RECOLLECT_PASSPHRASE": "x", "HF_TOKEN": "x", "PATH": "/bin"})
    needed = {"PATH", "PYTHONPATH", "OPENBLAS_NUM_THREADS"}
    assert needed <= set(seen) <= needed | {"GLIBC_TUNABLES"}


@pytest.mark.parametrize(
    "reply", [Ready(1), Working(), Failed("No text."), Read(()), Read(((LINE, LINE), ()))]
)
def test_replies_come_through(reply: Reply) -> None:
    pipe = io.BytesIO()
    send_reply(pipe, reply)
    pipe.seek(0)
    assert receive_reply(pipe) == reply
    assert receive_reply(pipe) is None


def test_parts_come_through() -> None:
    pipe = io.BytesIO()
    send_parts(pipe, PARTS)
    pipe.seek(0)
    parts = receive_parts(pipe)
    if parts is None:
        raise AssertionError("parts were sent")
    for part, sent in zip(parts, PARTS, strict=True):
        assert np.array_equal(part.pixels, sent.pixels)
        assert part.known == sent.known
    assert receive_parts(pipe) is None


@pytest.mark.parametrize(
    "sent",
    [
        b"\0\0",
        b"\0\0\0\x02\0\0\0\0{",
        b"\0\0\0\x02\0\0\0\0[]",
        b"\0\0\0\x02\0\0\0\0{}",
        b"\0\0\0\x02\0\0\0\0{]",
        b"\0\0\0\x02\0\0\0\x09{}",
        b"\xff\xff\xff\xff\0\0\0\0",
        b'\0\0\0\x19\0\0\0\0{"read":[[["text",1,2]]]}',
    ],
)
def test_what_is_no_message_is_not_understood(sent: bytes) -> None:
    with pytest.raises(BrokenMessage):
        receive_reply(io.BytesIO(sent))
    with pytest.raises(BrokenMessage):
        receive_parts(io.BytesIO(sent))
