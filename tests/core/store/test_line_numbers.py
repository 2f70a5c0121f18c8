"""Numbers of lines as text: short, and read back as they were."""

from hypothesis import given
from hypothesis import strategies as st

from core.store.line_numbers import read_numbers, written_numbers


def test_what_counts_up_is_a_run() -> None:
    assert written_numbers([3, 4, 5, 6, 12, 10, 9]) == "3-6 12 10 9"
    assert written_numbers([]) == ""


@given(st.lists(st.integers(0, 500)) | st.lists(st.integers(0, 5)))
def test_any_numbers_are_read_back_in_their_order(numbers: list[int]) -> None:
    assert read_numbers(written_numbers(numbers)) == tuple(numbers)
