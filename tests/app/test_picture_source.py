import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from app.picture_source import pixels_of
from core.errors import ImportFailed


@pytest.mark.parametrize("width", [1, 5, 64])  # rows of a QImage end at a multiple of 4 bytes
def test_pixels_are_rows_of_red_green_and_blue(width: int) -> None:
    image = QImage(width, 3, QImage.Format.Format_ARGB32)
    image.fill(QColor(10, 20, 30))
    image.setPixelColor(width - 1, 2, QColor(200, 100, 50))
    pixels = pixels_of(image)
    assert pixels.shape == (3, width, 3)
    assert pixels.dtype == np.uint8
    assert tuple(pixels[0, 0]) == (10, 20, 30)
    assert tuple(pixels[2, width - 1]) == (200, 100, 50)


def test_a_png_is_decoded_and_what_is_none_is_told() -> None:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = QImage(7, 4, QImage.Format.Format_RGB32)
    image.fill(QColor(1, 2, 3))
    assert QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    assert pixels_of(bytes(held.data())).shape == (4, 7, 3)
    with pytest.raises(ImportFailed, match="no picture that can be read"):
        pixels_of(b"not a picture")
