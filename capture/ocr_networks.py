"""The two networks that read text, from the models in rapidocr's wheel, run by onnxruntime.

They are driven here rather than through `rapidocr.RapidOCR`, which loads them twice, lets idle
threads spin, and prepares pictures in double precision.
"""

import math
import os
from importlib import import_module
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from capture.last_layer import LastLayer, UnknownNetwork, without_last_layer
from capture.letter_cells import cell_width
from capture.screens import RgbFrame
from capture.sign_scores import SignScorer
from capture.word_gaps import with_lost_spaces
from core.errors import ReaderUnavailable
from core.observation import Box

# The detection network's strides: a picture that is a multiple of this is not resampled.
STRIDE_PX = 32
LINE_HEIGHT_PX = 48
# Without so many blank columns behind a line its last signs and its spaces are misread (tried).
BLANK_BEHIND_PX = 64
# Letters in wider cells are drawn closer together: it saves a fifth, and loses one word in a
# thousand (tried; other letters are drawn 13 to 17 pixels wide).
CELL_WIDTH_PX = 16.5

FloatImage = npt.NDArray[np.float32]
"""A picture as a network wants it: float32, shape (3, height, width), blue first, -1 to 1."""

Text = tuple[str, float]
"""What a line says, and the recogniser's confidence, 0 to 1."""


class LineDetector:
    """Finds lines of text."""

    def __init__(self, session: Any, post_process: Any) -> None:
        self._session = session
        self._post_process = post_process
        self._input = session.get_inputs()[0].name

    def find(self, pixels: RgbFrame) -> list[Box]:
        """The boxes around the lines on a picture, in its pixels."""
        height, width = pixels.shape[:2]
        rim = ((0, -height % STRIDE_PX), (0, -width % STRIDE_PX), (0, 0))
        padded = np.pad(pixels, rim, mode="edge")
        (found,) = self._session.run(None, {self._input: network_image(padded)[np.newaxis]})
        polygons, _ = self._post_process(found, padded.shape[:2])
        return [_box_around(polygon, width, height) for polygon in polygons]


class LineRecogniser:
    """Tells what lines of text say."""

    def __init__(self, session: Any, last_layer: LastLayer) -> None:
        """`session` runs the network without its last layer."""
        self._session = session
        self._input = session.get_inputs()[0].name
        stored = session.get_modelmeta().custom_metadata_map["character"]
        signs = ["", *stored.splitlines(), " "]
        self._signs = np.array(signs)
        self._scorer = SignScorer(last_layer, signs)

    def read(self, pixels: RgbFrame) -> Text:
        """The text of one line, cut out of a frame.

        One line at a time takes a quarter less processor time than batches of eight (tried).
        """
        line = line_image(pixels)
        blank = ((0, 0), (0, 0), (0, BLANK_BEHIND_PX))
        (features,) = self._session.run(None, {self._input: np.pad(line, blank)[np.newaxis]})
        best, shares = self._scorer.best(features[0])
        # Sign 0 is none, and a sign repeated at once is one sign.
        is_sign = best != 0
        is_sign[1:] &= best[1:] != best[:-1]
        steps = np.flatnonzero(is_sign)
        if not steps.size:
            return "", 0.0
        text = "".join(self._signs[best[steps]])
        step_px = (line.shape[2] + BLANK_BEHIND_PX) / len(best) * pixels.shape[1] / line.shape[2]
        if len(text) == len(steps):
            text = with_lost_spaces(text, [(step + 0.5) * step_px for step in steps], pixels)
        return text.strip(), float(shares[steps].mean())


def load_networks(
    threads: int, *, tiny_is_zero: bool = False
) -> tuple[LineDetector, LineRecogniser]:
    """Both networks; `threads` is per operation.

    With `tiny_is_zero`, numbers too small for the usual format (denormals) count as zero. That
    halves the processor time, and holds from then on for all that the calling thread computes:
    for a process that does nothing else.
    Raises: ReaderUnavailable if rapidocr, onnxruntime or a model file cannot be loaded.
    """
    # onnxruntime reports to its makers unless told otherwise, before and after it is loaded.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    try:
        home = Path(import_module("rapidocr").__file__ or "").parent / "models"
        detection = import_module("rapidocr.ch_ppocr_det.utils")
        onnxruntime = import_module("onnxruntime")
    except (ImportError, OSError) as error:
        raise ReaderUnavailable(
            f"Text on the screen cannot be read, because a part is missing ({error}): install "
            "Recollect again."
        ) from error
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.enable_cpu_mem_arena = False
    options.intra_op_num_threads = threads
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    # Threads that wait burn no processor time.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if tiny_is_zero:
        options.add_session_config_entry("session.set_denormal_as_zero", "1")
    try:
        detector, recogniser = (next(home.glob(f"*_{part}_*.onnx")) for part in ("det", "rec"))
        trunk, last_layer = without_last_layer(recogniser.read_bytes())
        sessions = [
            onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
            for model in (str(detector), trunk)
        ]
    except (OSError, RuntimeError, ValueError, StopIteration, UnknownNetwork) as error:
        raise ReaderUnavailable(
            f"Text on the screen cannot be read, because its model does not load ({error}): "
            "install Recollect again."
        ) from error
    post_process = detection.DBPostProcess(
        thresh=0.3, box_thresh=0.5, unclip_ratio=1.6, use_dilation=True, score_mode="fast"
    )
    return LineDetector(sessions[0], post_process), LineRecogniser(sessions[1], last_layer)


def network_image(pixels: RgbFrame) -> FloatImage:
    """A picture of whatever size as the networks want it."""
    scaled = pixels[:, :, ::-1].astype(np.float32)
    scaled *= 1 / 127.5
    scaled -= 1
    return np.ascontiguousarray(scaled.transpose(2, 0, 1))


def line_image(pixels: RgbFrame) -> FloatImage:
    """A line of text, scaled to the height that the recogniser wants.

    Letters in cells of one width are drawn as close together as others stand.
    """
    height, width = pixels.shape[:2]
    scale = LINE_HEIGHT_PX / height
    cell_px = cell_width(pixels)
    across = min(scale, CELL_WIDTH_PX / cell_px) if cell_px else scale
    size = (max(1, math.ceil(across * width)), LINE_HEIGHT_PX)
    return network_image(np.asarray(cv2.resize(np.ascontiguousarray(pixels), size)))


def _box_around(polygon: npt.NDArray[np.float32], width: int, height: int) -> Box:
    left, top = np.floor(polygon.min(axis=0)).astype(int)
    right, bottom = np.ceil(polygon.max(axis=0)).astype(int)
    right, bottom = min(int(right), width), min(int(bottom), height)
    return Box(int(left), int(top), max(0, right - int(left)), max(0, bottom - int(top)))
