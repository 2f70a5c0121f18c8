"""Asks before anything is forgotten; forgetting cannot be taken back."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from app.memory_door import ForgetReceipt
from app.theme.tokens import MEASURES
from app.translation import tr
from app.windows.building_blocks import button, column, label
from app.windows.button_row import button_row
from app.windows.fitted_dialog import FittedDialog
from app.windows.words import counted, size_on_disk


class ForgetDialog(FittedDialog):
    """Names what will go; `accepted` means that the user wants it gone.

    `goes` is a sentence that says how much, where that was looked up.
    """

    def __init__(self, what: str, parent: QWidget, goes: str = "") -> None:
        super().__init__(QCoreApplication.translate("ForgetDialog", "Forget"), 440, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = column(self, margin=MEASURES.space_5, gap=MEASURES.space_3)
        layout.addWidget(label(what, "heading", wraps=True))
        if goes:
            layout.addWidget(label(goes, "bold", wraps=True))
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
        self.keep_button = button(self.tr("Keep"), self.reject)
        self.forget_button = button(self.tr("Forget"), self.accept, "danger")
        self.forget_button.setAutoDefault(False)
        self.keep_button.setDefault(True)
        layout.addWidget(button_row(at_end=(self.keep_button, self.forget_button)))


def receipt_words(receipt: ForgetReceipt) -> str:
    """What forgetting removed, in one line, and one sentence if traces are left."""
    listed = what_goes_words(receipt.counts)
    if not listed:
        return tr("Nothing was there to forget.")
    words = tr("Forgotten: {gone}.").format(gone=listed)
    if receipt.bytes_freed > 0:
        size = size_on_disk(receipt.bytes_freed)
        words = tr("Forgotten: {gone}. {size} freed.").format(gone=listed, size=size)
    if receipt.is_scrubbed:
        return words
    return f"{words} {_traces_words()}"


def what_goes_words(counts: Mapping[str, int]) -> str:
    """What a receipt counts, as a list: “2 moments and 1 picture”; empty for nothing."""
    gone = [
        counted(counts[table], one, many)
        for table, one, many in _receipt_nouns()
        if counts.get(table)
    ]
    if len(gone) < 2:
        return "".join(gone)
    return tr("{most} and {last}").format(most=", ".join(gone[:-1]), last=gone[-1])


def _traces_words() -> str:
    return tr(
        "Traces left in the files are removed when Recollect starts the next time, because "
        "another program is reading the memory now."
    )


def _receipt_nouns() -> tuple[tuple[str, str, str], ...]:
    """The store's counts that mean something to a person, in the order of their weight."""
    return (
        ("observations", tr("moment"), tr("moments")),
        ("pictures", tr("picture"), tr("pictures")),
        ("passages", tr("passage of text"), tr("passages of text")),
        ("memories", tr("memory"), tr("memories")),
        ("chat messages", tr("answer in your chats"), tr("answers in your chats")),
    )
