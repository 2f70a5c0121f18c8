"""The graph of links: who is there, walking on by clicks and keys, and its twin in words."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.windows.memories.graph_layout import NODE_HEIGHT, NODE_WIDTH
from app.windows.memories.memories_page import MemoriesPage
from core.entity_record import EntityItem, MemoryItem
from core.ids import MemoryId
from tests.app.windows.memories.conftest import settle
from tests.app.windows.memories.harbour_memory import Harbour


def show_links(qtbot: QtBot, browser: MemoriesPage, harbour: Harbour) -> None:
    browser.detail.show_item(MemoryItem(harbour.blue))
    settle(qtbot, browser)
    browser.detail.links_button.click()
    settle(qtbot, browser)


def test_the_graph_shows_what_is_linked_and_the_list_makes_room(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour
) -> None:
    show_links(qtbot, browser, harbour)
    graph = browser.detail.graph.graph
    assert graph.isVisible()
    assert not browser.list.isVisible()
    assert {
        MemoryItem(harbour.blue),
        MemoryItem(harbour.lifting),
        MemoryItem(harbour.wiki),
        EntityItem(harbour.olsen),
    } <= set(graph.nodes)
    browser.detail.links_button.click()
    assert browser.list.isVisible()


def test_a_click_puts_a_node_in_the_middle_and_back_works(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour
) -> None:
    show_links(qtbot, browser, harbour)
    graph = browser.detail.graph.graph
    node = graph.nodes[MemoryItem(harbour.lifting)]
    middle = node.mapToScene(QPointF(NODE_WIDTH / 2, NODE_HEIGHT / 2))
    spot = graph.mapFromScene(middle)
    QTest.mouseClick(graph.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    settle(qtbot, browser)
    assert browser.detail.item == MemoryItem(harbour.lifting)
    assert graph.nodes[MemoryItem(harbour.lifting)].pos() == QPointF(
        -NODE_WIDTH / 2, -NODE_HEIGHT / 2
    )
    browser.detail.back.click()
    settle(qtbot, browser)
    assert browser.detail.item == MemoryItem(harbour.blue)


def test_the_twin_tells_the_same_and_leads_on(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour
) -> None:
    show_links(qtbot, browser, harbour)
    pane = browser.detail.graph
    pane.list_button.click()
    assert pane.twin.isVisible()
    lines = [pane.twin.item(row).text() for row in range(pane.twin.count())]
    assert len(lines) == len(pane.graph.nodes) - 1
    assert "Lifting a buoy — of the same topic, very near; with Colour of the gate: blue" in lines
    pane.twin.setCurrentRow(lines.index(lines[0]))
    QTest.keyClick(pane.twin, Qt.Key.Key_Return)
    settle(qtbot, browser)
    assert browser.detail.item not in (None, MemoryItem(harbour.blue))


def test_the_wheel_zooms_within_reason(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour
) -> None:
    show_links(qtbot, browser, harbour)
    graph = browser.detail.graph.graph
    before = graph.zoom
    middle = QPointF(graph.viewport().rect().center())
    turn = QWheelEvent(
        middle,
        middle,
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    graph.wheelEvent(turn)
    assert graph.zoom > before
    for _ in range(40):
        graph.zoom_by(1.3)
    assert graph.zoom <= 2.5
    for _ in range(40):
        graph.zoom_by(0.5)
    assert graph.zoom >= 0.45


def test_what_is_gone_says_so_instead_of_a_graph(
    qtbot: QtBot, browser: MemoriesPage, harbour: Harbour
) -> None:
    browser.detail.show_links(True)
    browser.detail.show_item(MemoryItem(MemoryId(999)))
    settle(qtbot, browser)
    assert "no memory m999" in browser.detail.stage.words
