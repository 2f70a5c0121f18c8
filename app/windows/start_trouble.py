"""What is asked or told before there is a window: the passphrase, and why the app cannot start."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from app.theme.icons import tinted_pixmap
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, column, label, row
from app.windows.button_row import button_row
from app.windows.fitted_dialog import FittedDialog


class TroubleDialog(FittedDialog):
    """Says in one sentence why Recollect does not start."""

    def __init__(self, sentence: str) -> None:
        super().__init__("Recollect", 460)
        layout = column(self, margin=MEASURES.space_5, gap=MEASURES.space_4)
        head = row(gap=MEASURES.space_4)
        head.addWidget(_sign(), 0, Qt.AlignmentFlag.AlignTop)
        words = label(sentence, wraps=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(head)
        close = button(self.tr("Close"), self.accept, "primary")
        close.setDefault(True)
        layout.addWidget(button_row(at_end=(close,)))


class PassphraseDialog(FittedDialog):
    """Asks for the passphrase of a memory; says if the last one did not fit."""

    def __init__(self, trouble: str = "") -> None:
        super().__init__("Recollect", 460)
        layout = column(self, margin=MEASURES.space_5, gap=MEASURES.space_3)
        head = row(gap=MEASURES.space_4)
        head.addWidget(_sign(), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=MEASURES.space_1)
        words.addWidget(label(self.tr("Your memory is locked"), "heading", wraps=True))
        words.addWidget(
            label(
                self.tr("Its key is protected by a passphrase that only you know."),
                "quiet",
                wraps=True,
            )
        )
        head.addLayout(words, 1)
        layout.addLayout(head)
        if trouble:
            layout.addWidget(label(trouble, "error", wraps=True))
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setPlaceholderText(self.tr("Passphrase"))
        self.field.setAccessibleName(self.tr("Passphrase"))
        layout.addWidget(self.field)
        unlock = button(self.tr("Unlock"), self.accept, "primary")
        unlock.setDefault(True)
        cancel = button(self.tr("Cancel"), self.reject)
        cancel.setAutoDefault(False)
        layout.addWidget(button_row(at_end=(cancel, unlock)))


def _sign() -> QLabel:
    sign = label("")
    sign.setPixmap(tinted_pixmap("recollect", "#000000", 44, 2))
    return sign
