"""The picture at hand, and those that this chat's answers rest on. All go with the chat."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.memory_door import MemoryDoor
from app.picture_source import PictureSource, pixels_of
from app.task_runner import Lane
from app.windows.picture_decoding import decoded
from app.windows.workplace import Workplace
from core.answer.picture.shown_picture import ShownPicture
from core.errors import RecollectError
from core.ids import ObservationId


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Somebody who asked before the picture was read."""

    on_read: Callable[[ShownPicture | None], None]
    on_error: Callable[[RecollectError], None]


class ShownPictures(QObject):
    """Lives on the GUI thread; pictures are decoded and read on a lane of their own.

    A picture is in this process only, until it is kept. `changed` tells that there is another one
    at hand, or none, or that it was read or kept.
    """

    changed = Signal()
    kept = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._work = workplace
        self._given = 0  # pictures so far: a number tells an earlier one's reading from this one's
        self._shown: dict[ObservationId, ShownPicture] = {}
        self._waiting: list[_Waiting] = []
        self.at_hand: ShownPicture | None = None
        self.is_reading = False
        self.trouble: RecollectError | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is no picture to ask about, also none that is being read or was not."""
        return self.at_hand is None and not self.is_reading and self.trouble is None

    def take(self, source: PictureSource) -> None:
        """Have another picture at hand; it is read at once."""
        self.remove()
        self._given += 1
        given, now = self._given, self._work.clock.now()
        self.is_reading = True
        self._work.runner.submit(
            lambda door: _read(door, source, now, ObservationId(-given)),
            lambda read: self._take_read(given, *read),
            lambda error: self._fail(given, error),
            lane=Lane.FILES,
            owner=self,
        )
        self.changed.emit()

    def bring_back(self, shown: ShownPicture) -> None:
        """Have one at hand again that was asked about before."""
        self.remove()
        self.at_hand = self._shown.get(shown.id, shown)
        self.changed.emit()

    def remove(self) -> None:
        """Have none at hand; earlier answers keep theirs."""
        self._given += 1
        self.at_hand, self.is_reading, self.trouble = None, False, None
        self.changed.emit()
        self.wait_no_longer()

    def wait_no_longer(self) -> None:
        """Tell who waits for the picture to be read that it will not come."""
        for one in self._none_waiting():
            one.on_read(None)

    def clear(self) -> None:
        """Let go of every picture: the chat that they were shown in is left."""
        self.remove()
        for shown in self._shown.values():
            self._work.pictures.let_go(shown.id)
        self._shown.clear()

    def when_read(
        self,
        on_read: Callable[[ShownPicture | None], None],
        on_error: Callable[[RecollectError], None],
    ) -> None:
        """Go on with the picture at hand, at once or when it was read; None if it was not."""
        if self.at_hand is not None:
            on_read(self.at_hand)
        elif self.trouble is not None:
            on_error(self.trouble)
        else:
            self._waiting.append(_Waiting(on_read, on_error))

    def keep(self, on_error: Callable[[RecollectError], None]) -> None:
        """Take the picture at hand into the memory."""
        shown = self.at_hand
        if shown is not None and not shown.is_kept:
            self._work.runner.submit(
                lambda door: door.pictures.keep(shown),
                lambda kept: self._take_kept(shown, kept),
                on_error,
                owner=self,
            )

    def image_of(self, shown: ShownPicture) -> QImage:
        """The picture itself; a null image of one that was let go."""
        return self._work.pictures.held(shown.id)

    def shown(self, observation_id: ObservationId) -> ShownPicture | None:
        """The picture of this number, while the chat that it was shown in is open."""
        return self._shown.get(observation_id)

    def _take_read(self, given: int, shown: ShownPicture, image: QImage) -> None:
        if given != self._given:
            return  # another one was given meanwhile, or this one taken away
        self._work.pictures.hold(shown.id, image)
        self._shown[shown.id] = shown
        self.at_hand, self.is_reading = shown, False
        self.changed.emit()
        for one in self._none_waiting():
            one.on_read(shown)

    def _fail(self, given: int, error: RecollectError) -> None:
        if given != self._given:
            return
        self.trouble, self.is_reading = error, False
        self.changed.emit()
        for one in self._none_waiting():
            one.on_error(error)

    def _none_waiting(self) -> list[_Waiting]:
        """Who waited until now."""
        waiting, self._waiting = self._waiting, []
        return waiting

    def _take_kept(self, shown: ShownPicture, kept: ObservationId) -> None:
        in_memory = replace(shown, id=kept)
        self._work.pictures.hold(kept, self._work.pictures.held(shown.id))
        self._shown[kept] = in_memory
        if self.at_hand is shown:
            self.at_hand = in_memory
        self.changed.emit()
        self.kept.emit()


def _read(
    door: MemoryDoor, source: PictureSource, now: datetime, number: ObservationId
) -> tuple[ShownPicture, QImage]:
    """On the lane: the picture as it was read, and ready to paint."""
    seen = door.pictures.read(source if isinstance(source, Path) else pixels_of(source), now)
    image = QImage() if seen.picture is None else decoded(seen.picture.webp)
    return ShownPicture(number, seen), image
