"""Decodes pictures so that the window goes on meanwhile."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader


def decoded(encoded: bytes) -> QImage:
    """The picture in these bytes; a null image if they are none. For worker threads.

    WORKAROUND(PySide 6.11): `QImage.fromData` and `loadFromData` keep Python's lock while they
    decode, 75 ms for a full screen, in which no other thread runs, the window's least of all;
    `QImageReader.read` lets it go. Remove when the former do, too.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(encoded))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return QImageReader(buffer).read()
