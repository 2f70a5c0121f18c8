"""How the program behind a window was started, where the system tells its process."""

from contextlib import suppress
from pathlib import Path

from core.privacy.private_windows import is_private_command, may_be_private


def was_started_privately(app: str, process: int) -> bool:
    """Whether a browser, by its lower-case name, was started as a private one.

    `process` is its id, 0 if unknown. False is no proof that it is none.
    """
    if process <= 0 or not may_be_private(app):
        return False
    with suppress(OSError):  # it ended meanwhile, or belongs to someone else
        raw = Path(f"/proc/{process}/cmdline").read_bytes()
        # Chromium writes its command line anew, with blanks between the words.
        return is_private_command(app, raw.decode("utf-8", "replace").replace("\0", " ").split())
    return False
