"""The messages of the chat that is open, in their order, as widgets."""

from PySide6.QtCore import Signal

from app.memory_door import KeptWord
from app.windows.confirmation_view import ConfirmationView
from app.windows.message_scroll import MessageScroll
from app.windows.message_views import AnswerView, QuestionView
from app.windows.workplace import Workplace
from core.answer.answer import Answer
from core.recall.time_range import find_time_range


class ChatTranscript(MessageScroll):
    """What is done with a message is told; doing it is for the page."""

    citation_opened = Signal(object)  # Citation
    edit_wanted = Signal(str, object)  # question, ShownPicture or None
    again_wanted = Signal(str, object)
    way_on_taken = Signal(object, object, str)  # WayOn, Answer, question
    taken_back = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._work = workplace
        self.questions: list[QuestionView] = []
        self.answers: list[AnswerView] = []
        self.confirmations: list[ConfirmationView] = []

    def add_question(self, text: str) -> QuestionView:
        """What was asked; empty if that was forgotten."""
        view = QuestionView(
            self._work.theme, text or self.tr("(forgotten)"), can_be_used=bool(text)
        )
        view.edit_wanted.connect(lambda question: self.edit_wanted.emit(question, view.shown))
        view.again_wanted.connect(lambda question: self.again_wanted.emit(question, view.shown))
        self.questions.append(view)
        self.add(view)
        return view

    def add_answer(self) -> AnswerView:
        """The place of an answer."""
        view = AnswerView(self._work)
        view.citation_opened.connect(self.citation_opened)
        self.answers.append(view)
        self.add(view)
        return view

    def add_confirmation(self, kept: KeptWord) -> None:
        """What was understood of something to remember."""
        view = ConfirmationView(self._work, kept)
        view.taken_back.connect(self.taken_back)
        self.confirmations.append(view)
        self.add(view)

    def put_confirmation(self, view: AnswerView, kept: KeptWord) -> None:
        """Say what was understood, in the place where an answer would have been."""
        if view in self.answers:
            self.answers.remove(view)
            self.remove(view)
            self.add_confirmation(kept)

    def present(self, view: AnswerView, answer: Answer, question: str) -> None:
        """Show a finished answer to a question, in full."""
        now = self._work.clock.now()
        view.way_on_taken.connect(lambda way: self.way_on_taken.emit(way, answer, question))
        names_a_time = find_time_range(question, now) is not None
        view.show_answer(answer, now.date(), names_a_time=names_a_time)

    def clear(self) -> None:
        """Take every message away."""
        self.questions.clear()
        self.answers.clear()
        self.confirmations.clear()
        super().clear()
