"""Reads text with RapidOCR's own models on onnxruntime; nothing is downloaded.

Detection runs at the frame's own scale, so that 11-pixel text survives, and only where the
frame changed. A line's pixels are recognised once and then remembered.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from capture.line_crops import LineCrop, cut_lines
from capture.screens import RgbFrame
from capture.text_reader import in_reading_order, is_sliver_of, lines_outside, regions_to_read
from core.errors import ReaderUnavailable
from core.observation import Box, TextLine

CACHED_LINES = 20_000
# The network's strides: a picture that is a multiple of this is not resampled.
STRIDE_PX = 32
# Past this share of the frame, one look at all of it is cheaper than many parts.
WHOLE_FRAME_SHARE = 0.8
MIN_CONFIDENCE = 0.5
# Lone signs are mostly icons; they must be read with more certainty.
MIN_LONE_CONFIDENCE = 0.8
# A lone sign in a box this many times wider than high is a row of buttons.
MAX_SIGN_HEIGHTS = 3

LINE_HEIGHT_PX = 48
MIN_BATCH_WIDTH_PX = 64
MAX_BATCH_LINES = 8

_Text = tuple[str, float]
_FloatImage = npt.NDArray[np.float32]


class RapidOcrReader:
    """A `TextReader`; one call at a time (a lock sees to it)."""

    def __init__(self, threads: int = 2, cached_lines: int = CACHED_LINES) -> None:
        """Nothing is loaded before the first `read`; `threads` is per operation."""
        self._threads = threads
        self._most_cached_lines = cached_lines
        self._known: OrderedDict[bytes, _Text] = OrderedDict()
        self._engine: tuple[Any, Any] | None = None
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
        padded = cv2.copyMakeBorder(
            part[:, :, ::-1],
            0,
            -part.shape[0] % STRIDE_PX,
            0,
            -part.shape[1] % STRIDE_PX,
            cv2.BORDER_REPLICATE,
        )
        found = detector(padded).boxes
        if found is None:
            return []
        return cut_lines(frame, [_box_around(polygon, region) for polygon in found])

    def _recognise(self, crops: Sequence[LineCrop]) -> list[_Text]:
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

    def _recognise_new(self, unknown: dict[bytes, LineCrop]) -> dict[bytes, _Text]:
        """Recognise lines in batches of like width, so that little of a batch is padding."""
        _, recogniser = self._loaded()
        inputs = sorted(
            ((key, _network_input(crop.pixels)) for key, crop in unknown.items()),
            key=lambda item: item[1].shape[2],
        )
        texts: dict[bytes, _Text] = {}
        for start in range(0, len(inputs), MAX_BATCH_LINES):
            batch = inputs[start : start + MAX_BATCH_LINES]
            width = max(MIN_BATCH_WIDTH_PX, batch[-1][1].shape[2])
            stacked = np.zeros((len(batch), 3, LINE_HEIGHT_PX, width), dtype=np.float32)
            for row, (_, image) in enumerate(batch):
                stacked[row, :, :, : image.shape[2]] = image
            decoded, _ = recogniser.postprocess_op(recogniser.session(stacked))
            for (key, _), (text, confidence) in zip(batch, decoded, strict=True):
                texts[key] = (text.strip(), float(confidence))
        return texts

    def _loaded(self) -> tuple[Any, Any]:
        """The detector and the recogniser. Raises: ReaderUnavailable."""
        if self._engine is None:
            self._engine = load_engine(self._threads)
        return self._engine


def load_engine(threads: int) -> tuple[Any, Any]:
    """RapidOCR's detector and recogniser, from the models in its wheel.

    Raises: ReaderUnavailable if rapidocr, onnxruntime or a model file cannot be loaded.
    """
    try:
        rapidocr = import_module("rapidocr")
        detection = import_module("rapidocr.ch_ppocr_det")
        recognition = import_module("rapidocr.ch_ppocr_rec")
    except (ImportError, OSError) as error:
        raise ReaderUnavailable(
            f"Text on the screen cannot be read, because a part is missing ({error}): install "
            "Recollect again."
        ) from error
    settings = rapidocr.RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.use_cls": False,
            "Det.limit_type": "max",
            "Det.limit_side_len": 1_000_000,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        }
    ).cfg
    for part in (settings.Det, settings.Rec):
        part.engine_cfg = settings.EngineConfig.onnxruntime
        part.model_root_dir = settings.Global.model_root_dir
    settings.Rec.font_path = None
    try:
        return detection.TextDetector(settings.Det), recognition.TextRecognizer(settings.Rec)
    except (OSError, RuntimeError, ValueError) as error:
        raise ReaderUnavailable(
            f"Text on the screen cannot be read, because its model does not load ({error}): "
            "install Recollect again."
        ) from error


def is_believable(text: str, confidence: float, box: Box) -> bool:
    """Whether a recognised line is text rather than an icon or a smudge."""
    if not text:
        return False
    if len(text) == 1:
        return confidence >= MIN_LONE_CONFIDENCE and box.width <= MAX_SIGN_HEIGHTS * box.height
    return confidence >= MIN_CONFIDENCE


def _box_around(polygon: npt.NDArray[np.float32], region: Box) -> Box:
    left, top = np.floor(polygon.min(axis=0)).astype(int)
    right, bottom = np.ceil(polygon.max(axis=0)).astype(int)
    right, bottom = min(int(right), region.width), min(int(bottom), region.height)
    return Box(region.left + int(left), region.top + int(top), right - int(left), bottom - int(top))


def _key(crop: LineCrop) -> bytes:
    ink = np.ascontiguousarray(crop.ink)
    return hashlib.blake2b(ink.tobytes(), digest_size=16, salt=str(ink.shape[1]).encode()).digest()


def _network_input(pixels: RgbFrame) -> _FloatImage:
    """A line as the network wants it: float32, shape (3, 48, width), blue first, -1 to 1."""
    height, width = pixels.shape[:2]
    scaled = cv2.resize(
        pixels[:, :, ::-1], (max(1, -(-LINE_HEIGHT_PX * width // height)), LINE_HEIGHT_PX)
    )
    return np.asarray(scaled.transpose(2, 0, 1) / np.float32(127.5) - 1, dtype=np.float32)
