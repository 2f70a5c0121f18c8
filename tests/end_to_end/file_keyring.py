"""A system keyring in a file, so that a test sees what a program puts there and leaves there."""

import json
import os
from pathlib import Path
from typing import Any

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

FILE_VARIABLE = "RECOLLECT_TEST_KEYRING"


class FileKeyring(KeyringBackend):
    """Keeps passwords in the file that the variable names, and counts those it was given."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        kept = _read()["kept"]
        return str(kept[username]) if username in kept else None

    def set_password(self, service: str, username: str, password: str) -> None:
        state = _read()
        state["kept"][username] = password
        _write(state | {"written": state["written"] + 1})

    def delete_password(self, service: str, username: str) -> None:
        state = _read()
        if state["kept"].pop(username, None) is None:
            raise PasswordDeleteError(username)
        _write(state)


def _read() -> dict[str, Any]:
    path = Path(os.environ[FILE_VARIABLE])
    if not path.exists():
        return {"written": 0, "kept": {}}
    state: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return state


def _write(state: dict[str, Any]) -> None:
    Path(os.environ[FILE_VARIABLE]).write_text(json.dumps(state), encoding="utf-8")
