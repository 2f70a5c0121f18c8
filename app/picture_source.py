"""A picture on its way in, whatever it came as, and its pixels."""

from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage

from capture.screens import RgbFrame
from core.errors import ImportFailed

PictureSource = Path | bytes | QImage
"""A file, a picture as PNG, or one that is decoded already."""


def pixels_of(source: bytes | QImage) -> RgbFrame:
    """The pixels of a picture that is no file. Raises: ImportFailed if it cannot be decoded."""
    image = source if isinstance(source, QImage) else QImage.fromData(source)
    if image.isNull():
        raise ImportFailed("The clipboard holds no picture that can be read.")
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), dtype=np.uint8)
    rows = rows.reshape(plain.height(), plain.bytesPerLine())[:, : 3 * plain.width()]
    return rows.reshape(plain.height(), plain.width(), 3).copy()
