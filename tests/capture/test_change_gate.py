"""A caret is not new, a word is; what changed is told tightly."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from capture.change_gate import (
    ALL_NEW,
    SETTLED_LOOKS,
    UNCHANGED,
    Change,
    ChangeGate,
    changed_boxes,
)
from core.observation import Box
from tests.fakes.fake_screen import plain_frame, with_block


def gate_after(frame: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> ChangeGate:
    gate = ChangeGate()
    gate.look(1, frame)
    return gate


def test_the_first_frame_is_all_new() -> None:
    assert ChangeGate().look(1, plain_frame()) == ALL_NEW


def test_an_equal_frame_is_unchanged() -> None:
    assert gate_after(plain_frame()).look(1, plain_frame()) == UNCHANGED


def test_a_frame_of_another_size_is_all_new() -> None:
    assert gate_after(plain_frame()).look(1, plain_frame(width=300)) == ALL_NEW


def test_a_blinking_caret_is_unchanged() -> None:
    gate = gate_after(plain_frame())
    caret = with_block(plain_frame(), Box(50, 50, 4, 24))
    for _ in range(3 * SETTLED_LOOKS):
        assert gate.look(1, caret) == UNCHANGED
        assert gate.look(1, plain_frame()) == UNCHANGED


def test_a_caret_that_stays_is_taken_in_the_end() -> None:
    gate = gate_after(plain_frame())
    looks = [
        gate.look(1, with_block(plain_frame(), Box(50, 50, 3, 12))) for _ in range(SETTLED_LOOKS)
    ]
    assert [look.is_changed for look in looks] == [False] * (SETTLED_LOOKS - 1) + [True]


def test_a_short_word_is_a_change() -> None:
    word = Box(100, 80, 14, 9)
    change = gate_after(plain_frame()).look(1, with_block(plain_frame(), word))
    assert change == Change(is_changed=True, boxes=(word,))


def test_a_single_digit_is_a_change() -> None:
    digit = Box(31, 31, 7, 11)
    assert gate_after(plain_frame()).look(1, with_block(plain_frame(), digit)).is_changed


def test_small_changes_add_up() -> None:
    gate = gate_after(plain_frame())
    first = with_block(plain_frame(), Box(50, 50, 4, 12))
    assert not gate.look(1, first).is_changed
    assert gate.look(1, with_block(first, Box(55, 50, 4, 12))).is_changed


def test_monitors_are_compared_apart() -> None:
    gate = gate_after(plain_frame())
    assert gate.look(2, plain_frame()) == ALL_NEW
    assert gate.look(1, plain_frame()) == UNCHANGED


def test_a_forgotten_monitor_is_all_new() -> None:
    gate = gate_after(plain_frame())
    gate.forget(1)
    assert gate.look(1, plain_frame()) == ALL_NEW


def test_distant_changes_are_told_apart() -> None:
    one, other = Box(5, 5, 20, 10), Box(200, 150, 60, 12)
    painted = with_block(with_block(plain_frame(), one), other)
    assert changed_boxes(plain_frame(), painted) == (one, other)


@given(
    left=st.integers(0, 310),
    top=st.integers(0, 190),
    width=st.integers(1, 320),
    height=st.integers(1, 200),
)
def test_a_painted_rectangle_is_found_exactly(left: int, top: int, width: int, height: int) -> None:
    box = Box(left, top, min(width, 320 - left), min(height, 200 - top))
    assert changed_boxes(plain_frame(), with_block(plain_frame(), box)) == (box,)


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 180)), min_size=1, max_size=12))
def test_no_changed_pixel_is_missed_and_boxes_do_not_overlap(spots: list[tuple[int, int]]) -> None:
    painted = plain_frame()
    for left, top in spots:
        painted = with_block(painted, Box(left, top, 7, 5))
    boxes = changed_boxes(plain_frame(), painted)
    covered = np.zeros(painted.shape[:2], dtype=int)
    for box in boxes:
        covered[box.top : box.bottom, box.left : box.right] += 1
    assert covered.max() == 1
    assert (covered[(painted == 0).all(axis=2)] == 1).all()


def test_what_is_new_in_cells_left_out_lets_no_frame_pass() -> None:
    gate = gate_after(plain_frame())
    left_out = np.zeros((25, 40), dtype=np.bool_)
    left_out[5:10, 10:20] = True
    inside, outside = Box(82, 42, 70, 30), Box(200, 150, 30, 12)
    shown = with_block(plain_frame(), inside)
    assert gate.look(1, shown, left_out) == UNCHANGED
    assert gate.look(1, with_block(shown, outside), left_out) == Change(True, (outside,))
    assert gate.look(1, plain_frame()) == Change(True, (inside, outside))


def test_cells_that_are_left_out_may_reach_beyond_the_frame() -> None:
    gate = gate_after(plain_frame(width=317, height=197))
    left_out = np.ones((25, 40), dtype=np.bool_)
    assert gate.look(1, plain_frame(width=317, height=197, colour=(9, 9, 9)), left_out) == UNCHANGED
