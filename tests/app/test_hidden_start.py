"""Starting hidden, as at login: in the tray, or minimised where there is none."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from core.home import HomeFolder
from core.store.instance_lock import InstanceLock

pytest.importorskip("PySide6.QtWidgets", exc_type=ImportError)

# In a process of its own, since it is the whole app with its signals and its end.
START = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from app.desktop import Desktop
from app.start_desktop import start_desktop
from core.home import HomeFolder

def look(desktop: Desktop) -> None:
    print("visible", desktop.window.isVisible(), "minimised", desktop.window.isMinimized())
    QApplication.quit()

has_tray = sys.argv[2] == "tray"
QSystemTrayIcon.isSystemTrayAvailable = staticmethod(lambda: has_tray)
is_hidden = sys.argv[3] == "hidden"
sys.exit(
    start_desktop(HomeFolder(Path(sys.argv[1])), ["recollect"], on_ready=look, is_hidden=is_hidden)
)
"""


def _start(
    home: Path, env: Mapping[str, str], tray: str, how: str
) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", START, str(home), tray, how]
    offscreen = {**env, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, env=offscreen, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("tray", "how", "seen"),
    [
        ("tray", "hidden", "visible False minimised False"),
        ("no tray", "hidden", "visible True minimised True"),
        ("tray", "open", "visible True minimised False"),
    ],
)
def test_what_shows_at_the_start(
    tmp_path: Path, child_env: Mapping[str, str], tray: str, how: str, seen: str
) -> None:
    done = _start(tmp_path / "home", child_env, tray, how)
    assert (done.returncode, done.stdout.strip()) == (0, seen), done.stderr


def test_a_hidden_start_leaves_the_running_app_alone(
    tmp_path: Path, child_env: Mapping[str, str]
) -> None:
    running = InstanceLock(HomeFolder(tmp_path))
    running.acquire()
    try:
        done = _start(tmp_path, child_env, "tray", "hidden")
    finally:
        running.release()
    assert (done.returncode, done.stdout) == (0, "")
