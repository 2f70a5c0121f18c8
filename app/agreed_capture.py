"""What the user's settings allow capture beyond being recorded at all."""

from capture.platforms.desktop_port import Agreed
from core.store.store import Store


def agreed_in(store: Store) -> Agreed:
    """Reads the settings anew each time it is asked; for the thread that `store` belongs to."""
    return Agreed(
        without_names=lambda: bool(store.settings.get("capture.without_window_names")),
        picture_files=lambda: bool(store.settings.get("capture.through_picture_files")),
        told_text=lambda: bool(store.settings.get("capture.text_from_programs")),
    )
