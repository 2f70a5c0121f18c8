"""Reads text with RapidOCR's own models on onnxruntime; nothing is downloaded.

Detection runs at the frame's own scale, so that 11-pixel text survives, and only where the
frame changed. A line's pixels are recognised once and then remembered.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from capture.line_crops import LineCrop, cut_lines
from capture.ocr_networks import LineDetector, LineRecogniser, Text, load_networks
from capture.screens import RgbFrame
from capture.text_reader import in_reading_order, is_sliver_of, lines_outside, regions_to_read
from core.observation import Box, TextLine

CACHED_LINES = 20_000
# Past this share of the frame, one look at all of it is cheaper than many parts.
WHOLE_FRAME_SHARE = 0.8
MIN_CONFIDENCE = 0.5
# Lone signs are mostly icons; they must be read with more certainty.
MIN_LONE_CONFIDENCE = 0.8
# A lone sign in a box this many times wider than high is a row of buttons.
MAX_SIGN_HEIGHTS = 3


class RapidOcrReader:
    """A `TextReader`; one call at a time (a lock sees to it)."""

    def __init__(self, threads: int = 2, cached_lines: int = CACHED_LINES) -> None:
        """Nothing is loaded before the first `read`; `threads` is per operation."""
        self._threads = threads
        self._most_cached_lines = cached_lines
        self._known: OrderedDict[bytes, Text] = OrderedDict()
        self._engine: tuple[LineDetector, LineRecogniser] | None = None
        self._lock = threading.Lock()

    @property
    def cached_lines(self) -> int:
        """How many recognised lines are remembered."""
        return len(self._known)

    def read(
        self,
        frame: RgbFrame,
        changed: Sequence[Box] | None = None,
        previous: Sequence[TextLine] = (),
    ) -> tuple[TextLine, ...]:
        height, width = frame.shape[:2]
        regions: tuple[Box, ...] = (Box(0, 0, width, height),)
        if changed is not None:
            parts = regions_to_read(changed, previous, width, height)
            if sum(part.width * part.height for part in parts) < WHOLE_FRAME_SHARE * width * height:
                regions = parts
        kept = lines_outside(previous, regions)
        with self._lock:
            found = [crop for region in regions for crop in self._detect(frame, region)]
            crops = [crop for crop in found if not is_sliver_of(crop.box, kept)]
            texts = self._recognise(crops)
        new = [
            TextLine(text, crop.box, confidence)
            for crop, (text, confidence) in zip(crops, texts, strict=True)
            if is_believable(text, confidence, crop.box)
        ]
        return in_reading_order([*kept, *new])

    def _detect(self, frame: RgbFrame, region: Box) -> list[LineCrop]:
        """The lines inside a region of the frame, as crops."""
        detector, _ = self._loaded()
        part = frame[region.top : region.bottom, region.left : region.right]
        found = detector.find(part)
        return cut_lines(
            frame,
            [Box(b.left + region.left, b.top + region.top, b.width, b.height) for b in found],
        )

    def _recognise(self, crops: Sequence[LineCrop]) -> list[Text]:
        keys = [_key(crop) for crop in crops]
        unknown: dict[bytes, LineCrop] = {}
        for key, crop in zip(keys, crops, strict=True):
            if key in self._known:
                self._known.move_to_end(key)
            else:
                unknown[key] = crop
        self._known.update(self._recognise_new(unknown))
        texts = [self._known[key] for key in keys]
        while len(self._known) > self._most_cached_lines:
            self._known.popitem(last=False)
        return texts

    def _recognise_new(self, unknown: dict[bytes, LineCrop]) -> dict[bytes, Text]:
        _, recogniser = self._loaded()
        return {key: recogniser.read(crop.pixels) for key, crop in unknown.items()}

    def _loaded(self) -> tuple[LineDetector, LineRecogniser]:
        """The detector and the recogniser. Raises: ReaderUnavailable."""
        if self._engine is None:
            self._engine = load_engine(self._threads)
        return self._engine


def load_engine(threads: int) -> tuple[LineDetector, LineRecogniser]:
    """What a reader loads on its first `read`. Raises: ReaderUnavailable."""
    return load_networks(threads)


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
