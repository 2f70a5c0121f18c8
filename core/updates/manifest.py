"""What a publisher says of the program's versions, signed with Ed25519.

The manifest is one JSON document: `payload`, a JSON text, and `signature`, the base64 of the
signature of that text's UTF-8 bytes. So what is signed is what is read, to the byte.
"""

import base64
import binascii
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from core.errors import RecollectError

FORMAT = 1
MOST_BYTES = 1 << 20
_MOST_WORDS = 20_000
_VERSION = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6}){1,3}", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,120}")


class UpdatesUnavailable(RecollectError):
    """Nothing is known about newer versions; the sentence says why."""


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """One file that can be fetched. `system` is such as `linux-x86_64-deb`."""

    system: str
    url: str
    size_bytes: int
    sha256: str

    @property
    def name(self) -> str:
        return self.url.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Release:
    """One version: what changed, in words for people, and where it can be had."""

    version: str
    page: str
    changes: str
    files: tuple[ReleaseFile, ...]

    def file_for(self, system: str) -> ReleaseFile | None:
        return next((file for file in self.files if file.system == system), None)


def read_manifest(document: bytes, key: bytes, now: datetime) -> Release:
    """The newest version that the publisher names.

    `key` is the publisher's public key, 32 bytes. Raises: UpdatesUnavailable if the signature is
    not the publisher's, if the manifest is out of date, or if it makes no sense.
    """
    payload = _verified(document, key)
    try:
        told = json.loads(payload)
        if told["format"] != FORMAT:
            raise UpdatesUnavailable(
                "The list of versions is written for a newer Recollect; look at its page yourself."
            )
        valid_until = datetime.fromisoformat(told["valid_until"])
        release = _release(told["release"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UpdatesUnavailable(
            "The list of versions cannot be read, although it is signed; try again later."
        ) from error
    if _in_utc(valid_until) < now:
        raise UpdatesUnavailable(
            "The list of versions is out of date, so it may hide a newer one; try again later."
        )
    return release


def is_newer(version: str, than: str) -> bool:
    """Whether a version comes after another; one that is no version comes after none."""
    return _numbers(version) > _numbers(than)


def _verified(document: bytes, key: bytes) -> str:
    """The payload. Raises: UpdatesUnavailable if it is not signed with the key."""
    try:
        envelope = json.loads(document)
        payload = envelope["payload"]
        signature = base64.b64decode(envelope["signature"], validate=True)
        Ed25519PublicKey.from_public_bytes(key).verify(signature, payload.encode())
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error) as error:
        raise UpdatesUnavailable(
            "What came is no list of versions; check the address in the settings."
        ) from error
    except InvalidSignature as error:
        raise UpdatesUnavailable(
            "The list of versions is not signed by Recollect's publisher, so it was not believed."
        ) from error
    return str(payload)


def _release(told: Mapping[str, Any]) -> Release:
    """Raises: ValueError, KeyError or TypeError for one that makes no sense."""
    version, page, changes = told["version"], told["page"], told["changes"]
    if not _VERSION.fullmatch(version) or len(changes) > _MOST_WORDS:
        raise ValueError(version)
    _require_web_address(page)
    return Release(version, page, str(changes), tuple(_file(one) for one in told.get("files", [])))


def _file(told: Mapping[str, Any]) -> ReleaseFile:
    file = ReleaseFile(told["system"], told["url"], int(told["size_bytes"]), told["sha256"])
    _require_web_address(file.url)
    if not _SHA256.fullmatch(file.sha256) or not _FILE_NAME.fullmatch(file.name):
        raise ValueError(file.system)
    if file.size_bytes <= 0:
        raise ValueError(file.system)
    return file


def _require_web_address(url: str) -> None:
    parts = urlsplit(url)
    is_here = parts.scheme == "http" and parts.hostname in {"127.0.0.1", "localhost", "::1"}
    if not (parts.scheme == "https" or is_here) or not parts.hostname:
        raise ValueError(url)


def _numbers(version: str) -> tuple[int, ...]:
    if not _VERSION.fullmatch(version):
        return ()
    numbers = [int(number) for number in version.split(".")]
    while numbers and not numbers[-1]:  # 1.0 is 1.0.0
        numbers.pop()
    return tuple(numbers)


def _in_utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
