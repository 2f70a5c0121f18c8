"""Which network finds lines on a picture, by how large it is."""

from typing import Any

import numpy as np
import pytest

from capture.ocr_networks import (
    MOST_KEPT_NUMBERS,
    MOST_NUMBERS_AT_ONCE,
    STRIDE_PX,
    LineDetector,
    Network,
)

LARGE_ROWS = MOST_NUMBERS_AT_ONCE // 3 // (32 * STRIDE_PX)


class FakeSession:
    """Keeps the options of each run."""

    def __init__(self) -> None:
        self.runs: list[object] = []

    def get_inputs(self) -> list[Any]:
        return [type("Input", (), {"name": "x"})()]

    def run(self, names: None, given: dict[str, Any], options: object) -> list[Any]:
        self.runs.append(options)
        return [given["x"]]


def _finds_nothing(made: object, shape: object) -> tuple[list[Any], list[float]]:
    return [], []


@pytest.mark.parametrize(("rows", "is_large"), [(LARGE_ROWS, False), (LARGE_ROWS + 1, True)])
def test_a_large_picture_is_looked_at_by_a_frugal_network(rows: int, is_large: bool) -> None:
    usual, frugal = FakeSession(), FakeSession()
    detector = LineDetector(
        Network(usual, "giving back"), lambda: Network(frugal, None), _finds_nothing
    )
    assert detector.find(np.zeros((rows, 32 * STRIDE_PX, 3), np.uint8)) == []
    assert len(frugal.runs) == is_large
    assert len(usual.runs) == 1 - is_large


@pytest.mark.parametrize(("numbers", "options"), [(0, None), (1, "giving back")])
def test_only_what_a_small_picture_takes_is_kept(numbers: int, options: str | None) -> None:
    session = FakeSession()
    image = np.zeros((1, 1, MOST_KEPT_NUMBERS + numbers), np.float32)
    Network(session, "giving back").run(image)
    assert session.runs == [options]
