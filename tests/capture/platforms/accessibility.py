"""An accessibility bus of its own for tests, and programs that tell their text on it."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg

from tests.x_display import XDisplay, wait_until

ROOT = Path(__file__).resolve().parents[3]
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_PATIENCE_S = 20


def is_here() -> bool:
    """Whether this system has the accessibility bus."""
    return shutil.which("dbus-daemon") is not None and any(Path(one).exists() for one in LAUNCHERS)


@dataclass(frozen=True, slots=True)
class Accessibility:
    """A session's bus with an accessibility bus beside it, for one display."""

    session_bus: str
    folder: Path
    display: XDisplay

    def start(self, *command: str, **env: str) -> "subprocess.Popen[bytes]":
        """A program that tells what it shows; it takes orders on standard input."""
        return subprocess.Popen(
            command,
            env=self.display.env()
            | {
                "DBUS_SESSION_BUS_ADDRESS": self.session_bus,
                "XDG_RUNTIME_DIR": str(self.folder),
                "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            }
            | env,
            stdin=subprocess.PIPE,
            cwd=ROOT,
        )

    @contextmanager
    def text_window(self) -> Iterator["TextWindow"]:
        """The window of `text_window`, shown."""
        process = self.start(sys.executable, "-m", "tests.capture.platforms.text_window")
        shown = TextWindow(self.display, process)
        try:
            shown.wait_for_title("Harbour letters")
            yield shown
        finally:
            shown.close()


@dataclass(frozen=True, slots=True)
class TextWindow:
    """The program that shows the window, and how to tell it what to do."""

    display: XDisplay
    process: "subprocess.Popen[bytes]"

    def order(self, word: str, is_answered: bool = True) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{word}\n".encode())
        self.process.stdin.flush()
        if is_answered:
            self.wait_for_title(f"Harbour letters {word}")

    def wait_for_title(self, title: str) -> None:
        wait_until(
            lambda: any(title == window.title for window in self.display.windows()),
            f"the window “{title}”",
        )

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        if self.process.stdin is not None:
            self.process.stdin.close()


@contextmanager
def accessibility_of_its_own(display: XDisplay, folder: Path) -> Iterator[Accessibility]:
    """A session's bus, and the accessibility bus started on it; gone afterwards."""
    folder.mkdir(mode=0o700)
    command = ("dbus-daemon", "--session", "--nofork", "--print-address=1")
    env = display.env() | {"XDG_RUNTIME_DIR": str(folder)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env
    ) as daemon:
        assert daemon.stdout is not None
        try:
            address = daemon.stdout.readline().decode().strip()
            launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            with open_dbus_connection(address) as session:
                asked = new_method_call(launcher, "GetAddress")
                unwrap_msg(session.send_and_get_reply(asked, timeout=_PATIENCE_S))
            yield Accessibility(address, folder, display)
        finally:
            daemon.terminate()
