"""Which server with a language model the user chose, and whether it may be spoken to.

A server on this machine may be, as any program on it could. Another computer would be sent what
stood on the screen, so the user has to name it and to say yes, once; that word is a setting of its
own (`models.server_confirmed_host`) and holds for that one host.
"""

import re
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Protocol
from urllib.parse import urlsplit

from core.errors import InvalidSetting, ModelUnavailable
from core.settings import SettingValue

SERVER = "server"
"""The value of `models.chat` that stands for the chosen server."""

URL_KEY = "models.server_url"
MODEL_KEY = "models.server_model"
CONTEXT_KEY = "models.server_context"
CONFIRMED_KEY = "models.server_confirmed_host"

_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|[0-9a-f:.]*:[0-9a-f:.]*")
_PORTS = {"http": 80, "https": 443}
_USUAL_PATH = "/v1"


class SettingReader(Protocol):
    """Whatever tells the value of a setting."""

    def get(self, key: str) -> SettingValue: ...


class SettingWriter(SettingReader, Protocol):
    """Whatever also changes one."""

    def set(self, key: str, value: SettingValue) -> None: ...


@dataclass(frozen=True, slots=True)
class ServerChoice:
    """The user's settings as they are; `url` is empty if no server is chosen."""

    url: str = ""
    model: str = ""
    confirmed_host: str = ""
    context_tokens: int = 4_096


NO_SERVER = ServerChoice()


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Where a server answers; `path` is what its paths begin with, without a slash at the end."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def is_this_machine(self) -> bool:
        """Whether the host can only be this computer."""
        try:
            return self.host == "localhost" or ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def shown(self) -> str:
        """The host and the port, as a person would write them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def server_choice(settings: SettingReader) -> ServerChoice:
    """What the settings say of a server."""
    return ServerChoice(
        str(settings.get(URL_KEY)).strip(),
        str(settings.get(MODEL_KEY)).strip(),
        str(settings.get(CONFIRMED_KEY)).strip(),
        int(settings.get(CONTEXT_KEY)),
    )


def server_address(url: str) -> ServerAddress:
    """Read an address; `localhost:11434` is enough. Raises: InvalidSetting if it is none."""
    text = url.strip()
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        host, port = (parts.hostname or "").casefold(), parts.port
    except ValueError:
        raise _no_address(text) from None
    has_more = parts.query or parts.fragment or parts.username is not None
    if parts.scheme not in _PORTS or has_more or not _HOST.fullmatch(host):
        raise _no_address(text)
    if not parts.path.isascii() or re.search(r"[\x00-\x20\x7f]", parts.path):
        raise _no_address(text)
    path = parts.path.rstrip("/") or _USUAL_PATH
    return ServerAddress(parts.scheme, host, port or _PORTS[parts.scheme], path)


def word_needed(key: str, value: str) -> str:
    """What the user must agree to before a setting takes this value, as a sentence; mostly empty.

    Raises: InvalidSetting for an address that is none.
    """
    if key == URL_KEY and value.strip():
        address = server_address(value)
        host = "" if address.is_this_machine else address.host
    else:
        host = value.strip() if key == CONFIRMED_KEY else ""
    if not host:
        return ""
    return (
        f"{host} is another computer: what stood on your screen would be sent to it, in answers "
        "and in the forming of memories."
    )


def confirm_host(settings: SettingWriter, url: str) -> None:
    """The user has agreed: remember the host of this address. Raises: InvalidSetting."""
    address = server_address(url)
    settings.set(CONFIRMED_KEY, "" if address.is_this_machine else address.host)


def require_allowed(choice: ServerChoice) -> ServerAddress:
    """The address of the chosen server, if it may be spoken to. Raises: ModelUnavailable."""
    if not choice.url:
        raise ModelUnavailable(
            f"No server is named; name one with `recollect settings set {URL_KEY} "
            "http://localhost:11434/v1`."
        )
    try:
        address = server_address(choice.url)
    except InvalidSetting as error:
        raise ModelUnavailable(str(error)) from None
    if not address.is_this_machine and address.host != choice.confirmed_host.casefold():
        raise ModelUnavailable(
            f"{address.host} is another computer and was not confirmed; if it may be sent what "
            f"stood on your screen: `recollect settings set {URL_KEY} {choice.url} --yes`."
        )
    return address


def _no_address(text: str) -> InvalidSetting:
    return InvalidSetting(
        f"{text!r} is no address of a server; write it like http://localhost:11434/v1."
    )
