"""The recogniser without its last layer, against the whole of it."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import onnxruntime
import pytest

from capture.last_layer import LastLayer, UnknownNetwork, without_last_layer
from capture.ocr_networks import line_image
from capture.screens import RgbFrame
from capture.sign_scores import SignScorer

LINES = (
    "Quarterly report 2024, 95 % (draft 3)",
    "本周会议的预算已经更新",
    "来週の会議は火曜日に移りました",
    "Budget 预算 for 网站 v2.1",
    "one lone sign 中 in a line",
    "Größe, naïve café, señor",
)


def _model(part: str) -> bytes:
    found = find_spec("rapidocr")
    assert found is not None
    assert found.origin is not None
    home = Path(found.origin).parent / "models"
    return next(home.glob(f"*_{part}_*.onnx")).read_bytes()


def _session(model: bytes) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


@pytest.fixture(scope="module")
def whole() -> Any:
    return _session(_model("rec"))


@pytest.fixture(scope="module")
def cut() -> tuple[Any, LastLayer]:
    trunk, layer = without_last_layer(_model("rec"))
    return _session(trunk), layer


def _painted(text: str, size: int) -> RgbFrame:
    page = np.full((2 * size, 40 * size, 3), 250, np.uint8)
    (end, _), _ = cv2.putText(
        page, text, (4, 3 * size // 2), (20, 20, 60), cv2.FontFace("uni"), size
    )
    return page[:, : end + 8]


@pytest.mark.parametrize("size", [12, 16, 21])
@pytest.mark.parametrize("text", LINES)
def test_a_line_scores_as_with_the_whole_network(
    whole: Any, cut: tuple[Any, LastLayer], text: str, size: int
) -> None:
    trunk, layer = cut
    line = line_image(_painted(text, size))[np.newaxis]
    signs = ["", *whole.get_modelmeta().custom_metadata_map["character"].splitlines(), " "]
    (wanted,) = whole.run(None, {"x": line})
    (features,) = trunk.run(None, {"x": line})

    numbers, shares = SignScorer(layer, signs).best(features[0])

    assert numbers.tolist() == wanted[0].argmax(axis=1).tolist()
    assert shares == pytest.approx(wanted[0].max(axis=1), abs=0.02)
    assert np.count_nonzero(numbers) > len(text) // 2


def test_the_signs_stay_in_the_network(whole: Any, cut: tuple[Any, LastLayer]) -> None:
    kept = cut[0].get_modelmeta().custom_metadata_map
    assert kept == whole.get_modelmeta().custom_metadata_map


def test_a_network_with_another_end_is_refused() -> None:
    with pytest.raises(UnknownNetwork, match="Softmax"):
        without_last_layer(_model("det"))


@pytest.mark.parametrize("model", [b"", b"no model at all", bytes(100), b"\x3a\xff\x01"])
def test_what_is_no_network_is_refused(model: bytes) -> None:
    with pytest.raises(UnknownNetwork):
        without_last_layer(model)


def test_a_network_that_was_cut_off_is_refused() -> None:
    with pytest.raises(UnknownNetwork):
        without_last_layer(_model("rec")[:100_000])
