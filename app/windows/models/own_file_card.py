"""Where a GGUF file of the user's own is dropped, or looked for."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, column, label, restyle, row
from app.windows.folding_row import FoldingRow

_ENDING = ".gguf"


class OwnFileCard(QFrame):
    """`file_chosen` carries the path; what kind of model it is, the file itself tells."""

    file_chosen = Signal(object)  # Path

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "drop")
        said = QWidget()
        words = column(said, gap=2)
        words.addWidget(label(self.tr("A model of your own"), "strong", wraps=True))
        words.addWidget(
            label(
                self.tr("Drop a GGUF file anywhere on this page, or look for it. It stays there."),
                "quiet",
                wraps=True,
            )
        )
        self.choose_button = button(self.tr("Use a GGUF file…"), self.look_for_file)
        parts = FoldingRow((said, self.choose_button), (1, 0), MEASURES.space_4)
        row(self, margin=MEASURES.space_4).addWidget(parts)

    def show_over(self, is_over: bool) -> None:
        """Whether a file that can be dropped is held over the page."""
        restyle(self, "over", "true" if is_over else "false")

    def look_for_file(self) -> None:
        """Ask the system for a file."""
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Use a GGUF file"), str(Path.home()), self.tr("Models (*.gguf)")
        )
        if name:
            self.file_chosen.emit(Path(name))


def gguf_in(dragged: QMimeData) -> Path | None:
    """The one GGUF file that is dragged; None if it is anything else."""
    paths = [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
    if len(paths) != 1 or paths[0].suffix.casefold() != _ENDING:
        return None
    return paths[0]
