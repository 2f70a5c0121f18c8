"""Fetches frames' pictures on the pictures' lane: made and scaled there, never on the GUI."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage

from app.memory_door import MemoryDoor
from app.task_runner import Lane, TaskRunner
from core.answer.picture.shown_picture import is_shown_only
from core.errors import RecollectError
from core.ids import ObservationId
from core.store.shapes import Pixels

_KEPT_PICTURES = 12  # about 8 MB each at 1080p


@dataclass(frozen=True, slots=True)
class PictureWish:
    """Which part of a frame, at most how large in device pixels; the shape is kept."""

    observation_id: ObservationId
    size: QSize
    part: QRect | None = None


@dataclass(frozen=True, slots=True)
class FramePicture:
    """A picture ready to paint. `part` is what it shows, in pixels of the frame."""

    image: QImage
    part: QRect


class FramePictures(QObject):
    """Decoded pictures by frame; a small number of the latest is kept."""

    def __init__(self, runner: TaskRunner) -> None:
        super().__init__(runner)
        self._runner = runner
        self._decoded: OrderedDict[ObservationId, QImage] = OrderedDict()
        self._held: dict[ObservationId, QImage] = {}  # of the chat, in no store
        self._lock = threading.Lock()

    def fetch(
        self,
        wish: PictureWish,
        on_picture: Callable[[FramePicture], None],
        on_error: Callable[[RecollectError], None],
        owner: QObject,
    ) -> threading.Event:
        """Bring the picture; a null image means that its pixels were let go."""
        return self._runner.submit(
            lambda door: self._prepare(door, wish),
            on_picture,
            on_error,
            lane=Lane.PICTURES,
            owner=owner,
        )

    def hold(self, observation_id: ObservationId, image: QImage) -> None:
        """Have a picture that was shown and is not stored, until it is let go."""
        with self._lock:
            self._held[observation_id] = image

    def held(self, observation_id: ObservationId) -> QImage:
        """A picture that is held; a null image if it is not."""
        with self._lock:
            return self._held.get(observation_id, QImage())

    def let_go(self, observation_id: ObservationId) -> None:
        """Hold a picture no longer."""
        with self._lock:
            self._held.pop(observation_id, None)

    def forget_all(self) -> None:
        """Drop every picture, after frames were forgotten."""
        with self._lock:
            self._decoded.clear()

    def _prepare(self, door: MemoryDoor, wish: PictureWish) -> FramePicture:
        image = self._full(door, wish.observation_id)
        part = image.rect()
        if image.isNull():
            return FramePicture(image, part)
        if wish.part is not None:
            part = _moved_inside(wish.part, part)
            image = image.copy(part)
        if image.width() > wish.size.width() or image.height() > wish.size.height():
            image = image.scaled(
                wish.size,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        return FramePicture(image, part)

    def _full(self, door: MemoryDoor, observation_id: ObservationId) -> QImage:
        with self._lock:
            if observation_id in self._held or is_shown_only(observation_id):
                return self._held.get(observation_id, QImage())
            if observation_id in self._decoded:
                self._decoded.move_to_end(observation_id)
                return self._decoded[observation_id]
        pixels = door.pixels(observation_id)
        image = QImage() if pixels is None else _image_of(pixels)
        if not image.isNull():
            with self._lock:
                self._decoded[observation_id] = image
                while len(self._decoded) > _KEPT_PICTURES:
                    self._decoded.popitem(last=False)
        return image


def _image_of(pixels: Pixels) -> QImage:
    height, width = pixels.shape
    # Of its own, as Qt does not keep the array alive.
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def _moved_inside(part: QRect, whole: QRect) -> QRect:
    """The part, moved (and cut where it is too large) so that it lies on the picture."""
    left = max(0, min(part.left(), whole.width() - part.width()))
    top = max(0, min(part.top(), whole.height() - part.height()))
    return QRect(QPoint(left, top), part.size()).intersected(whole)
