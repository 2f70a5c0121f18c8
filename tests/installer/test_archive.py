"""The archive for other Linux systems: made, unpacked, installed for one person, and removed.

The program in it is a stand-in that writes down what it is called with; the scripts are the real
ones. `installer/linux/prove.sh` does the same with the whole program.
"""

import os
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.autostart.xdg_autostart import exec_words

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = '#!/bin/sh\necho "$@" >>"$HOME/called"\n'

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="The archive is for Linux.")


@dataclass(frozen=True)
class Person:
    """A home folder with a memory in it, and the unpacked archive in the downloads."""

    home: Path
    unpacked: Path

    @property
    def prefix(self) -> Path:
        return self.home / ".local"

    @property
    def memory(self) -> Path:
        return self.prefix / "share" / "recollect" / "home" / "memory.db"

    def run(self, *words: str | Path, path: str = "") -> "subprocess.CompletedProcess[str]":
        found = os.pathsep.join(part for part in (path, os.environ["PATH"]) if part)
        return subprocess.run(
            ["sh", *map(str, words)],
            env={"HOME": str(self.home), "PATH": found},
            cwd=self.home,
            capture_output=True,
            text=True,
            check=False,
        )

    def install(self, *words: str | Path, path: str = "") -> str:
        done = self.run(self.unpacked / "install.sh", *words, path=path)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    def uninstall(self, prefix: Path) -> str:
        done = self.run(prefix / "lib" / "recollect" / "uninstall.sh")
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    def entry(self, prefix: Path) -> Path:
        return prefix / "share" / "applications" / "recollect.desktop"

    def holds(self) -> set[Path]:
        """All files, without what tests and the desktop's own tools wrote down."""
        files = (path for path in self.home.rglob("*") if not path.is_dir() or path.is_symlink())
        return {
            path.relative_to(self.home)
            for path in files
            if self.unpacked not in path.parents and path.name not in {"called", "mimeinfo.cache"}
        }


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    program = folder / "recollect" / "recollect"
    (program.parent / "_internal").mkdir(parents=True)
    program.write_text(PROGRAM)
    program.chmod(0o755)
    (program.parent / "_internal" / "old.txt").write_text("of this version")
    (folder / "icons").mkdir()
    (folder / "icons" / "16.png").write_bytes(b"a picture")
    script = ROOT / "installer" / "linux" / "build_tarball.sh"
    done = subprocess.run(["sh", script, folder], capture_output=True, text=True, check=True)
    return Path(done.stdout.strip())


@pytest.fixture
def person(tmp_path: Path, archive: Path) -> Person:
    home = tmp_path / "home of mara"
    with tarfile.open(archive) as packed:
        packed.extractall(home / "Downloads", filter="data")
    (unpacked,) = (home / "Downloads").iterdir()
    mara = Person(home, unpacked)
    mara.memory.parent.mkdir(parents=True)
    mara.memory.write_bytes(b"encrypted")
    icons = mara.prefix / "share" / "icons" / "hicolor" / "16x16" / "apps"
    icons.mkdir(parents=True)
    (icons / "another.png").write_bytes(b"another program's")
    return mara


def test_it_is_installed_for_one_person_and_starts(person: Person) -> None:
    said = person.install()
    assert str(person.prefix / "bin" / "recollect") in said
    assert str(person.prefix / "lib" / "recollect" / "uninstall.sh") in said
    subprocess.run(
        [person.prefix / "bin" / "recollect", "--version"],
        env={"HOME": str(person.home)},
        check=True,
    )
    assert (person.home / "called").read_text() == "--version\n"


def test_the_menu_starts_what_was_installed(person: Person) -> None:
    person.install()
    entry = person.entry(person.prefix).read_text("utf-8").splitlines()
    program = person.prefix / "lib" / "recollect" / "recollect"
    assert f'Exec="{program}" open %u' in entry
    assert "MimeType=x-scheme-handler/recollect;" in entry


def test_the_menu_entry_is_a_sound_one(person: Person) -> None:
    tool = shutil.which("desktop-file-validate")
    if tool is None:
        pytest.skip("desktop-file-validate is not installed here.")
    person.install()
    done = subprocess.run(
        [tool, person.entry(person.prefix)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_a_newer_version_takes_the_place_of_the_older(person: Person) -> None:
    person.install()
    (person.unpacked / "recollect" / "_internal" / "old.txt").unlink()
    (person.unpacked / "recollect" / "_internal" / "new.txt").write_text("of the next version")
    person.install()
    inside = person.prefix / "lib" / "recollect" / "_internal"
    assert [path.name for path in inside.iterdir()] == ["new.txt"]
    assert not (person.prefix / "lib" / "recollect.new").exists()
    assert person.memory.read_bytes() == b"encrypted"


def test_removed_nothing_of_it_is_left_but_the_memory(person: Person) -> None:
    before = person.holds()
    person.install()
    assert len(person.holds()) > len(before)
    said = person.uninstall(person.prefix)
    assert person.holds() == before
    assert str(person.memory.parents[1]) in said
    assert (person.home / "called").read_text() == "autostart off\n"


@pytest.mark.parametrize("name", ["my programs", "R&D", "a|b", "a\\b", 'the "new" ones', "100% $x"])
def test_any_folder_will_do(person: Person, name: str) -> None:
    prefix = person.home / name
    before = person.holds()
    person.install(name)  # from where the person stands
    told = person.entry(prefix).read_text("utf-8")
    (line,) = (line for line in told.splitlines() if line.startswith("Exec="))
    assert exec_words(line.removeprefix("Exec=")) == [
        str(prefix / "lib" / "recollect" / "recollect"),
        "open",
    ]
    person.uninstall(prefix)
    assert person.holds() == before


def test_no_list_of_the_desktop_names_a_removed_program(person: Person) -> None:
    if shutil.which("update-desktop-database") is None:
        pytest.skip("update-desktop-database is not installed here.")
    person.install()
    listed = person.entry(person.prefix).with_name("mimeinfo.cache")
    assert "recollect.desktop" in listed.read_text("utf-8")
    person.uninstall(person.prefix)
    assert "recollect.desktop" not in listed.read_text("utf-8")


def test_what_the_system_lacks_is_said_and_nothing_is_installed(person: Person) -> None:
    tools = person.home / "tools"
    tools.mkdir()
    ldd = tools / "ldd"
    ldd.write_text("#!/bin/sh\nprintf '\\tlibxcb-cursor.so.0 => not found\\n'\n")
    ldd.chmod(0o755)
    before = person.holds()
    done = person.run(person.unpacked / "install.sh", path=str(tools))
    assert done.returncode == 1
    assert "libxcb-cursor.so.0" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert person.holds() == before
