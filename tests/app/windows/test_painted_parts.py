"""What is painted by hand or by the style sheet: whole menus, bars beside quotes, hints."""

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.theme.theme import Theme, ThemeChoice
from app.windows.hinted_list import HintedList
from app.windows.markdown_view import MarkdownView
from app.windows.memories.choice import Choice
from tests.app.desktop_driver import application

QUOTES = "> The kiln cools. [1]\n>\n> *Monday, Notes*\n>\n> It is warm. [2]\n>\n> *Tuesday, Notes*"


@pytest.fixture
def theme() -> Theme:
    return Theme(application(), ThemeChoice.LIGHT)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # no window manager
def test_every_line_of_a_menu_of_choices_is_seen_whole(qtbot: QtBot, theme: Theme) -> None:
    choice = Choice("How to sort", theme)
    qtbot.addWidget(choice)
    choice.addItems(["Newest first", "Oldest first", "Most seen", "By name"])
    choice.show()
    choice.showPopup()
    qtbot.waitUntil(choice.view().isVisible)
    last = choice.view().visualRect(choice.model().index(choice.count() - 1, 0))
    choice.hidePopup()
    assert last.height() >= choice.fontMetrics().height()
    assert last.bottom() < choice.view().viewport().height()
    assert choice.view().verticalScrollBar().maximum() == 0


def _bars(image: QImage, colour: str) -> list[int]:
    """How tall each bar at the left edge is, in pixels, from the top down."""
    is_bar = [image.pixelColor(1, y).name() == colour for y in range(image.height())]
    bars: list[int] = []
    for above, here in zip([False, *is_bar], is_bar, strict=False):
        if here and not above:
            bars.append(0)
        if here:
            bars[-1] += 1
    return bars


def test_a_quote_and_its_source_stand_behind_one_bar(qtbot: QtBot, theme: Theme) -> None:
    view = MarkdownView(theme)
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.show()
    view.show_markdown(QUOTES, frozenset({1, 2}))
    bars = _bars(view.grab().toImage(), theme.colours.marker)
    assert len(bars) == 2
    assert min(bars) > 2 * view.fontMetrics().height()  # two lines each


def test_an_empty_list_says_what_it_waits_for(qtbot: QtBot, theme: Theme) -> None:
    shown = HintedList(theme, "None yet")
    qtbot.addWidget(shown)
    shown.show()
    empty = shown.grab().toImage()
    shown.hint = ""
    assert shown.grab().toImage() != empty
    assert shown.accessibleDescription() == "None yet"
