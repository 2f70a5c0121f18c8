"""The tree that screen readers walk through: on every page all has a name, and one of its own."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.browsing_door import Shelf
from app.desktop import Desktop
from app.windows.memories.memories_page import MemoriesPage
from app.windows.sidebar import Page
from core.entity_record import MemoryItem
from tests.app.desktop_driver import settle as settle_desktop
from tests.app.windows.accessibility_tree import accessible_tree, called_the_same, nameless
from tests.app.windows.memories.conftest import (  # noqa: F401  fixtures
    browser,
    harbour,
    home,
    open_browser,
    settle,
)
from tests.app.windows.memories.harbour_memory import Harbour

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.mark.parametrize("page", list(Page), ids=lambda page: page.name)
def test_every_page_is_told_in_full(qtbot: QtBot, desktop: Desktop, page: Page) -> None:
    desktop.window.show_page(page)
    settle_desktop(qtbot, desktop)
    tree = accessible_tree(desktop.window)
    assert len(tree) > 20
    assert nameless(tree) == []
    assert called_the_same(tree) == []


def test_an_answer_with_its_proof_is_told_in_full(qtbot: QtBot, desktop: Desktop) -> None:
    desktop.window.chat.ask("When do we ship?")
    settle_desktop(qtbot, desktop)
    tree = accessible_tree(desktop.window)
    assert any("we ship on Friday" in one.name for one in tree)
    assert nameless(tree) == []


@pytest.mark.parametrize("shelf", list(Shelf))
def test_every_shelf_of_memories_is_told_in_full(
    qtbot: QtBot,
    browser: MemoriesPage,  # noqa: F811
    shelf: Shelf,
) -> None:
    browser.filter.shelves[shelf].click()
    settle(qtbot, browser)
    tree = accessible_tree(browser)
    assert nameless(tree) == []
    assert called_the_same(tree) == []


def test_each_line_of_the_list_says_what_it_is(
    qtbot: QtBot,
    browser: MemoriesPage,  # noqa: F811
    harbour: Harbour,  # noqa: F811
) -> None:
    browser.filter.shelves[Shelf.TASK].click()
    settle(qtbot, browser)
    browser.list.choose(MemoryItem(harbour.paint_crane))
    browser.tasks.finish_or_open()
    settle(qtbot, browser)
    cells = [one.name for one in accessible_tree(browser) if one.role is QAccessible.Role.Cell]
    assert len(cells) == browser.model.rowCount()
    assert any(words.startswith("Paint the crane, Done") for words in cells)


def test_what_has_no_name_is_found(qtbot: QtBot) -> None:
    """The measure itself can fail."""
    window = QWidget()
    qtbot.addWidget(window)
    for words in ("", "Add", "Add"):
        QPushButton(words, window)
    window.show()
    tree = accessible_tree(window)
    assert nameless(tree) == ["Button “” QPushButton in QWidget"]
    assert called_the_same(tree) == ["2 × Button “Add”"]
