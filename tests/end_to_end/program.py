"""Runs the real program in processes of its own, as a person at a terminal does."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

EXECUTABLE = Path(sys.executable).with_name("recollect")
PATIENCE_S = 600.0
TRACEBACK = "Traceback (most recent call last)"


@dataclass(frozen=True, slots=True)
class Finished:
    """What a run of the program left behind."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on stdout; fails the test if there is anything else."""
        assert self.out.count("\n") == 1, f"not one line: {self.out!r}"
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one line on stderr of a known error; fails the test if there is more or a trace."""
        assert TRACEBACK not in self.err, self.err
        (line,) = self.err.splitlines()
        return line


class Running:
    """A program that is still running; what it says on stderr is read as it comes."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self.process = process
        self._err = b""

    @property
    def err(self) -> str:
        return self._err.decode()

    def wait_for_err(self, is_there: Callable[[str], bool], what: str) -> None:
        """Read stderr until it says what is waited for."""
        assert self.process.stderr is not None
        descriptor = self.process.stderr.fileno()
        while not is_there(self.err):
            ready, _, _ = select.select([descriptor], [], [], PATIENCE_S)
            said = os.read(descriptor, 65_536) if ready else b""
            assert said, f"it never said {what}; it said: {self.err}"
            self._err += said

    def wait_until(self, happened: Callable[[], bool], what: str) -> None:
        """Poll until `happened()` is true, while the program runs."""
        deadline = time.monotonic() + PATIENCE_S
        while not happened():
            assert self.process.poll() is None, f"it ended before {what}"
            assert time.monotonic() < deadline, f"waited in vain until {what}"
            select.select([], [], [], 0.02)

    def interrupt(self) -> Finished:
        """Ctrl+C."""
        self.process.send_signal(signal.SIGINT)
        return self.finish()

    def kill(self) -> Finished:
        """The power goes: SIGKILL."""
        self.process.kill()
        return self.finish()

    def finish(self) -> Finished:
        out, err = self.process.communicate(timeout=PATIENCE_S)
        return Finished(self.process.returncode, out.decode(), (self._err + err).decode())


@dataclass(frozen=True, slots=True)
class Program:
    """`recollect --home HOME` in an environment."""

    home: Path
    env: Mapping[str, str]

    def with_env(self, **changes: str) -> "Program":
        return replace(self, env={**self.env, **changes})

    def at(self, home: Path) -> "Program":
        return replace(self, home=home)

    def run(self, *words: str, stdin: int = subprocess.DEVNULL) -> Finished:
        done = subprocess.run(
            [str(EXECUTABLE), "--home", str(self.home), *words],
            env=dict(self.env),
            stdin=stdin,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        return Finished(done.returncode, done.stdout, done.stderr)

    def ask_json(self, *words: str) -> Any:
        """Run with --json, which must work; the document."""
        done = self.run(*words, "--json")
        assert done.code == 0, done.err
        return done.document

    @contextmanager
    def started(self, *words: str) -> Iterator[Running]:
        """The program running beside the test; killed if the test leaves it running."""
        # A job in the background of a shell ignores SIGINT, and so would its children.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        process = subprocess.Popen(
            [str(EXECUTABLE), "--home", str(self.home), *words],
            env=dict(self.env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
        )
        signal.signal(signal.SIGINT, before)
        try:
            yield Running(process)
        finally:
            if process.poll() is None:
                process.kill()
            process.communicate()
