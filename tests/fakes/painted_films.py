"""Films of our own making: grain over shades that drift, with subtitles."""

import cv2
import numpy as np

from capture.screens import RgbFrame
from core.observation import Box


def with_film(frame: RgbFrame, area: Box, step: int, subtitle: str = "") -> RgbFrame:
    """A copy of a frame with one picture of a film on it; each step is another picture."""
    draw = np.random.default_rng(step)
    down, across = np.mgrid[0 : area.height, 0 : area.width]
    shades = np.stack([down + 3 * step, across - 5 * step, down + across + 7 * step], axis=2)
    grain = draw.integers(1, 12, shades.shape)
    picture = np.ascontiguousarray(((shades // 2 + grain) % 200).astype(np.uint8))
    if subtitle:
        place = (area.width // 10, area.height - 12)
        cv2.putText(picture, subtitle, place, cv2.FONT_HERSHEY_SIMPLEX, 0.5, (255, 255, 255), 1)
    shown = frame.copy()
    shown[area.top : area.bottom, area.left : area.right] = picture
    return shown
