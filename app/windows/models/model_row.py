"""One model of a role: what it needs, how it suits this computer, and what can be done with it."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QWidget

from app.model_shelf import ShelfModel
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, column, label, restyle, row
from app.windows.flow_layout import FlowLayout
from app.windows.folding_row import FoldingRow
from app.windows.models.model_downloads import Download
from app.windows.models.model_words import (
    checksum_words,
    fit_words,
    need_words,
    progress_words,
)
from core.models.hardware_fit import Fit

_FIT_KINDS = {Fit.GOOD: "good", Fit.TIGHT: "tight", Fit.TOO_LARGE: "too large", Fit.UNKNOWN: ""}
_STEPS = 1000  # of the progress bar, whose numbers are too small for bytes


class ModelRow(QFrame):
    """Tells what the user wants done with the model; doing it is for others."""

    fetch_wanted = Signal(str)  # model id, as in all of these
    pause_wanted = Signal(str)
    discard_wanted = Signal(str)
    use_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, model_id: str, title: str) -> None:
        super().__init__()
        self._id, self.title = model_id, title
        parts = (self._words(), self._controls())
        row(self).addWidget(FoldingRow(parts, (1, 0), MEASURES.space_4))
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_model(
        self,
        model: ShelfModel,
        memory_bytes: int | None,
        download: Download | None,
        *,
        is_used: bool,
        may_suggest: bool = False,
        may_remove: bool = True,
    ) -> None:
        """Show how things stand; called again whenever something changed."""
        self.fit_words.setText(fit_words(model.fit, memory_bytes))
        restyle(self.fit_words, "fit", _FIT_KINDS[model.fit])
        self.needs.setText(need_words(model))
        self._unknown.setText(checksum_words(model))
        self._unknown.setVisible(bool(checksum_words(model)))
        is_suggested = may_suggest and model.is_suggested
        self._show_state(model, is_used=is_used, is_suggested=is_suggested)
        self._show_progress(model, download)
        had_focus = any(control.hasFocus() for control in self._all_buttons)
        is_coming = download is not None
        self.fetch_button.setVisible(not model.is_installed and not is_coming)
        self._name(self.fetch_button, self.tr("Go on") if model.is_paused else self.tr("Install"))
        is_stopping = download is not None and download.stop.is_set()
        self.pause_button.setVisible(is_coming and not is_stopping)
        self.discard_button.setVisible((is_coming or model.is_paused) and not is_stopping)
        self._name(self.discard_button, self.tr("Cancel") if is_coming else self.tr("Throw away"))
        self.use_button.setVisible(model.is_installed and not is_used)
        self.remove_button.setVisible(model.is_installed and not is_used and may_remove)
        if had_focus:
            self._keep_focus()

    def show_trouble(self, words: str) -> None:
        """What went wrong with this model; empty when it is over."""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _show_state(self, model: ShelfModel, *, is_used: bool, is_suggested: bool) -> None:
        words, kind = "", "used"
        if is_used and not model.is_installed:
            words, kind = self.tr("Missing"), "badge"
        elif is_used:
            words = self.tr("In use")
        elif is_suggested:
            words = self.tr("Suggested")
        self.state.setText(words)
        self.state.setVisible(bool(words))
        restyle(self.state, "kind", kind)

    def _show_progress(self, model: ShelfModel, download: Download | None) -> None:
        total = model.entry.download_bytes
        done = model.fetched_bytes
        if download is not None and download.total:
            done, total = download.done, download.total
        self.progress.setVisible(download is not None or model.is_paused)
        self.progress.setValue(min(_STEPS, round(_STEPS * done / max(total, 1))))
        self.progress_words.setVisible(self.progress.isVisibleTo(self))
        amounts = progress_words(done, total)
        if download is None:
            words = self.tr("Paused at {amounts}").format(amounts=amounts)
        elif download.stop.is_set():
            words = self.tr("Stopping…")
        elif not download.total:
            words = self.tr("Waiting to begin")
        elif done >= total:
            words = self.tr("Checking…")
        else:
            words = amounts
        self.progress_words.setText(words)

    def _keep_focus(self) -> None:
        """Qt gives the focus of a hidden button to the next one, which may throw things away."""
        for control in (self.fetch_button, self.pause_button, self.use_button):
            if control.isVisibleTo(self):
                control.setFocus()
                return
        self.setFocus()

    def _words(self) -> QWidget:
        said = QWidget()
        words = column(said, gap=MEASURES.space_1)
        head = QWidget()
        flow = FlowLayout(head, gap=MEASURES.space_2)
        flow.addWidget(label(self.title, "bold", wraps=True))
        self.state = label("", "badge")
        self.fit_words = label("", "fit", wraps=True)
        flow.addWidget(self.state)
        flow.addWidget(self.fit_words)
        words.addWidget(head)
        self.needs = label("", "caption", wraps=True)
        self._unknown = label("", "faint", wraps=True)
        self.progress = QProgressBar()
        self.progress.setRange(0, _STEPS)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress: {title}").format(title=self.title))
        self.progress_words = label("", "caption", wraps=True)
        self.trouble = label("", "error", wraps=True)
        self.trouble.hide()
        for part in (self.needs, self._unknown, self.progress, self.progress_words, self.trouble):
            words.addWidget(part)
        return said

    def _controls(self) -> QWidget:
        self.fetch_button = self._button(self.tr("Install"), self.fetch_wanted)
        self.pause_button = self._button(self.tr("Pause"), self.pause_wanted)
        self.discard_button = self._button(self.tr("Cancel"), self.discard_wanted)
        self.use_button = self._button(self.tr("Use"), self.use_wanted)
        self.remove_button = self._button(self.tr("Remove"), self.remove_wanted)
        self._all_buttons = (
            self.fetch_button,
            self.pause_button,
            self.discard_button,
            self.remove_button,
            self.use_button,
        )
        holder = QWidget()
        controls = FlowLayout(holder)
        for control in self._all_buttons:
            controls.addWidget(control)
        return holder

    def _button(self, words: str, wanted: SignalInstance) -> QPushButton:
        made = button(words, lambda: wanted.emit(self._id), "small")
        self._name(made, words)
        return made

    def _name(self, control: QPushButton, words: str) -> None:
        """What is on a button, and for a screen reader of which model it is."""
        control.setText(words)
        control.setAccessibleName(f"{words}: {self.title}")
