"""Models: which of them does what, which fit this computer, and how one gets here."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.known_sentences import in_app_language
from app.memory_door import MemoryDoor
from app.model_shelf import ModelShelf, Shelf
from app.windows.building_blocks import label, page_sections
from app.windows.models.model_downloads import ModelDownloads
from app.windows.models.model_words import computer_words, role_name, used_words
from app.windows.models.own_file_card import OwnFileCard, gguf_in
from app.windows.models.role_card import RoleCard
from app.windows.models.server_card import ServerCard
from app.windows.models.trial_card import TrialCard
from app.windows.workplace import Workplace
from core.errors import RecollectError
from core.models.catalogue import ModelRole
from core.models.model_choice import NONE, SETTING_OF_ROLE, ModelChoice, models_in_use
from core.models.server_choice import CONFIRMED_KEY, MODEL_KEY, URL_KEY

_LOOK_MS = 3_000


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the page shows, read in one go."""

    shelf: Shelf
    in_use: dict[ModelRole, str]
    server_url: str
    server_model: str
    confirmed_host: str
    change: str


class ModelsPage(QWidget):
    """Every choice is kept at once; there is no button to save."""

    shown = Signal()
    model_changed = Signal(object)  # ModelRole

    def __init__(self, workplace: Workplace, shelf: ModelShelf, look_ms: int = _LOOK_MS) -> None:
        """`look_ms` is the time between two looks while the memory moves to another embedder."""
        super().__init__()
        self.setAcceptDrops(True)
        self._work = workplace
        self.shelf = shelf
        self.downloads = ModelDownloads(workplace.runner, shelf)
        self.roles = {role: RoleCard(role, self.downloads) for role in SETTING_OF_ROLE}
        self.own_file = OwnFileCard()
        self.trial = TrialCard(workplace)
        self.server = ServerCard(workplace, shelf)
        self._look_again = QTimer(self)
        self._look_again.setSingleShot(True)
        self._look_again.setInterval(look_ms)
        self._look_again.timeout.connect(self._refresh_if_seen)
        self._read: _Shown | None = None
        self._to_show: list[ModelRole] = []
        self._next_role = QTimer(self)
        self._next_role.setSingleShot(True)
        self._next_role.timeout.connect(self._show_role)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Look at the models and the settings again."""

        def read(door: MemoryDoor) -> _Shown:
            return _Shown(
                self.shelf.look(),
                dict(models_in_use(door.setting)),
                str(door.setting(URL_KEY)),
                str(door.setting(MODEL_KEY)),
                str(door.setting(CONFIRMED_KEY)),
                door.embedder_change(),
            )

        self._work.runner.submit(read, self._show, self._tell, owner=self)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    # showing

    def _show(self, shown: _Shown) -> None:
        self.told.hide()
        self.computer.setText(computer_words(shown.shelf))
        self.roles[ModelRole.EMBEDDER].show_change(shown.change)
        self.server.show_server(shown.server_url, shown.server_model, shown.confirmed_host)
        self.trial.show_chosen(bool(shown.in_use[ModelRole.CHAT]))
        self._read, self._to_show = shown, list(self.roles)
        self._show_role()

    def _show_role(self) -> None:
        """Show the models of one role; the next one follows, so that the window stays free."""
        if self._read is None or not self._to_show:
            return
        role = self._to_show.pop(0)
        used = self._read.in_use[role]
        words = used_words(role, used, self._read.shelf, self._read.server_model)
        self.roles[role].show_shelf(self._read.shelf, used, words)
        if self._to_show:
            self._next_role.start(0)
            return
        if self._read.change and self.isVisible():
            self._look_again.start()
        self.shown.emit()

    def _tell(self, error: RecollectError) -> None:
        self._say(self.told, in_app_language(str(error)))
        self._say(self.receipt, "")
        self.shown.emit()

    def _tell_of_model(self, model_id: str, error: RecollectError) -> None:
        for card in self.roles.values():
            card.show_trouble(model_id, in_app_language(str(error)))

    # doing

    def use(self, wanted: str, role: ModelRole | None = None) -> None:
        """Use an installed model, a file, or none; says what came of it."""

        def choose(door: MemoryDoor) -> ModelChoice:
            choice = self.shelf.choose(wanted or NONE, role)
            door.set_setting(choice.setting, choice.value)
            return choice

        self._work.runner.submit(choose, self._chosen, self._tell, owner=self)

    def _use_first(self, model_id: str) -> None:
        """A language model that arrives where there was none is what the user waits for."""

        def choose(door: MemoryDoor) -> ModelChoice | None:
            choice = self.shelf.choose(model_id)
            if choice.role is not ModelRole.CHAT or door.setting(choice.setting):
                return None
            door.set_setting(choice.setting, choice.value)
            return choice

        self._work.runner.submit(
            choose,
            lambda choice: None if choice is None else self._chosen(choice),
            self._tell,
            owner=self,
        )

    def _chosen(self, choice: ModelChoice) -> None:
        self._say(self.told, "")
        self._say(
            self.receipt,
            self.tr("{model} is in use now.").format(model=choice.title)
            if choice.value
            else self.tr("No model is in use for this now: {role}.").format(
                role=role_name(choice.role)
            ),
        )
        self.model_changed.emit(choice.role)
        self.refresh()

    def _use_server(self, url: str, model: str) -> None:
        def keep(door: MemoryDoor) -> ModelChoice:
            door.use_server(url, model)
            return ModelChoice(ModelRole.CHAT, url, model)

        self._work.runner.submit(
            keep,
            self._chosen,
            lambda error: self.server.show_trouble(in_app_language(str(error))),
            owner=self,
        )

    def _remove(self, model_id: str) -> None:
        self._work.runner.submit(
            lambda _door: self.shelf.remove(model_id),
            lambda _none: self.refresh(),
            lambda error: self._tell_of_model(model_id, error),
            owner=self,
        )

    # dropping a file

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if gguf_in(event.mimeData()) is not None:
            self.own_file.show_over(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        self.own_file.show_over(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        self.own_file.show_over(False)
        if (path := gguf_in(event.mimeData())) is not None:
            event.acceptProposedAction()
            self._use_file(path)

    def _use_file(self, path: Path) -> None:
        self.use(str(path))

    # building

    def _connect(self) -> None:
        for role, card in self.roles.items():
            card.use_wanted.connect(lambda wanted, role=role: self.use(wanted, role))
            card.remove_wanted.connect(self._remove)
        self.own_file.file_chosen.connect(self._use_file)
        self.server.use_wanted.connect(self._use_server)
        self.downloads.ended.connect(self.refresh)
        self.downloads.arrived.connect(self._use_first)
        self.downloads.failed.connect(self._tell_of_model)

    def _build(self) -> None:
        self.told = label("", "error", wraps=True)
        self.receipt = label("", "receipt", wraps=True)
        self.computer = label("", "quiet", wraps=True)
        sections, self.area = page_sections(self, self.tr("Models"))
        sections.addWidget(self.computer)
        for part in (
            self.told,
            self.receipt,
            self.roles[ModelRole.CHAT],
            self.trial,
            self.own_file,
            self.server,
            self.roles[ModelRole.EMBEDDER],
            self.roles[ModelRole.VISION],
        ):
            sections.addWidget(part)
        sections.addStretch(1)
        self._say(self.told, "")
        self._say(self.receipt, "")

    def _say(self, where: QLabel, words: str) -> None:
        where.setText(words)
        where.setVisible(bool(words))
