"""What this program is made of: its version, its parts, their licences and the texts of these."""

import json
import os
import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution, version
from pathlib import Path

_PROGRAM = "recollect"
_LICENCE_TEXT = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|THIRD.?PARTY)", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class ProgramPart:
    """One part; `texts` are the files with its licence."""

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...]

    def licence_text(self) -> str:
        """Every text, one after the other; empty if the part brings none."""
        return "\n\n".join(text.read_text("utf-8", errors="replace") for text in self.texts)


def program_version() -> str:
    """The version that runs; empty if it is not installed as a package."""
    try:
        return version(_PROGRAM)
    except PackageNotFoundError:
        return ""


def kind_of_installation() -> str:
    """What a publisher's list calls the file that this installation came from."""
    machine = platform.machine()
    if sys.platform == "win32":
        return f"windows-{machine}"
    if sys.platform == "darwin":
        return f"macos-{machine}"
    is_package = os.path.realpath(sys.executable).startswith("/usr/lib/recollect/")
    return f"linux-{machine}-{'deb' if is_package else 'tar'}"


def program_parts() -> tuple[ProgramPart, ...]:
    """All parts by their names: of an installed program as its package lists them, else what the
    packages of the environment say that Recollect needs."""
    inside = getattr(sys, "_MEIPASS", None)
    listed = None if inside is None else Path(inside) / "licences" / "parts.json"
    parts = _installed_parts() if listed is None else _listed_parts(listed)
    return tuple(sorted(parts, key=lambda part: part.name.casefold()))


def _listed_parts(listed: Path) -> Iterator[ProgramPart]:
    for told in json.loads(listed.read_text("utf-8")):
        folder = listed.parent / _key(told["name"])
        texts = tuple(folder / name for name in told["texts"])
        yield ProgramPart(told["name"], told["version"], told["licence"], texts)


def _installed_parts() -> Iterator[ProgramPart]:
    """Recollect and all that it needs, and what that needs."""
    met: set[str] = set()
    todo = [_PROGRAM]
    while todo:
        key = _key(todo.pop())
        if key in met:
            continue
        met.add(key)
        try:
            one = distribution(key)
        except PackageNotFoundError:
            continue  # needed on other systems only
        todo += [
            found.group()
            for line in one.requires or ()
            if "extra ==" not in line and (found := _NAME.match(line))
        ]
        yield _part_of(one)


def _part_of(one: Distribution) -> ProgramPart:
    told = one.metadata.get_all("License-Expression") or one.metadata.get_all("License") or [""]
    texts = tuple(
        Path(str(one.locate_file(file)))
        for file in one.files or ()
        if _LICENCE_TEXT.match(file.name) and file.suffix in {"", ".txt", ".md", ".rst"}
    )
    return ProgramPart(one.name, one.version, told[0].partition("\n")[0], texts)


def _key(name: str) -> str:
    return re.sub(r"[_-]+", "-", name).casefold()
