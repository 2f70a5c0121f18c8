"""The buttons at the foot of a dialog or a card, on as many lines as they need."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from app.theme.tokens import MEASURES
from app.windows.flow_layout import FlowLayout
from app.windows.folding_row import FoldingRow


def button_row(
    at_start: Sequence[QPushButton] = (), at_end: Sequence[QPushButton] = ()
) -> FoldingRow:
    """What lies apart stands at the left, and what ends the dialog at the right or below that."""
    parts = []
    for buttons, is_end in ((at_start, False), (at_end, True)):
        if buttons:
            holder = QWidget()
            flow = FlowLayout(holder, gap=MEASURES.space_2, at_end=is_end)
            for made in buttons:
                flow.addWidget(made)
            parts.append(holder)
    return FoldingRow(parts, (0,) * len(parts), MEASURES.space_2)
