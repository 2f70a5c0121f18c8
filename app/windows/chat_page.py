"""The chat: ask, watch the answer being written, and step from it to the proof."""

import threading
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.known_sentences import in_app_language
from app.memory_door import CONFIRMATION, ChatMessage, KeptWord
from app.theme.tokens import MEASURES
from app.windows.announcement import announce
from app.windows.building_blocks import button, centred, column, icon_beside, label, row
from app.windows.chat_pictures.picture_chip import PictureChip
from app.windows.chat_pictures.picture_drop import PictureDrop
from app.windows.chat_pictures.shown_pictures import ShownPictures
from app.windows.chat_stage import ChatStage
from app.windows.chat_transcript import ChatTranscript
from app.windows.chat_ways_on import ChatWaysOn
from app.windows.chat_welcome import ChatWelcome
from app.windows.chat_work import Asked, said_to
from app.windows.conversations.conversation_panel import ConversationPanel
from app.windows.conversations.kept_messages import answer_of
from app.windows.covering_row import CoveringRow
from app.windows.instructions_line import InstructionsLine
from app.windows.message_views import AnswerView
from app.windows.pointer_completion import PointerCompletion
from app.windows.question_box import QuestionBox
from app.windows.workplace import Workplace
from core.answer.answer import Answer
from core.answer.follow_up import in_full
from core.answer.picture.shown_picture import ShownPicture
from core.errors import RecollectError
from core.ids import ConversationId

_LEAST_READING_WIDTH = 280  # pixels, also beside the earlier chats


class ChatPage(QWidget):
    """One conversation at a time; the latest is there again at the next start."""

    answered = Signal(object)  # Answer
    told = Signal()  # something was remembered, or taken back
    restored = Signal()
    citation_opened = Signal(object)  # Citation
    moment_wanted = Signal(object)  # datetime
    search_wanted = Signal(str)
    exclusions_wanted = Signal()
    sample_day_wanted = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._work = workplace
        self._conversation: ConversationId | None = None
        self._asked = ""  # the last question, in full
        self._stop = threading.Event()
        self._messages = ChatTranscript(workplace)
        self.questions, self.answers = self._messages.questions, self._messages.answers
        self.confirmations = self._messages.confirmations
        self.instructions = InstructionsLine(workplace)
        self.pictures = ShownPictures(workplace)
        self._ways_on = ChatWaysOn(workplace, self.pictures, self)
        self.chip = PictureChip(workplace.theme, self.pictures)
        self.box = QuestionBox(workplace.theme)
        self.chats = ConversationPanel(workplace)
        self.chats.hide()
        self.completion = PointerCompletion(self.box.field, workplace.runner)
        self.welcome = ChatWelcome()
        self._new_chat_button = button(self.tr("New chat"), self.new_chat, "quiet")
        self._chats_button = button(self.tr("Chats"), self.turn_chats, "quiet")
        self._chats_button.setToolTip(self.tr("Earlier chats (Ctrl+H)"))
        self._build()
        self._tint()
        self.chats.opened.connect(self.open_conversation)
        self.chats.deleted.connect(self._leave)
        self.box.asked.connect(self.ask)
        self.box.stopped.connect(self.stop)
        self._messages.citation_opened.connect(self._ways_on.open_citation)
        self._messages.edit_wanted.connect(self._write)
        self._messages.again_wanted.connect(self._ask_again)
        self._messages.way_on_taken.connect(self._ways_on.go_on)
        self._messages.taken_back.connect(self._note_what_was_told)
        self.welcome.example_chosen.connect(self._ask_again)
        self.pictures.kept.connect(self.told)
        self.chip.failed.connect(self._show_trouble)
        self.drop = PictureDrop(self, self.box, self.pictures)
        self.instructions.name_changed.connect(self.welcome.show_name)
        self.welcome.sample_day_wanted.connect(self.sample_day_wanted)
        workplace.theme.changed.connect(self._tint)
        self._ways_on.frame_wanted.connect(self.citation_opened)
        self._ways_on.moment_wanted.connect(self.moment_wanted)
        self._ways_on.search_wanted.connect(self.search_wanted)
        self._ways_on.exclusions_wanted.connect(self.exclusions_wanted)
        self._ways_on.sample_day_wanted.connect(self.sample_day_wanted)
        self._ways_on.models_wanted.connect(self.welcome.models_wanted)
        self._ways_on.question_wanted.connect(self._ask_again)

    # asking

    def ask(self, question: str) -> None:
        """Ask the memory, or the picture at hand; the answer is shown piece by piece."""
        if self.pictures.is_empty:
            self._ask_again(question)
            return
        question = question or self.tr("Where have I seen this?")
        view, stop = self._begin_answer(question)
        self.pictures.when_read(
            lambda shown: self._go_on_with(view, stop, question, shown),
            lambda error: self._show_error(view, error),
        )

    def _go_on_with(
        self, view: AnswerView, stop: threading.Event, question: str, shown: ShownPicture | None
    ) -> None:
        """The picture was read, or was taken away before."""
        if view not in self.answers:
            return  # the chat was left meanwhile
        if shown is not None and not stop.is_set():
            self._answer(view, stop, question, shown)
        else:
            self.box.set_busy(False)
            view.show_stopped()

    def _answer(
        self,
        view: AnswerView,
        stop: threading.Event,
        question: str,
        shown: ShownPicture | None,
    ) -> None:
        """Have a question answered that is shown already; of the picture, if there is one."""
        now = self._work.clock.now()
        full = in_full(question, self._asked, now) if shown is None else question
        view.show_understood(full if full != question else "")
        if shown is not None:
            self.questions[-1].show_picture(shown, self.pictures.image_of(shown))
        runner = self._work.runner
        asked = Asked(question, full, now, self._conversation, shown)

        def on_text(piece: str) -> None:
            runner.post(lambda: self._show_piece(view, stop, piece))

        runner.submit(
            lambda door: said_to(
                door,
                asked,
                self._work.clock,
                on_text,
                lambda: stop.is_set() or runner.is_closing,
            ),
            lambda said: self._show_answer(view, stop, *said),
            lambda error: self._show_error(view, error),
            owner=view,
        )

    def stop(self) -> None:
        """Give the answer up that is being written; what is there stays."""
        self._stop.set()
        self.pictures.wait_no_longer()

    def new_chat(self) -> None:
        """Begin a new conversation; the old one stays in memory."""
        self.stop()
        self._conversation = None
        self._clear()
        self._work.runner.submit(
            lambda door: door.start_conversation(), self._take_conversation, self._show_trouble
        )
        self.box.field.setFocus()

    def turn_chats(self) -> None:
        """Show the list of earlier chats, or put it away."""
        is_wanted = self.chats.isHidden()
        self.chats.setVisible(is_wanted)
        if is_wanted:
            self.chats.refresh()
            self.chats.search.setFocus()
        else:
            self.box.field.setFocus()

    def open_conversation(self, conversation: ConversationId) -> None:
        """Go on with an earlier conversation."""
        if self._beside.is_covering:
            self.turn_chats()
        if conversation == self._conversation or self.box.is_busy:
            return
        self._work.runner.submit(
            lambda door: (conversation, door.conversation(conversation)),
            self._show_other,
            self._show_trouble,
            owner=self,
        )

    def restore(self) -> None:
        """Show the latest conversation again."""
        self.look_at_memory()
        self.instructions.refresh()
        self._work.runner.submit(
            lambda door: door.latest_conversation(),
            self._show_restored,
            self._show_trouble,
            owner=self,
        )

    def restore_anew(self) -> None:
        """Read the conversation again, after some of what it quoted was forgotten."""
        if not self.box.is_busy:
            self._clear()
            self.restore()

    def look_at_memory(self) -> None:
        """Offer what suits what the memory holds."""
        self._work.runner.submit(
            lambda door: (
                not door.days(),
                door.holds_sample_day(),
                bool(door.setting("models.chat")),
            ),
            lambda read: self.welcome.show_memory(
                is_empty=read[0], holds_sample_day=read[1], has_model=read[2]
            ),
            self._show_trouble,
            owner=self,
        )

    @property
    def is_at_start(self) -> bool:
        """Whether nothing has been asked yet."""
        return self._stage.is_at_start

    # showing

    def _begin_answer(self, question: str) -> tuple[AnswerView, threading.Event]:
        """Show the question, and the place of its answer; the event gives it up."""
        self._stop = threading.Event()
        self._messages.add_question(question)
        view = self._messages.add_answer()
        self._new_chat_button.show()
        self.box.set_busy(True)
        self._stage.show_messages()
        self._messages.follow_the_end()
        return view, self._stop

    def _ask_again(self, question: str, shown: ShownPicture | None = None) -> None:
        if not self.box.is_busy:
            view, stop = self._begin_answer(question)
            self._answer(view, stop, question, shown)

    def _write(self, question: str, shown: ShownPicture | None) -> None:
        """Have a question changed, with the picture that it was asked about."""
        if shown is not None:
            self.pictures.bring_back(shown)
        self.box.write(question)

    def _show_piece(self, view: AnswerView, stop: threading.Event, piece: str) -> None:
        if view in self.answers and not stop.is_set():
            view.append_text(piece)

    def _show_answer(
        self,
        view: AnswerView,
        stop: threading.Event,
        conversation: ConversationId | None,
        answer: Answer | KeptWord,
    ) -> None:
        self._conversation = conversation
        self.box.set_busy(False)
        if isinstance(answer, KeptWord):
            self._messages.put_confirmation(view, answer)
            self._note_what_was_told()
            return
        question = view.understood or self.questions[-1].text
        if self.questions[-1].shown is None:
            self._asked = question  # the next one may lean on it
        if stop.is_set():
            view.show_stopped()
        else:
            self._messages.present(view, answer, question)
            announce(self, view.plain_text())
        self.answered.emit(answer)

    def _note_what_was_told(self) -> None:
        self.instructions.refresh()
        self.told.emit()

    def _show_error(self, view: AnswerView, error: RecollectError) -> None:
        self.box.set_busy(False)
        words = in_app_language(str(error))
        view.show_error(words)
        announce(self, words, at_once=True)

    def _show_trouble(self, error: RecollectError) -> None:
        self._stage.show_messages()
        self._messages.add(label(in_app_language(str(error)), "error", wraps=True))

    def _show_restored(self, latest: tuple[ConversationId, Sequence[ChatMessage]] | None) -> None:
        if latest is not None and not self.answers:
            self._conversation, messages = latest
            for message in messages:
                self._add_message(message)
            self._new_chat_button.setVisible(bool(messages))
            if messages:
                self._stage.show_messages()
        self.restored.emit()

    def _show_other(self, other: tuple[ConversationId, Sequence[ChatMessage]]) -> None:
        self._clear()
        self._messages.follow_the_end()
        self._show_restored(other)

    def _leave(self, conversation: ConversationId) -> None:
        """The conversation that is shown was deleted: begin another."""
        if conversation == self._conversation:
            self.stop()
            self._conversation = None
            self._clear()

    def _add_message(self, message: ChatMessage) -> None:
        if message.role == "user":
            self._messages.add_question("" if message.is_forgotten else message.text)
            self._asked = in_full(message.text, self._asked, message.at)
        elif message.role == CONFIRMATION and message.citations:
            kept = KeptWord(message.text, message.citations[0], message.language)
            self._messages.add_confirmation(kept)
        elif message.is_forgotten:
            self._messages.add_answer().show_forgotten()
        else:
            view = self._messages.add_answer()
            self._messages.present(view, answer_of(message), self._asked)

    def _take_conversation(self, conversation: ConversationId) -> None:
        self._conversation = conversation

    def _clear(self) -> None:
        self._asked = ""
        self.pictures.clear()
        self._messages.clear()
        self._new_chat_button.hide()
        self.box.set_busy(False)
        self._stage.show_start()

    # building

    def _build(self) -> None:
        self._stage = ChatStage(self.welcome, self._messages)
        header = row()
        header.addWidget(self._chats_button)
        header.addStretch(1)
        header.addWidget(self._new_chat_button)
        self._new_chat_button.hide()
        talk = QWidget()
        layout = column(talk, gap=MEASURES.space_3)
        layout.addWidget(self._stage, 1)
        least = self._work.theme.grown(_LEAST_READING_WIDTH)
        self._beside = CoveringRow(talk, self.chats, least, MEASURES.space_4, is_first=True)
        whole = column(self, gap=MEASURES.space_3)
        whole.setContentsMargins(
            MEASURES.space_5, MEASURES.space_4, MEASURES.space_5, MEASURES.space_5
        )
        whole.addLayout(header)
        whole.addWidget(self._beside, 1)
        foot = QWidget()
        column_of_foot = column(foot, gap=MEASURES.space_1)
        column_of_foot.addWidget(self.chip)
        column_of_foot.addWidget(self.box)
        column_of_foot.addWidget(self.instructions)
        self._box_row = centred(foot)
        layout.addLayout(self._box_row)
        self._messages.bar_width.connect(self._leave_room)

    def _leave_room(self, bar_width: int) -> None:
        """The box stands below the messages, whether they have a scroll bar or not."""
        self._box_row.setContentsMargins(0, 0, bar_width, 0)

    def _tint(self) -> None:
        icon_beside(self._new_chat_button, self._work.theme, "plus", "accent_ink")
        icon_beside(self._chats_button, self._work.theme, "chats", "accent_ink")
