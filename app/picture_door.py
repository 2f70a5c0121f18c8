"""What the windows may do with a picture that the user shows, and the doing over the real store.

Nothing here is written to the disk, except by `keep`.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from app.vision_reader import VisionReader
from capture.pictures import load
from capture.rapidocr_reader import RapidOcrReader
from capture.screens import RgbFrame
from capture.shown_picture import read_shown_picture
from core.answer.answer import Answer
from core.answer.ask import Question, stream_lines
from core.answer.picture.answering import Looker, ask_about_picture
from core.answer.picture.shown_picture import ShownPicture
from core.errors import ModelUnavailable, StoreUnavailable
from core.ids import ObservationId
from core.ingest.ingest import store_observation
from core.models.embedder import Embedder
from core.models.line_encoder import LineEncoder
from core.models.text_generator import PictureReader
from core.observation import Observation
from core.store.store import Store


class PictureDoor(Protocol):
    """Every call may raise a `RecollectError`, and blocks."""

    def read(self, picture: Path | RgbFrame, now: datetime) -> Observation:
        """A file, or pixels: its text, and the picture itself, both without secrets.

        Takes seconds. Raises: ImportFailed for what is no picture; ReaderUnavailable.
        """
        ...

    def ask(
        self,
        shown: ShownPicture,
        question: str,
        now: datetime,
        on_text: Callable[[str], None],
        should_stop: Callable[[], bool],
    ) -> Answer:
        """Answer about it, or where it was seen; `on_text` as `MemoryDoor.ask`."""
        ...

    def keep(self, shown: ShownPicture) -> ObservationId:
        """Take it into the memory, as a screen is; returns its number there."""
        ...


class StorePictures:
    """The `PictureDoor` of one worker thread."""

    def __init__(
        self,
        store: Store,
        embedder: Callable[[], Embedder | None],
        line_encoder: Callable[[], LineEncoder | None],
    ) -> None:
        """Both open what answering needs, when there is something to ask."""
        self._store = store
        self._embedder = embedder
        self._line_encoder = line_encoder
        self._vision = VisionReader(store)
        self._text_reader = RapidOcrReader()  # starts with the first picture, and ends by itself

    def read(self, picture: Path | RgbFrame, now: datetime) -> Observation:
        pixels, name = (load(picture), picture.name) if isinstance(picture, Path) else (picture, "")
        return read_shown_picture(pixels, self._text_reader, now, name)

    def ask(
        self,
        shown: ShownPicture,
        question: str,
        now: datetime,
        on_text: Callable[[str], None],
        should_stop: Callable[[], bool],
    ) -> Answer:
        looker = Looker(self._reader(), should_stop)
        asked = Question(question, now)
        answer = ask_about_picture(
            self._store,
            self._embedder(),
            shown,
            asked,
            looker,
            line_encoder=self._line_encoder(),
        )
        if not should_stop():
            stream_lines(answer, on_text)
        return answer

    def keep(self, shown: ShownPicture) -> ObservationId:
        seen = shown.observation
        store_observation(self._store, seen)
        kept = self._store.observations.latest_on_monitor(seen.monitor, seen.source, seen.at)
        if kept is None:
            raise StoreUnavailable("The picture could not be kept; try again.")
        return kept[0].id

    def close(self) -> None:
        self._vision.close()
        self._text_reader.close()

    def _reader(self) -> PictureReader | None:
        try:
            return self._vision.opened()
        except ModelUnavailable:
            return None  # the page “Models” tells why
