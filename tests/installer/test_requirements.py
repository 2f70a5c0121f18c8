"""Everything that is installed from elsewhere is pinned, with checksums and without an address."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LISTS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
INSTALLERS = ("Makefile", "README.md", "installer/macos/build.sh", "installer/windows/build.ps1")


def _pins(path: Path) -> list[str]:
    """Each pin of one list on one line: name, version, marker and checksums."""
    told = "\n".join(re.findall(r"^[^#].*$", path.read_text("utf-8"), re.MULTILINE))
    return told.replace("\\\n", "").splitlines()


def _versions(path: Path) -> dict[str, str]:
    pinned = [Requirement(pin.split("--hash")[0]) for pin in _pins(path)]
    return {canonicalize_name(one.name): str(one.specifier)[2:] for one in pinned}


def _unmet(wanted: list[str], pinned: dict[str, str]) -> list[str]:
    needs = [Requirement(one) for one in wanted]
    return [
        str(need)
        for need in needs
        if not need.specifier.contains(pinned.get(canonicalize_name(need.name), "0"))
    ]


def _wished(name: str) -> list[str]:
    lines = (ROOT / "requirements" / name).read_text("utf-8").splitlines()
    return [line.split("#")[0].strip() for line in lines if line.split("#")[0].strip()]


def test_there_is_a_list_for_every_purpose() -> None:
    names = {path.stem for path in LISTS}
    assert names == {"build", "development", "embedder", "package", "pin"}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_pin_is_a_plain_version_with_checksums_and_nothing_else(path: Path) -> None:
    condition = r"[a-z_]+ [!<>=]+ '[^':/]+'"
    pin = re.compile(
        r"[a-z0-9-]+==[0-9][0-9a-z.]*"
        rf"( ; {condition}( (and|or) {condition})*)?"
        r"( +--hash=sha256:[0-9a-f]{64})+"
    )
    pins = _pins(path)
    assert pins
    assert [one for one in pins if not pin.fullmatch(one.strip())] == []


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_names_no_place(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links|\bwww\.|@ ", text)


def test_what_the_program_and_its_development_need_is_pinned() -> None:
    pinned = _versions(ROOT / "requirements" / "development.txt")
    project = PROJECT["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert _unmet(wanted, pinned) == []


def test_what_builds_is_pinned() -> None:
    for name in ("build", "embedder", "package", "pin"):
        pinned = _versions(ROOT / "requirements" / f"{name}.txt")
        assert _unmet(_wished(f"{name}.in"), pinned) == []
    building = _versions(ROOT / "requirements" / "build.txt")
    assert _unmet(PROJECT["build-system"]["requires"], building) == []


def test_a_package_has_one_version_in_all_lists() -> None:
    found: dict[str, set[str]] = {}
    for path in LISTS:
        for name, version in _versions(path).items():
            found.setdefault(name, set()).add(version)
    assert {name: versions for name, versions in found.items() if len(versions) > 1} == {}


@pytest.mark.parametrize("name", INSTALLERS)
def test_nothing_is_installed_without_its_checksum(name: str) -> None:
    text = (ROOT / name).read_text("utf-8").replace("', '", " ")
    installs = re.findall(r"^.*\b(?:pip|PIP\)) install\b.*$", text, re.MULTILINE)
    assert installs
    assert [
        line
        for line in installs
        if "--no-deps" not in line or ("--require-hashes" not in line and " -e ." not in line)
    ] == []
