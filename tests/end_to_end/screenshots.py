"""Takes the pictures of the app for the documentation: `python -m tests.end_to_end.screenshots`.

The sample day goes through the real pipeline once; its memory is kept under `build/` between
runs. The app runs on a screen of its own (Xvfb), so a desk is not needed.
"""

import os
import shutil
import sys
import tempfile
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PICTURES = ROOT / "docs" / "pictures"
KEPT_MEMORY = ROOT / "build" / "screenshots" / "memory"
SIZE = (1280, 940)
MOST_BYTES = 250_000
QUESTIONS = ("What does the new boiler cost in total?", "What is the phone number of the dentist?")


def main() -> int:
    """Take all pictures; returns the exit code."""
    from app.open_memory import MODELS_VARIABLE, models_folder
    from tests.x_display import start_x_display

    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    os.environ.setdefault(MODELS_VARIABLE, str(models_folder().path))
    display = start_x_display(*(side + 120 for side in SIZE))
    own_folder = Path(tempfile.mkdtemp(prefix="recollect-pictures-"))
    try:
        os.environ |= {"DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb", "HOME": str(own_folder)}
        os.environ.pop("WAYLAND_DISPLAY", None)
        home = own_folder / ".local" / "share" / "recollect"
        _copy_memory(home)
        code = _take(home)
    finally:
        display.close()
        shutil.rmtree(own_folder, ignore_errors=True)
        shutil.rmtree(display.folder, ignore_errors=True)
    for path in sorted(PICTURES.glob("*.png")):
        _make_small(path)
        sys.stdout.write(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1000} kB\n")
    return code


def _copy_memory(home: Path) -> None:
    """Bring the memory of the sample day; it is built the first time."""
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
    shutil.copytree(KEPT_MEMORY, home)
    folder = HomeFolder(home)
    door = StoreDoor(folder, obtain_key(folder))
    door.set_setting("capture.consent", True)
    door.set_setting("capture.start_with_app", False)  # nothing of this machine is recorded
    door.close()


def print_progress(words: str) -> None:
    """Overwrite the last line with this one."""
    sys.stderr.write(f"\r{words}   ")
    sys.stderr.flush()


def _take(home: Path) -> int:
    from app.start_desktop import start_desktop
    from core.home import HomeFolder

    return start_desktop(HomeFolder(home), ["recollect"], on_ready=_photograph)


def _photograph(desktop: object) -> None:
    """Ask, open the proof, and take every page; then end the app."""
    from PySide6.QtWidgets import QApplication

    from app.desktop import Desktop
    from app.theme.theme import ThemeChoice
    from app.windows.picture_taking import save_window_pictures, wait_until_settled
    from capture.recorder_state import RecorderPhase, RecorderState

    assert isinstance(desktop, Desktop)
    window, runner = desktop.window, desktop.runner
    window.resize(*SIZE)
    wait_until_settled(runner)
    window.first_start.ask_for_consent()
    welcome = window.welcome
    assert welcome is not None
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        desktop.theme.choose(choice)
        wait_until_settled(runner)
        welcome.grab().save(str(PICTURES / f"welcome-{choice.value}.png"))
    welcome.reject()
    window.notices.show_notices(())
    # The pictures show the app as it is all day.
    state = RecorderState(RecorderPhase.RECORDING, last_text_at=datetime.now().astimezone())
    desktop.actions.show_state(state)
    for question in QUESTIONS:
        window.chat.ask(question)
        wait_until_settled(runner)
    proof = window.chat.answers[0].cards[0]
    proof.click()
    wait_until_settled(runner)
    save_window_pictures(window, desktop.theme, runner, PICTURES)
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
    PICTURES.mkdir(parents=True, exist_ok=True)
    sys.exit(main())
