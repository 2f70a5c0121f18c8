"""Writes a text where the user wants it: all of it, or nothing."""

from contextlib import suppress
from pathlib import Path

from core.errors import StoreUnavailable


def write_text(path: Path, text: str) -> None:
    """Write UTF-8; what stood there before is replaced once the new text is safely beside it.

    Raises: StoreUnavailable if the disk is full or read-only, or the folder is not there.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise StoreUnavailable(
            f"{path} cannot be written ({error.strerror or error}); free some space or choose "
            "another place. Nothing was changed."
        ) from error
