"""A card for one kind of work: the model in use, and the choices there are."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.model_shelf import Shelf
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, hairline, label, section
from app.windows.folding_row import FoldingRow
from app.windows.models.model_downloads import ModelDownloads
from app.windows.models.model_row import ModelRow
from app.windows.models.model_words import role_name, role_words
from core.models.catalogue import ModelRole


class RoleCard(QFrame):
    """`use_wanted` carries a model's id, or nothing to use none."""

    use_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, role: ModelRole, downloads: ModelDownloads) -> None:
        super().__init__()
        self.role = role
        self._downloads = downloads
        self._shelf: Shelf | None = None
        self.used = ""
        self.rows: dict[str, ModelRow] = {}
        self._layout = section(self, role_name(role))
        self._layout.addWidget(label(role_words(role), "quiet", wraps=True))
        self.in_use = label("", wraps=True)
        self.none_button = button(self.tr("Use none"), partial(self.use_wanted.emit, ""), "small")
        self.none_button.setAccessibleName(self.tr("Use none: {role}").format(role=role_name(role)))
        line = FoldingRow((self.in_use, self.none_button), (1, 0), MEASURES.space_2)
        self._layout.addWidget(line)
        self.change = label("", "caption", wraps=True)
        self._layout.addWidget(self.change)
        self.show_change("")
        downloads.progressed.connect(self._show_row)

    def show_shelf(self, shelf: Shelf, used: str, used_words: str) -> None:
        """Show every model of this role; `used` is the setting, `used_words` what it stands for."""
        self._shelf, self.used = shelf, used
        self.in_use.setText(used_words)
        self.none_button.setVisible(self.role is not ModelRole.EMBEDDER and bool(used))
        for model in shelf.with_role(self.role):
            if model.id not in self.rows:
                self.rows[model.id] = self._add_row(model.id, model.entry.title)
            self._show_row(model.id)

    def show_change(self, words: str) -> None:
        """How far the move to another model is; empty if there is none. Until it is done, the
        former one still has work to do, so that none is removed."""
        self.change.setText(words)
        self.change.setVisible(bool(words))

    def show_trouble(self, model_id: str, words: str) -> None:
        """What went wrong with a model; empty when it is over."""
        if model_id in self.rows:
            self.rows[model_id].show_trouble(words)

    def _show_row(self, model_id: str) -> None:
        if self._shelf is None or model_id not in self.rows:
            return
        model = self._shelf.model(model_id)
        if model is not None:
            self.rows[model_id].show_model(
                model,
                self._shelf.memory_bytes,
                self._downloads.of(model_id),
                is_used=self.used == model_id,
                may_suggest=not self.used,
                may_remove=not self.change.text(),
            )

    def _add_row(self, model_id: str, title: str) -> ModelRow:
        made = ModelRow(model_id, title)
        made.fetch_wanted.connect(self._fetch)
        made.pause_wanted.connect(self._downloads.pause)
        made.discard_wanted.connect(self._downloads.discard)
        made.use_wanted.connect(self.use_wanted)
        made.remove_wanted.connect(self.remove_wanted)
        self._layout.addSpacing(MEASURES.space_1)
        self._layout.addWidget(hairline())
        self._layout.addSpacing(MEASURES.space_1)
        self._layout.addWidget(made)
        return made

    def _fetch(self, model_id: str) -> None:
        self.show_trouble(model_id, "")
        self._downloads.fetch(model_id, self.rows[model_id].title)
