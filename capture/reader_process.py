"""The reader in a process of its own: what crashes it costs a moment, never the recording."""

import logging
import os
import subprocess
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress

from capture.framed_pipe import BrokenMessage
from capture.line_engine import Lines, Part
from capture.reader_child_command import reader_command, reader_environment
from capture.reader_messages import (
    VERSION,
    Failed,
    Read,
    Ready,
    Reply,
    Working,
    receive_reply,
    send_parts,
)
from core.child_process import end_kindly
from core.errors import ReaderUnavailable

_log = logging.getLogger(__name__)

# A process that recognised not one line for so long has hung, however busy the machine is.
SILENCE_S = 120.0
# A frame is tried again in a new process once: it may have been the system that ended the first.
TRIES = 2
_PATIENCE_S = 2.0
_QUIETLY = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(
    subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0
)


class ReaderGone(Exception):
    """The process has ended, or what it says makes no sense; `how` tells which."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how


class ReaderProcess:
    """A `LineEngine` whose networks run elsewhere; started when there is something to read.

    The process ends itself when there is nothing to read for minutes, so an idle program holds
    nothing of it. Only pixels to be read are handed over, through a pipe.
    """

    def __init__(
        self,
        command: Sequence[str] | None = None,
        environment: Mapping[str, str] | None = None,
        silence_s: float = SILENCE_S,
    ) -> None:
        self._command = command
        self._environment = environment
        self._silence_s = silence_s
        self._session: _Session | None = None

    @property
    def process_id(self) -> int | None:
        """The process that reads; None while there is none."""
        session = self._session
        return session.process_id if session is not None and session.is_alive else None

    def start(self) -> None:
        """Start the process, unless it runs. Raises: ReaderUnavailable."""
        try:
            self._running()
        except ReaderGone as gone:
            self.close()
            raise ReaderUnavailable(
                f"The process that reads text {gone.how} before it could begin; start Recollect "
                "again, and if that does not help, install it again."
            ) from gone

    def read(self, parts: Sequence[Part]) -> list[Lines]:
        for _ in range(TRIES):
            try:
                lines = self._running().read(parts)
            except ReaderGone as gone:
                self.close()
                how = gone.how
                _log.info("the process that reads text %s", how)
                continue
            if len(lines) == len(parts):
                return lines
            self.close()
            how = "answered something else"
        raise ReaderUnavailable(
            f"The process that reads text {how} each time it looked at this screen; it is started "
            "again for the next one."
        )

    def close(self) -> None:
        """End the process; the next `read` starts another."""
        session, self._session = self._session, None
        if session is not None:
            session.close()

    def _running(self) -> "_Session":
        """Raises: ReaderGone, ReaderUnavailable."""
        if self._session is not None and not self._session.is_alive:
            self.close()
        if self._session is None:
            self._session = _Session(
                self._command or reader_command(),
                self._environment or reader_environment(os.environ),
                self._silence_s,
            )
            try:
                self._session.wait_until_ready()
            except ReaderUnavailable:
                self.close()
                raise
        return self._session


class _Session:
    """One process, from its start to its end."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], silence_s: float
    ) -> None:
        """Raises: ReaderUnavailable if the system starts no process."""
        self._silence_s = silence_s
        self._has_hung = False
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=dict(environment),
                bufsize=0,
                creationflags=_QUIETLY,
            )
        except OSError as error:
            raise ReaderUnavailable(
                f"The process that reads text cannot be started ({error.strerror or error}); "
                "close other programs and try again."
            ) from error

    @property
    def process_id(self) -> int:
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def wait_until_ready(self) -> None:
        """Raises: ReaderGone; ReaderUnavailable if text cannot be read here."""
        match self._next_reply():
            case Ready(version) if version == VERSION:
                return
            case Ready():
                raise ReaderUnavailable("Recollect was updated; quit it and start it again.")
            case Failed(sentence):
                raise ReaderUnavailable(sentence)
        raise ReaderGone("began with nonsense")

    def read(self, parts: Sequence[Part]) -> list[Lines]:
        """Raises: ReaderGone."""
        watch = self._watch()
        try:
            if self._process.stdin is not None:
                send_parts(self._process.stdin, parts)
        except OSError as error:
            raise ReaderGone(self._ending()) from error
        finally:
            _stop(watch)
        while True:
            match self._next_reply():
                case Working():
                    continue
                case Read(lines):
                    return list(lines)
            raise ReaderGone("answered nonsense")

    def close(self) -> None:
        """End the process, kindly at first."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        end_kindly(self._process, _PATIENCE_S)

    def _next_reply(self) -> Reply:
        """Raises: ReaderGone if the process ends, or says nothing for too long."""
        if self._process.stdout is None:
            raise AssertionError("the process was started with a pipe")
        watch = self._watch()
        try:
            reply = receive_reply(self._process.stdout)
        except BrokenMessage as error:
            self._process.kill()
            raise ReaderGone(self._ending()) from error
        finally:
            _stop(watch)
        if reply is None:
            raise ReaderGone(self._ending())
        return reply

    def _watch(self) -> threading.Timer:
        """A timer that ends the process, so that whoever waits for it waits no longer."""
        watch = threading.Timer(self._silence_s, self._give_up)
        watch.daemon = True
        watch.start()
        return watch

    def _give_up(self) -> None:
        self._has_hung = True
        self._process.kill()

    def _ending(self) -> str:
        """How the process ended, as the middle of a sentence."""
        try:
            code = self._process.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            return "closed its pipe"
        if self._has_hung:
            return "stopped answering"
        if code == -9:
            return "was ended by the system, most likely because memory ran out,"
        return f"crashed (signal {-code})" if code < 0 else f"ended (code {code})"


def _stop(watch: threading.Timer) -> None:
    watch.cancel()
    watch.join()
