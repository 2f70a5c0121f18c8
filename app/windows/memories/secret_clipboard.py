"""Puts a secret on the clipboard and takes it off again."""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

KEPT_MS = 30_000

# What asks a history of the clipboard not to keep it: KDE's Klipper and others on Linux; Windows's
# own history, its copy in the cloud and whoever else watches. Source: Microsoft, “Clipboard
# Formats”, cloud clipboard and clipboard history formats; a DWORD of 0 says no.
_NO = bytes(4)
_HINTS = (
    ("x-kde-passwordManagerHint", b"secret"),
    ('application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"', _NO),
    ('application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"', _NO),
    ('application/x-qt-windows-mime;value="CanUploadToCloudClipboard"', _NO),
)


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
        for name, hint in _HINTS:
            data.setData(name, hint)
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
