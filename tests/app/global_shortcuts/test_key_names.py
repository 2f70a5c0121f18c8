import pytest
from PySide6.QtGui import QKeySequence

from app.global_shortcuts.key_names import chord_of


@pytest.mark.parametrize(
    ("keys", "keysym", "trigger"),
    [
        ("Ctrl+Alt+R", 0x72, "CTRL+ALT+r"),
        ("Meta+Space", 0x20, "LOGO+space"),
        ("Ctrl+Shift+F12", 0xFFC9, "CTRL+SHIFT+F12"),
        ("Alt+PgDown", 0xFF56, "ALT+Next"),
        ("Ctrl++", 0x2B, "CTRL+plus"),
        ("Ctrl+7", 0x37, "CTRL+7"),
        ("Ctrl+Ü", 0xFC, "CTRL+udiaeresis"),
    ],
)
def test_a_chord_has_the_names_that_x_and_the_portals_know(
    keys: str, keysym: int, trigger: str
) -> None:
    chord = chord_of(QKeySequence(keys))
    assert chord is not None
    assert (chord.keysym, chord.portal_trigger) == (keysym, trigger)


@pytest.mark.parametrize("keys", ["", "Ctrl+K, Ctrl+C", "Ctrl+Media Play"])
def test_what_is_no_single_known_chord_is_none(keys: str) -> None:
    assert chord_of(QKeySequence(keys)) is None
