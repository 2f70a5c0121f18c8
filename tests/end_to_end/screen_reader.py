"""Walks the app by keyboard with Orca and tells what it says: for a person to read, not for CI.

`python -m tests.end_to_end.screen_reader --memory FOLDER` copies a data folder (such as that of
`screenshots`), starts a screen, a session bus, Orca and the app of their own, and prints for each
key what was said. Needs Xvfb, openbox, xdotool, dbus-run-session and Orca. Keys that are typed are
said, too, as Orca does; nothing is heard, since Orca's speech goes to its log.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.x_display import XDisplay, start_x_display

WALK = (
    "Escape",
    "type:What does the new boiler cost in total?",
    "Return",
    *("Tab",) * 6,
    "ctrl+2",
    *("Left", "Right", "Tab", "Tab", "Tab"),
    "ctrl+3",
    *("Down", "Tab", "Tab", "Tab", "Tab"),
    "ctrl+6",
    *("Tab",) * 4,
)
_SAID = re.compile(r"SPEECH OUTPUT: '(?P<words>.*?)'\s*\{", re.DOTALL)
_ORCA_STARTS_S, _APP_STARTS_S, _SPEAKS_S = 10.0, 20.0, 3.0
_SPEECH = 'AddModule "dummy" "sd_dummy" ""\nDefaultModule dummy\n'  # nothing has to be heard


def main(arguments: Sequence[str]) -> int:
    """Walk, and tell; returns the exit code."""
    parser = argparse.ArgumentParser(description="Tells what Orca says of the app.")
    parser.add_argument("--memory", type=Path, required=True, help="a data folder, to be copied")
    parser.add_argument("--keys", nargs="*", default=WALK, help="as xdotool names them")
    parser.add_argument("--on-this-bus", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if not asked.on_this_bus:  # Orca and the app need a session bus of their own
        again = [sys.executable, "-m", "tests.end_to_end.screen_reader", "--on-this-bus"]
        command = ["dbus-run-session", "--", *again, *arguments]
        return subprocess.run(command, check=False).returncode
    folder = Path(tempfile.mkdtemp(prefix="recollect-orca-"))
    display = start_x_display(1280, 900)
    try:
        for key, said in _walked(display, folder, asked.memory, asked.keys):
            sys.stdout.write(f"{key}\n" + "".join(f"    {words}\n" for words in said))
            sys.stdout.flush()
    finally:
        display.close()
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(display.folder, ignore_errors=True)
    return 0


def _walked(
    display: XDisplay, folder: Path, memory: Path, keys: Sequence[str]
) -> Iterator[tuple[str, list[str]]]:
    """Each key, with what Orca said after it."""
    home, log = folder / "home", folder / "orca.log"
    shutil.copytree(memory, home)
    speech = folder / ".config" / "speech-dispatcher" / "speechd.conf"
    speech.parent.mkdir(parents=True)
    speech.write_text(_SPEECH)
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    own = os.environ | {
        "DISPLAY": display.name,
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(runtime),
        "QT_QPA_PLATFORM": "xcb",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    own.pop("WAYLAND_DISPLAY", None)
    bare = {name: value for name, value in own.items() if not name.startswith("PYTHON")}
    orca = subprocess.Popen(["orca", "--debug-file", str(log)], env=bare)
    time.sleep(_ORCA_STARTS_S)
    command = [sys.executable, "-m", "app.command_line", "--home", str(home)]
    app = subprocess.Popen(command, env=own, stderr=subprocess.DEVNULL)
    time.sleep(_APP_STARTS_S)
    try:
        for key in keys:
            before = len(_said_in(log))
            typed = ["type", "--delay", "40", key.removeprefix("type:")]
            command = typed if key.startswith("type:") else ["key", key]
            subprocess.run(["xdotool", *command], env=own, check=True)
            time.sleep(_SPEAKS_S)
            yield key, _said_in(log)[before:]
    finally:
        for process in (app, orca):
            process.kill()
            process.wait()


def _said_in(log: Path) -> list[str]:
    """All that Orca has said so far, without what it says of keys."""
    text = log.read_text("utf-8", errors="replace") if log.exists() else ""
    said = (" ".join(found["words"].split()) for found in _SAID.finditer(text))
    return [words for words in said if words]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
