"""Takes pictures of every page and dialog: `python -m tests.end_to_end.screenshots`.

The sample day goes through the real pipeline once; its memory is kept under `build/` between
runs. So does, with `--day FOLDER`, a folder of screenshots with its manifest, such as a day of
DeskDay: `recollect import` takes it in, as it takes any. The app runs on a screen of its own
(Xvfb), so a desk is not needed: once at the usual size and once at twice that, each in light, in
dark and in high contrast. The pictures lie in `build/screenshots`, to be looked at; those that the
documents show are also put into `docs/pictures`, small, and only of the sample day: what was on
somebody's screen stays out of the project.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.end_to_end.scene_matter import SceneMatter

ROOT = Path(__file__).resolve().parent.parent.parent
DOCUMENT_PICTURES = ROOT / "docs" / "pictures"
IN_DOCUMENTS = ("chat-light.png", "timeline-light.png", "memories-light.png")
BUILT = ROOT / "build" / "screenshots"
KEPT_MEMORY = BUILT / "memory"
A_PICTURE = ROOT / "resources" / "sample_day" / "frames"
SIZE = (1280, 940)
MOST_BYTES = 250_000


def main(arguments: Sequence[str]) -> int:
    """Take all pictures, each scale in a process of its own; returns the exit code."""
    parser = argparse.ArgumentParser(description="Takes pictures of every page and dialog.")
    parser.add_argument("--scale", type=int, choices=(1, 2), help="only at this size")
    parser.add_argument("--language", choices=("en", "de"), default="en")
    parser.add_argument("--memory", type=Path, help="copy this data folder, not the sample day's")
    parser.add_argument("--day", type=Path, help="a folder of screenshots with its manifest")
    parser.add_argument(
        "--question", action="append", default=[], help="asked of another day than the sample day"
    )
    parser.add_argument("--in-this-process", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.in_this_process:
        return _take_at(asked.scale, asked.language, asked.memory, asked.question)
    memory = _memory_of(asked.day) if asked.day else asked.memory
    for scale in (asked.scale,) if asked.scale else (1, 2):
        given = ["--scale", str(scale), "--language", asked.language, "--in-this-process"]
        given += ["--memory", str(memory)] if memory else []
        given += [part for question in asked.question for part in ("--question", question)]
        done = subprocess.run(
            [sys.executable, "-m", "tests.end_to_end.screenshots", *given],
            env=os.environ | {"QT_SCALE_FACTOR": str(scale)},
            check=False,
        )
        if done.returncode:
            return done.returncode
    if memory is None and asked.language == "en" and asked.scale != 2:
        _put_into_documents(_folder(1, "en"))
    return 0


def _folder(scale: int, language: str, memory: Path | None = None) -> Path:
    """Where the pictures lie; another memory's stand beside the sample day's."""
    return BUILT / f"{f'{memory.name}-' if memory else ''}{language}-{scale}x"


def _memory_of(day: Path) -> Path:
    """The memory of a folder of screenshots, taken in as `recollect import` does; kept."""
    memory = BUILT / f"memory-of-{day.resolve().name}"
    if not memory.exists():
        building = memory.with_name(f"building-{day.resolve().name}")
        shutil.rmtree(building, ignore_errors=True)
        command = [sys.executable, "-m", "app.command_line", "--home", str(building)]
        no_keyring = os.environ | {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
        subprocess.run([*command, "import", str(day.resolve())], env=no_keyring, check=True)
        building.rename(memory)
    return memory


def _put_into_documents(taken: Path) -> None:
    shutil.rmtree(DOCUMENT_PICTURES, ignore_errors=True)
    DOCUMENT_PICTURES.mkdir(parents=True)
    for name in IN_DOCUMENTS:
        path = DOCUMENT_PICTURES / name
        shutil.copy(taken / name, path)
        _make_small(path)
        sys.stdout.write(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1000} kB\n")


def _take_at(scale: int, language: str, memory: Path | None, questions: Sequence[str]) -> int:
    """Run the app on a screen of its own, and take every scene."""
    from app.open_memory import MODELS_VARIABLE, models_folder
    from tests.x_display import start_x_display

    os.environ["TZ"] = "Europe/Amsterdam"  # where the sample day is spent
    time.tzset()
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    os.environ.setdefault(MODELS_VARIABLE, str(models_folder().path))
    display = start_x_display(*(side * scale + 120 for side in SIZE))
    own_folder = Path(tempfile.mkdtemp(prefix="recollect-pictures-"))
    try:
        os.environ |= {"DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb", "HOME": str(own_folder)}
        os.environ.pop("WAYLAND_DISPLAY", None)
        home = own_folder / ".local" / "share" / "recollect"
        shutil.copytree(memory or _sample_memory(), home)
        matter = _settle_on(home, language, None if memory is None else questions)
        return _run(home, _folder(scale, language, memory), matter)
    finally:
        display.close()
        shutil.rmtree(own_folder, ignore_errors=True)
        shutil.rmtree(display.folder, ignore_errors=True)


def _sample_memory() -> Path:
    """The memory of the sample day; it is built the first time."""
    from app.store_door import StoreDoor
    from core.home import HomeFolder
    from core.store.keys import obtain_key

    if not KEPT_MEMORY.exists():
        building = KEPT_MEMORY.with_name("building")
        shutil.rmtree(building, ignore_errors=True)
        building.mkdir(parents=True)
        folder = HomeFolder(building)
        door = StoreDoor(folder, obtain_key(folder))
        door.load_sample_day(
            lambda done, total: print_progress(f"reading picture {done} of {total}"),
            lambda: False,
        )
        while left := door.work_a_little():
            print_progress(f"{left} left to understand")
        door.close()
        building.rename(KEPT_MEMORY)
    return KEPT_MEMORY


def _settle_on(home: Path, language: str, questions: Sequence[str] | None) -> "SceneMatter":
    """Set what the scenes rest on: the language, a pause in the day, and nothing recorded here.

    Returns: what they are about; `questions` is None for the sample day.
    """
    from core.home import HomeFolder
    from core.observation import Gap, GapKind
    from core.store.keys import obtain_key
    from core.store.observation_store import ObservationFilter
    from core.store.store import Store
    from tests.end_to_end.scene_matter import matter_of, sample_day

    folder = HomeFolder(home)
    store = Store.open(folder, obtain_key(folder))
    store.settings.set("capture.consent", True)
    store.settings.set("capture.start_with_app", False)
    store.settings.set("appearance.language", language)
    matter = sample_day()
    if questions is not None:
        matter = matter_of(store.observations.matching(ObservationFilter()), questions)
    store.gaps.add(Gap(GapKind.PAUSED, matter.paused_from, matter.paused_until, "paused by you"))
    store.close()
    return matter


def print_progress(words: str) -> None:
    """Overwrite the last line with this one."""
    sys.stderr.write(f"\r{words}   ")
    sys.stderr.flush()


def _run(home: Path, folder: Path, matter: "SceneMatter") -> int:
    from app.start_desktop import start_desktop
    from core.home import HomeFolder

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return start_desktop(
        HomeFolder(home),
        ["recollect"],
        on_ready=lambda desktop: _photograph(desktop, folder, matter),
    )


def _photograph(desktop: object, folder: Path, matter: "SceneMatter") -> None:
    """Take every scene; then end the app."""
    from PySide6.QtWidgets import QApplication

    from app.desktop import Desktop
    from tests.end_to_end.app_scenes import Stage, take

    assert isinstance(desktop, Desktop)
    try:
        desktop.window.resize(*SIZE)
        stage = Stage(desktop, matter, sorted(A_PICTURE.iterdir())[3])
        stage.settle()
        sys.stdout.write(f"{len(take(stage, folder))} pictures in {folder.relative_to(ROOT)}\n")
    finally:
        QApplication.quit()


def _make_small(path: Path) -> None:
    """Write a picture as small as it can be without a change; with fewer colours if need be."""
    from PIL import Image

    with Image.open(path) as opened:
        picture = opened.convert("RGB")
    picture.save(path, optimize=True)
    if path.stat().st_size > MOST_BYTES:
        picture.quantize(256, kmeans=1, dither=Image.Dither.NONE).save(path, optimize=True)
    if path.stat().st_size > MOST_BYTES:
        raise SystemExit(f"{path} is larger than {MOST_BYTES} bytes.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
