"""A program with a window full of text of all kinds, some of it out of sight; run as a child.

A word on standard input changes it: `scroll` moves letter and list to the middle, or to the share
named behind it, `page` opens the other tab, `hang` answers nobody any more.
"""

import sys
import threading
import time

LETTER = [f"Paragraph {number} of the letter to the harbour" for number in range(120)]
ROWS = [f"Crate {number} of dried figs" for number in range(400)]
NOTES = [f"Note {number} on the tide" for number in range(60)]
FIELD = "quay seventeen"
LABEL = "Freight of the week"
PASSWORD = "herring-barrel-52"
OTHER_PAGE = "The second page keeps quiet"
TITLE = "Harbour letters"


def run() -> None:
    """Show the window until the program is ended."""
    from PySide6 import QtCore, QtWidgets

    app = QtWidgets.QApplication(sys.argv)
    font = app.font()
    font.setPixelSize(16)
    app.setFont(font)
    window = QtWidgets.QMainWindow()
    window.setWindowTitle(TITLE)
    letter = QtWidgets.QTextEdit()
    letter.setPlainText("\n".join(LETTER))
    letter.setLineWrapMode(QtWidgets.QTextEdit.LineWrapMode.NoWrap)
    other = QtWidgets.QTextEdit(OTHER_PAGE)
    tabs = QtWidgets.QTabWidget()
    tabs.addTab(letter, "Letter")
    tabs.addTab(other, "Second")
    side = QtWidgets.QWidget()
    column = QtWidgets.QVBoxLayout(side)
    column.addWidget(QtWidgets.QLabel(LABEL))
    column.addWidget(QtWidgets.QLineEdit(FIELD))
    password = QtWidgets.QLineEdit(PASSWORD)
    password.setEchoMode(QtWidgets.QLineEdit.EchoMode.Password)
    column.addWidget(password)
    rows = QtWidgets.QListWidget()
    rows.addItems(ROWS)
    column.addWidget(rows)
    scrolled = QtWidgets.QScrollArea()
    inner = QtWidgets.QWidget()
    notes = QtWidgets.QVBoxLayout(inner)
    for note in NOTES:
        notes.addWidget(QtWidgets.QLabel(note))
    scrolled.setWidget(inner)
    column.addWidget(scrolled)
    splitter = QtWidgets.QSplitter()
    splitter.addWidget(tabs)
    splitter.addWidget(side)
    window.setCentralWidget(splitter)
    window.setGeometry(100, 100, 1100, 800)
    window.show()

    class Orders(QtCore.QObject):
        given = QtCore.Signal(str)

    def obey(order: str) -> None:
        if order.startswith("scroll"):
            share = float(order.partition(" ")[2] or 0.5)
            for bar in (letter.verticalScrollBar(), rows.verticalScrollBar()):
                bar.setValue(round(share * bar.maximum()))
        elif order == "page":
            tabs.setCurrentIndex(1)
        elif order == "hang":
            time.sleep(3600)
        window.repaint()  # so that the title tells that the rest is drawn
        window.setWindowTitle(f"{TITLE} {order}")

    orders = Orders()
    orders.given.connect(obey)

    def listen() -> None:
        for line in sys.stdin:
            orders.given.emit(line.strip())

    threading.Thread(target=listen, daemon=True).start()
    app.exec()


if __name__ == "__main__":
    run()
