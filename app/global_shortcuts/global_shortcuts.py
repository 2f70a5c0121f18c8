"""The port: keys that are heard whatever window is in front, and what they do."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from app.translation import tr


class Act(StrEnum):
    """What a key from everywhere, or a second start of the program, may ask for."""

    SEARCH = "search"
    CHAT = "chat"
    PAUSE = "pause"

    @property
    def setting(self) -> str:
        """The setting that holds its keys."""
        return f"shortcuts.{self.value}"


Keys = Mapping[Act, QKeySequence]
Troubles = Mapping[Act, str]
"""Why an act's keys are not heard, as a sentence; an act that is left out is heard."""


class GlobalShortcuts(QObject):
    """One way of hearing keys from everywhere; this one hears none.

    `told` follows every `bind`, perhaps much later: some desktops ask the user first.
    """

    pressed = Signal(object)  # Act
    told = Signal(object)  # Troubles

    def limits(self) -> str:
        """What does not work here, as a sentence; empty if everything does."""
        return ""

    def bind(self, wanted: Keys) -> None:
        """Hear these keys from now on, and no others."""
        raise NotImplementedError

    def close(self) -> None:
        """Hear nothing any more."""


def none_here() -> str:
    """Where there is no way of hearing keys, what the user can do."""
    return tr(
        "Not available on this desktop. In your system's settings, set keys that run "
        "“recollect --search”, “recollect --chat” or “recollect --pause”."
    )
