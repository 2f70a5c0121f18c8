"""One window for one memory: a second start brings the first one's window to the front.

The instance lock is the truth about who runs; this only carries a knock, with an act or a link to
be shown, from one process of the user to another, over a local socket that no other account may
open.
"""

import hashlib

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.global_shortcuts.global_shortcuts import Act
from app.recollect_link import MOST_BYTES, Link, parse_link
from core.errors import InvalidSetting
from core.home import HomeFolder

Wish = Act | Link
"""What a second start wants of the first: that it does something, or shows what a link names."""

_SHOW = "show"
_LONGEST = MOST_BYTES + 1
_PATIENCE_MS = 2_000


class RunningWindow(QObject):
    """Listens for knocks; `knocked` asks for what the second start wants: an act, a link to be
    shown, or None for the window to come to the front."""

    knocked = Signal(object)  # Wish or None

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
        if not visitor.canReadLine():
            return
        said = bytes(visitor.readLine(_LONGEST + 1).data()).decode("ascii", "replace").strip()
        wish = _HEEDED[said] if said in _HEEDED else _link_in(said)
        if wish is not None or said == _SHOW:
            self.knocked.emit(wish)
            visitor.disconnectFromServer()


_HEEDED: dict[str, Act | None] = {_SHOW: None, **{act.value: act for act in Act}}


def knock(home: HomeFolder, wish: Wish | None = None) -> bool:
    """Ask the app that runs on this memory for an act, for what a link names, or for its window;
    False if nobody answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name_of(home))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(f"{_words_of(wish)}\n".encode())
    is_told = socket.waitForBytesWritten(_PATIENCE_MS)
    socket.disconnectFromServer()
    return is_told


def _words_of(wish: Wish | None) -> str:
    if wish is None:
        return _SHOW
    return wish.value if isinstance(wish, Act) else wish.text


def _link_in(said: str) -> Link | None:
    """The link that another process brings: it is looked at as closely as any other."""
    try:
        return parse_link(said)
    except InvalidSetting:
        return None


def _name_of(home: HomeFolder) -> str:
    """A name that is the same for the same folder, however it is written."""
    folder = str(home.root.resolve()).encode()
    return f"recollect-{hashlib.blake2b(folder, digest_size=8).hexdigest()}"
