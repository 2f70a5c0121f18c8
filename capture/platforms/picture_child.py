"""The process that takes pictures from PipeWire: it has pipes to the program and one to PipeWire.

It opens no memory, holds no key, reaches no network and writes no file. What crashes in PipeWire's
library ends this process alone. It ends at once with the program.
"""

import signal
import sys
from contextlib import suppress
from typing import BinaryIO

from capture.platforms.picture_messages import (
    Failed,
    Nothing,
    Ready,
    Reply,
    Unchanged,
    send_reply,
)
from capture.platforms.pipewire_stream import PipeWire, PipeWireStream, StreamEnded
from core.child_process import (
    go_first_when_memory_runs_out,
    keep_core_dumps_off_the_disk,
    own_pipes,
    refuse_network,
)


def run_picture_child() -> None:
    """Serve the program on standard input and output until it goes away.

    The last argument is the number of the file descriptor that leads to PipeWire.
    """
    requests, replies = own_pipes()
    refuse_network()
    keep_core_dumps_off_the_disk()
    go_first_when_memory_runs_out()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the program's to hear
    with suppress(BrokenPipeError):  # nobody listens any more
        _serve(int(sys.argv[-1]), requests, replies)


def _serve(remote: int, requests: BinaryIO, replies: BinaryIO) -> None:
    """Raises: BrokenPipeError."""
    try:
        pipewire = PipeWire()
        core = pipewire.connected(remote)
    except (OSError, AttributeError) as error:
        send_reply(replies, Failed(str(error)))
        return
    send_reply(replies, Ready())
    streams: dict[int, PipeWireStream] = {}
    for line in requests:
        try:
            node = int(line)
            if node not in streams:
                streams[node] = PipeWireStream(pipewire, core, node)
            send_reply(replies, _reply(streams[node]))
        except StreamEnded as ended:
            send_reply(replies, Failed(str(ended)))
            return


def _reply(stream: PipeWireStream) -> Reply:
    """Raises: StreamEnded."""
    return stream.picture() or (Unchanged() if stream.has_shown else Nothing())


if __name__ == "__main__":
    run_picture_child()
