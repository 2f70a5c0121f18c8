"""Windows and macOS, as far as they can be tried without them: on recorded keys and files."""

import plistlib
import sys
from pathlib import Path

import pytest

from app.autostart.autostart import (
    AutostartRefused,
    AutostartState,
    start_command,
    system_autostart,
)
from app.autostart.launch_agent import LABEL, LaunchAgent
from app.autostart.windows_run_key import APPROVED_KEY, RUN_KEY, VALUE_NAME, WindowsAutostart
from app.autostart.xdg_autostart import XdgAutostart
from core.home import default_home

TURNED_OFF = bytes.fromhex("030000008a1c3f9e77d2da01")  # as the Task Manager leaves it
TURNED_ON = bytes.fromhex("020000000000000000000000")
COMMAND = (sys.executable, "--home", "C:\\my data", "--hidden")


class FakeKeys:
    """Values in a dictionary; refuses if told to."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str | bytes] = {}
        self.refuses = False

    def get(self, key: str, name: str) -> str | bytes | None:
        self._ask()
        return self.values.get((key, name))

    def put(self, key: str, name: str, value: str) -> None:
        self._ask()
        self.values[key, name] = value

    def remove(self, key: str, name: str) -> None:
        self._ask()
        self.values.pop((key, name), None)

    def _ask(self) -> None:
        if self.refuses:
            raise PermissionError(13, "Access is denied")


def test_on_windows_it_is_a_value_of_the_run_key() -> None:
    keys = FakeKeys()
    autostart = WindowsAutostart(keys, COMMAND)
    assert autostart.status().state is AutostartState.OFF
    autostart.turn_on()
    line = keys.values[RUN_KEY, VALUE_NAME]
    assert isinstance(line, str)
    assert line.endswith('--home "C:\\my data" --hidden')
    assert autostart.status().state is AutostartState.ON
    autostart.turn_off()
    assert keys.values == {}


def test_what_windows_notes_beside_it_counts() -> None:
    keys = FakeKeys()
    autostart = WindowsAutostart(keys, COMMAND)
    autostart.turn_on()
    keys.values[APPROVED_KEY, VALUE_NAME] = TURNED_ON
    assert autostart.status().state is AutostartState.ON
    keys.values[APPROVED_KEY, VALUE_NAME] = TURNED_OFF
    status = autostart.status()
    assert status.state is AutostartState.OFF
    assert "settings of Windows" in status.why
    autostart.turn_on()
    assert autostart.status().state is AutostartState.ON


@pytest.mark.parametrize(
    "line", ['"C:\\gone\\recollect.exe" --hidden', "C:\\gone.exe", "", b"\x01"]
)
def test_on_windows_a_value_that_starts_nothing_is_broken(line: str | bytes) -> None:
    keys = FakeKeys()
    keys.values[RUN_KEY, VALUE_NAME] = line
    assert WindowsAutostart(keys, COMMAND).status().state is AutostartState.BROKEN


def test_what_windows_refuses_is_told() -> None:
    keys = FakeKeys()
    keys.refuses = True
    autostart = WindowsAutostart(keys, COMMAND)
    for act in (autostart.status, autostart.turn_on, autostart.turn_off):
        with pytest.raises(AutostartRefused, match="Access is denied"):
            act()


def test_on_macos_it_is_a_launch_agent(tmp_path: Path) -> None:
    folder = tmp_path / "LaunchAgents"
    autostart = LaunchAgent(folder, COMMAND)
    assert autostart.status().state is AutostartState.OFF
    autostart.turn_on()
    (file,) = folder.iterdir()
    agent = plistlib.loads(file.read_bytes())
    assert (agent["Label"], agent["ProgramArguments"]) == (LABEL, list(COMMAND))
    assert agent["RunAtLoad"] is True
    assert autostart.status().state is AutostartState.ON
    autostart.turn_off()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({"Disabled": True}, AutostartState.OFF),
        ({"RunAtLoad": False}, AutostartState.OFF),
        ({"ProgramArguments": ["/gone/recollect"]}, AutostartState.BROKEN),
        ({"ProgramArguments": []}, AutostartState.BROKEN),
        ({"ProgramArguments": [1]}, AutostartState.BROKEN),
        ({"Label": "com.example.other"}, AutostartState.BROKEN),
    ],
)
def test_what_launchd_would_make_of_an_agent_is_told(
    tmp_path: Path, changed: dict[str, object], state: AutostartState
) -> None:
    autostart = LaunchAgent(tmp_path, COMMAND)
    autostart.turn_on()
    (file,) = tmp_path.iterdir()
    file.write_bytes(plistlib.dumps({**plistlib.loads(file.read_bytes()), **changed}))
    assert autostart.status().state is state


def test_a_file_that_is_no_property_list_is_broken(tmp_path: Path) -> None:
    autostart = LaunchAgent(tmp_path, COMMAND)
    (tmp_path / f"{LABEL}.plist").write_text("not a list")
    assert autostart.status().state is AutostartState.BROKEN
    (tmp_path / f"{LABEL}.plist").write_text("<plist><dict>")
    assert autostart.status().state is AutostartState.BROKEN


def test_the_command_names_another_memory_than_the_usual_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert start_command(default_home().root)[-1] == "--hidden"
    assert "--home" not in start_command(default_home().root)
    assert start_command(tmp_path)[-3:] == ("--home", str(tmp_path), "--hidden")
    monkeypatch.setenv("APPIMAGE", "/apps/Recollect.AppImage")
    assert start_command(default_home().root) == ("/apps/Recollect.AppImage", "--hidden")
    monkeypatch.delenv("APPIMAGE")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert start_command(default_home().root) == (sys.executable, "--hidden")


@pytest.mark.skipif(sys.platform != "linux", reason="what Linux has")
def test_on_linux_it_is_xdg(tmp_path: Path) -> None:
    assert isinstance(system_autostart(tmp_path), XdgAutostart)
