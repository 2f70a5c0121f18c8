"""Starting at login on Windows: a value of the user's Run key.

Where the user turns a program off in the Task Manager or the settings, Windows leaves the value and
notes it in `StartupApproved`: an odd first byte means off.
"""

import subprocess
import sys
from collections.abc import Sequence
from typing import Protocol

from app.autostart.autostart import (
    AutostartRefused,
    AutostartState,
    AutostartStatus,
    missing_program,
)

RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED_KEY = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
VALUE_NAME = "Recollect"


class UserKeys(Protocol):
    """Values below HKEY_CURRENT_USER. Each raises OSError where Windows refuses."""

    def get(self, key: str, name: str) -> str | bytes | None:
        """The value; None if there is none."""

    def put(self, key: str, name: str, value: str) -> None:
        """Set a text value."""

    def remove(self, key: str, name: str) -> None:
        """Remove a value; does nothing if there is none."""


class WindowsAutostart:
    """One value, whose text is the command line."""

    def __init__(self, keys: UserKeys, command: Sequence[str]) -> None:
        self._keys = keys
        self._command = tuple(command)

    def status(self) -> AutostartStatus:
        """What Windows will do at the next login."""
        place = f"HKEY_CURRENT_USER\\{RUN_KEY}\\{VALUE_NAME}"
        try:
            line = self._keys.get(RUN_KEY, VALUE_NAME)
            approved = self._keys.get(APPROVED_KEY, VALUE_NAME)
        except OSError as error:
            raise _refused("read", error) from error
        if line is None:
            return AutostartStatus(AutostartState.OFF, place)
        if isinstance(approved, bytes) and approved and approved[0] % 2:
            why = "It was turned off in the settings of Windows."
            return AutostartStatus(AutostartState.OFF, place, why)
        if isinstance(line, bytes):
            return AutostartStatus(AutostartState.BROKEN, place, "The value is no text.")
        if why := missing_program(_first_word(line)):
            return AutostartStatus(AutostartState.BROKEN, place, why)
        return AutostartStatus(AutostartState.ON, place)

    def turn_on(self) -> None:
        """Set the value, and take back that it was turned off elsewhere."""
        try:
            self._keys.put(RUN_KEY, VALUE_NAME, subprocess.list2cmdline(self._command))
            self._keys.remove(APPROVED_KEY, VALUE_NAME)
        except OSError as error:
            raise _refused("changed", error) from error

    def turn_off(self) -> None:
        """Remove the value and what Windows noted about it."""
        try:
            self._keys.remove(RUN_KEY, VALUE_NAME)
            self._keys.remove(APPROVED_KEY, VALUE_NAME)
        except OSError as error:
            raise _refused("changed", error) from error


class RegistryKeys:
    """The registry itself; only to be made on Windows."""

    def get(self, key: str, name: str) -> str | bytes | None:
        """A text or binary value. Raises: OSError."""
        if sys.platform != "win32":
            raise OSError("there is no registry on this system")
        import winreg  # noqa: PLC0415

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                value = winreg.QueryValueEx(opened, name)[0]
        except FileNotFoundError:
            return None
        return value if isinstance(value, str | bytes) else bytes(0)

    def put(self, key: str, name: str, value: str) -> None:
        """Makes the key, too, if it is not there. Raises: OSError."""
        if sys.platform != "win32":
            raise OSError("there is no registry on this system")
        import winreg  # noqa: PLC0415

        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
            winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)

    def remove(self, key: str, name: str) -> None:
        """Raises: OSError."""
        if sys.platform != "win32":
            raise OSError("there is no registry on this system")
        import winreg  # noqa: PLC0415

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as opened:
                winreg.DeleteValue(opened, name)
        except FileNotFoundError:
            return


def _first_word(line: str) -> list[str]:
    """The program of a command line; a quoted one may hold blanks."""
    line = line.strip()
    if line.startswith('"'):
        return [line[1:].partition('"')[0]]
    return line.split()[:1]


def _refused(done: str, error: OSError) -> AutostartRefused:
    return AutostartRefused(
        f"What starts with Windows cannot be {done} ({error.strerror or error}); look at the "
        "settings of Windows, under Apps, Startup."
    )
