"""The key of one memory: in the system's keyring, in a 0600 file, or behind a passphrase.

`key.json` in the data folder says where the key is and carries a check value, so that a wrong key
can be told from a damaged database without touching the database. The key itself is 32 random
bytes; a passphrase only wraps it (see `passphrase_lock`), so changing the passphrase rewrites
nothing else.
"""

import base64
import contextlib
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import keyring
import keyring.errors

from core.errors import DamagedStore, StoreUnavailable, WrongKey
from core.home import HomeFolder
from core.privacy.passphrase_lock import (
    WrappedSecret,
    WrongPassphrase,
    unwrap_secret,
    wrap_secret,
)

KEY_BYTES = 32
_KEYRING_SERVICE = "recollect"


class KeyPlace(StrEnum):
    """Where the key of a memory is kept."""

    KEYRING = "keyring"
    FILE = "file"
    PASSPHRASE = "passphrase"


@dataclass(frozen=True, slots=True)
class MemoryKey:
    """The database key and where it was found."""

    secret: bytes
    place: KeyPlace

    @property
    def notice(self) -> str:
        """A sentence for the user if the key is less safe than it could be; else empty."""
        if self.place is KeyPlace.FILE:
            return (
                "This system has no keyring, so the key of your memory is in a file that only "
                "your account can read; set a passphrase to protect it further."
            )
        return ""


AskPassphrase = Callable[[], str]


def obtain_key(home: HomeFolder, ask_passphrase: AskPassphrase | None = None) -> MemoryKey:
    """Get the key of this data folder, making one for a new folder.

    Raises: WrongKey if the passphrase or the keyring's key does not fit; DamagedStore if
    `key.json` is missing beside an existing database or cannot be understood.
    """
    if _is_missing(home.key_file):
        if home.database.exists():
            raise DamagedStore(
                f"The key file {home.key_file.name} is missing from {home.root}, so this memory "
                "cannot be opened; put it back from a backup."
            )
        return _make_key(home)
    record = _read_record(home.key_file)
    place = KeyPlace(record["place"])
    if place is KeyPlace.KEYRING:
        found = _from_keyring(record["home_id"])
    elif place is KeyPlace.FILE:
        found = _bytes_in(record, "key", home.key_file)
    else:
        found = _unwrap(record, home.key_file, ask_passphrase)
    if (
        found is None
        or len(found) != KEY_BYTES
        or not hmac.compare_digest(_check_value(found).encode(), record["check"].encode())
    ):
        raise WrongKey(
            f"The key found in the {place} does not open the memory in {home.root}; "
            "restore the key or choose another folder with --home."
        )
    return MemoryKey(found, place)


def protect_with_passphrase(home: HomeFolder, key: MemoryKey, passphrase: str) -> MemoryKey:
    """Wrap the key with a passphrase and take it out of the keyring or file."""
    record = _read_record(home.key_file)
    wrapped = wrap_secret(key.secret, passphrase)
    _write_record(
        home.key_file,
        {
            "version": "1",
            "home_id": record["home_id"],
            "place": KeyPlace.PASSPHRASE.value,
            "check": _check_value(key.secret),
            "salt": _text(wrapped.salt),
            "nonce": _text(wrapped.nonce),
            "wrapped": _text(wrapped.wrapped),
        },
    )
    if key.place is KeyPlace.KEYRING:
        _forget_in_keyring(record["home_id"])
    return MemoryKey(key.secret, KeyPlace.PASSPHRASE)


def remove_passphrase(home: HomeFolder, key: MemoryKey) -> MemoryKey:
    """Keep the key in the keyring (or a 0600 file) again."""
    return _keep(home, key.secret, _read_record(home.key_file)["home_id"])


def subkey(key: bytes, purpose: str) -> bytes:
    """A key for one purpose, derived from the memory's key (BLAKE2b, keyed)."""
    return hashlib.blake2b(purpose.encode(), key=key, digest_size=KEY_BYTES).digest()


def _make_key(home: HomeFolder) -> MemoryKey:
    return _keep(home, secrets.token_bytes(KEY_BYTES), secrets.token_hex(8))


def _keep(home: HomeFolder, secret: bytes, home_id: str) -> MemoryKey:
    record = {"version": "1", "home_id": home_id, "check": _check_value(secret)}
    if _to_keyring(home_id, secret):
        place = KeyPlace.KEYRING
    else:
        place = KeyPlace.FILE
        record["key"] = _text(secret)
    record["place"] = place.value
    _write_record(home.key_file, record)
    return MemoryKey(secret, place)


def _is_missing(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError as error:
        raise _unreadable(path, error) from error
    return False


def _read_record(path: Path) -> dict[str, str]:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(record, dict) or not {"place", "check", "home_id"} <= record.keys():
            raise ValueError("incomplete")
        KeyPlace(record["place"])
        json.dumps(record, ensure_ascii=False).encode()  # refuses halves of characters
    except (ValueError, RecursionError) as error:
        raise _not_understood(path) from error
    except OSError as error:
        raise _unreadable(path, error) from error
    return {str(name): str(value) for name, value in record.items()}


def _bytes_in(record: dict[str, str], name: str, path: Path) -> bytes:
    try:
        return base64.b64decode(record[name], validate=True)
    except (KeyError, ValueError) as error:
        raise _not_understood(path) from error


def _not_understood(path: Path) -> DamagedStore:
    return DamagedStore(f"The key file {path} cannot be understood; put it back from a backup.")


def _unreadable(path: Path, error: OSError) -> StoreUnavailable:
    return StoreUnavailable(
        f"The key file {path} cannot be read ({error.strerror}); check its permissions."
    )


def _write_record(path: Path, record: dict[str, str]) -> None:
    """Write with mode 0600 and replace in one step, so that no crash leaves half a key."""
    temporary = path.with_suffix(".new")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(record, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise StoreUnavailable(
            f"The key cannot be written to {path.parent} ({error.strerror}); "
            "choose a folder that you may write to."
        ) from error


def _sync_folder(folder: Path) -> None:
    """Make a renamed file last through a power cut, where the system lets folders be synced."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _from_keyring(home_id: str) -> bytes | None:
    try:
        text = keyring.get_password(_KEYRING_SERVICE, home_id)
    except keyring.errors.KeyringError as error:
        raise WrongKey(
            "The key of this memory is in the system's keyring, which cannot be opened now; "
            "unlock the keyring and try again."
        ) from error
    with contextlib.suppress(ValueError):
        return base64.b64decode(text, validate=True) if text else None
    return None


def _to_keyring(home_id: str, secret: bytes) -> bool:
    """Whether the keyring took the key; read back, since some backends swallow it."""
    text = _text(secret)
    try:
        keyring.set_password(_KEYRING_SERVICE, home_id, text)
        return keyring.get_password(_KEYRING_SERVICE, home_id) == text
    except keyring.errors.KeyringError:
        return False


def _forget_in_keyring(home_id: str) -> None:
    try:
        keyring.delete_password(_KEYRING_SERVICE, home_id)
    except keyring.errors.KeyringError as error:
        raise StoreUnavailable(
            "The passphrase is set, but the old key could not be taken out of the system's "
            "keyring; remove the entry named recollect there by hand."
        ) from error


def _unwrap(record: dict[str, str], path: Path, ask_passphrase: AskPassphrase | None) -> bytes:
    if ask_passphrase is None:
        raise WrongKey(
            "This memory is protected by a passphrase; set RECOLLECT_PASSPHRASE or start "
            "Recollect where it can ask for it."
        )
    salt, nonce, wrapped = (_bytes_in(record, name, path) for name in ("salt", "nonce", "wrapped"))
    held = WrappedSecret(salt, nonce, wrapped)
    if not held.is_whole(KEY_BYTES):
        raise _not_understood(path)
    try:
        return unwrap_secret(held, ask_passphrase())
    except WrongPassphrase:
        raise WrongKey("The passphrase is not right; nothing was opened. Try again.") from None


def _check_value(secret: bytes) -> str:
    return hashlib.blake2b(b"recollect key check", key=secret, digest_size=16).hexdigest()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
