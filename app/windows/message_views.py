"""The messages of a conversation: what was asked, what was answered, and why there is no answer."""

import re
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.abstention_words import Abstention, WayOn, abstention_of, has_found_a_part
from app.windows.building_blocks import button, card, column, icon_button, label, row
from app.windows.card_strip import CardStrip
from app.windows.chat_pictures.picture_chip import THUMBNAIL, thumbnail_of
from app.windows.citation_card import NEARBY, PROOF, CardLook, CitationCard
from app.windows.elided_label import ElidedLabel
from app.windows.flow_layout import FlowLayout
from app.windows.icon_sign import IconSign
from app.windows.markdown_view import MarkdownView
from app.windows.scale.hover_preview import HoverPreview
from app.windows.waiting_sign import WaitingSign
from app.windows.words import confidence_words, moment_in_answer, origin_words, place_name
from app.windows.workplace import Workplace
from core.answer.answer import Answer
from core.answer.markdown_text import as_data, as_shown
from core.answer.phrases import phrases_in
from core.answer.picture.shown_picture import ShownPicture
from core.recall.language import Language

_MARKS = re.compile(r"\[\d{1,3}\]")
_DECORATION = re.compile(r"\[\d{1,3}\]|^>|[*_`\s]")
_CARDS_WITHOUT_BAR = 2  # more may need a scroll bar
_NEARBY_WITHOUT_BAR = 3
_LONGEST_SHORT_ANSWER = 140  # characters; more is shown as running text


class QuestionView(QWidget):
    """What the user asked, at the right; it can be asked again, or changed first."""

    edit_wanted = Signal(str)
    again_wanted = Signal(str)

    def __init__(self, theme: Theme, text: str, *, can_be_used: bool) -> None:
        super().__init__()
        self.text = text
        self.shown: ShownPicture | None = None
        self._theme = theme
        self.picture = label("", "thumbnail")
        self.picture.hide()
        bubble = card("question")
        inner = row(bubble)
        inner.setContentsMargins(
            MEASURES.space_4, MEASURES.space_3, MEASURES.space_4, MEASURES.space_3
        )
        words = label(text, wraps=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inner.addWidget(self.picture)
        inner.addWidget(words)
        self.edit_button = icon_button(
            theme.icon("edit", "ink_faint", 14),
            self.tr("Change and ask again"),
            lambda: self.edit_wanted.emit(text),
            "tiny",
        )
        self.again_button = icon_button(
            theme.icon("again", "ink_faint", 14),
            self.tr("Ask again"),
            lambda: self.again_wanted.emit(text),
            "tiny",
        )
        layout = row(self)
        layout.addSpacing(MEASURES.space_5)
        layout.addStretch(1)
        for made in (self.again_button, self.edit_button):
            made.setVisible(can_be_used)
            layout.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(bubble)
        self.setAccessibleName(self.tr("You asked: {text}").format(text=text))
        theme.changed.connect(self._tint)

    def show_picture(self, shown: ShownPicture, image: QImage) -> None:
        """Tell which picture the question is about; it is asked about again with it."""
        self.shown = shown
        if not image.isNull():
            self.picture.setPixmap(thumbnail_of(image, THUMBNAIL, self.devicePixelRatioF()))
            self.picture.show()
        words = self.tr("You asked about a picture: {text}").format(text=self.text)
        self.setAccessibleName(words)

    def _tint(self) -> None:
        self.edit_button.setIcon(self._theme.icon("edit", "ink_faint", 14))
        self.again_button.setIcon(self._theme.icon("again", "ink_faint", 14))


class AnswerView(QWidget):
    """An answer with its proof, or the reason why there is none."""

    citation_opened = Signal(object)  # Citation
    way_on_taken = Signal(object)  # WayOn

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._work = workplace
        self._plain = ""
        self.error_text = ""
        self.cards: list[CitationCard] = []
        self.nearest: list[CitationCard] = []  # beneath an abstention
        self.understood = ""
        self._understood_words = label("", "caption", wraps=True)
        self._understood_words.hide()
        self.waiting = WaitingSign(workplace.theme, self.tr("Looking through your memory"))
        self.short = label("", "answer", wraps=True)
        self.short.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body = MarkdownView(workplace.theme)
        self.body.mark_clicked.connect(self._open_mark)
        self.body.mark_hovered.connect(self._preview_mark)
        self.preview = HoverPreview(workplace, self)
        self._meta = QWidget()
        self._meta_words = ElidedLabel("", "caption")
        self._layout = column(self, gap=MEASURES.space_3)
        self._layout.addWidget(self._understood_words)
        self._layout.addWidget(self.waiting)
        self._layout.addWidget(self.short)
        self._layout.addWidget(self.body)
        self._cards_place = column()
        self._layout.addLayout(self._cards_place)
        self._layout.addWidget(self._meta)
        self._build_meta()
        for hidden in (self.short, self.body, self._meta):
            hidden.hide()

    @property
    def meta_text(self) -> str:
        return self._meta_words.text()

    def show_understood(self, question: str) -> None:
        """Tell how a question that leaned on the one before was understood; empty for none."""
        self.understood = question
        self._understood_words.setText(
            self.tr("Understood as “{question}”").format(question=question)
        )
        self._understood_words.setVisible(bool(question))

    def append_text(self, piece: str) -> None:
        """Show the next piece of an answer that is still being written."""
        self.waiting.hide()
        self._plain += piece
        self.body.show_markdown(self._plain)
        self.body.show()

    def show_answer(self, answer: Answer, today: date, *, names_a_time: bool = False) -> None:
        """Show a finished answer, just given or of an earlier conversation.

        `names_a_time` says that its question did.
        """
        if answer.abstained:
            self._show_abstention(abstention_of(answer, names_a_time=names_a_time))
            self._show_nearest(answer, today)
            return
        self._show(answer, today)
        sure = confidence_words(answer.confidence, answer.language)
        self._meta_words.setText(f"{origin_words(answer)} · {sure}")
        self._meta.show()

    def show_forgotten(self) -> None:
        """Show the place of an answer that was forgotten."""
        self._panel(
            "forget",
            self.tr("Forgotten"),
            self.tr("This answer rested on something that you have forgotten since."),
        )

    def _show_abstention(self, abstention: Abstention) -> None:
        """Say why there is no answer, and what can be done."""
        words = self._panel(abstention.icon, abstention.headline, abstention.sentence)
        words.addWidget(self._ways_on(abstention))

    def _show_nearest(self, answer: Answer, today: date) -> None:
        """What came closest without being an answer; nothing here is called proof."""
        if not answer.citations:
            return
        phrases = phrases_in(answer.language)
        heading = phrases.part["found"] if has_found_a_part(answer) else phrases.nearest_heading
        self._cards_place.addWidget(label(heading, "caption"))
        self.nearest = self._made_cards(answer, NEARBY, today)
        self._cards_place.addWidget(CardStrip(self.nearest, _NEARBY_WITHOUT_BAR))

    def _panel(self, icon: str, headline: str, sentence: str) -> QVBoxLayout:
        """A panel in place of an answer; returns the layout of its words."""
        for hidden in (self.waiting, self.short, self.body):
            hidden.hide()
        self._plain = f"{headline}\n\n{sentence}".strip()
        panel = card("abstained")
        layout = row(panel, margin=MEASURES.space_4, gap=MEASURES.space_4)
        sign = IconSign(self._work.theme, icon, 28)
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=MEASURES.space_1)
        words.addWidget(label(headline, "heading", wraps=True))
        if sentence:
            words.addWidget(label(sentence, "quiet", wraps=True))
        layout.addLayout(words, 1)
        self._layout.insertWidget(1, panel)  # below how the question was understood
        return words

    def show_error(self, sentence: str) -> None:
        self.waiting.hide()
        self.error_text = sentence
        self._layout.insertWidget(0, label(sentence, "error", wraps=True))

    def show_stopped(self) -> None:
        self.waiting.hide()
        self._meta_words.setText(self.tr("Stopped"))
        self._meta.show()

    def plain_text(self) -> str:
        """The whole answer as it would be copied."""
        return self._plain

    def _show(self, answer: Answer, today: date) -> None:
        short, text, citations = answer.short, answer.text, answer.citations
        self.waiting.hide()
        self._plain = joined(short, as_shown(text))
        if len(short) > _LONGEST_SHORT_ANSWER:
            short, text = "", joined(as_data(short), text)
        self.short.setText(short)
        self.short.setVisible(bool(short))
        numbers = frozenset(citation.number for citation in citations)
        body = without_repetition(short, text)
        self.body.show_markdown(body, numbers)
        self.body.setVisible(bool(body) and body != short)
        if citations:
            self.cards = self._made_cards(answer, PROOF, today)
            self._cards_place.addWidget(CardStrip(self.cards, _CARDS_WITHOUT_BAR))

    def _made_cards(self, answer: Answer, look: CardLook, today: date) -> list[CitationCard]:
        cards = [
            CitationCard(citation, self._work, today, look, language=answer.language)
            for citation in answer.citations
        ]
        for made in cards:
            made.opened.connect(self.citation_opened)
        return cards

    def _ways_on(self, abstention: Abstention) -> QWidget:
        names = {
            WayOn.TIMELINE: self.tr("Open the timeline"),
            WayOn.TIMELINE_THERE: self.tr("Open the timeline there"),
            WayOn.EXCLUSIONS: self.tr("See your rules"),
            WayOn.SAMPLE_DAY: self.tr("Try it on a sample day"),
            WayOn.SEARCH: self.tr("Search for it"),
            WayOn.ANY_TIME: self.tr("Look at all times"),
            WayOn.MEMORY: self.tr("Ask your memory"),
            WayOn.MODELS: self.tr("See the models"),
        }
        holder = QWidget()
        flow = FlowLayout(holder)
        flow.setContentsMargins(0, MEASURES.space_2, 0, 0)
        for way in abstention.ways_on:
            flow.addWidget(button(names[way], partial(self.way_on_taken.emit, way), "small"))
        return holder

    def _build_meta(self) -> None:
        layout = row(self._meta, gap=MEASURES.space_1)
        layout.addWidget(self._meta_words)
        self.copy_button = icon_button(
            self._work.theme.icon("copy", "ink_faint"), self.tr("Copy answer"), self._copy
        )
        layout.addWidget(self.copy_button)
        layout.addStretch(1)
        self._work.theme.changed.connect(self._tint)

    def _tint(self) -> None:
        self.copy_button.setIcon(self._work.theme.icon("copy", "ink_faint"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._plain)

    def _preview_mark(self, number: int) -> None:
        """Show the proof of a mark below the pointer; 0 for none."""
        cited = next((one.citation for one in self.cards if one.citation.number == number), None)
        if cited is None:
            self.preview.put_away()
            return
        when = moment_in_answer(cited.at, self._work.clock.now().date(), Language.ENGLISH)
        words = f"{place_name(cited)}, {when}"
        self.preview.show_frame(cited.observation_id, words, cited.quote, QCursor.pos())

    def _open_mark(self, number: int) -> None:
        for proof in self.cards:
            if proof.citation.number == number:
                self.citation_opened.emit(proof.citation)


def joined(short: str, text: str) -> str:
    """Short answer and text as one message, without saying the same twice."""
    if not short or (short in text.split("\n\n", 1)[0] and not text.startswith(">")):
        return text
    return f"{short}\n\n{text}" if text else short


def _bare(text: str) -> str:
    """A line's words alone, without what marks it and without the full stop that may end it."""
    return _DECORATION.sub("", text).removesuffix(".")


def without_repetition(short: str, text: str) -> str:
    """The text without lines that say nothing but the short answer again.

    The mark of such a line goes to the line below it, so that no proof loses its number.
    """
    said = _bare(short)
    lines = text.split("\n")
    is_said = [bool(said) and _bare(as_shown(line)) == said for line in lines]
    shown_anyway = {
        mark
        for line, said_again in zip(lines, is_said, strict=True)
        if not said_again
        for mark in _MARKS.findall(line)
    }
    kept: list[str] = []
    marks: list[str] = []
    for line, said_again in zip(lines, is_said, strict=True):
        if said_again:
            marks = [mark for mark in _MARKS.findall(line) if mark not in shown_anyway] or marks
            continue
        if marks and line.strip(" >"):
            kept.append(" ".join([line, *marks]))
            marks = []
        else:
            kept.append(line)
    rest = "\n".join(kept).strip("\n")
    while rest.startswith((">\n", "> \n")):
        rest = rest.partition("\n")[2]
    return rest if rest.strip("> \n") else ""
