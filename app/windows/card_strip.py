"""Cards of proof side by side, to be scrolled where they have no room."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.theme.tokens import MEASURES
from app.windows.building_blocks import row
from app.windows.citation_card import PROOF, CitationCard


class CardStrip(QScrollArea):
    """More cards than `without_bar` may need a scroll bar, whose room is kept below them."""

    def __init__(self, cards: Sequence[CitationCard], without_bar: int) -> None:
        super().__init__()
        strip = QWidget()
        layout = row(strip, gap=MEASURES.space_3)
        for made in cards:
            layout.addWidget(made)
        layout.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(strip)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        is_grown = cards[0].width() > PROOF.width  # with the text; fewer have room then
        has_bar = len(cards) > (1 if is_grown else without_bar)
        self.setFixedHeight(cards[0].height() + (MEASURES.space_4 if has_bar else 0))
        self.viewport().setAutoFillBackground(False)
        strip.setAutoFillBackground(False)
