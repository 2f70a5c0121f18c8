"""What every page works with, passed in as one value."""

from dataclasses import dataclass

from app.task_runner import TaskRunner
from app.theme.theme import Theme
from app.windows.frame_pictures import FramePictures
from core.clock import Clock


@dataclass(frozen=True, slots=True)
class Workplace:
    """The runner for work on the memory, the pictures, the colours and the clock."""

    runner: TaskRunner
    pictures: FramePictures
    theme: Theme
    clock: Clock
