"""Reads a picture that the user shows: as a screen is read, but nothing of it is stored here."""

from dataclasses import replace
from datetime import datetime

from capture.framing import observe, without_secrets
from capture.screens import RgbFrame
from capture.text_reader import TextReader
from core.observation import Observation, Source, WindowContext

CLIPBOARD_APP = "clipboard"
_NO_MONITOR = 0


def read_shown_picture(
    pixels: RgbFrame, reader: TextReader, at: datetime, name: str = ""
) -> Observation:
    """The picture with its text, both without secrets; `name` is that of its file, if it has one.

    Raises: ReaderUnavailable.
    """
    window = WindowContext(CLIPBOARD_APP, name)
    reading = without_secrets(reader.read(pixels), window, pixels.shape[0])
    return replace(observe(pixels, reading, _NO_MONITOR, at), source=Source.CLIPBOARD)
