"""Models that an installed program carries in its own folder, ready to run."""

import sys
from pathlib import Path

from core.models.fetched_file import ShouldCancel, require_space

_FOLDER = "models"
_COPIED_AT_ONCE = 1 << 20


def carried_model(model_id: str) -> Path | None:
    """The model's file, if this program was installed with it; run from sources, there is none."""
    inside = getattr(sys, "_MEIPASS", None)
    if inside is None:
        return None
    file = Path(inside) / _FOLDER / f"{model_id}.gguf"
    return file if file.is_file() else None


def copy_carried(carried: Path, target: Path, should_cancel: ShouldCancel) -> bool:
    """Put a copy under its final name, whole or not at all; False if it was cancelled.

    A copy, since a model can be removed on the Models page and the program's folder is the
    system's. Raises: OSError, DownloadFailed if there is no room.
    """
    require_space(target.parent, carried.stat().st_size)
    partial = target.with_name(f".{target.name}.part")
    try:
        with carried.open("rb") as source, partial.open("wb") as copy:
            while block := source.read(_COPIED_AT_ONCE):
                if should_cancel():
                    return False
                copy.write(block)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return True
