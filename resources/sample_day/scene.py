"""What one frame of the sample day is: a picture and what the system says about the window."""

from collections.abc import Callable
from dataclasses import dataclass

from resources.sample_day.desktop_drawing import Pen


@dataclass(frozen=True, slots=True)
class Scene:
    """One frame. `at` is the local time of day, such as "08:12"; `draw` gets the panel's clock."""

    id: str
    at: str
    app: str
    title: str
    draw: Callable[[str], Pen]
    url: str | None = None
