"""The program's end of the pipes to a process that runs a model."""

import queue
import subprocess
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress

from core.child_process import end_kindly
from core.errors import ModelUnavailable
from core.models.model_frames import BrokenFrame, frame_of, read_frame
from core.models.model_messages import Message, Request, body_of, message_of

_PATIENCE_S = 2.0


class ChildGone(Exception):
    """The process has ended, or what it says makes no sense; `how` tells which."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how


class ChildPipe:
    """A running process and what it says, for one thread at a time; `kill` for any thread.

    A thread of its own reads the replies, so that waiting for one can be given up.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Raises: ModelUnavailable if the system starts no process."""
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=dict(environment),
                bufsize=0,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise ModelUnavailable(
                f"The language model's process cannot be started ({error.strerror or error}); "
                "close other programs and try again."
            ) from error
        self._replies: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._reader = threading.Thread(
            target=self._read_replies, name="recollect-model-replies", daemon=True
        )
        self._reader.start()

    @property
    def process_id(self) -> int:
        return self._process.pid

    def send(self, request: Request) -> None:
        """Raises: ChildGone; ValueError if the request is too large for any model."""
        rest = memoryview(frame_of(body_of(request)))
        if self._process.stdin is None:
            raise AssertionError("the process was started with a pipe")
        try:
            while rest:
                rest = rest[self._process.stdin.write(rest) or 0 :]
        except OSError as error:
            raise ChildGone(self._ending()) from error

    def receive(self, timeout_s: float) -> Message | None:
        """The next reply; None if there is none within the timeout. Raises: ChildGone."""
        try:
            reply = self._replies.get(timeout=timeout_s)
        except queue.Empty:
            return None
        if reply is None:
            raise ChildGone(self._ending())
        return reply

    def kill(self) -> None:
        """End the process at once; `close` has still to be called."""
        with suppress(OSError):
            self._process.kill()

    def close(self) -> None:
        """End the process, kindly at first, and whatever belongs to it here."""
        if self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.close()
        end_kindly(self._process, _PATIENCE_S)
        self._reader.join()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _read_replies(self) -> None:
        if self._process.stdout is None:
            raise AssertionError("the process was started with a pipe")
        try:
            while (body := read_frame(self._process.stdout)) is not None:
                self._replies.put(message_of(body))
        except BrokenFrame:
            self.kill()
        self._replies.put(None)

    def _ending(self) -> str:
        """How the process ended, as the middle of a sentence."""
        try:
            code = self._process.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            return "closed its pipe"
        if code == -9:
            return "was ended by the system, most likely because memory ran out"
        return f"crashed (signal {-code})" if code < 0 else f"ended (code {code})"
