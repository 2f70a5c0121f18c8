"""What is done with a picture, answered from a script."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from capture.pictures import encode, load
from capture.screens import RgbFrame
from core.answer.answer import AbstainReason, Answer, Citation, Tier
from core.answer.citing import citation_of
from core.answer.picture.shown_picture import ShownPicture
from core.errors import RecollectError
from core.ids import ObservationId
from core.observation import Box, Observation, Source, TextLine, WindowContext

PICTURE_LINES = (
    TextLine("The ferry leaves at 10:35.", Box(20, 20, 240, 20)),
    TextLine("It costs 38 euros.", Box(20, 60, 180, 20)),
)


@dataclass
class FakePictures:
    """Reads the same two lines from every picture; knows of one frame that looks like it."""

    failure: RecollectError | None = None  # raised by `read`
    hold: threading.Event | None = None  # `read` waits for it
    lines: tuple[TextLine, ...] = PICTURE_LINES
    like: Citation | None = None  # where it was seen
    shapes: list[tuple[int, ...]] = field(default_factory=list)  # of the pixels that were read
    files: list[Path] = field(default_factory=list)
    asked: list[tuple[ObservationId, str]] = field(default_factory=list)
    kept: list[ShownPicture] = field(default_factory=list)

    def read(self, picture: Path | RgbFrame, now: datetime) -> Observation:
        if self.hold is not None:
            self.hold.wait(10)
        if self.failure is not None:
            raise self.failure
        if isinstance(picture, Path):
            self.files.append(picture)
            pixels, name = load(picture), picture.name
        else:
            pixels, name = picture, ""
        self.shapes.append(pixels.shape)
        return Observation(
            Source.CLIPBOARD,
            now,
            0,
            WindowContext("clipboard", name),
            self.lines,
            encode(pixels),
            b"hash",
        )

    def ask(
        self,
        shown: ShownPicture,
        question: str,
        now: datetime,
        on_text: Callable[[str], None],
        should_stop: Callable[[], bool],
    ) -> Answer:
        self.asked.append((shown.id, question))
        cited = [
            citation_of(1, shown.frame.observation, line.text, line.box)
            for line in shown.observation.lines
            if "cost" in question and "costs" in line.text
        ]
        if "seen" in question and self.like is not None:
            cited = [self.like]
        if not cited:
            return Answer("", "", True, AbstainReason.NOT_ON_PICTURE, 1.0, Tier.EXTRACTIVE, (), 1.0)
        on_text(cited[0].quote)
        return Answer(
            f"> {cited[0].quote} [1]",
            cited[0].quote,
            False,
            None,
            0.9,
            Tier.EXTRACTIVE,
            tuple(cited),
            1.0,
        )

    def keep(self, shown: ShownPicture) -> ObservationId:
        self.kept.append(shown)
        return ObservationId(7000)
