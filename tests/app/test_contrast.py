"""Both palettes keep WCAG 2.1's contrast: 4.5 to 1 for text, 3 to 1 for large text and signs."""

import pytest

from app.theme.tokens import DARK, LIGHT, Colours

TEXT, SIGN = 4.5, 3.0
GROUNDS = ("page", "sidebar", "surface", "raised")
PAIRS = [
    *((ink, ground, TEXT) for ink in ("ink", "ink_quiet") for ground in GROUNDS),
    *((ink, "sunken", TEXT) for ink in ("ink", "ink_quiet")),
    *(("ink_faint", ground, TEXT) for ground in ("page", "surface")),
    *(("accent_ink", ground, TEXT) for ground in ("page", "surface", "accent_wash", "hover")),
    ("ink", "accent_wash", TEXT),
    ("ink", "marker_wash", TEXT),
    ("ink", "pressed", TEXT),
    ("on_accent", "accent", TEXT),
    ("on_accent", "accent_hover", TEXT),
    ("bad", "bad_wash", TEXT),
    ("bad", "page", TEXT),
    ("ink", "warn_wash", TEXT),
    *((sign, "surface", SIGN) for sign in ("accent", "warn", "bad", "ink_faint")),
]


def _luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.1 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground(colours: Colours) -> None:
    poor = {
        f"{ink} on {ground}": round(contrast, 2)
        for ink, ground, wanted in PAIRS
        if (contrast := _contrast(getattr(colours, ink), getattr(colours, ground))) < wanted
    }
    assert poor == {}


def test_the_measure_is_the_standards_own() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
