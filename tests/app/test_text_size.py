"""Text is as large as the system's, from the design's own size up to twice as large."""

from dataclasses import asdict

import pytest

from app.theme.tokens import LIGHT, TYPE, style_values, type_scale


@pytest.mark.parametrize("system_text", [9.0, 12.0, 14.0])
def test_a_smaller_system_text_leaves_the_design_as_it_is(system_text: float) -> None:
    assert type_scale(system_text) == TYPE


def test_a_larger_system_text_makes_every_size_larger_alike() -> None:
    large = type_scale(21.0)
    assert large.body == 21
    assert asdict(large) == {name: round(size * 1.5) for name, size in asdict(TYPE).items()}
    assert style_values(LIGHT, large)["type_body"] == "21px"


def test_no_text_is_more_than_twice_as_large() -> None:
    assert type_scale(90.0).body == 2 * TYPE.body
