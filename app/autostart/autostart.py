"""What starting at login is, whatever the system: its state, and the ways to change it.

The state is read from the system every time and kept nowhere else, so that it is true also after
the user changed it in the system's own settings.
"""

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from core.errors import RecollectError
from core.home import default_home

HIDDEN_SWITCH = "--hidden"


class AutostartRefused(RecollectError):
    """The system did not let its entry be read or changed."""


class AutostartState(StrEnum):
    """`BROKEN` is an entry that is there and will start nothing."""

    ON = "on"
    OFF = "off"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class AutostartStatus:
    """How it stands, where the system keeps it, and why, if that is not plain."""

    state: AutostartState
    place: str
    why: str = ""


class Autostart(Protocol):
    """One system's way to start a program at login."""

    def status(self) -> AutostartStatus:
        """What the system will do at the next login. Raises: AutostartRefused."""

    def turn_on(self) -> None:
        """Start at login from now on; mends a broken entry. Raises: AutostartRefused."""

    def turn_off(self) -> None:
        """Start at login no more. Raises: AutostartRefused."""


def system_autostart(home: Path) -> Autostart:
    """The way of this system, for the memory in that data folder."""
    command = start_command(home)
    # Imported here, since each is there for one system.
    if sys.platform == "win32":
        from app.autostart.windows_run_key import RegistryKeys, WindowsAutostart  # noqa: PLC0415

        return WindowsAutostart(RegistryKeys(), command)
    if sys.platform == "darwin":
        from app.autostart.launch_agent import LaunchAgent  # noqa: PLC0415

        return LaunchAgent(Path.home() / "Library" / "LaunchAgents", command)
    from app.autostart.xdg_autostart import XdgAutostart  # noqa: PLC0415

    return XdgAutostart(os.environ, Path.home(), command)


def start_command(home: Path) -> tuple[str, ...]:
    """The words that start the app hidden, on this memory if it is not the usual one."""
    chosen = () if home == default_home().root else ("--home", str(home.absolute()))
    return (*_program(), *chosen, HIDDEN_SWITCH)


def missing_program(words: Sequence[str]) -> str:
    """Why a command will start nothing, as a sentence; empty if its program is there."""
    if not words:
        return "The entry names no program."
    if shutil.which(words[0]) is None:
        return f"The program {words[0]} that the entry names is not there any more."
    return ""


def _program() -> tuple[str, ...]:
    image = os.environ.get("APPIMAGE")
    if image:
        return (image,)  # what runs is unpacked to a folder that is gone at the next login
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    script = Path(sys.executable).parent / ("recollect.exe" if os.name == "nt" else "recollect")
    if script.exists():
        return (str(script),)
    return (sys.executable, "-m", "app.command_line")
