"""Letters in cells of one width are told from letters of many widths."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from capture.letter_cells import cell_width
from capture.screens import RgbFrame
from tests.fakes.fake_screen import plain_frame

TEXT = "seven small boats are mooring behind the pier"


def in_cells(text: str, cell_px: float, ground: str = "white", ink: str = "black") -> RgbFrame:
    """A line of text with each sign in the middle of a cell, as terminals paint it."""
    font = ImageFont.load_default(12)
    image = Image.new("RGB", (int(len(text) * cell_px) + 8, 20), ground)
    draw = ImageDraw.Draw(image)
    for number, sign in enumerate(text):
        middle = 4 + (number + 0.5) * cell_px
        draw.text((round(middle - font.getlength(sign) / 2), 2), sign, fill=ink, font=font)
    return np.asarray(image, dtype=np.uint8)


def as_it_comes(text: str) -> RgbFrame:
    """The same with each sign as wide as it is."""
    font = ImageFont.load_default(14)
    image = Image.new("RGB", (int(font.getlength(text)) + 8, 20), "white")
    ImageDraw.Draw(image).text((4, 1), text, fill="black", font=font)
    return np.asarray(image, dtype=np.uint8)


@pytest.mark.parametrize("cell_px", [9.0, 10.0, 11.5])
@pytest.mark.parametrize(("ground", "ink"), [("white", "black"), ("#1e1e2e", "#cdd6f4")])
def test_the_width_of_cells_is_found(cell_px: float, ground: str, ink: str) -> None:
    found = cell_width(in_cells(TEXT.replace("m", "n").replace("w", "v"), cell_px, ground, ink))
    assert found == pytest.approx(cell_px, rel=0.03)


def test_letters_of_many_widths_have_no_cells() -> None:
    assert cell_width(as_it_comes(TEXT)) is None
    assert cell_width(as_it_comes("Millions will fill a lilac mill in Illinois, William")) is None


def test_too_few_letters_tell_nothing() -> None:
    assert cell_width(in_cells("the pier", 10.0)) is None


def test_a_blank_line_has_no_cells() -> None:
    assert cell_width(plain_frame(300, 20)) is None
    assert cell_width(plain_frame(1, 1)) is None
