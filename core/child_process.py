"""How a process behaves that does one heavy thing for the program, over pipes.

It opens no memory, holds no key and reaches no network. What crashes it crashes nothing else, and
it ends with the program. Used for the language model and for the reader of screens.
"""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

NICENESS = 5
# Above this many bytes memory is asked of the system for itself. Half the memory of the process
# that reads screens, and of the one that records them (measured).
_LARGE_PIECES_GO_BACK = "glibc.malloc.mmap_threshold=1048576"

_CODE_FOLDER = Path(__file__).resolve().parents[1]
_SECRET_NAME = re.compile(r"PASSPHRASE|PASSWORD|SECRET|TOKEN|API_?KEY|CREDENTIAL", re.IGNORECASE)


class NetworkRefused(RuntimeError):
    """Something in this process tried to use the network: a bug."""


def command_of(module: str, switch: str) -> tuple[str, ...]:
    """The command line of a child, for this program as it runs now.

    A program frozen by PyInstaller has no `-m`; there it starts itself with a switch that its
    first lines look for, before anything else is loaded.
    """
    if getattr(sys, "frozen", False):
        return (sys.executable, switch)
    # -P: a folder called `core` where the user happens to stand is not ours.
    return (sys.executable, "-P", "-m", module)


def plain_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment of a child: no passphrases and tokens, and our code to import."""
    kept = {name: value for name, value in environ.items() if not _SECRET_NAME.search(name)}
    if not getattr(sys, "frozen", False):
        paths = (str(_CODE_FOLDER), kept.get("PYTHONPATH", ""))
        kept["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
    return kept


def give_back_library_path() -> None:
    """Let other programs that this one starts find their own libraries, not ours.

    PyInstaller's start puts the program's folder before the system's for itself, and so for
    everything it starts: a browser opened from here would load our libraries. The system has read
    the variable for this process already.
    Source: PyInstaller's manual, “LD_LIBRARY_PATH / LIBPATH considerations”.
    """
    if not getattr(sys, "frozen", False) or sys.platform == "win32":
        return
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)


def tuned(environment: Mapping[str, str], *tunables: str) -> dict[str, str]:
    """The environment of a child that works with pictures: on Linux their memory goes back to the
    system as soon as they are let go, instead of staying with the process in pieces.

    `tunables` are more words for glibc's allocator; other systems do not heed them.
    """
    if sys.platform != "linux":
        return dict(environment)
    words = (environment.get("GLIBC_TUNABLES"), _LARGE_PIECES_GO_BACK, *tunables)
    return {**environment, "GLIBC_TUNABLES": ":".join(filter(None, words))}


def own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes from and to the program; whatever else writes to standard output goes to the
    log."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - Windows only

        for number in (0, 1):
            msvcrt.setmode(number, os.O_BINARY)
    requests = os.fdopen(os.dup(0), "rb", buffering=0)
    replies = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    try:
        os.dup2(2, 1)
    except OSError:  # a program without a console has no standard error either
        os.dup2(nowhere, 1)
    os.close(nowhere)
    return requests, replies


def refuse_network(*, allow_local_sockets: bool = False) -> None:
    """From here on, opening a connection from Python fails.

    With `allow_local_sockets`, those to programs of this machine through a Unix socket are let
    through: no network is behind them.
    """

    def refuse(event: str, args: tuple[object, ...]) -> None:
        if event in {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"}:
            is_local = event == "socket.connect" and _is_local_socket(args[0])
            if not (allow_local_sockets and is_local):
                raise NetworkRefused(event)

    sys.addaudithook(refuse)


def _is_local_socket(opened: object) -> bool:
    """Whether it is a socket that reaches no further than this machine's own programs."""
    if sys.platform == "win32":
        return False
    return isinstance(opened, socket.socket) and opened.family == socket.AF_UNIX


def keep_core_dumps_off_the_disk() -> None:
    """A core dump would hold what stood on the screen."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def go_first_when_memory_runs_out() -> None:
    """Where the system lets one say so (Linux), this process is ended before the program."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("800", encoding="ascii")


def give_way_to_others() -> None:
    """Where the system has it (not on Windows), other programs get the processor first.

    Not so far back that a busy machine never comes to it: about a third of what others get.
    """
    if sys.platform != "win32":
        os.nice(NICENESS)


def end_kindly(process: subprocess.Popen[bytes], patience_s: float) -> None:
    """Wait for a process whose pipe was closed to end; end it if that takes longer."""
    try:
        process.wait(patience_s)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
