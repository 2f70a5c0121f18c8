"""Asks before anything is forgotten; forgetting cannot be taken back."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QWidget

from app.memory_door import ForgetReceipt
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, column, label, row
from app.windows.words import amount, size_on_disk


class ForgetDialog(QDialog):
    """Names what will go; `accepted` means that the user wants it gone."""

    def __init__(self, what: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Forget"))
        self.setModal(True)
        self.setMinimumWidth(420)
        layout = column(self, margin=MEASURES.space_5, gap=MEASURES.space_3)
        layout.addWidget(label(what, "heading", wraps=True))
        layout.addWidget(
            label(
                self.tr(
                    "Pictures, text and everything learned only from them are removed from this "
                    "computer at once. This cannot be undone."
                ),
                "quiet",
                wraps=True,
            )
        )
        layout.addSpacing(MEASURES.space_2)
        buttons = row()
        buttons.addStretch(1)
        self.keep_button = button(self.tr("Keep"), self.reject)
        self.forget_button = button(self.tr("Forget"), self.accept, "danger")
        self.forget_button.setAutoDefault(False)
        self.keep_button.setDefault(True)
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.forget_button)
        layout.addLayout(buttons)


def receipt_words(receipt: ForgetReceipt) -> str:
    """What forgetting removed, in one line."""
    gone = [
        f"{amount(count)} {table.replace('_', ' ')}"
        for table, count in receipt.counts.items()
        if count
    ]
    if not gone:
        return QCoreApplication.translate("receipt", "Nothing was there to forget.")
    return QCoreApplication.translate("receipt", "Forgotten: {gone} — {size} freed.").format(
        gone=", ".join(gone), size=size_on_disk(receipt.bytes_freed)
    )
