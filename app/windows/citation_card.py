"""One piece of proof as a card: the spot on the screen with its line marked, and when it was."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.known_sentences import in_app_language
from app.theme.app_colours import colour_of_app
from app.theme.tokens import MEASURES, TYPE
from app.windows.frame_pictures import FramePicture, PictureWish
from app.windows.proof_crop import WIDEST, Piece, crop_around, pieces_of
from app.windows.words import moment_in_answer, place_name, quoted
from app.windows.workplace import Workplace
from core.answer.answer import Citation
from core.answer.phrases import phrases_in
from core.recall.language import Language

_CAPTION_HEIGHT = 54


@dataclass(frozen=True, slots=True)
class CardLook:
    """How large a card is, in logical pixels, and whether it stands for proof."""

    width: int
    picture_height: int
    is_proof: bool


PROOF = CardLook(244, 122, is_proof=True)
NEARBY = CardLook(204, 76, is_proof=False)  # what came closest to an answer


class CitationCard(QAbstractButton):
    """Clicking it opens the frame. `opened` carries the citation.

    Only proof has a number and the marker's colour.
    """

    opened = Signal(object)  # Citation

    def __init__(
        self,
        citation: Citation,
        workplace: Workplace,
        today: date,
        look: CardLook = PROOF,
        parent: QWidget | None = None,
        *,
        language: Language = Language.ENGLISH,
    ) -> None:
        super().__init__(parent)
        self.citation = citation
        self._work = workplace
        width = workplace.theme.grown_in_window(look.width)
        self._look = replace(look, width=round(width / workplace.theme.text_factor))
        self._image = QImage()
        self._is_gone = False
        self._part = QRect()
        self._when = moment_in_answer(citation.at, today, language)
        is_named = citation.title != phrases_in(language).picture["pasted"]
        self._title = (
            in_app_language(citation.title) if is_named else ""
        )  # else the line above says it
        height = look.picture_height + _CAPTION_HEIGHT
        self.setFixedSize(width, workplace.theme.grown(height))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(f"{citation.title}\n{citation.quote}")
        self.setAccessibleName(
            self._name_pattern().format(
                number=citation.number,
                quote=citation.quote,
                app=place_name(citation),
                when=self._when,
            )
        )
        self.clicked.connect(lambda: self.opened.emit(self.citation))
        workplace.theme.changed.connect(self.update)
        self._fetch()

    def _name_pattern(self) -> str:
        if self._look.is_proof:
            return self.tr("Proof {number}: {quote}. {app}, {when}")
        return self.tr("Found nearby: {quote}. {app}, {when}")

    @property
    def image(self) -> QImage:
        return self._image

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.size()

    def _fetch(self) -> None:
        look = self._look
        part = crop_around(self.citation.box, look.width, look.picture_height)
        # Twice the card's pixels; of a long line, of which two pieces are shown, as sharp.
        sharp = 2 * self._work.theme.text_factor
        wide = look.width if part is None else look.width * max(1.0, part.width() / WIDEST)
        self._work.pictures.fetch(
            PictureWish(
                self.citation.observation_id,
                QSize(round(sharp * wide), round(look.picture_height * sharp * 4)),
                part,
            ),
            self._take,
            lambda _error: self._take(FramePicture(QImage(), QRect())),
            self,
        )

    def _take(self, picture: FramePicture) -> None:
        self._image, self._part = picture.image, picture.part
        self._is_gone = picture.image.isNull()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        colours = self._work.theme.colours
        width, picture_height = self._look.width, self._look.picture_height
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        factor = self._work.theme.text_factor
        painter.scale(factor, factor)
        font = QFont(self.font())
        font.setPixelSize(TYPE.body)
        painter.setFont(font)
        whole = QRectF(0, 0, self.width() / factor, self.height() / factor)
        outline = QPainterPath()
        outline.addRoundedRect(
            whole.adjusted(0.75, 0.75, -0.75, -0.75), MEASURES.radius, MEASURES.radius
        )
        is_hot = self.underMouse() or self.isDown()
        painter.fillPath(outline, QColor(colours.raised if is_hot else colours.surface))
        painter.save()
        painter.setClipPath(outline)
        stage = QRectF(0, 0, width, picture_height)
        painter.fillRect(stage, QColor(colours.sunken))
        if self._image.isNull():
            self._paint_quote(painter, stage)
        else:
            self._paint_crop(painter, stage)
        painter.restore()
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(0, picture_height, width, picture_height)
        self._paint_caption(painter)
        edge = colours.focus if self.hasFocus() else colours.accent if is_hot else colours.line
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1.5))
        painter.drawPath(outline)

    def _paint_crop(self, painter: QPainter, stage: QRectF) -> None:
        """The picture fills the stage; the cited line is marked on it."""
        pieces = pieces_of(self._part, stage)
        for piece in pieces:
            painter.save()
            painter.setClipRect(piece.place.intersected(stage), Qt.ClipOperation.IntersectClip)
            self._paint_piece(painter, piece)
            painter.restore()
        if len(pieces) > 1:
            self._paint_tear(painter, stage, pieces[0].place.right(), pieces[1].place.left())

    def _paint_tear(self, painter: QPainter, stage: QRectF, left: float, right: float) -> None:
        """Between the two parts of a line, so that they are not read as one."""
        colours = self._work.theme.colours
        band = QRectF(left, stage.top(), right - left, stage.height())
        painter.fillRect(band, QColor(colours.surface))
        painter.setPen(QPen(QColor(colours.edge), 2, Qt.PenStyle.DotLine, Qt.PenCapStyle.RoundCap))
        middle = band.center().x()
        painter.drawLine(QPointF(middle, stage.top() + 3), QPointF(middle, stage.bottom() - 3))

    def _paint_piece(self, painter: QPainter, piece: Piece) -> None:
        sharpness = self._image.width() / max(1, self._part.width())
        source = QRectF(
            (piece.part.left() - self._part.left()) * sharpness,
            (piece.part.top() - self._part.top()) * sharpness,
            piece.part.width() * sharpness,
            piece.part.height() * sharpness,
        )
        painter.drawImage(piece.place, self._image, source)
        box = self.citation.box
        if box is None:
            return
        colours = self._work.theme.colours
        marker = QColor(colours.marker if self._look.is_proof else colours.ink_faint)
        painter.setPen(QPen(marker, 1.5))
        marker.setAlpha(70 if self._look.is_proof else 0)
        painter.setBrush(marker)
        painter.drawRoundedRect(piece.placed(box).adjusted(-3, -2, 3, 2), 3, 3)

    def _paint_quote(self, painter: QPainter, stage: QRectF) -> None:
        """In place of a picture that is not there (yet): the words themselves."""
        painter.setPen(QColor(self._work.theme.colours.ink_quiet))
        if self._is_gone:
            area = stage.adjusted(14, 10, -14, -10)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area, flags.value, quoted(self.citation.quote))

    def _paint_caption(self, painter: QPainter) -> None:
        colours = self._work.theme.colours
        font = QFont(self.font())
        font.setPixelSize(TYPE.caption)
        font.setBold(True)
        painter.setFont(font)
        top, left = self._look.picture_height, 11
        if self._look.is_proof:
            self._paint_number(painter, QRectF(10, top + 9, 18, 17))
            left = 36
        painter.setBrush(colour_of_app(self.citation.app))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(left, top + 14, 8, 8), 2.5, 2.5)
        line = QRect(left + 14, top + 8, self._look.width - left - 24, 19)
        painter.setPen(QColor(colours.ink))
        middle = Qt.AlignmentFlag.AlignVCenter
        end = Qt.TextElideMode.ElideRight
        app = place_name(self.citation)
        painter.drawText(line, middle, painter.fontMetrics().elidedText(app, end, line.width()))
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(QColor(colours.ink_quiet))
        line = QRect(11, top + 29, self._look.width - 22, 18)
        words = f"{self._when} · {self._title}" if self._title else self._when
        painter.drawText(line, middle, painter.fontMetrics().elidedText(words, end, line.width()))

    def _paint_number(self, painter: QPainter, badge: QRectF) -> None:
        colours = self._work.theme.colours
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.marker_wash))
        painter.drawRoundedRect(badge, 5, 5)
        painter.setPen(QColor(colours.ink))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self.citation.number))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        super().enterEvent(event)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        self.update()
