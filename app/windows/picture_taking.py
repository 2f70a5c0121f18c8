"""Takes pictures of the running app, page by page, in light and dark."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from app.task_runner import TaskRunner
from app.theme.theme import Theme, ThemeChoice
from app.windows.main_window import MainWindow
from app.windows.sidebar import Page

_SETTLE_MS = 250  # resized pictures are asked for after a short rest


def save_window_pictures(
    window: MainWindow, theme: Theme, runner: TaskRunner, folder: Path
) -> list[Path]:
    """Save every page as `PAGE-light.png` and `PAGE-dark.png`; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    chosen, shown = theme.choice, window.page
    saved = []
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        theme.choose(choice)
        for page in Page:
            window.show_page(page)
            wait_until_settled(runner)
            path = folder / f"{page.value}-{choice.value}.png"
            window.grab().save(str(path))
            saved.append(path)
    theme.choose(chosen)
    window.show_page(shown)
    return saved


def wait_until_settled(runner: TaskRunner) -> None:
    """Let the window work until nothing is loading any more."""
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, loop.quit)
    loop.exec()
    while not runner.is_idle:
        runner.idle.connect(loop.quit)
        loop.exec()
        runner.idle.disconnect(loop.quit)
