"""What of the clipboard, or of what is dropped, is a picture."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from capture.screens import RgbFrame
from core.errors import ImportFailed

PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff")
_PNG = "image/png"

PictureSource = Path | bytes | QImage
"""A file, a picture as PNG, or one that is decoded already."""


def picture_in(data: QMimeData) -> PictureSource | None:
    """The picture that is handed over; None if it is something else, text above all.

    Nothing is decoded here if that can be left to another thread.
    """
    for url in data.urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix.lower() in PICTURE_ENDINGS:
            return path
    if data.hasText():
        return None  # a table copied from a spreadsheet comes with a picture of itself
    if data.hasFormat(_PNG):
        return bytes(data.data(_PNG).data())
    image = data.imageData() if data.hasImage() else None
    return image if isinstance(image, QImage) and not image.isNull() else None


def pixels_of(source: bytes | QImage) -> RgbFrame:
    """The pixels of a picture that is no file. Raises: ImportFailed if it cannot be decoded."""
    image = source if isinstance(source, QImage) else QImage.fromData(source)
    if image.isNull():
        raise ImportFailed("The clipboard holds no picture that can be read.")
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), dtype=np.uint8)
    rows = rows.reshape(plain.height(), plain.bytesPerLine())[:, : 3 * plain.width()]
    return rows.reshape(plain.height(), plain.width(), 3).copy()
