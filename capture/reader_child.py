"""The process that reads text: it has pipes to the program, and nothing else.

It opens no memory, holds no key, reaches no network and writes no file. A crash in onnxruntime
ends this process alone. It gives way to every other program, ends by itself when there has been
nothing to read for a while, and at once with the program.
"""

import os
import queue
import signal
import threading
import time
from contextlib import suppress
from typing import BinaryIO

import cv2

from capture.framed_pipe import BrokenMessage
from capture.line_engine import LocalLineEngine, Part
from capture.reader_messages import (
    VERSION,
    Failed,
    Read,
    Ready,
    Reply,
    Working,
    receive_parts,
    send_reply,
)
from core.child_process import (
    give_way_to_others,
    go_first_when_memory_runs_out,
    keep_core_dumps_off_the_disk,
    own_pipes,
    refuse_network,
)
from core.errors import ReaderUnavailable

# One thread takes the least processor time: two cost up to a sixth more (tried).
THREADS = 1
IDLE_S = 180.0
SIGN_OF_LIFE_S = 1.0


def run_reader_child() -> None:
    """Serve the program on standard input and output until it goes away."""
    requests, replies = own_pipes()
    refuse_network()
    keep_core_dumps_off_the_disk()
    go_first_when_memory_runs_out()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the program's to hear
    cv2.setNumThreads(1)
    with suppress(BrokenPipeError):  # nobody listens any more
        _ReaderServer(requests, replies).serve()


class _ReaderServer:
    """Reads one request after the other; a thread of its own hears when the program goes."""

    def __init__(self, requests: BinaryIO, replies: BinaryIO) -> None:
        self._requests = requests
        self._replies = replies
        self._waiting: queue.SimpleQueue[list[Part]] = queue.SimpleQueue()
        self._engine = LocalLineEngine(THREADS, tiny_is_zero=True, on_step=self._tell)
        self._told_at = 0.0

    def serve(self) -> None:
        """Returns when reading is not possible, or not wanted for long. Raises: BrokenPipeError."""
        threading.Thread(target=self._listen, daemon=True).start()
        try:
            self._engine.load()
        except ReaderUnavailable as error:
            self._say(Failed(str(error)))
            return
        give_way_to_others()
        self._say(Ready(VERSION))
        with suppress(queue.Empty):
            while True:
                parts = self._waiting.get(timeout=IDLE_S)
                self._say(Read(tuple(self._engine.read(parts))))

    def _listen(self) -> None:
        """Take requests to the end of the pipe, then end the process, whatever it does."""
        try:
            while (parts := receive_parts(self._requests)) is not None:
                self._waiting.put(parts)
        except (BrokenMessage, OSError):
            os._exit(2)
        os._exit(0)

    def _say(self, reply: Reply) -> None:
        send_reply(self._replies, reply)
        self._told_at = time.monotonic()

    def _tell(self) -> None:
        if time.monotonic() >= self._told_at + SIGN_OF_LIFE_S:
            self._say(Working())


if __name__ == "__main__":
    run_reader_child()
