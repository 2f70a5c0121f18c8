"""Words that go on in a second line: on labels, on buttons, and in what can be copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.windows.building_blocks import row
from app.windows.button_row import button_row
from app.windows.covering_row import CoveringRow
from app.windows.flow_layout import FlowLayout
from app.windows.folding_button import FoldingButton
from app.windows.folding_label import FoldingLabel
from app.windows.selectable_label import SelectableLabel

LONG = "Stop and withdraw what was agreed on the first of all days"


def _shown(qtbot: QtBot, part: QWidget, width: int) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    part.setParent(window)
    part.resize(width, 400)
    window.show()
    return window


def test_a_label_asks_for_one_line_and_takes_more_where_it_has_to(qtbot: QtBot) -> None:
    label = FoldingLabel(LONG)
    window = _shown(qtbot, label, 80)
    assert window.isVisible()
    hint = label.sizeHint()
    assert hint.width() >= label.fontMetrics().horizontalAdvance(LONG)
    assert hint.height() == label.heightForWidth(hint.width())
    assert label.minimumSizeHint().width() < hint.width() / 3
    assert label.heightForWidth(100) > hint.height()


def test_a_button_breaks_its_words_and_says_them_as_before(qtbot: QtBot) -> None:
    made = FoldingButton(LONG)
    whole = made.sizeHint()
    window = _shown(qtbot, made, whole.width() // 2)
    assert "\n" in QPushButton.text(made)
    assert made.text() == made.accessibleName() == LONG
    assert made.heightForWidth(made.width()) > made.heightForWidth(whole.width())
    assert made.minimumSizeHint().width() < whole.width()
    made.resize(whole)
    assert QPushButton.text(made) == LONG
    made.setAccessibleName("Withdraw")
    made.setText("Stop")
    assert made.accessibleName() == "Withdraw"
    assert window.isVisible()


def test_a_short_button_asks_for_all_its_words(qtbot: QtBot) -> None:
    made = FoldingButton("Not now")
    qtbot.addWidget(made)
    assert made.minimumSizeHint().width() == made.sizeHint().width()


def test_what_is_wider_than_a_line_of_a_flow_gets_the_line(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, at_end=True)
    made, small = FoldingButton(LONG), FoldingButton("Keep")
    flow.addWidget(made)
    flow.addWidget(small)
    width = made.sizeHint().width() - 60
    holder.resize(width, 300)
    holder.show()
    assert made.width() == width
    qtbot.waitUntil(lambda: made.height() == made.heightForWidth(width))
    assert small.y() > made.geometry().bottom()
    assert small.geometry().right() == width - 1
    assert flow.heightForWidth(width) == small.geometry().bottom() + 1


def test_the_buttons_of_a_dialog_stand_apart_or_below_each_other(qtbot: QtBot) -> None:
    first, later, on = (QPushButton(words) for words in ("A sample day", "Later", "Agree"))
    line = button_row((first,), (later, on))
    window = _shown(qtbot, line, 600)
    assert first.mapTo(line, first.rect().topLeft()).x() == 0
    assert on.mapTo(line, on.rect().topRight()).x() == 599
    line.resize(first.sizeHint().width() + later.sizeHint().width(), 300)
    qtbot.waitUntil(lambda: later.mapTo(window, later.rect().topLeft()).y() > first.height())


def test_what_is_called_up_covers_the_rest_only_where_there_is_no_room(qtbot: QtBot) -> None:
    main, beside = QWidget(), QWidget()
    beside.setMinimumWidth(200)
    beside.setMaximumWidth(260)
    both = CoveringRow(main, beside, 300, 10)
    beside.hide()
    window = QWidget()
    qtbot.addWidget(window)
    row(window).addWidget(both)
    window.resize(400, 200)
    window.show()
    assert main.isVisible()
    beside.show()
    qtbot.waitUntil(lambda: both.is_covering)
    assert not main.isVisible()
    qtbot.waitUntil(lambda: beside.width() == both.width())
    window.resize(600, 200)
    qtbot.waitUntil(lambda: main.isVisible() and beside.width() <= 260)
    window.resize(400, 200)
    qtbot.waitUntil(lambda: both.is_covering)
    beside.hide()
    qtbot.waitUntil(main.isVisible)


def test_an_address_breaks_anywhere_and_is_copied_whole(qtbot: QtBot) -> None:
    address = "https://harbour.example/manual/of/the/eastern/quay/and/its/cranes"
    label = SelectableLabel(address)
    window = _shown(qtbot, label, 120)
    assert window.isVisible()
    assert label.text() == address
    assert label.heightForWidth(120) > 2 * label.fontMetrics().height()
    label.setSelection(0, 2 * len(address) - 1)  # with a place to break between letters
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == address
