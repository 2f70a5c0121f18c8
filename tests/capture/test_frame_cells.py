"""Cells of a frame: which differ, and which hold ink."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from capture.frame_cells import CELL_PX, differing_cells, inked_cells
from core.observation import Box
from tests.fakes.fake_screen import plain_frame, with_block


@settings(max_examples=40, deadline=None)
@given(
    width=st.integers(1, 60),
    height=st.integers(1, 60),
    cell_px=st.sampled_from((CELL_PX, 5, 32)),
    seed=st.integers(0, 99),
)
def test_a_cell_differs_where_any_of_its_pixels_does(
    width: int, height: int, cell_px: int, seed: int
) -> None:
    random = np.random.default_rng(seed)
    before = random.integers(0, 3, (height, width, 3), dtype=np.uint8)
    after = before.copy()
    spots = [(int(random.integers(height)), int(random.integers(width))) for _ in range(seed % 5)]
    for row, column in spots:
        after[row, column, seed % 3] += 1
    found = differing_cells(before, after, cell_px)
    assert found.shape == (-(-height // cell_px), -(-width // cell_px))
    at = {(row // cell_px, column // cell_px) for row, column in spots}
    assert {(int(row), int(column)) for row, column in np.argwhere(found)} == at


def test_ink_is_what_stands_out_in_any_colour_and_is_no_long_line() -> None:
    frame = with_block(plain_frame(), Box(40, 40, 6, 6), (255, 255, 0))
    frame = with_block(frame, Box(100, 90, 6, 6), (250, 250, 250))
    frame = with_block(frame, Box(0, 150, 320, 1))
    assert {(int(row), int(column)) for row, column in np.argwhere(inked_cells(frame))} <= {
        (row, column) for row in (4, 5) for column in (4, 5)
    }
    assert inked_cells(frame)[5, 5]
