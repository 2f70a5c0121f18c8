"""The timeline's stage: one frame with its picture and text, or why there is none."""

import threading

from PySide6.QtCore import QSize, Signal

from app.task_runner import Lane
from app.windows.empty_stage import EmptyStage
from app.windows.frame_pictures import FramePicture, PictureWish
from app.windows.frame_view import FrameView
from app.windows.stack import Stack
from app.windows.workplace import Workplace
from core.observation import Box, Source, StoredObservation


class FrameStage(Stack):
    """Fetches what it shows; what is no longer wanted when it comes is dropped."""

    failed = Signal(object)  # RecollectError

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._work = workplace
        self._frame: StoredObservation | None = None
        self._picture_wait = threading.Event()
        self._lines_wait = threading.Event()
        self.view = FrameView(workplace.theme)
        self.empty = EmptyStage(workplace.theme)
        self.addWidget(self.view)
        self.addWidget(self.empty)
        self.view.sharp_size_wanted.connect(self._fetch_picture)

    def show_frame(self, frame: StoredObservation, highlight: Box | None) -> None:
        """Show a frame; `highlight` is marked as proof."""
        self._frame = frame
        self.setCurrentWidget(self.view)
        self.view.show_frame(
            QSize(frame.width, frame.height),
            highlight,
            had_picture=frame.source is Source.SCREEN,
        )
        self._fetch_picture()
        self._fetch_lines(frame)

    def shows(self, frame: StoredObservation) -> bool:
        """Whether this frame stands on the stage."""
        return self._frame is not None and self._frame.id == frame.id

    def show_empty(self, icon: str, words: str, way_on: str = "") -> None:
        """Say why there is no frame; `way_on` names the button, if there is one."""
        self._frame = None
        self._picture_wait.set()
        self._lines_wait.set()
        self.empty.show_words(icon, words, way_on)
        self.setCurrentWidget(self.empty)

    def _fetch_lines(self, frame: StoredObservation) -> None:
        self._lines_wait.set()
        self._lines_wait = threading.Event()
        self._work.runner.submit(
            lambda door: door.lines(frame.id),
            lambda lines: self.view.show_lines(lines) if self.shows(frame) else None,
            self.failed.emit,
            lane=Lane.PICTURES,
            cancelled=self._lines_wait,
            owner=self,
        )

    def _fetch_picture(self) -> None:
        frame = self._frame
        if frame is None:
            return
        self._picture_wait.set()

        def show(picture: FramePicture) -> None:
            if self.shows(frame):
                self.view.show_image(picture.image)

        self._picture_wait = self._work.pictures.fetch(
            PictureWish(frame.id, self.view.sharp_size()), show, self.failed.emit, self
        )
