"""What a child process may reach."""

import os
import subprocess
import sys

import pytest

from core.child_process import plain_environment

# Each act is tried in a process of its own: what refuses cannot be taken back.
_SCRIPT = """
import socket, sys, tempfile
from pathlib import Path
from core.child_process import NetworkRefused, refuse_network
with tempfile.TemporaryDirectory() as folder:
    path = str(Path(folder) / "local.sock")
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(path)
    listening.listen()
    refuse_network(allow_local_sockets=sys.argv[1] == "local")
    for family, address in ((socket.AF_UNIX, path), (socket.AF_INET, ("127.0.0.1", 9))):
        with socket.socket(family) as asking:
            try:
                asking.connect(address)
                print("reached")
            except NetworkRefused:
                print("refused")
    listening.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such sockets in Python")
@pytest.mark.parametrize(
    ("allowed", "told"),
    [("local", ["reached", "refused"]), ("nothing", ["refused", "refused"])],
)
def test_only_programs_of_this_machine_are_reached(allowed: str, told: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, allowed],
        env=plain_environment(os.environ),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == told
