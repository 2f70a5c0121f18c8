"""One request to a server and what comes back, read on a thread of its own.

So waiting for the server can be given up at any moment: closing the exchange closes the
connection, which every such server takes as the word to stop. There is no proxy (none of the
environment's is looked at) and no redirect is followed.
"""

import http.client
import queue
import socket
import threading
from contextlib import closing, suppress
from dataclasses import dataclass
from ipaddress import ip_address

from core.models.server_choice import ServerAddress

CONNECT_TIMEOUT_S = 5.0
MOST_BYTES = 1 << 24
"""Far beyond any answer; a server that says more than that is not listened to any longer."""

_MOST_LINE_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Status:
    """The server has taken the request; `code` is that of HTTP. Lines follow."""

    code: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what it says, without its end."""

    text: str


@dataclass(frozen=True, slots=True)
class End:
    """Nothing follows. `trouble` says what went wrong, as the middle of a sentence; else empty.

    `was_reached` is False if there was never a connection.
    """

    trouble: str = ""
    was_reached: bool = True


Event = Status | Line | End


class ServerExchange:
    """For one thread: `next` until there is an `End`, then `close`."""

    def __init__(
        self, address: ServerAddress, path: str, body: bytes | None, silence_s: float
    ) -> None:
        """Send a POST, or a GET where there is no `body`. Nothing is raised here, `End` tells."""
        self._address = address
        self._path = address.path + path
        self._body = body
        self._silence_s = silence_s
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._is_closed = False
        self._thread = threading.Thread(
            target=self._run, name="recollect-model-server", daemon=True
        )
        self._thread.start()

    def next(self, timeout_s: float) -> Event | None:
        """What comes next; None if nothing comes within the timeout."""
        try:
            return self._events.get(timeout=timeout_s)
        except queue.Empty:
            return None

    def close(self) -> None:
        """Hang up, whatever the server is about; calling it twice is fine."""
        with self._lock:
            self._is_closed = True
            if self._socket is not None:
                with suppress(OSError):
                    self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join()

    def _run(self) -> None:
        try:
            with closing(self._connected()) as connection:
                self._exchange(connection)
        except (OSError, http.client.HTTPException) as error:
            was_reached = self._socket is not None
            self._events.put(End(_in_words(error), was_reached))
        finally:
            with self._lock:
                self._socket = None

    def _connected(self) -> http.client.HTTPConnection:
        address = self._address
        kind = (
            http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
        )
        connection = kind(address.host, address.port, timeout=CONNECT_TIMEOUT_S)
        try:
            connection.connect()
            self._require_promised_machine(connection.sock)
            connection.sock.settimeout(self._silence_s)
        except BaseException:
            connection.close()
            raise
        with self._lock:
            # Kept apart from the connection, which lets go of it before the answer is read.
            self._socket = connection.sock
            if self._is_closed:
                self._socket.shutdown(socket.SHUT_RDWR)
        return connection

    def _require_promised_machine(self, sock: socket.socket) -> None:
        """A name that should be this machine may be made to lead elsewhere: nothing is sent then.

        Raises: OSError.
        """
        if self._address.is_this_machine and not ip_address(sock.getpeername()[0]).is_loopback:
            raise OSError(f"{self._address.host} leads to another computer")

    def _exchange(self, connection: http.client.HTTPConnection) -> None:
        connection.request(
            "GET" if self._body is None else "POST",
            self._path,
            self._body,
            {"Content-Type": "application/json", "Accept": "text/event-stream, application/json"},
        )
        with closing(connection.getresponse()) as response:
            self._events.put(Status(response.status))
            heard = 0
            while data := response.readline(_MOST_LINE_BYTES):
                heard += len(data)
                if heard > MOST_BYTES:
                    self._events.put(End("says more than any answer has"))
                    return
                self._events.put(Line(data.decode("utf-8", errors="replace").rstrip("\r\n")))
        self._events.put(End())


def _in_words(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, ConnectionRefusedError):
        return "nothing listens there"
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return str(reason)
