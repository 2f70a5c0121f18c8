"""Encoding keeps the picture, blurring destroys the secret."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from capture.pictures import LEVELS, blur_boxes, decode, encode, load
from core.errors import ImportFailed
from core.observation import Box
from tests.fakes.fake_screen import plain_frame, with_block


def test_a_plain_screen_survives_nearly_exactly() -> None:
    frame = with_block(plain_frame(), Box(20, 30, 100, 12), (40, 90, 160))
    back = decode(encode(frame)).astype(int)
    assert np.abs(back - frame).max() <= 255 / (LEVELS - 1) / 2 + 1


def test_black_and_white_are_kept_exactly() -> None:
    frame = with_block(plain_frame(), Box(20, 30, 100, 12))
    assert (decode(encode(frame)) == frame).all()


def test_a_photo_is_encoded_with_loss_because_that_is_smaller() -> None:
    noise = np.random.default_rng(7).normal(128, 30, (60, 80, 3)).clip(0, 255).astype(np.uint8)
    photo = np.asarray(Image.fromarray(noise).resize((640, 480)), dtype=np.uint8)
    picture = encode(photo)
    lossless = BytesIO()
    Image.fromarray(photo).save(lossless, "WEBP", lossless=True)
    assert len(picture.webp) < len(lossless.getvalue()) / 2
    assert (picture.width, picture.height) == (640, 480)


def test_blurred_boxes_hold_one_colour_and_no_trace() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (60, 100, 3), dtype=np.uint8)
    other = noise[::-1, ::-1].copy()
    secret = Box(20, 20, 40, 16)
    blurred = blur_boxes(noise, [secret])
    inside = blurred[secret.top : secret.bottom, secret.left : secret.right]
    assert (inside == inside[0, 0]).all()
    assert (blurred[:10] == noise[:10]).all()
    assert (noise == other[::-1, ::-1]).all()


def test_blurring_at_the_edge_and_beyond_is_clipped() -> None:
    frame = with_block(plain_frame(50, 40), Box(0, 0, 50, 20))
    blurred = blur_boxes(frame, [Box(-5, -5, 30, 20), Box(45, 35, 100, 100), Box(200, 200, 5, 5)])
    assert blurred.shape == frame.shape
    assert (blurred[:8, :20] == blurred[0, 0]).all()


def test_nothing_to_blur_is_the_same_frame() -> None:
    frame = plain_frame()
    assert blur_boxes(frame, []) is frame


def test_load_reads_what_was_encoded(tmp_path: Path) -> None:
    path = tmp_path / "screen.webp"
    path.write_bytes(encode(plain_frame()).webp)
    assert (load(path) == plain_frame()).all()


def test_load_tells_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(ImportFailed, match="not there"):
        load(tmp_path / "missing.png")
    words = tmp_path / "words.png"
    words.write_text("no picture")
    with pytest.raises(ImportFailed, match="not a picture"):
        load(words)
    cut = tmp_path / "cut.png"
    Image.fromarray(plain_frame()).save(cut)
    cut.write_bytes(cut.read_bytes()[:60])
    with pytest.raises(ImportFailed, match=r"cut\.png"):
        load(cut)
