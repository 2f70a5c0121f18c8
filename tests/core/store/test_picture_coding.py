"""A picture cut to what is there covers exactly that, however little or much it is."""

from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from core.store.picture_coding import (
    CELL_PX,
    cells_of,
    decoded,
    encoded,
    encoded_cut,
    encoded_small,
    is_lossless,
    lay_over,
)
from core.store.shapes import Pixels

BELOW = 0xFF102030
boxes = st.lists(
    st.tuples(st.integers(0, 99), st.integers(0, 69), st.integers(1, 60), st.integers(1, 60)),
    max_size=4,
)


def with_boxes(drawn: list[tuple[int, int, int, int]]) -> Pixels:
    """Nothing but these boxes of some colours; no side is a whole number of cells."""
    pixels = np.zeros((70, 100), np.uint32)
    for number, (left, top, width, height) in enumerate(drawn):
        pixels[top : top + height, left : left + width] = 0xFF804020 + number
    return pixels


def laid_over(above: Pixels, written: bytes) -> Pixels:
    pixels = np.full(above.shape, BELOW, np.uint32)
    assert lay_over(pixels, written)
    return pixels


@settings(deadline=None)
@given(drawn=boxes)
def test_what_is_there_covers_and_the_rest_shows_through(
    drawn: list[tuple[int, int, int, int]],
) -> None:
    above = with_boxes(drawn)
    expected = np.where(above != 0, above, np.uint32(BELOW))
    assert np.array_equal(laid_over(above, encoded_cut(above)), expected)
    # So were they written before they were cut.
    assert np.array_equal(laid_over(above, encoded_small(above)), expected)


def test_what_is_not_there_costs_a_few_bytes() -> None:
    nothing = np.zeros((1080, 1920), np.uint32)
    assert len(encoded_cut(nothing)) < 32
    nothing[1079, 1919] = 0xFF000000
    assert len(encoded_cut(nothing)) < 100


@pytest.mark.parametrize("kept", [0, 1, 5, 40, -1])
def test_what_is_cut_short_covers_nothing(kept: int) -> None:
    written = encoded_cut(with_boxes([(3, 3, 90, 60)]))[:kept]
    pixels = np.full((70, 100), BELOW, np.uint32)
    lay_over(pixels, written)
    assert (pixels == BELOW).all()


def test_what_was_cut_from_another_size_does_not_fit() -> None:
    pixels = np.full((700, 100), BELOW, np.uint32)
    assert not lay_over(pixels, encoded_small(with_boxes([(3, 3, 90, 60)])))


def test_pixels_are_opacity_red_green_and_blue() -> None:
    written = BytesIO()
    Image.new("RGB", (64, 48), (1, 2, 3)).save(written, "WEBP", lossless=True)
    pixels = decoded(written.getvalue())
    assert pixels is not None
    assert (pixels == 0xFF010203).all()
    for webp in (encoded(pixels), encoded_small(pixels)):
        assert is_lossless(webp)
        with Image.open(BytesIO(webp)) as image:
            assert (image.mode, image.getpixel((5, 5))) == ("RGB", (1, 2, 3))


@pytest.mark.parametrize("quality", [20, 80])
def test_lossy_pictures_are_read_as_pillow_reads_them(quality: int) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (90, 120, 3), dtype=np.uint8)
    written = BytesIO()
    Image.fromarray(noise).save(written, "WEBP", quality=quality)
    pixels = decoded(written.getvalue())
    assert pixels is not None
    with Image.open(BytesIO(written.getvalue())) as image:
        assert np.array_equal(
            pixels.view(np.uint8).reshape(90, 120, 4)[:, :, 2::-1], np.asarray(image)
        )


@pytest.mark.parametrize("other", [b"", b"RIFF", b"no picture at all" * 100])
def test_what_is_no_webp_shows_nothing(other: bytes) -> None:
    assert decoded(other) is None


def test_a_transparent_picture_is_none() -> None:
    assert decoded(encoded_small(with_boxes([(3, 3, 9, 6)]))) is None


def test_a_cell_is_set_where_one_of_its_pixels_is() -> None:
    pixels = with_boxes([(CELL_PX, 69, 1, 1)])
    cells = cells_of(pixels != 0)
    assert cells.shape == (5, 7)
    assert np.argwhere(cells).tolist() == [[4, 1]]


@given(st.integers(0, 10_000), st.integers(1, 255), st.booleans())
@settings(max_examples=200, deadline=None)
def test_a_damaged_picture_is_read_or_not_and_never_an_error(
    place: int, change: int, is_cut: bool
) -> None:
    shown = np.maximum(with_boxes([(3, 4, 50, 40), (60, 20, 30, 30)]), np.uint32(BELOW))
    whole = bytearray(encoded(shown))
    place %= len(whole)
    whole[place] ^= change
    damaged = bytes(whole[: place + 1]) if is_cut else bytes(whole)
    pixels = decoded(damaged)
    assert pixels is None or pixels.dtype == np.uint32
