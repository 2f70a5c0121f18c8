"""Which colour an app has on the timeline: always the same one."""

import zlib

from PySide6.QtGui import QColor

from app.theme.tokens import APP_COLOURS

# Apps that are often seen together get colours that are told apart; names are parts of programs.
_WELL_KNOWN = (
    ("firefox", 1),
    ("librewolf", 1),
    ("chrom", 0),
    ("edge", 5),
    ("safari", 0),
    ("brave", 1),
    ("thunderbird", 7),
    ("outlook", 7),
    ("evolution", 7),
    ("mail", 7),
    ("code", 5),
    ("pycharm", 9),
    ("vim", 9),
    ("emacs", 3),
    ("term", 11),
    ("konsole", 11),
    ("slack", 3),
    ("teams", 3),
    ("element", 2),
    ("discord", 3),
    ("zoom", 0),
    ("writer", 6),
    ("word", 6),
    ("excel", 9),
    ("calc", 9),
    ("calendar", 2),
    ("notes", 10),
    ("zathura", 4),
    ("evince", 4),
    ("okular", 4),
    ("acro", 4),
)


def colour_of_app(app: str) -> QColor:
    """A steady colour for a program's name, on every day and every computer."""
    name = app.casefold()
    for part, place in _WELL_KNOWN:
        if part in name:
            return QColor(APP_COLOURS[place])
    return QColor(APP_COLOURS[zlib.crc32(name.encode()) % len(APP_COLOURS)])
