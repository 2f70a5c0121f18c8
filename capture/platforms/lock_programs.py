"""Whether a program that locks a Wayland session runs, for compositors that do not tell of it.

A lock of the protocol ext-session-lock shows no window in any list; sway has no word for it, and
its lock program tells nobody (swaywm/swaylock issues 382 and 422). What is left is that the program
runs for as long as the screen is locked. Source: proc(5), `comm`, `status`, `environ`. Not yet run
on a real machine.
"""

import os
from collections.abc import Iterator
from pathlib import Path

PROCESSES = Path("/proc")
# By the name of their process, of which Linux keeps 15 letters.
WAYLAND_LOCKERS = frozenset({"gtklock", "hyprlock", "swaylock", "swaylock-plugin", "waylock"})
_DISPLAY = b"WAYLAND_DISPLAY="


class LockPrograms:
    """Looks through the processes of this user."""

    def __init__(self, user: int, display: str, processes: Path = PROCESSES) -> None:
        """`display` is WAYLAND_DISPLAY, empty if unknown; a lock of another one is not ours."""
        self._user = user
        self._display = Path(display).name
        self._processes = processes

    def is_locked(self) -> bool:
        """Whether one of them locks this session."""
        return any(self._is_ours(process) for process in self._lockers())

    def close(self) -> None:
        """Nothing is held open."""

    def _lockers(self) -> Iterator[Path]:
        for process in self._processes.iterdir():
            if process.name.isdecimal() and _plain_name(_read(process / "comm")) in WAYLAND_LOCKERS:
                yield process

    def _is_ours(self, process: Path) -> bool:
        """Whether a process is this user's, lives, and is on this display as far as it tells."""
        told = {
            key: value.split()
            for line in os.fsdecode(_read(process / "status")).splitlines()
            for key, _, value in [line.partition(":")]
        }
        # The first of the four is who started it: a lock program may have the rights of root.
        if told.get("Uid", [""])[:1] != [str(self._user)] or "Z" in told.get("State", ["Z"])[:1]:
            return False
        displays = {
            Path(os.fsdecode(one.removeprefix(_DISPLAY))).name
            for one in _read(process / "environ").split(b"\0")
            if one.startswith(_DISPLAY)
        }
        return not self._display or not displays or self._display in displays


def _plain_name(comm: bytes) -> str:
    """A program's name; NixOS starts programs as “.name-wrapped”."""
    return os.fsdecode(comm).strip().removeprefix(".").partition("-wrap")[0]


def _read(file: Path) -> bytes:
    """What a file of a process says; nothing if it has ended, or is closed to this user."""
    try:
        return file.read_bytes()
    except OSError:
        return b""
