"""Builds the program's folder: Python, the libraries and Recollect, with nothing left to install.

    python installer/bundle/build_bundle.py build/package

leaves `build/package/recollect`, the same whatever folder the sources lie in, as far as PyInstaller
allows. It runs in the environment that `make setup` made, with the packages of
requirements/package.txt beside it.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from core.models.catalogue import DEFAULT_EMBEDDER_ID
from core.models.installation import ModelsFolder
from installer.bundle.hollow_libraries import hollow_out
from installer.bundle.parts_list import write_parts

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "installer" / "bundle" / "recollect.spec"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where to build; what is there is replaced")
    folder = parser.parse_args().folder.absolute()
    bundle = run_pyinstaller(folder)
    inside = inside_of(bundle)
    if sys.platform == "linux":
        hollow_out(inside)
        link_equal_libraries(inside / "llama_cpp" / "lib")
        strip_python(inside)
        remove_dead_links(inside)
    add_embedder(folder / "models", inside)
    sources = [Path(line) for line in json.loads((folder / "work/sources.json").read_text("utf-8"))]
    write_parts(sources, data_folder(inside, "licences"))
    settle_times(bundle)


def run_pyinstaller(folder: Path) -> Path:
    """The folder as PyInstaller makes it."""
    work = folder / "work"
    shutil.rmtree(folder / "recollect", ignore_errors=True)
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(folder), "--workpath", str(work), str(SPEC)]
    # The order of sets gets into compiled code.
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    environment["PYTHONPATH"] = os.pathsep.join(
        path for path in (str(ROOT), os.environ.get("PYTHONPATH", "")) if path
    )
    environment.setdefault("SOURCE_DATE_EPOCH", "0")
    subprocess.run(command, check=True, env=environment)
    (made,) = work.rglob("sources.json")
    if made.parent != work:
        made.replace(work / "sources.json")
    return folder / ("Recollect.app" if sys.platform == "darwin" else "recollect")


def inside_of(bundle: Path) -> Path:
    """Where the libraries and files lie: beside the program, or in its app on macOS."""
    return bundle / "Contents" / "Frameworks" if bundle.suffix == ".app" else bundle / "_internal"


def data_folder(inside: Path, name: str) -> Path:
    """A new folder for files that are no code. In an app those lie apart, with a link to them."""
    target = inside / name
    if inside.name == "Frameworks":
        real = inside.parent / "Resources" / name
        real.mkdir(parents=True)
        target.symlink_to(Path("..") / "Resources" / name)
        return real
    target.mkdir()
    return target


def add_embedder(models: Path, inside: Path) -> None:
    """The model behind search by meaning, so that a new installation finds by meaning offline."""
    made = ModelsFolder(models).install(DEFAULT_EMBEDDER_ID)
    shutil.copyfile(made, data_folder(inside, "models") / made.name)


def link_equal_libraries(folder: Path) -> None:
    """Wheels cannot hold links, so one library lies there under each of its names."""
    first: dict[bytes, Path] = {}
    for path in sorted(folder.iterdir(), key=lambda one: (-len(one.name), one.name)):
        content = path.read_bytes()
        if content in first:
            path.unlink()
            path.symlink_to(first[content].name)
        else:
            first[content] = path


def remove_dead_links(inside: Path) -> None:
    """Links to libraries that were left out."""
    for path in inside.iterdir():
        if path.is_symlink() and not path.exists():
            path.unlink()


def strip_python(inside: Path) -> None:
    """Python's own libraries without what only debuggers read; wheels come stripped."""
    own = [*inside.glob("libpython*.so*"), *inside.glob("python3*/lib-dynload/*.so")]
    libraries = [str(path) for path in own if not path.is_symlink()]
    subprocess.run(["strip", "--strip-unneeded", *libraries], check=True)


def settle_times(bundle: Path) -> None:
    """Every file as old as the sources, so that two builds are alike."""
    moment = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    for path in bundle.rglob("*"):
        os.utime(path, (moment, moment), follow_symlinks=False)


if __name__ == "__main__":
    main()
