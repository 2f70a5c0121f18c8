"""Lists what is in the program's folder: the parts, their versions, their licences and the texts.

Written from what the bundled packages say of themselves: `parts.json` for the app's About page, a
folder of licence texts, and `recollect.cdx.json`, a bill of materials in CycloneDX 1.6.
"""

import json
import platform
import re
import shutil
import sysconfig
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
OWN_TEXTS = ROOT / "installer" / "licences"
LEXICON = ROOT / "resources" / "lexicon"

# What those packages say of their licence in other words than SPDX's, or not at all.
SPDX = {
    "apsw-sqlite3mc": "Zlib",
    "backports.tarfile": "MIT",
    "certifi": "MPL-2.0",
    "colorlog": "MIT",
    "diskcache": "Apache-2.0",
    "flatbuffers": "Apache-2.0",
    "gguf": "MIT",
    "jaraco.classes": "MIT",
    "jinja2": "BSD-3-Clause",
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
    "mss": "MIT",
    "omegaconf": "BSD-3-Clause",
    "onnxruntime": "MIT",
    "opencv-python-headless": "Apache-2.0",
    "protobuf": "BSD-3-Clause",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "pyside6-essentials": "LGPL-3.0-only",
    "requests": "Apache-2.0",
    "setuptools": "MIT",
    "shellingham": "ISC",
    "shiboken6": "LGPL-3.0-only",
    "sqlite-vec": "MIT OR Apache-2.0",
    "xcffib": "Apache-2.0",
}

# Texts of ours for packages that bring none.
TEXTS = {
    "flatbuffers": ("Apache-2.0.txt",),
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt", "Qt-third-parties.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "sqlite-vec": ("Apache-2.0.txt",),
}

_IS_TEXT = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS|THIRD.?PARTY)", re.IGNORECASE)


class NoLicence(Exception):
    """A part is in the folder and its licence or the text of it is not known."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the program. `texts` are the names of files in the folder of its name."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


def write_parts(sources: Iterable[Path], folder: Path) -> None:
    """Write the list, the texts and the bill of materials for files from these places.

    Raises: NoLicence, so that no part is ever passed on without its licence.
    """
    found = bundled_distributions(sources)
    folder.mkdir(exist_ok=True)
    parts = [_part(one, folder) for one in found]
    parts += [_python(folder), *_without_distribution(found, folder)]
    ordered = sorted(parts, key=lambda part: part.name.casefold())
    as_json(folder / "parts.json", [asdict(part) for part in ordered])
    as_json(folder / "recollect.cdx.json", bill_of_materials(ordered))


def bundled_distributions(sources: Iterable[Path]) -> list[Distribution]:
    """The distributions that at least one of the files belongs to, ours among them."""
    wanted = {str(path) for path in sources}
    return [
        one
        for one in distributions()
        if key_of(one.name) == "recollect"
        or any(str(one.locate_file(file)) in wanted for file in one.files or ())
    ]


def licence_of(one: Distribution) -> str:
    """The licence as an SPDX expression. Raises: NoLicence."""
    told = SPDX.get(key_of(one.name))
    for field in ("License-Expression", "License"):
        told = told or next(iter(one.metadata.get_all(field) or ()), None)
    if not told or "\n" in told:
        raise NoLicence(f"{one.name} does not say its licence; add it to parts_list.py.")
    return str(told)


def bill_of_materials(parts: Sequence[Part]) -> dict[str, Any]:
    """CycloneDX 1.6, without a serial number and a time: equal builds have equal bills."""
    own = next(part for part in parts if part.name == "recollect")
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _component(own, "application")},
        "components": [
            _component(part, _KINDS.get(part.name, "library")) for part in parts if part is not own
        ],
    }


def as_json(file: Path, document: object) -> None:
    text = json.dumps(document, indent=1, ensure_ascii=False, sort_keys=True)
    file.write_text(f"{text}\n", encoding="utf-8")


def key_of(name: str) -> str:
    return re.sub(r"[_-]+", "-", name).casefold()


def _part(one: Distribution, folder: Path) -> Part:
    place = folder / key_of(one.name)
    place.mkdir(parents=True)
    texts = [
        Path(str(one.locate_file(file)))
        for file in one.files or ()
        if _IS_TEXT.match(file.name) and file.suffix not in {".py", ".pyc", ".pyi"}
    ]
    texts += [OWN_TEXTS / name for name in TEXTS.get(key_of(one.name), ())]
    if not texts:
        raise NoLicence(f"{one.name} brings no text of its licence; add it to parts_list.py.")
    names: list[str] = []
    for text in texts:
        name = text.name if text.name not in names else f"{text.parent.name}-{text.name}"
        while name in names:
            name = f"_{name}"
        shutil.copyfile(text, place / name)
        names.append(name)
    return Part(one.name, one.version, licence_of(one), tuple(sorted(names)))


def _python(folder: Path) -> Part:
    """Python's own licence, as its installation brings it or as ours does."""
    brought = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    place = folder / "python"
    place.mkdir()
    shutil.copyfile(brought if brought.is_file() else OWN_TEXTS / "PSF-2.0.txt", place / "LICENSE")
    return Part("Python", platform.python_version(), "PSF-2.0", ("LICENSE",))


def _without_distribution(carriers: Iterable[Distribution], folder: Path) -> list[Part]:
    """What no distribution speaks for: models, lists, and what is compiled into the carriers."""
    inner = [_COMPILED_IN[key_of(one.name)] for one in carriers if key_of(one.name) in _COMPILED_IN]
    parts = [*_ALWAYS, *inner]
    for part in parts:
        (folder / key_of(part.name)).mkdir()
        for text in part.texts:
            kept = (place / text for place in (OWN_TEXTS, LEXICON) if (place / text).is_file())
            shutil.copyfile(next(kept), folder / key_of(part.name) / text)
    return parts


_LINES = "all-MiniLM-L6-v2-lines"  # trained further by us, which its licence wants told
_ALWAYS = (
    Part("all-MiniLM-L6-v2", "", "Apache-2.0", ("Apache-2.0.txt",)),
    Part(_LINES, "", "Apache-2.0", ("Apache-2.0.txt", f"{_LINES}.txt")),
    Part("BIP-39", "", "MIT", ("seed_phrase_words_licence.txt",)),
    Part("PP-OCRv6", "", "Apache-2.0", ("Apache-2.0.txt",)),
)
# By the distribution that carries it and brings no text of it.
_COMPILED_IN = {
    "apsw-sqlite3mc": Part("SQLite3MultipleCiphers", "", "MIT", ("SQLite3MultipleCiphers.txt",)),
    "llama-cpp-python": Part("llama.cpp", "", "MIT", ("llama.cpp.txt",)),
    "pyside6-essentials": Part("ICU", "", "Unicode-DFS-2016", ("ICU.txt",)),
}
_KINDS = {
    "all-MiniLM-L6-v2": "machine-learning-model",
    _LINES: "machine-learning-model",
    "BIP-39": "data",
    "PP-OCRv6": "machine-learning-model",
}


def _component(part: Part, kind: str) -> dict[str, Any]:
    component: dict[str, Any] = {"type": kind, "name": part.name}
    if part.version:
        component["version"] = part.version
    if part.version and part.name != "Python":
        component["purl"] = f"pkg:pypi/{key_of(part.name)}@{part.version}"
    component["licenses"] = [{"expression": part.licence}]
    return component
