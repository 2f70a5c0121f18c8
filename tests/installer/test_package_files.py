"""What the packages are made from is well formed, as far as that shows without installing them."""

import plistlib
import shutil
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
INSTALLER = ROOT / "installer"
SCRIPTS = sorted(
    path
    for path in (*INSTALLER.rglob("*"), ROOT / ".ci" / "run")
    if path.is_file() and path.read_bytes()[:3] == b"#!/"
)


def _tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed here.")
    return found


def _said(command: list[str]) -> tuple[int, str]:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_scripts_are_sound() -> None:
    assert len(SCRIPTS) > 10
    # 1091: files of the system that are read in; 2015: meant so; 2016: variables of apt.
    command = [_tool("shellcheck"), "--exclude=SC1091,SC2015,SC2016", *map(str, SCRIPTS)]
    assert _said(command) == (0, "")


def test_the_menu_entry_is_one() -> None:
    entry = INSTALLER / "linux" / "recollect.desktop"
    assert _said([_tool("desktop-file-validate"), str(entry)]) == (0, "")
    assert "MimeType=x-scheme-handler/recollect;" in entry.read_text("utf-8").splitlines()


def test_the_description_is_one() -> None:
    description = INSTALLER / "linux" / "recollect.metainfo.xml"
    code, said = _said([_tool("appstreamcli"), "validate", "--no-net", str(description)])
    assert code == 0, said


def test_the_description_names_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    tree = ElementTree.parse(INSTALLER / "linux" / "recollect.metainfo.xml")
    releases = [release.get("version") for release in tree.iter("release")]
    assert releases[0] == project["version"]


def test_the_lists_for_macos_are_some() -> None:
    for name in ("Info.plist", "entitlements.plist"):
        assert plistlib.loads((INSTALLER / "macos" / name).read_bytes())
    told = plistlib.loads((INSTALLER / "macos" / "Info.plist").read_bytes())
    assert told["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == ["recollect"]


def test_what_was_never_run_says_so() -> None:
    silent = [
        path.name
        for system in ("windows", "macos")
        for path in (INSTALLER / system).iterdir()
        if path.suffix in {".sh", ".ps1", ".iss"}
        and "not yet run on a real machine"
        not in " ".join(path.read_text("utf-8").lower().replace("#", " ").split())
    ]
    assert silent == []


def test_the_removal_asks_and_defaults_to_keeping() -> None:
    template = (INSTALLER / "linux" / "debian" / "templates").read_text("utf-8")
    assert "\nType: boolean\nDefault: false\n" in template
