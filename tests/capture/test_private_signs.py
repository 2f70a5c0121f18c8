"""A browser's private window is known by the sign in its own toolbar."""

import pytest

from capture.private_signs import bears_private_sign, bears_sign_beside_address
from core.observation import Box, TextLine
from core.privacy.private_windows import PRIVATE_WORDS

WINDOW = Box(0, 0, 1200, 1000)
TAB = TextLine("Gifts for Oda", Box(60, 10, 150, 16))
ADDRESS = TextLine("shop.example/cuff-links", Box(160, 52, 260, 16))


def sign(text: str, left: int = 1000, top: int = 52) -> TextLine:
    return TextLine(text, Box(left, top, 90, 16))


SIGNS = [sign for words in PRIVATE_WORDS for sign in words.signs]


@pytest.mark.parametrize("text", [*SIGNS, "Incognito (2)", "● Incognito", "シークレット（3）"])
def test_each_sign_beside_the_address_tells(text: str) -> None:
    assert bears_private_sign([TAB, ADDRESS, sign(text)], WINDOW, 1000)


def test_a_label_in_the_tab_strip_tells() -> None:
    assert bears_private_sign([TAB, ADDRESS, sign("Private browsing", top=10)], WINDOW, 1000)


def test_only_beside_the_address_it_can_be_no_tabs_name() -> None:
    assert bears_sign_beside_address([TAB, ADDRESS, sign("Incognito")], WINDOW, 1000)
    assert not bears_sign_beside_address([TAB, ADDRESS, sign("Incognito", top=10)], WINDOW, 1000)
    assert not bears_sign_beside_address([sign("Incognito")], WINDOW, 1000)


def test_a_new_tab_without_an_address_tells() -> None:
    assert bears_private_sign([sign("Incognito")], WINDOW, 1000)


@pytest.mark.parametrize(
    "line",
    [
        sign("Private", top=120),  # a badge on the page
        sign("Private", top=10),  # a tab called so
        sign("Incognito", top=120),
        sign("Incognito", top=600),
        sign("Incognito mode explained", top=10),
        sign("Guest"),
        TextLine("Incognito", Box(1300, 52, 90, 16)),  # another window's
    ],
)
def test_what_stands_on_the_page_or_elsewhere_does_not(line: TextLine) -> None:
    assert not bears_private_sign([TAB, ADDRESS, line], WINDOW, 1000)
