"""What the user's settings allow capture beyond being recorded at all."""

from capture.platforms.desktop_port import Agreed
from capture.platforms.screen_cast import KeptTokens
from core.store.store import Store

CAST_NOTE = "capture.screen_cast"
"""What a Wayland desktop was told about showing its monitors; it lies in the encrypted file."""


def agreed_in(store: Store) -> Agreed:
    """Reads the settings anew each time it is asked; for the thread that `store` belongs to."""
    return Agreed(
        without_names=lambda: bool(store.settings.get("capture.without_window_names")),
        picture_files=lambda: bool(store.settings.get("capture.through_picture_files")),
        told_text=lambda: bool(store.settings.get("capture.text_from_programs")),
        cast=KeptTokens(
            lambda: store.settings.note(CAST_NOTE) or "",
            lambda text: store.settings.set_note(CAST_NOTE, text),
        ),
    )
