"""Puts a secret on the clipboard and takes it off again."""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

KEPT_MS = 30_000


class SecretClipboard(QObject):
    """After half a minute, and when the app ends, the clipboard is cleared if it still holds the
    secret; what somebody copied since stays."""

    def __init__(self) -> None:
        super().__init__()
        self._value = ""
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(KEPT_MS)
        self.timer.timeout.connect(self.clear)
        application = QGuiApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.clear)

    def put(self, value: str) -> None:
        """Copy a secret; clipboard histories that heed it are asked not to keep it."""
        data = QMimeData()
        data.setText(value)
        data.setData("x-kde-passwordManagerHint", b"secret")
        QGuiApplication.clipboard().setMimeData(data)
        self._value = value
        self.timer.start()

    def clear(self) -> None:
        """Take the secret off, if it is still there."""
        self.timer.stop()
        clipboard = QGuiApplication.clipboard()
        if self._value and clipboard.text() == self._value:
            clipboard.clear()
        self._value = ""
