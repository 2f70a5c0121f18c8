"""The process that records: it looks at the screen and stores what it sees, and nothing else.

What crashes it costs a moment of recording, never the windows; and what the windows do never holds
a look up. It reaches no network. It ends with the program, in good order where it can.
"""

import signal
import threading
from contextlib import closing, suppress
from typing import BinaryIO

from app.crash_watch import CrashWatch
from app.live_capture import live_recorder
from app.recorder_messages import (
    Begin,
    BrokenMessage,
    Command,
    Done,
    Order,
    Refused,
    Reply,
    Told,
    receive_begin,
    receive_command,
    send,
)
from app.store_sink import StoreSink
from capture.platforms.desktop_port import Agreed
from capture.recorder import Recorder
from capture.recorder_state import RecorderState
from core.child_process import keep_core_dumps_off_the_disk, own_pipes, refuse_network
from core.errors import AlreadyRunning, RecollectError
from core.home import HomeFolder
from core.store.instance_lock import RecordingLock
from core.store.store import Store


def run_recorder_child() -> None:
    """Serve the program on standard input and output until it goes away."""
    requests, replies = own_pipes()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the program's to hear
    keep_core_dumps_off_the_disk()
    begin = receive_begin(requests)
    if begin is None:
        return
    # A Wayland desktop is asked over sockets of this machine.
    refuse_network(allow_local_sockets=True)
    CrashWatch().begin(HomeFolder(begin.home))
    lock = RecordingLock(HomeFolder(begin.home))
    with suppress(BrokenMessage, AlreadyRunning):
        lock.acquire()
        _RecorderServer(begin, requests, replies).serve()
    lock.release()


class _RecorderServer:
    """Carries out one command after the other; states are told from the recorder's thread."""

    def __init__(self, begin: Begin, requests: BinaryIO, replies: BinaryIO) -> None:
        self._requests = requests
        self._replies = replies
        self._saying = threading.Lock()
        home = HomeFolder(begin.home)
        self._sink = StoreSink(lambda: Store.open(home, begin.key))
        self._recorder: Recorder = live_recorder(
            self._sink,
            self._sink.exclusion_rules,
            self._sink.interval_s,
            Agreed(
                self._sink.may_record_without_names,
                self._sink.may_use_picture_files,
                self._sink.may_ask_programs,
                self._sink.cast_tokens(),
            ),
            self._tell,
            self._sink.seal,
            self._sink.attention,
        )

    def serve(self) -> None:
        """Returns when the program is gone; what is being stored is stored first.

        Raises: BrokenMessage.
        """
        with closing(self._sink):
            try:
                while (command := receive_command(self._requests)) is not None:
                    self._say(self._carried_out(command))
            finally:
                self._recorder.stop()

    def _carried_out(self, command: Command) -> Reply:
        try:
            self._carry_out(command)
        except RecollectError as error:
            return Refused(str(error))
        return Done()

    def _carry_out(self, command: Command) -> None:
        match command.order:
            case Order.START:
                self._recorder.start()
            case Order.PAUSE:
                self._recorder.pause(command.until, command.reason)
            case Order.RESUME:
                self._recorder.resume()
            case Order.STOP:
                self._recorder.stop()
            case Order.KEEP_GAP:
                if command.gap is not None:
                    self._sink.store_gap(command.gap)

    def _tell(self, state: RecorderState) -> None:
        self._say(Told(state))

    def _say(self, reply: Reply) -> None:
        # Nobody listens any more: the end of the other pipe tells, and ends this process.
        with self._saying, suppress(OSError):
            send(self._replies, reply)


if __name__ == "__main__":
    run_recorder_child()
