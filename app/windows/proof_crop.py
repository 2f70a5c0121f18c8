"""What a card shows of a frame: the cited line, and how it is laid onto the card.

A line that is too long for the card, as the row of a table is whose value stands far to the right,
is shown by its beginning and its end, side by side.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF

from core.observation import Box

_NARROWEST, WIDEST = 400, 540  # frame pixels shown
_BEFORE = 20  # frame pixels shown before and behind a line
_TEAR = 10  # logical pixels between the beginning and the end


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the crop, in frame pixels, and where on the card it stands, in logical pixels."""

    part: QRectF
    place: QRectF

    def placed(self, box: Box) -> QRectF:
        """Where on the card a box of the frame comes to stand."""
        scale = self.place.width() / max(1.0, self.part.width())
        return QRectF(
            self.place.left() + (box.left - self.part.left()) * scale,
            self.place.top() + (box.top - self.part.top()) * scale,
            box.width * scale,
            box.height * scale,
        )


def crop_around(box: Box | None, width: int, height: int) -> QRect | None:
    """The part of the frame that is needed for a card's picture of this size: the cited line and
    what stands around it. None for the whole frame."""
    if box is None:
        return None
    shown = max(_NARROWEST, min(WIDEST, box.width + 2 * _BEFORE))
    tall = round(shown * height / width)
    wide = max(shown, box.width + 2 * _BEFORE)
    left = max(0, box.left + (box.width - wide) // 2)
    top = max(0, box.top + box.height // 2 - tall // 2)
    return QRect(left, top, wide, tall)


def pieces_of(part: QRect, stage: QRectF) -> tuple[Piece, ...]:
    """How a crop fills the stage: as one, or by its beginning and its end."""
    if part.width() <= WIDEST or part.height() >= part.width() // 2:
        scale = stage.width() / max(1, part.width())
        place = QRectF(stage.left(), stage.top(), stage.width(), part.height() * scale)
        return (Piece(QRectF(part), place),)
    scale = stage.width() / WIDEST
    half = (stage.width() - _TEAR) / 2
    shown = half / scale
    tall = part.height() * scale
    first = QRectF(part.left(), part.top(), shown, part.height())
    last = QRectF(part.left() + part.width() - shown, part.top(), shown, part.height())
    return (
        Piece(first, QRectF(stage.left(), stage.top(), half, tall)),
        Piece(last, QRectF(stage.right() - half, stage.top(), half, tall)),
    )
