"""One question to a program of this machine over its own socket, and its whole answer."""

import socket
import sys

from core.errors import CaptureUnavailable

_PATIENCE_S = 3.0
_LONGEST_ANSWER = 16 << 20


class ShortAnswer(OSError):
    """The other side closed before all was said, or says more than anyone needs."""


def connected(path: str) -> socket.socket:
    """Raises: OSError."""
    if sys.platform == "win32":
        raise OSError("there are no such sockets on Windows")
    opened = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    opened.settimeout(_PATIENCE_S)
    try:
        opened.connect(path)
    except OSError:
        opened.close()
        raise
    return opened


def received(opened: socket.socket, length: int | None = None) -> bytes:
    """So many bytes, or all until the other side closes. Raises: OSError."""
    taken = bytearray()
    while length is None or len(taken) < length:
        wanted = 65_536 if length is None else min(65_536, length - len(taken))
        piece = opened.recv(wanted)
        if not piece:
            break
        taken += piece
        if len(taken) > _LONGEST_ANSWER:
            raise ShortAnswer("the answer is too long")
    if length is not None and len(taken) < length:
        raise ShortAnswer("the answer ended early")
    return bytes(taken)


def no_answer(name: str, error: Exception) -> CaptureUnavailable:
    """The sentence for a compositor that does not tell its windows."""
    return CaptureUnavailable(
        f"{name} does not tell its windows ({error}): log in anew, and start Recollect inside that "
        "session."
    )
