"""Starting at login on macOS: a launch agent of the user.

Source: launchd.plist(5). What `launchctl disable` keeps is in launchd's own database and cannot be
read from files: such an agent is told as on.
"""

import plistlib
from collections.abc import Sequence
from pathlib import Path
from xml.parsers.expat import ExpatError

from app.autostart.autostart import (
    AutostartRefused,
    AutostartState,
    AutostartStatus,
    missing_program,
)

LABEL = "org.recollect.app"


class LaunchAgent:
    """One property list, named after its label."""

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        self._file = folder / f"{LABEL}.plist"
        self._command = list(command)

    def status(self) -> AutostartStatus:
        """What launchd will make of the file at the next login."""
        place = str(self._file)
        try:
            agent = plistlib.loads(self._file.read_bytes())
        except FileNotFoundError:
            return AutostartStatus(AutostartState.OFF, place)
        except OSError as error:
            raise self._refused("read", error) from error
        except (plistlib.InvalidFileException, ExpatError, ValueError):
            return AutostartStatus(AutostartState.BROKEN, place, "The file is no property list.")
        state, why = _meaning_of(agent)
        return AutostartStatus(state, place, why)

    def turn_on(self) -> None:
        """Write the agent anew; launchd reads it at the next login."""
        agent = {
            "Label": LABEL,
            "ProgramArguments": self._command,
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
        unfinished = self._file.with_suffix(".part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(plistlib.dumps(agent))
            unfinished.replace(self._file)
        except OSError as error:
            raise self._refused("changed", error) from error

    def turn_off(self) -> None:
        """Remove the agent."""
        try:
            self._file.unlink(missing_ok=True)
        except OSError as error:
            raise self._refused("changed", error) from error

    def _refused(self, done: str, error: OSError) -> AutostartRefused:
        return AutostartRefused(
            f"{self._file} cannot be {done} ({error.strerror or error}); check whose the folder "
            "is. Nothing was changed."
        )


def _meaning_of(agent: object) -> tuple[AutostartState, str]:
    if not isinstance(agent, dict) or agent.get("Label") != LABEL:
        return AutostartState.BROKEN, "The file is not Recollect's launch agent."
    if agent.get("Disabled") is True:
        return AutostartState.OFF, "The agent is marked as disabled."
    if agent.get("RunAtLoad") is not True:
        return AutostartState.OFF, "The agent does not run at login."
    words = agent.get("ProgramArguments", [])
    readable = isinstance(words, list) and all(isinstance(word, str) for word in words)
    why = missing_program(words) if readable else "The agent's command cannot be read."
    return (AutostartState.BROKEN, why) if why else (AutostartState.ON, "")
