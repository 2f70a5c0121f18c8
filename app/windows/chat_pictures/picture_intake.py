"""What of the clipboard, or of what is dropped, is a picture."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from app.picture_source import PictureSource

PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff")
_PNG = "image/png"


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
