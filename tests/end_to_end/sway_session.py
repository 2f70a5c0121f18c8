"""A desktop of its own under sway, without a monitor: D-Bus, PipeWire, the portal and windows."""

import json
import os
import shlex
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

PORTAL_OF_SWAY = "/usr/libexec/xdg-desktop-portal-wlr"
NEEDED = ("sway", "swaymsg", "foot", "pipewire", "wireplumber", "dbus-daemon", "cc")
PATIENCE_S = 15.0
_CODE = Path(__file__).resolve().parents[2]
_SHIM = Path(__file__).with_name("screencopy_without_gpu.c")
_SWAY = """
output HEADLESS-1 resolution 1280x800 position 0 0
default_border normal
"""


class SwaySession:
    """A running session; `environment` is what its programs need to reach it."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self.environment = dict(environment)

    def tell(self, command: str) -> None:
        """Have sway do something."""
        self._run("swaymsg", "-q", command)

    def ask(self, what: str) -> Any:
        """What sway tells: get_tree, get_outputs."""
        return json.loads(self._run("swaymsg", "-r", "-t", what))

    def open_window(self, title: str, *options: str, shows: str = "sleep 10000") -> None:
        """A terminal window in front of all others; returns once it is there."""
        command = ("foot", "-T", title, *options, "sh", "-c", shows)
        self.tell(f"exec {shlex.join(command)}")
        self.wait_for(lambda: f'"{title}"' in json.dumps(self.ask("get_tree")), title)

    def close_windows(self) -> None:
        self.tell('[app_id=".*"] kill')
        self.wait_for(lambda: '"pid"' not in json.dumps(self.ask("get_tree")), "no window")

    def choose_next(self, *outputs: str) -> None:
        """Which monitors the person chooses, one at each question; the last one again and again."""
        (self.folder / "choices").write_text("\n".join(outputs) + "\n", encoding="ascii")

    @staticmethod
    def wait_for(is_so: Callable[[], bool], what: str) -> None:
        end_s = time.monotonic() + PATIENCE_S
        while not is_so():
            if time.monotonic() > end_s:
                raise TimeoutError(f"waited for {what}")
            time.sleep(0.1)

    def _run(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout


def what_is_missing() -> list[str]:
    """Programs that this needs and that are not installed."""
    needed = [*NEEDED, PORTAL_OF_SWAY, "/usr/libexec/xdg-desktop-portal"]
    return [name for name in needed if shutil.which(name) is None]


@contextmanager
def sway_session(folder: Path) -> Iterator[SwaySession]:
    """Start everything, in the order in which a login does; `folder` has a short path."""
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    _write_settings(folder)
    environment = {
        **os.environ,
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CURRENT_DESKTOP": "sway",
        "XDG_SESSION_TYPE": "wayland",
        "WAYLAND_DISPLAY": "wayland-1",
        "SWAYSOCK": str(runtime / "sway.sock"),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={runtime / 'bus'}",
        "PYTHONPATH": str(_CODE),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    environment.pop("DISPLAY", None)
    headless = {"WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1"}
    session = SwaySession(folder, environment)
    with ExitStack() as running:

        def start(
            *command: str, until: Path | None = None, more: Mapping[str, str] | None = None
        ) -> None:
            running.enter_context(_program(folder, command, {**environment, **(more or {})}))
            if until is not None:
                session.wait_for(until.exists, command[0])

        address = f"--address={environment['DBUS_SESSION_BUS_ADDRESS']}"
        start("dbus-daemon", "--session", "--nofork", address, until=runtime / "bus")
        start("pipewire", until=runtime / "pipewire-0")
        start("wireplumber")
        configuration = str(folder / "sway.conf")
        start("sway", "-c", configuration, until=runtime / "wayland-1", more=headless | _no_gpu())
        start(PORTAL_OF_SWAY, "-l", "INFO", more=_shim(folder))
        yield session


def _no_gpu() -> dict[str, str]:
    return {} if Path("/dev/dri").exists() else {"WLR_RENDERER": "pixman"}


def _shim(folder: Path) -> dict[str, str]:
    if Path("/dev/dri").exists():
        return {}
    built = folder / "shim.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-o", built, _SHIM, "-ldl"], check=True)
    return {"LD_PRELOAD": str(built)}


def _write_settings(folder: Path) -> None:
    (folder / "sway.conf").write_text(_SWAY, encoding="ascii")
    choices, chooser = folder / "choices", folder / "chooser"
    chooser.write_text(
        f"#!/bin/sh\nhead -n 1 {choices}\n[ $(wc -l < {choices}) -lt 2 ] || sed -i 1d {choices}\n",
        encoding="ascii",
    )
    chooser.chmod(0o700)
    portal = folder / "config" / "xdg-desktop-portal-wlr"
    portal.mkdir(parents=True)
    told = f"[screencast]\nchooser_type=simple\nchooser_cmd={chooser}\nmax_fps=30\n"
    (portal / "config").write_text(told, encoding="ascii")


@contextmanager
def _program(
    folder: Path, command: Sequence[str], environment: Mapping[str, str]
) -> Iterator[None]:
    log = folder / f"{Path(command[0]).name}.log"
    with (
        log.open("wb") as said,
        subprocess.Popen(command, env=environment, stdout=said, stderr=said) as process,
    ):
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE_S)
            except subprocess.TimeoutExpired:
                process.kill()
