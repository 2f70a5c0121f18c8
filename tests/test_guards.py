"""The guards around every test work: network, home, warnings, things left running, the screen."""

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests import left_behind
from tests.forbid_network.loopback_only import NetworkForbidden, is_local_host

OUTSIDE = "somewhere.guard-test.invalid"


@pytest.mark.parametrize(
    "host", [None, "", "localhost", b"localhost", "127.0.0.9", "::1", "0.0.0.0"]
)
def test_this_machine_is_local(host: object) -> None:
    assert is_local_host(host)


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", OUTSIDE, 7])
def test_other_machines_are_not_local(host: object) -> None:
    assert not is_local_host(host)


def test_looking_up_another_machine_is_loud(only_this_machine: list[str]) -> None:
    with pytest.raises(NetworkForbidden, match="guard-test"):
        socket.create_connection((OUTSIDE, 80))
    assert only_this_machine == [OUTSIDE]


def test_sending_and_connecting_are_loud(only_this_machine: list[str]) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        with pytest.raises(NetworkForbidden):
            sender.sendto(b"x", ("192.0.2.1", 9))
        with pytest.raises(NetworkForbidden):
            sender.connect_ex(("192.0.2.1", 9))
    assert only_this_machine == ["192.0.2.1", "192.0.2.1"]
    only_this_machine.clear()
    Path(os.environ["RECOLLECT_NETWORK_ATTEMPTS"]).unlink()


def test_loopback_works() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        server.accept()[0].close()
        assert client.recv(1) == b""


def test_child_processes_are_held_back_too(child_env: dict[str, str]) -> None:
    code = f"import socket; socket.create_connection(({OUTSIDE!r}, 80))"
    done = subprocess.run(
        [sys.executable, "-c", code], env=child_env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "NetworkForbidden" in done.stderr
    assert OUTSIDE in Path(child_env["RECOLLECT_NETWORK_ATTEMPTS"]).read_text(encoding="utf-8")


def test_home_is_below_the_test_folder(own_home: Path, tmp_path: Path) -> None:
    assert os.environ["RECOLLECT_HOME"] == str(own_home)
    assert own_home.parent == tmp_path
    assert not own_home.exists()


def test_the_keyring_says_that_there_is_none() -> None:
    keyring = pytest.importorskip("keyring")
    with pytest.raises(keyring.errors.NoKeyringError):
        keyring.get_password("recollect", "anything")


def test_a_thread_left_behind_is_named_with_its_starting_point() -> None:
    done = threading.Event()
    before = left_behind.living_threads()
    thread = threading.Thread(target=done.wait, name="forgotten")
    thread.start()
    try:
        (left,) = left_behind.threads_left(before, patience_s=0.05)
    finally:
        done.set()
        thread.join()
    assert left.startswith("forgotten (started at ")
    assert "test_guards.py" in left


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux lists children in /proc.")
def test_a_child_left_behind_is_named() -> None:
    before = left_behind.living_children()
    with subprocess.Popen(["sleep", "30"]) as child:
        try:
            left = left_behind.children_left(before, patience_s=0.05)
        finally:
            child.kill()
    assert left == [f"{child.pid}: sleep 30"]


MISBEHAVING = """
import logging, socket, subprocess, sys, threading
import pytest

def test_warns():
    logging.getLogger("core.store").warning("disk is odd")

@pytest.mark.expects_warnings
def test_may_warn():
    logging.getLogger("core.store").warning("disk is odd")

def test_others_may_warn():
    logging.getLogger("some.library").warning("as libraries do")

def test_swallows_a_connection():
    try:
        socket.create_connection(("192.0.2.1", 80))
    except AssertionError:
        pass

def test_leaves_a_thread():
    threading.Timer(6, print).start()

def test_leaves_a_child():
    global child
    child = subprocess.Popen(["sleep", "6"])

def test_skips():
    pytest.skip("no reason")
"""
CAUGHT = {
    "test_warns": "unexpected warnings in the log",
    "test_swallows_a_connection": "tried to reach other machines",
    "test_leaves_a_thread": "left running",
    "test_leaves_a_child": "sleep 6",
    "test_skips": "RECOLLECT_REQUIRE_SCREEN=1",
}


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux lists children in /proc.")
def test_misbehaving_tests_fail(child_env: dict[str, str], tmp_path: Path) -> None:
    """The guards themselves, in a run of their own in which every rule is broken once."""
    (tmp_path / "test_bad.py").write_text(MISBEHAVING, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, "--rootdir", str(tmp_path), "-q", "-rA", str(tmp_path)],
        cwd=Path(__file__).parent.parent,
        env=child_env | {"RECOLLECT_REQUIRE_SCREEN": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    unhappy = {
        line.split("::")[1].split()[0]
        for line in done.stdout.splitlines()
        if line.startswith(("FAILED ", "ERROR ")) and "::" in line
    }
    assert unhappy == set(CAUGHT)
    for words in CAUGHT.values():
        assert words in done.stdout
