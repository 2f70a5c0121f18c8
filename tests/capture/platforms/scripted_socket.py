"""A compositor's socket that answers with recorded replies."""

import socket
import struct
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

_HEADER = struct.Struct("=6sII")
_PATIENCE_S = 0.05  # between two looks whether the test is over


@contextmanager
def sway_socket(folder: Path, replies: Mapping[int, bytes]) -> Iterator[str]:
    """Answers each kind of message as sway frames it; an unknown one with half an answer."""

    def answer(client: socket.socket) -> None:
        magic, _length, kind = _HEADER.unpack(client.recv(_HEADER.size))
        reply = replies.get(kind)
        if reply is None:
            client.sendall(_HEADER.pack(magic, 100, kind) + b"{")
        else:
            client.sendall(_HEADER.pack(magic, len(reply), kind) + reply)

    with _served(folder / "sway.sock", answer) as path:
        yield path


@contextmanager
def hyprland_socket(folder: Path, replies: Mapping[bytes, bytes]) -> Iterator[str]:
    """Answers each command; an unknown one as Hyprland does."""

    def answer(client: socket.socket) -> None:
        client.sendall(replies.get(client.recv(8192), b"unknown request"))

    with _served(folder / "hypr.sock", answer) as path:
        yield path


@contextmanager
def _served(path: Path, answer: Callable[[socket.socket], None]) -> Iterator[str]:
    if sys.platform == "win32":
        pytest.skip("Python has no such sockets on Windows")
    is_over = threading.Event()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        listening.bind(str(path))
        listening.listen()
        listening.settimeout(_PATIENCE_S)

        def serve() -> None:
            while not is_over.is_set():
                try:
                    client, _ = listening.accept()
                except TimeoutError:
                    continue
                with client:
                    answer(client)

        thread = threading.Thread(target=serve, name="scripted compositor")
        thread.start()
        try:
            yield str(path)
        finally:
            is_over.set()
            thread.join()
