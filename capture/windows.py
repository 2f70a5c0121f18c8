"""The windows on the desktop, as far as the system tells."""

from dataclasses import dataclass
from typing import Protocol

from core.observation import Box, WindowContext


@dataclass(frozen=True, slots=True)
class DesktopWindow:
    """One top-level window.

    `app` is a lower-case program name; `area` is in desktop coordinates and includes the frame
    that the window manager draws. `url` is known only where the system tells it. A popup (menu,
    tooltip) belongs to a program but never stands for what the user is looking at. `is_private`
    says that the system knows a browser's private window; False is no proof that it is none.
    `is_full_screen` says that it covers its monitor and asked to. `owner` is the window that a
    dialog or menu stands for, `id` is the system's, where it has one. `process` is the program's,
    0 where it is not told.
    """

    app: str
    title: str
    area: Box
    is_focused: bool = False
    is_visible: bool = True
    url: str | None = None
    is_popup: bool = False
    is_private: bool = False
    is_full_screen: bool = False
    owner: WindowContext | None = None
    id: int | None = None
    process: int = 0

    @property
    def context(self) -> WindowContext:
        return WindowContext(self.app, self.title, self.url)


class WindowLister(Protocol):
    """Lists windows."""

    def windows(self) -> tuple[DesktopWindow, ...]:
        """Every top-level window, topmost first. Raises: CaptureUnavailable."""

    def limits(self) -> str:
        """What cannot be told here, in one sentence; empty if nothing is missing."""

    def close(self) -> None: ...
