"""A picture taken apart into shapes and ground comes back pixel by pixel, and so do the shapes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.store.shape_coding import (
    decoded_numbers,
    decoded_places,
    decoded_shapes,
    encoded_numbers,
    encoded_places,
    encoded_shapes,
)
from core.store.shape_finding import LEAST_GROUND_PX, standing_shapes
from core.store.shapes import (
    TALLEST_PX,
    WIDEST_PX,
    Pixels,
    Shape,
    put_back,
    without_shapes,
)
from tests.core.store.written_pages import INK, PAPER, letter, page_of

sides = st.integers(1, 40)


def blank(height: int = 200, width: int = 300) -> Pixels:
    return np.full((height, width), PAPER, np.uint32)


def test_letters_are_found_in_the_order_in_which_one_reads() -> None:
    words = ["when the", "cat sat"]
    found = standing_shapes(page_of(words))
    assert [shape.digest for shape in found] == [
        Shape(letter(sign)).digest for word in words for sign in word.replace(" ", "")
    ]
    assert {shape.ground for shape in found} == {PAPER}


def test_without_its_shapes_a_page_is_ground() -> None:
    page = page_of(["when the", "cat sat"])
    assert np.array_equal(without_shapes(page, standing_shapes(page)), blank(*page.shape))


def test_equal_shapes_on_other_ground_are_told_apart_from_it() -> None:
    page = page_of(["ab", "ab"])
    page[page.shape[0] // 2 :][page[page.shape[0] // 2 :] == PAPER] = 0xFF202020
    first, _, third, _ = standing_shapes(page)
    assert first.digest == third.digest
    assert (first.ground, third.ground) == (PAPER, 0xFF202020)


@pytest.mark.parametrize(("width", "height"), [(WIDEST_PX + 1, 5), (5, TALLEST_PX + 1)])
def test_what_is_larger_than_letters_is_no_shape(width: int, height: int) -> None:
    page = blank()
    page[50 : 50 + height, 50 : 50 + width] = INK
    assert standing_shapes(page) == []


def test_a_large_area_of_one_colour_is_ground_too() -> None:
    page = blank()
    side = int(LEAST_GROUND_PX**0.5) + 20
    page[50 : 50 + side, 50 : 50 + side] = INK
    assert standing_shapes(page) == []


@settings(max_examples=40, deadline=None)
@given(
    boxes=st.lists(
        st.tuples(st.integers(0, 280), st.integers(0, 180), sides, sides, st.integers(1, 5))
    )
)
def test_whatever_is_painted_comes_back(boxes: list[tuple[int, int, int, int, int]]) -> None:
    page = blank()
    for left, top, width, height, colour in boxes:
        page[top : top + height, left : left + width] = 0xFF000000 + colour
    shapes = standing_shapes(page)
    bare = without_shapes(page, shapes)
    put_back(bare, [(each.left, each.top, each.shape) for each in shapes])
    assert np.array_equal(bare, page)


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.integers(1, 2**31),
        st.tuples(st.integers(1, TALLEST_PX), st.integers(1, WIDEST_PX), st.integers(1, 2000)),
        max_size=5,
    )
)
def test_shapes_are_written_and_read(drawn: dict[int, tuple[int, int, int]]) -> None:
    shapes = {
        number: Shape(
            np.random.default_rng(number).integers(0, colours, (height, width), dtype=np.uint32)
        )
        for number, (height, width, colours) in drawn.items()
    }
    read = decoded_shapes(encoded_shapes(shapes))
    assert list(read) == list(shapes)
    for number, shape in shapes.items():
        assert np.array_equal(read[number].colours, shape.colours)


@given(
    st.lists(st.tuples(st.integers(0, 7000), st.integers(0, 5000), st.integers(1, 400)), min_size=1)
)
def test_places_are_written_and_read(places: list[tuple[int, int, int]]) -> None:
    used, where = encoded_places(places)
    assert decoded_places(used, where) == places
    assert decoded_numbers(used).tolist() == sorted({number for _, _, number in places})


def test_more_than_256_shapes_on_a_picture_are_told_apart() -> None:
    places = [(3 * number, 5, number) for number in range(1, 700)]
    assert decoded_places(*encoded_places(places)) == places


@given(st.sets(st.integers(0, 100_000), min_size=1))
def test_numbers_are_written_and_read(numbers: set[int]) -> None:
    rising = np.array(sorted(numbers), np.int64)
    assert decoded_numbers(encoded_numbers(rising)).tolist() == rising.tolist()


def test_a_line_of_text_costs_about_a_byte_a_letter() -> None:
    words = ["the cat that sat on the mat when the rat ran"] * 12
    found = standing_shapes(page_of(words))
    numbers = {digest: 1 + at for at, digest in enumerate({each.digest for each in found})}
    used, where = encoded_places([(each.left, each.top, numbers[each.digest]) for each in found])
    assert len(used) + len(where) < len(found)
