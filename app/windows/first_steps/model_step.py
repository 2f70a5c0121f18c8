"""The step that offers a language model which fits this computer; none is a good choice, too."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from app.model_shelf import Shelf, ShelfModel
from app.theme.tokens import MEASURES
from app.windows.building_blocks import clear_layout, column, label
from app.windows.first_steps.steps import Step
from app.windows.flow_layout import FlowLayout
from app.windows.folding_row import FoldingRow
from app.windows.models.model_words import short_need_words
from app.windows.models.models_page import ModelsPage
from app.windows.workplace import Workplace
from core.models.catalogue import ModelRole
from core.models.hardware_fit import Fit
from core.models.model_choice import SETTING_OF_ROLE

_MOST_OFFERED = 4


class ModelStep(Step):
    """Nothing is fetched before the user goes on with a model chosen, which the button says.

    `chosen` is told when another model is ticked.
    """

    chosen = Signal()

    def __init__(self, workplace: Workplace, models: ModelsPage) -> None:
        super().__init__(
            workplace,
            self.tr("Who writes the answers"),
            self.tr(
                "Without a model, answers are quotations of your screen, at once and with proof. "
                "A model on this computer can write them; fetching one is the only thing that "
                "uses the network."
            ),
        )
        self._models = models
        self._shelf: Shelf | None = None
        self._in_use = ""
        self.none_button = QRadioButton(self.tr("No model: quoted answers"))
        self.none_button.setChecked(True)
        self.model_buttons: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._group.addButton(self.none_button)
        self._group.buttonToggled.connect(lambda _button, _is_on: self.chosen.emit())
        self._offers = column(gap=MEASURES.space_2)
        self.told = label("", "caption", wraps=True)
        self.content.addWidget(self.none_button)
        self.content.addLayout(self._offers)
        self.content.addWidget(self.told)
        self.content.addStretch(1)

    @property
    def picked(self) -> ShelfModel | None:
        """The model that is ticked; None for no model."""
        for model_id, made in self.model_buttons.items():
            if made.isChecked() and self._shelf is not None:
                return self._shelf.model(model_id)
        return None

    @property
    def must_fetch(self) -> bool:
        """Whether the model that is ticked is neither here nor on its way."""
        picked = self.picked
        return (
            picked is not None
            and not picked.is_installed
            and self._models.downloads.of(picked.id) is None
        )

    def enter(self) -> None:
        self._work.runner.submit(
            lambda door: (
                self._models.shelf.look(),
                str(door.setting(SETTING_OF_ROLE[ModelRole.CHAT])),
            ),
            lambda read: self._show(*read),
            self.tell,
            owner=self,
        )

    def take(self) -> None:
        """Do what is ticked: fetch it in the background, use what is here, or use none."""
        picked = self.picked
        if self._shelf is None:
            return  # left before anything was offered
        if self.must_fetch and picked is not None:
            self._models.downloads.fetch(picked.id, picked.entry.title)
        elif picked is not None and picked.is_installed and picked.id != self._in_use:
            self._models.use(picked.id, ModelRole.CHAT)
        elif picked is None and self._in_use in self.model_buttons:
            self._models.use("", ModelRole.CHAT)

    def _show(self, shelf: Shelf, in_use: str) -> None:
        ticked = self.picked.id if self.picked is not None else ""
        self._shelf, self._in_use = shelf, in_use
        clear_layout(self._offers)
        self.model_buttons.clear()
        offered = offered_models(shelf)
        for model in offered:
            self._offers.addWidget(self._offer(model))
        fetched = next((one.id for one in offered if self._models.downloads.of(one.id)), "")
        wanted = ticked or fetched or in_use
        self.model_buttons.get(wanted, self.none_button).setChecked(True)
        self.told.setText(
            self.tr("You can choose another at any time, on the page “Models”.")
            if offered
            else self.tr("No model of the list fits this computer's memory and disk.")
        )
        self.chosen.emit()

    def _offer(self, model: ShelfModel) -> QWidget:
        holder = QWidget()
        made = QRadioButton(model.entry.title)
        needs = short_need_words(model)
        made.setAccessibleDescription(needs)
        self._group.addButton(made)
        self.model_buttons[model.id] = made
        named = FlowLayout(holder)
        named.addWidget(made)
        if model.is_installed:
            named.addWidget(label(self.tr("Installed"), "used"))
        elif model.is_suggested:
            named.addWidget(label(self.tr("Suggested"), "badge"))
        return FoldingRow((holder, label(needs, "caption", wraps=True)), (1, 0), MEASURES.space_2)


def offered_models(shelf: Shelf) -> tuple[ShelfModel, ...]:
    """A few language models that memory and disk have room for, around the suggested one."""
    fitting = [
        model
        for model in shelf.with_role(ModelRole.CHAT)
        if model.fit is not Fit.TOO_LARGE and _has_room(model, shelf.free_disk_bytes)
    ]
    suggested = next((place for place, one in enumerate(fitting) if one.is_suggested), 0)
    start = max(0, min(suggested - 1, len(fitting) - _MOST_OFFERED))
    return tuple(fitting[start : start + _MOST_OFFERED])


def _has_room(model: ShelfModel, free_disk_bytes: int | None) -> bool:
    left = model.entry.download_bytes - model.fetched_bytes
    return model.is_installed or free_disk_bytes is None or left <= free_disk_bytes
