"""What the person agreed to show of the screen, and who is asked for it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from capture.screens import RgbFrame
from core.errors import CaptureUnavailable


class NotAnswered(CaptureUnavailable):
    """Nobody answered the desktop's question, or it came to neither yes nor no."""


class Refused(CaptureUnavailable):
    """The person said no."""


@dataclass(frozen=True, slots=True)
class CastStream:
    """One monitor's stream; position and size are in logical units, None where not told."""

    node: int
    position: tuple[int, int] | None = None
    size: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """What the person agreed to show. `token` restores it once; empty if it cannot be restored."""

    session: str
    streams: tuple[CastStream, ...]
    token: str = ""


class CastDesktop(Protocol):
    """Asks the person for monitors, and begins to show them."""

    def why_not(self) -> str:
        """Why nothing can be streamed here, as part of a sentence; empty if it can be."""

    def open(self, token: str) -> Cast:
        """What the token stands for, else what the person chooses now.

        Raises: Refused, NotAnswered; CaptureUnavailable if the desktop cannot do it.
        """

    def remote(self, cast: Cast) -> int:
        """A file descriptor to the pictures, the caller's to close. Raises: CaptureUnavailable."""

    def is_ended(self, cast: Cast) -> bool:
        """Whether the desktop ended it. Raises: CaptureUnavailable if the desktop is gone."""

    def end(self, cast: Cast) -> None: ...

    def close(self) -> None: ...


class CastPictures(Protocol):
    """The pictures behind one file descriptor."""

    def newest(self, node: int) -> RgbFrame | None:
        """What is shown now; None if nothing was ever sent. Raises: PicturesGone."""

    def close(self) -> None: ...


class PicturesGone(Exception):
    """No more pictures come; `how` tells it as the middle of a sentence."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how


def _nothing() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class KeptTokens:
    """Where the tokens are kept between two starts of the program, as one text."""

    read: Callable[[], str] = _nothing
    write: Callable[[str], None] = field(default=lambda text: None)
