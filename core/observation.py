"""What was captured: the value types that pass from capture to the store.

An `Observation` is one thing seen in one place over one stretch of time. Repeats of the same
view extend `until`; they do not make new observations.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.ids import ObservationId
from core.privacy.secret_span import SecretKind


class Source(StrEnum):
    """Where an observation came from."""

    SCREEN = "screen"
    FILE = "file"
    CHAT = "chat"
    CLIPBOARD = "clipboard"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of the frame it was found on; the origin is the top left corner."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height

    def intersection_area(self, other: "Box") -> int:
        """How many pixels both rectangles cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0, width) * max(0, height)

    def union(self, other: "Box") -> "Box":
        """The smallest rectangle around both."""
        left, top = min(self.left, other.left), min(self.top, other.top)
        return Box(
            left,
            top,
            max(self.right, other.right) - left,
            max(self.bottom, other.bottom) - top,
        )


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text as it stood on the frame. `confidence` is the recogniser's, 0 to 1."""

    text: str
    box: Box
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class WindowContext:
    """The window that a frame mostly shows. `app` is a lower-case program name."""

    app: str
    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """An encoded picture (WebP), already masked and redacted; sizes in pixels."""

    webp: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class CaughtSecret:
    """A secret that was taken out of an observation, sealed for the vault where there is one.

    `caption` says where it stood and never holds it. `line_number` is the line that it began on;
    None for the window's title.
    """

    kind: SecretKind
    caption: str
    sealed: bytes
    line_number: int | None


@dataclass(frozen=True, slots=True)
class Observation:
    """What capture hands over: text already redacted, picture already masked.

    `content_hash` identifies the view (app, title, url and text), so that an equal neighbour on
    the same monitor extends the earlier observation. `source_id` is the name that the outside
    gave it (a manifest id, a file name), if any; `source_file` is the file's name within its
    folder, where that is another. Secrets are `caught` only if there is a vault.
    """

    source: Source
    at: datetime
    monitor: int
    window: WindowContext
    lines: tuple[TextLine, ...]
    picture: Picture | None
    content_hash: bytes
    source_id: str | None = None
    source_file: str | None = None
    caught: tuple[CaughtSecret, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredObservation:
    """An observation as the store gives it back; the picture is fetched separately."""

    id: ObservationId
    source: Source
    at: datetime
    until: datetime
    monitor: int
    window: WindowContext
    source_id: str | None
    has_picture: bool
    width: int
    height: int
    source_file: str | None = None


class GapKind(StrEnum):
    """Why nothing was remembered for a while."""

    PAUSED = "paused"
    EXCLUDED = "excluded"
    ASLEEP = "asleep"
    OFF = "off"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of time without memory, and why. `reason` never repeats excluded content."""

    kind: GapKind
    since: datetime
    until: datetime
    reason: str = ""
