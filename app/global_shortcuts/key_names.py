"""Qt's keys as X and the desktop portals know them.

Sources: X11 protocol, appendix A (keysyms: those of Latin-1 are the characters' own numbers); the
freedesktop shortcuts specification (names of keysyms without their prefix, modifiers in capitals).
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

_NAMED: dict[Qt.Key, tuple[int, str]] = {
    Qt.Key.Key_Escape: (0xFF1B, "Escape"),
    Qt.Key.Key_Tab: (0xFF09, "Tab"),
    Qt.Key.Key_Backspace: (0xFF08, "BackSpace"),
    Qt.Key.Key_Return: (0xFF0D, "Return"),
    Qt.Key.Key_Enter: (0xFF8D, "KP_Enter"),
    Qt.Key.Key_Insert: (0xFF63, "Insert"),
    Qt.Key.Key_Delete: (0xFFFF, "Delete"),
    Qt.Key.Key_Pause: (0xFF13, "Pause"),
    Qt.Key.Key_Print: (0xFF61, "Print"),
    Qt.Key.Key_Home: (0xFF50, "Home"),
    Qt.Key.Key_Left: (0xFF51, "Left"),
    Qt.Key.Key_Up: (0xFF52, "Up"),
    Qt.Key.Key_Right: (0xFF53, "Right"),
    Qt.Key.Key_Down: (0xFF54, "Down"),
    Qt.Key.Key_PageUp: (0xFF55, "Prior"),
    Qt.Key.Key_PageDown: (0xFF56, "Next"),
    Qt.Key.Key_End: (0xFF57, "End"),
    Qt.Key.Key_Menu: (0xFF67, "Menu"),
}
_SIGN_NAMES = {
    " ": "space",
    "!": "exclam",
    '"': "quotedbl",
    "#": "numbersign",
    "$": "dollar",
    "%": "percent",
    "&": "ampersand",
    "'": "apostrophe",
    "(": "parenleft",
    ")": "parenright",
    "*": "asterisk",
    "+": "plus",
    ",": "comma",
    "-": "minus",
    ".": "period",
    "/": "slash",
    ":": "colon",
    ";": "semicolon",
    "<": "less",
    "=": "equal",
    ">": "greater",
    "?": "question",
    "@": "at",
    "[": "bracketleft",
    "\\": "backslash",
    "]": "bracketright",
    "^": "asciicircum",
    "_": "underscore",
    "`": "grave",
    "{": "braceleft",
    "|": "bar",
    "}": "braceright",
    "~": "asciitilde",
    "ä": "adiaeresis",
    "ö": "odiaeresis",
    "ü": "udiaeresis",
    "ß": "ssharp",
}
_F1_KEYSYM, _FUNCTION_KEYS = 0xFFBE, 35
_LAST_LATIN_1 = 0xFF
_PORTAL_MODIFIERS = (
    (Qt.KeyboardModifier.ControlModifier, "CTRL"),
    (Qt.KeyboardModifier.AltModifier, "ALT"),
    (Qt.KeyboardModifier.ShiftModifier, "SHIFT"),
    (Qt.KeyboardModifier.MetaModifier, "LOGO"),
)


@dataclass(frozen=True, slots=True)
class Chord:
    """A key with what is held down. `keysym` is X's number of the key, `name` the keysym's name."""

    keysym: int
    name: str
    held: Qt.KeyboardModifier

    @property
    def portal_trigger(self) -> str:
        """Such as `CTRL+ALT+r`."""
        modifiers = [name for modifier, name in _PORTAL_MODIFIERS if modifier in self.held]
        return "+".join([*modifiers, self.name])


def chord_of(keys: QKeySequence) -> Chord | None:
    """The one chord of a sequence; None for an empty one, and for a key that X has no name of
    here."""
    if keys.count() != 1:
        return None
    combination = keys[0]  # type: ignore[index]  # PySide's stub does not know it
    key, held = combination.key(), combination.keyboardModifiers()
    number = int(key)
    if key in _NAMED:
        return Chord(*_NAMED[key], held)
    function = number - int(Qt.Key.Key_F1)
    if 0 <= function < _FUNCTION_KEYS:
        return Chord(_F1_KEYSYM + function, f"F{function + 1}", held)
    if not 0 < number <= _LAST_LATIN_1:
        return None
    letter = chr(number).lower()
    name = letter if letter.isascii() and letter.isalnum() else _SIGN_NAMES.get(letter)
    return Chord(ord(letter), name, held) if name else None
