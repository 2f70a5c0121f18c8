"""A picture is decoded as Qt decodes it otherwise, and what is none is no error."""

import io
import threading
import time

from PIL import Image
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.windows.picture_decoding import decoded


def test_every_pixel_comes_back(qtbot: QtBot) -> None:
    encoded = io.BytesIO()
    Image.linear_gradient("L").resize((320, 200)).convert("RGB").save(
        encoded, "WEBP", lossless=True
    )
    image = decoded(encoded.getvalue())
    assert (image.width(), image.height()) == (320, 200)
    assert image == QImage.fromData(encoded.getvalue())


def test_what_is_no_picture_is_a_null_image(qtbot: QtBot) -> None:
    assert decoded(b"no picture").isNull()
    assert decoded(b"").isNull()


def _share_of_the_window(encoded: bytes) -> float:
    """Processor time that this thread gets for each second that another one decodes."""
    took: list[float] = []

    def decode() -> None:
        since = time.thread_time()
        decoded(encoded)
        took.append(time.thread_time() - since)

    worker = threading.Thread(target=decode)
    since = time.thread_time()
    worker.start()
    while worker.is_alive():
        pass
    return (time.thread_time() - since) / took[0]


def test_the_window_runs_on_while_a_picture_is_decoded(qtbot: QtBot) -> None:
    """With Python's lock held its share is a tenth; shares of two threads that run are alike,
    however busy the computer is."""
    encoded = io.BytesIO()
    noise = Image.effect_noise((1920, 1080), 80).convert("RGB")
    noise.save(encoded, "WEBP", quality=60)
    assert max(_share_of_the_window(encoded.getvalue()) for _ in range(5)) > 0.5
