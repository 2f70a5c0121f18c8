"""A language model that another program on this computer runs: its address, and its name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QFrame, QLineEdit, QWidget

from app.known_sentences import in_app_language
from app.model_shelf import ModelShelf
from app.task_runner import Lane
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, column, label, section
from app.windows.button_row import button_row
from app.windows.folding_row import FoldingRow
from app.windows.workplace import Workplace
from core.errors import InvalidSetting, RecollectError
from core.models.server_choice import URL_KEY, word_needed

_ADDRESS_WIDTH, _MODEL_WIDTH = 150, 100  # at the least, so that what is typed can be read


class ServerCard(QFrame):
    """`use_wanted` carries the address and the model, which the user has agreed to if need be.

    Another computer would be sent what stood on the screen: it is neither asked nor used before
    the user has ticked that they know.
    """

    use_wanted = Signal(str, str)
    tested = Signal()

    def __init__(self, workplace: Workplace, shelf: ModelShelf) -> None:
        super().__init__()
        self._work = workplace
        self._shelf = shelf
        self._is_testing = False
        layout = section(self, self.tr("Another program's model"))
        layout.addWidget(
            label(
                self.tr(
                    "Ollama, LM Studio and llama-server answer in the same way. Start one, and "
                    "say where it is; Recollect then asks it instead of a model of its own."
                ),
                "quiet",
                wraps=True,
            )
        )
        layout.addWidget(self._fields())
        self.agreed = QCheckBox()
        self.agreed.toggled.connect(self._show_allowed)
        self._asked = label("", "caption", wraps=True)
        layout.addWidget(self._asked)
        layout.addWidget(self.agreed)
        self.said = label("", "caption", wraps=True)
        self.trouble = label("", "error", wraps=True)
        layout.addWidget(self.said)
        layout.addWidget(self.trouble)
        self._show("", "")
        self._look_at_address()

    def show_server(self, url: str, model: str, confirmed_host: str) -> None:
        """Show what the settings say, unless the user is typing."""
        if not self.url.hasFocus() and not self.model.hasFocus():
            self.url.setText(url)
            self.model.setText(model)
            self.agreed.setChecked(bool(confirmed_host))

    def test(self) -> None:
        """Ask the server which models it has."""
        if self._is_testing:
            return
        self._is_testing = True
        url = self.url.text().strip()
        self._show(self.tr("Asking…"), "")
        runner = self._work.runner
        runner.run(
            lambda: self._shelf.models_of_server(url, lambda: runner.is_closing),
            self._show_models,
            self._fail,
            lane=Lane.TRIAL,
            owner=self,
        )

    def _use(self) -> None:
        self._show("", "")
        self.use_wanted.emit(self.url.text().strip(), self.model.text().strip())

    def _fields(self) -> QWidget:
        self.url, self.model = QLineEdit(), QLineEdit()
        for field in (self.url, self.model):
            field.setAcceptDrops(False)  # a file that is dropped is for the page
        self.url.setPlaceholderText("http://localhost:11434/v1")
        self.url.setAccessibleName(self.tr("Address of the program"))
        self.url.textChanged.connect(self._look_at_address)
        self.model.setAccessibleName(self.tr("Name of its model"))
        self.test_button = button(self.tr("Test"), self.test)
        self.test_button.setAccessibleName(self.tr("Test the address"))
        self.use_button = button(self.tr("Use"), self._use)
        self.use_button.setAccessibleName(self.tr("Use this program's model"))
        parts: list[QWidget] = []
        for name, field, width in (
            (self.tr("Address"), self.url, _ADDRESS_WIDTH),
            (self.tr("Model"), self.model, _MODEL_WIDTH),
        ):
            holder = QWidget()
            named = column(holder, gap=2)
            named.addStretch(1)
            named.addWidget(label(name, "caption"))
            named.addWidget(field)
            field.setMinimumWidth(self._work.theme.grown(width))
            parts.append(holder)
        holder = QWidget()
        acts = column(holder, gap=0)
        acts.addStretch(1)
        acts.addWidget(button_row((self.test_button, self.use_button)))
        return FoldingRow((*parts, holder), (3, 2, 0), MEASURES.space_2)

    def _show_models(self, names: Sequence[str]) -> None:
        self._is_testing = False
        completer = QCompleter(list(names), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.model.setCompleter(completer)
        if names and self.model.text().strip() not in names:
            self.model.setText(names[0])
        self._show(
            self.tr("It answers. Its models: {names}").format(names=", ".join(names))
            if names
            else self.tr("It answers, and names no models."),
            "",
        )
        self.tested.emit()

    def _fail(self, error: RecollectError) -> None:
        self._is_testing = False
        self._show("", in_app_language(str(error)))
        self.tested.emit()

    def show_trouble(self, words: str) -> None:
        """Why the server cannot be used."""
        self._show("", words)

    def _look_at_address(self) -> None:
        """Another computer's address needs the user's word, which is asked for at once."""
        self.agreed.setChecked(False)
        self._show_allowed()

    def _show_allowed(self) -> None:
        asked, is_address = self._word_needed()
        self._asked.setText(asked)
        self._asked.setVisible(bool(asked))
        self.agreed.setText(self.tr("I know, and want that"))
        self.agreed.setVisible(bool(asked))
        is_allowed = is_address and (not asked or self.agreed.isChecked())
        self.test_button.setEnabled(is_allowed)
        self.use_button.setEnabled(is_allowed)

    def _word_needed(self) -> tuple[str, bool]:
        """What the user has to agree to, and whether this is an address at all."""
        url = self.url.text().strip()
        try:
            return word_needed(URL_KEY, url), bool(url)
        except InvalidSetting:
            return "", False

    def _show(self, said: str, trouble: str) -> None:
        for part, words in ((self.said, said), (self.trouble, trouble)):
            part.setText(words)
            part.setVisible(bool(words))
