from datetime import UTC, datetime

import numpy as np
import pytest

from capture.pictures import decode
from capture.shown_picture import read_shown_picture
from core.errors import ReaderUnavailable
from core.observation import Box, Source, TextLine
from tests.fakes.fake_screen import ScriptedReader

NOW = datetime(2026, 6, 12, 18, 0, tzinfo=UTC)


def test_secrets_are_taken_out_of_text_and_pixels() -> None:
    pixels = np.full((100, 400, 3), 255, dtype=np.uint8)
    pixels[40:60, 100:380] = np.random.default_rng(1).integers(0, 256, (20, 280, 3), dtype=np.uint8)
    reader = ScriptedReader(
        TextLine("Router of the boathouse", Box(10, 10, 200, 20)),
        TextLine("Password: Gr4vel-Skiff-77", Box(10, 40, 370, 20)),
    )
    seen = read_shown_picture(pixels, reader, NOW, "router.png")
    assert seen.source is Source.CLIPBOARD
    assert seen.window.title == "router.png"
    assert [line.text for line in seen.lines] == ["Router of the boathouse", "Password: [password]"]
    assert seen.picture is not None
    hidden = decode(seen.picture)[46:54, 240:370]
    assert hidden.std() < 2  # one colour: nothing is left to read


def test_without_a_reader_it_is_said_what_to_do() -> None:
    reader = ScriptedReader()
    reader.error = ReaderUnavailable("Text cannot be read; install Recollect again.")
    with pytest.raises(ReaderUnavailable, match="install Recollect again"):
        read_shown_picture(np.zeros((10, 10, 3), dtype=np.uint8), reader, NOW)
