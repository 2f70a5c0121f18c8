"""Every palette keeps WCAG 2.1's contrast: 4.5 to 1 for text, 3 to 1 for large text and signs.

High contrast keeps the enhanced measure, 7 to 1 for text.
"""

import pytest

from app.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, Colours

TEXT, SIGN, ENHANCED_TEXT = 4.5, 3.0, 7.0
GROUNDS = ("page", "sidebar", "surface", "raised")
PAIRS = [
    *((ink, ground, TEXT) for ink in ("ink", "ink_quiet") for ground in GROUNDS),
    *((ink, "sunken", TEXT) for ink in ("ink", "ink_quiet")),
    *(("ink_faint", ground, TEXT) for ground in (*GROUNDS, "sunken")),
    *(("edge", ground, SIGN) for ground in ("surface", "page")),
    *(("accent_ink", ground, TEXT) for ground in ("page", "surface", "accent_wash", "hover")),
    ("ink", "accent_wash", TEXT),
    ("ink", "marker_wash", TEXT),
    ("ink", "pressed", TEXT),
    ("on_accent", "accent", TEXT),
    ("on_accent", "accent_hover", TEXT),
    ("on_accent", "accent_pressed", TEXT),
    ("on_accent", "selection", TEXT),  # what is selected in a field
    ("warn", "marker_wash", TEXT),  # badges
    ("accent_ink", "sidebar", TEXT),
    ("bad", "bad_wash", TEXT),
    ("bad", "page", TEXT),
    ("ink", "warn_wash", TEXT),
    *((sign, "surface", SIGN) for sign in ("accent", "warn", "bad", "ink_faint")),
    *(("focus", ground, SIGN) for ground in (*GROUNDS, "sunken")),
    ("density", "density_ground", SIGN),
]


def _luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.1 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _poor_pairs(colours: Colours, text: float) -> dict[str, float]:
    """The pairs of a palette that are told apart too little, each with its contrast."""
    return {
        f"{ink} on {ground}": round(found, 2)
        for ink, ground, wanted in PAIRS
        if (found := contrast(getattr(colours, ink), getattr(colours, ground)))
        < (text if wanted == TEXT else wanted)
    }


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground(colours: Colours) -> None:
    assert _poor_pairs(colours, TEXT) == {}


def test_high_contrast_keeps_the_enhanced_measure() -> None:
    assert _poor_pairs(HIGH_CONTRAST, ENHANCED_TEXT) == {}


def test_high_contrast_shows_every_edge_and_the_focus_on_every_button() -> None:
    edges = ("line", "line_strong", "focus")
    assert min(contrast(getattr(HIGH_CONTRAST, edge), HIGH_CONTRAST.page) for edge in edges) > 7
    ring = contrast(HIGH_CONTRAST.ink, HIGH_CONTRAST.accent)  # the primary button's
    assert round(ring, 2) >= SIGN  # black on the accent has 7 of the 21 there are, so white has 3


def test_the_measure_is_the_standards_own() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
