"""One recording process, from its start to its end; a thread hears what it says."""

import os
import queue
import subprocess
import threading
from collections.abc import Callable, Sequence
from typing import BinaryIO, cast

from app.recorder_messages import (
    Begin,
    BrokenMessage,
    Command,
    Reply,
    Told,
    receive_reply,
    send,
)
from capture.recorder_state import RecorderState
from core.child_process import plain_environment, tuned
from core.errors import CaptureUnavailable

_END_PATIENCE_S = 30.0
_QUIETLY = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class RecorderSession:
    """A process that was begun; `on_state` and `on_end` are called on the thread that listens."""

    def __init__(
        self,
        command: Sequence[str],
        begin: Begin,
        on_state: Callable[[RecorderState], None],
        on_end: Callable[["RecorderSession"], None],
    ) -> None:
        """Raises: CaptureUnavailable if the system starts no process."""
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=tuned(plain_environment(os.environ)),
                bufsize=0,
                creationflags=_QUIETLY,
            )
        except OSError as error:
            raise CaptureUnavailable(
                f"The process that records the screen cannot be started ({error.strerror}); close "
                "other programs and try again."
            ) from error
        self._requests = cast(BinaryIO, self._process.stdin)
        self._replies = cast(BinaryIO, self._process.stdout)
        self._on_state = on_state
        self._on_end = on_end
        self._answers: queue.SimpleQueue[Reply | None] = queue.SimpleQueue()
        self._say(begin)
        self._listener = threading.Thread(target=self._listen, name="recorder states")
        self._listener.start()

    @property
    def process_id(self) -> int:
        return self._process.pid

    @property
    def status(self) -> int | None:
        return self._process.returncode

    def ask(self, command: Command) -> Reply | None:
        """The answer; None if the process ended over it."""
        self._say(command)
        answer = self._answers.get()
        if answer is None:
            self._answers.put(None)  # it stays gone
        return answer

    def end(self) -> None:
        """Let it store what it is storing, and go."""
        self._close_requests()
        try:
            self._process.wait(_END_PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
        if self._listener is not threading.current_thread():
            self._listener.join()

    def _say(self, message: Begin | Command) -> None:
        try:
            send(self._requests, message)
        except (OSError, ValueError):
            return  # it is gone; the listener tells

    def _listen(self) -> None:
        try:
            # Lines are read through a buffer of their own: the pipe itself has none.
            with os.fdopen(os.dup(self._replies.fileno()), "rb") as replies:
                while (reply := receive_reply(replies)) is not None:
                    if isinstance(reply, Told):
                        self._on_state(reply.state)
                    else:
                        self._answers.put(reply)
        except BrokenMessage:
            self._process.kill()
        self._process.wait()
        self._replies.close()
        self._close_requests()
        self._answers.put(None)
        self._on_end(self)

    def _close_requests(self) -> None:
        try:
            self._requests.close()
        except OSError:
            return  # what was not taken any more
