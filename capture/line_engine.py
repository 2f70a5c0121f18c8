"""Finds and recognises the lines of text on parts of frames, with RapidOCR's own models.

Nothing is downloaded. Detection runs at the part's own scale, so that 11-pixel text survives. A
line's pixels are recognised once and then remembered.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from capture.line_crops import LineCrop, cut_lines
from capture.new_ink import crops_to_read
from capture.ocr_networks import LineDetector, LineRecogniser, Text, load_networks
from capture.screens import RgbFrame
from core.observation import Box, TextLine

CACHED_LINES = 20_000
MIN_CONFIDENCE = 0.5
# Lone signs are mostly icons; they must be read with more certainty.
MIN_LONE_CONFIDENCE = 0.8
# A lone sign in a box this many times wider than high is a row of buttons.
MAX_SIGN_HEIGHTS = 3

Lines = tuple[TextLine, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A part of a frame to read; `known` are the lines that are known of it, in its own pixels;
    they may reach beyond it."""

    pixels: RgbFrame
    known: tuple[Box, ...] = ()


class LineEngine(Protocol):
    """Reads parts of frames, one call at a time."""

    def read(self, parts: Sequence[Part]) -> list[Lines]:
        """The lines on each part, in no order, in its own pixels. Raises: ReaderUnavailable."""

    def close(self) -> None:
        """Let go of what reading holds; the next `read` takes it again."""


def _nobody_listens() -> None:
    pass


class LocalLineEngine:
    """A `LineEngine` in the process that uses it."""

    def __init__(
        self,
        threads: int = 1,
        cached_lines: int = CACHED_LINES,
        *,
        tiny_is_zero: bool = False,
        on_step: Callable[[], None] = _nobody_listens,
    ) -> None:
        """Nothing is loaded before it is needed; `threads` and `tiny_is_zero` as for
        `load_networks`. `on_step` hears of each part looked at and each line recognised."""
        self._threads = threads
        self._tiny_is_zero = tiny_is_zero
        self._most_cached_lines = cached_lines
        self._on_step = on_step
        self._known: OrderedDict[bytes, Text] = OrderedDict()
        self._networks: tuple[LineDetector, LineRecogniser] | None = None

    @property
    def cached_lines(self) -> int:
        """How many recognised lines are remembered."""
        return len(self._known)

    def load(self) -> None:
        """Load the networks, unless they are loaded. Raises: ReaderUnavailable."""
        if self._networks is None:
            self._networks = load_networks(self._threads, tiny_is_zero=self._tiny_is_zero)

    def read(self, parts: Sequence[Part]) -> list[Lines]:
        return [self._read_part(part) for part in parts]

    def close(self) -> None:
        self._networks = None
        self._known.clear()

    def _read_part(self, part: Part) -> Lines:
        detector, _ = self._loaded()
        found = cut_lines(part.pixels, detector.find(part.pixels))
        self._on_step()
        crops = crops_to_read(found, part.known)
        return tuple(
            TextLine(text, crop.box, confidence)
            for crop, (text, confidence) in zip(crops, self._recognise(crops), strict=True)
            if is_believable(text, confidence, crop.box)
        )

    def _recognise(self, crops: Sequence[LineCrop]) -> list[Text]:
        _, recogniser = self._loaded()
        keys = [_key(crop) for crop in crops]
        for key, crop in zip(keys, crops, strict=True):
            if key in self._known:
                self._known.move_to_end(key)
            else:
                self._known[key] = recogniser.read(crop.pixels)
                self._on_step()
        texts = [self._known[key] for key in keys]
        while len(self._known) > self._most_cached_lines:
            self._known.popitem(last=False)
        return texts

    def _loaded(self) -> tuple[LineDetector, LineRecogniser]:
        self.load()
        if self._networks is None:
            raise AssertionError("networks that are loaded are there")
        return self._networks


def is_believable(text: str, confidence: float, box: Box) -> bool:
    """Whether a recognised line is text rather than an icon or a smudge."""
    if not text:
        return False
    if len(text) == 1:
        return confidence >= MIN_LONE_CONFIDENCE and box.width <= MAX_SIGN_HEIGHTS * box.height
    return confidence >= MIN_CONFIDENCE


def _key(crop: LineCrop) -> bytes:
    ink = np.ascontiguousarray(crop.ink)
    return hashlib.blake2b(ink.tobytes(), digest_size=16, salt=str(ink.shape[1]).encode()).digest()
