"""Where an answer, or having none, leads to: its proof, another time, a search, another page."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.windows.abstention_words import WayOn
from app.windows.chat_pictures.picture_dialog import PictureDialog
from app.windows.chat_pictures.shown_pictures import ShownPictures
from app.windows.workplace import Workplace
from core.answer.answer import Answer, Citation
from core.answer.follow_up import without_time
from core.answer.picture.shown_picture import is_shown_only


class ChatWaysOn(QObject):
    """Tells which way was taken; going there is for others."""

    frame_wanted = Signal(object)  # Citation
    moment_wanted = Signal(object)  # datetime
    search_wanted = Signal(str)
    exclusions_wanted = Signal()
    sample_day_wanted = Signal()
    models_wanted = Signal()
    question_wanted = Signal(str)  # to be asked at once

    def __init__(self, workplace: Workplace, pictures: ShownPictures, page: QWidget) -> None:
        super().__init__(page)
        self._work = workplace
        self._pictures = pictures
        self._page = page

    def open_citation(self, citation: Citation) -> None:
        """Go to a proof: a frame of the timeline, or the picture that was only shown."""
        if not is_shown_only(citation.observation_id):
            self.frame_wanted.emit(citation)
        elif (shown := self._pictures.shown(citation.observation_id)) is not None:
            PictureDialog(self._work.theme, self._pictures, shown, citation, self._page).open()

    def go_on(self, way: WayOn, answer: Answer, question: str) -> None:
        """Take a way on from an abstention."""
        if way in (WayOn.TIMELINE, WayOn.TIMELINE_THERE):
            moment = answer.gaps[0].since if answer.gaps else self._work.clock.now()
            self.moment_wanted.emit(moment)
        elif way is WayOn.SEARCH:
            self.search_wanted.emit(question)
        elif way is WayOn.ANY_TIME:
            self.question_wanted.emit(f"{without_time(question, self._work.clock.now())}?")
        elif way is WayOn.MEMORY:
            self._pictures.remove()
            self.question_wanted.emit(question)
        elif way is WayOn.MODELS:
            self.models_wanted.emit()
        elif way is WayOn.EXCLUSIONS:
            self.exclusions_wanted.emit()
        else:
            self.sample_day_wanted.emit()
