"""Pictures to ask about, made of a few lines."""

from core.answer.picture.shown_picture import ShownPicture
from core.ids import ObservationId
from core.observation import Observation, Picture, Source, WindowContext
from tests.fakes.drawn_memory import Sheet, moment

PIXELS = Picture(b"a picture", 800, 600)


def picture_of(sheet: Sheet, *, name: str = "", number: int = -1) -> ShownPicture:
    """A sheet as somebody pasted it."""
    return ShownPicture(
        ObservationId(number),
        Observation(
            Source.CLIPBOARD,
            moment(12, "17:59"),
            0,
            WindowContext("clipboard", name),
            tuple(sheet.lines),
            PIXELS,
            b"hash",
        ),
    )
