"""Lets sockets reach loopback and local files only; anything else raises and is written down.

Uses the standard library alone, since child processes load it before anything else.
"""

import ipaddress
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

ATTEMPTS_FILE_VARIABLE = "RECOLLECT_NETWORK_ATTEMPTS"
LOCAL_NAMES = frozenset({"", "localhost", "ip6-localhost", "ip6-loopback", "<broadcast>"})

# What was tried in this process; a test that swallows the error still fails by this list.
attempts: list[str] = []


class NetworkForbidden(AssertionError):
    """Something tried to leave this machine. No OSError: it must not be taken for offline."""


def is_local_host(host: object) -> bool:
    """Whether a host, as given to a socket call, stays on this machine."""
    if host is None:
        return True
    if isinstance(host, bytes | bytearray):
        host = host.decode("ascii", "replace")
    if not isinstance(host, str):
        return False
    if host.casefold() in LOCAL_NAMES:
        return True
    try:
        address = ipaddress.ip_address(host.split("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def forbid_network() -> None:
    """Patch the socket module of this process, once."""
    if getattr(socket, "_recollect_loopback_only", False):
        return
    for name in ("connect", "connect_ex", "sendto"):
        setattr(socket.socket, name, _guarded_method(getattr(socket.socket, name)))
    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
        setattr(socket, name, _guarded_lookup(getattr(socket, name)))
    setattr(socket, "_recollect_loopback_only", True)  # noqa: B010  # the stub has no such name


def _guarded_method(original: Callable[..., Any]) -> Callable[..., Any]:
    def call(sock: socket.socket, *args: Any) -> Any:
        # The address is the last argument: sendto(data[, flags], address).
        if sock.family in (socket.AF_INET, socket.AF_INET6) and args:
            address = args[-1]
            _require_local(address[0] if isinstance(address, tuple) else address)
        return original(sock, *args)

    return call


def _guarded_lookup(original: Callable[..., Any]) -> Callable[..., Any]:
    def look_up(host: Any = None, *args: Any, **kwargs: Any) -> Any:
        _require_local(host)
        return original(host, *args, **kwargs)

    return look_up


def _require_local(host: object) -> None:
    if is_local_host(host):
        return
    attempts.append(str(host))
    report = os.environ.get(ATTEMPTS_FILE_VARIABLE)
    if report:
        with Path(report).open("a", encoding="utf-8") as file:
            file.write(f"{os.getpid()} {host}\n")
    raise NetworkForbidden(f"a test tried to reach {host!r}; only this machine is allowed")
