"""One window for one memory: a second start brings the first one's window to the front.

The instance lock is the truth about who runs; this only carries a knock from one process of the
user to another, over a local socket that no other account may open.
"""

import hashlib

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from core.home import HomeFolder

_KNOCK = b"show\n"
_PATIENCE_MS = 2_000


class RunningWindow(QObject):
    """Listens for knocks; `knocked` asks for the window to come to the front."""

    knocked = Signal()

    def __init__(self, home: HomeFolder, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._open)
        name = _name_of(home)
        # Whoever holds the instance lock may take the place of a socket that a crash left behind.
        QLocalServer.removeServer(name)
        self.is_listening = self._server.listen(name)

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()

    def _open(self) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:
            visitor.readyRead.connect(lambda visitor=visitor: self._hear(visitor))
            visitor.disconnected.connect(visitor.deleteLater)
            self._hear(visitor)

    def _hear(self, visitor: QLocalSocket) -> None:
        """Whatever else is said leads to nothing."""
        if visitor.canReadLine() and bytes(visitor.readLine(len(_KNOCK) + 1).data()) == _KNOCK:
            self.knocked.emit()
            visitor.disconnectFromServer()


def knock(home: HomeFolder) -> bool:
    """Ask the window of this memory to come to the front; False if nobody answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name_of(home))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(_KNOCK)
    is_told = socket.waitForBytesWritten(_PATIENCE_MS)
    socket.disconnectFromServer()
    return is_told


def _name_of(home: HomeFolder) -> str:
    """A name that is the same for the same folder, however it is written."""
    folder = str(home.root.resolve()).encode()
    return f"recollect-{hashlib.blake2b(folder, digest_size=8).hexdigest()}"
