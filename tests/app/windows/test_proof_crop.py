from PySide6.QtCore import QRect, QRectF

from app.windows.proof_crop import crop_around, pieces_of
from core.observation import Box

STAGE = QRectF(0, 0, 244, 122)


def test_a_short_line_stands_in_the_middle_of_what_is_shown() -> None:
    box = Box(800, 500, 120, 20)
    part = crop_around(box, 244, 122)
    assert part == QRect(660, 410, 400, 200)
    (piece,) = pieces_of(part, STAGE)
    assert piece.place == STAGE
    assert STAGE.contains(piece.placed(box))


def test_of_a_long_row_the_label_and_the_value_are_shown() -> None:
    row = Box(300, 500, 900, 20)
    part = crop_around(row, 244, 122)
    assert part is not None
    assert part.contains(QRect(300, 500, 900, 20))
    first, last = pieces_of(part, STAGE)
    label, value = Box(300, 500, 60, 20), Box(1140, 500, 60, 20)
    assert first.place.contains(first.placed(label))
    assert last.place.contains(last.placed(value))
    assert first.place.right() < last.place.left()
    assert first.placed(label).height() == last.placed(value).height()


def test_without_a_line_the_whole_frame_is_shown_as_one() -> None:
    assert crop_around(None, 244, 122) is None
    (piece,) = pieces_of(QRect(0, 0, 1600, 900), STAGE)
    assert piece.place.width() == 244


def test_at_the_edge_nothing_is_asked_for_that_is_not_there() -> None:
    part = crop_around(Box(0, 0, 50, 20), 244, 122)
    assert part is not None
    assert (part.left(), part.top()) == (0, 0)
