"""Lists whose lines are words with a quiet caption below."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListWidget, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.theme.theme import Theme
from app.windows.two_line_painter import TwoLinePainter, wrapped_lines
from tests.app.desktop_driver import application

WIDTH = 220


@pytest.fixture
def theme() -> Theme:
    return Theme(application())


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=30), min_size=1, max_size=40))
def test_words_stay_whole_and_in_order_or_end_in_an_ellipsis(qapp: object, said: list[str]) -> None:
    words = " ".join(said)
    lines = wrapped_lines(words, QFont(), WIDTH)
    assert 1 <= len(lines) <= 3
    if not lines[-1].endswith("…"):
        assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    else:
        shown = "".join(lines)[:-1].replace(" ", "")
        assert words.replace(" ", "").startswith(shown)


def test_a_word_that_fits_is_not_broken(qapp: object) -> None:
    words = "the meeting about the harbour buoys was moved"
    for line in wrapped_lines(words, QFont(), WIDTH):
        assert set(line.split()) <= set(words.split())


def test_longer_words_take_more_room_but_never_more_than_three_lines(
    qtbot: QtBot, theme: Theme
) -> None:
    shown = QListWidget()
    qtbot.addWidget(shown)
    shown.resize(WIDTH, 400)
    shown.show()
    painter = TwoLinePainter(theme, shown)
    shown.setItemDelegate(painter)
    for words in ("short", "middling " * 8, "long " * 90, "longer " * 400):
        shown.addItem(f"{words}\ncaption")
    heights = [
        painter.sizeHint(QStyleOptionViewItem(), shown.model().index(row, 0)).height()
        for row in range(4)
    ]
    assert heights[0] < heights[1] <= heights[2] == heights[3]


def test_the_caption_is_in_the_quiet_ink(qtbot: QtBot, theme: Theme) -> None:
    shown = QListWidget()
    qtbot.addWidget(shown)
    shown.resize(WIDTH, 200)
    shown.setItemDelegate(TwoLinePainter(theme, shown))
    shown.addItem("\nthe caption alone")
    image = shown.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(60)}
    assert theme.colours.ink_quiet in seen
    assert theme.colours.ink not in seen
