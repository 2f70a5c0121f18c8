"""The two networks that read text, from the models in rapidocr's wheel, run by onnxruntime.

They are driven here rather than through `rapidocr.RapidOCR`, which loads them twice, lets idle
threads spin, and prepares pictures in double precision.
"""

import math
import os
from collections.abc import Callable, Mapping
from functools import partial
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

# Working memory for pictures of so many numbers (lines 1,024 pixels wide) is kept for the next.
MOST_KEPT_NUMBERS = 3 * LINE_HEIGHT_PX * 1024
# Pictures of more numbers (half a screen of 1920 by 1080) would take nearly half as much again if
# memory were kept while a network runs; loading one that does not is a fifteenth of their work.
MOST_NUMBERS_AT_ONCE = 3 * 2**20

FloatImage = npt.NDArray[np.float32]
"""A picture as a network wants it: float32, shape (3, height, width), blue first, -1 to 1."""

FloatMaps = npt.NDArray[np.float32]
"""What a network makes of one picture, float32; the first of its dimensions has length one."""

Text = tuple[str, float]
"""What a line says, and the recogniser's confidence, 0 to 1."""


class Network:
    """A network that onnxruntime runs, on one picture at a time."""

    def __init__(self, session: Any, giving_back: Any) -> None:
        """`giving_back` are options of a run after which working memory is let go."""
        self._session = session
        self._input = session.get_inputs()[0].name
        self._giving_back = giving_back

    @property
    def told(self) -> Mapping[str, str]:
        """What the model's file tells beside the network."""
        stored: Mapping[str, str] = self._session.get_modelmeta().custom_metadata_map
        return stored

    def run(self, image: FloatImage) -> FloatMaps:
        """What the network makes of a picture."""
        options = self._giving_back if image.size > MOST_KEPT_NUMBERS else None
        (made,) = self._session.run(None, {self._input: image[np.newaxis]}, options)
        found: FloatMaps = made
        return found


class LineDetector:
    """Finds lines of text."""

    def __init__(self, network: Network, frugal: Callable[[], Network], post_process: Any) -> None:
        """`frugal` loads a network that takes less memory, which is let go after a picture."""
        self._network = network
        self._frugal = frugal
        self._post_process = post_process

    def find(self, pixels: RgbFrame) -> list[Box]:
        """The boxes around the lines on a picture, in its pixels."""
        height, width = pixels.shape[:2]
        rim = ((0, -height % STRIDE_PX), (0, -width % STRIDE_PX), (0, 0))
        image = network_image(np.pad(pixels, rim, mode="edge"))
        network = self._frugal() if image.size > MOST_NUMBERS_AT_ONCE else self._network
        polygons, _ = self._post_process(network.run(image), image.shape[1:])
        return [_box_around(polygon, width, height) for polygon in polygons]


class LineRecogniser:
    """Tells what lines of text say."""

    def __init__(self, network: Network, last_layer: LastLayer) -> None:
        """`network` is the recogniser without its last layer."""
        self._network = network
        signs = ["", *network.told["character"].splitlines(), " "]
        self._signs = np.array(signs)
        self._scorer = SignScorer(last_layer, signs)

    def read(self, pixels: RgbFrame) -> Text:
        """The text of one line, cut out of a frame.

        One line at a time takes a quarter less processor time than batches of eight (tried).
        """
        line = line_image(pixels)
        blank = ((0, 0), (0, 0), (0, BLANK_BEHIND_PX))
        features = self._network.run(np.pad(line, blank))
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
    giving_back = onnxruntime.RunOptions()
    giving_back.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")

    def load(model: str | bytes, *, keeps_memory: bool = True) -> Network:
        """`keeps_memory` while it runs: taken anew for each step of a network, memory would be
        blanked by the system each time, which is a quarter of all the work."""
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 4
        options.intra_op_num_threads = threads
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
        options.enable_cpu_mem_arena = keeps_memory
        # Pictures are of every size, so where things lay the last time is of no use.
        options.enable_mem_pattern = False
        # Threads that wait burn no processor time.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        if tiny_is_zero:
            options.add_session_config_entry("session.set_denormal_as_zero", "1")
        session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        return Network(session, giving_back if keeps_memory else None)

    try:
        detector, recogniser = (next(home.glob(f"*_{part}_*.onnx")) for part in ("det", "rec"))
        trunk, last_layer = without_last_layer(recogniser.read_bytes())
        finding, reading = load(str(detector)), load(trunk)
    except (OSError, RuntimeError, ValueError, StopIteration, UnknownNetwork) as error:
        raise ReaderUnavailable(
            f"Text on the screen cannot be read, because its model does not load ({error}): "
            "install Recollect again."
        ) from error
    post_process = detection.DBPostProcess(
        thresh=0.3, box_thresh=0.5, unclip_ratio=1.6, use_dilation=True, score_mode="fast"
    )
    frugal = partial(load, str(detector), keeps_memory=False)
    return LineDetector(finding, frugal, post_process), LineRecogniser(reading, last_layer)


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
