"""The box about the program: its version, what is newer, its parts and their licences."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QWidget

from app.known_sentences import in_app_language
from app.program_parts import ProgramPart, program_parts, program_version
from app.task_runner import Lane
from app.theme.icons import tinted_pixmap
from app.theme.tokens import MEASURES
from app.translation import tr
from app.updates import Look, look_for_release
from app.windows.building_blocks import button, column, label, row
from app.windows.button_row import button_row
from app.windows.fitted_dialog import FittedDialog
from app.windows.folding_row import FoldingRow
from app.windows.workplace import Workplace
from core.errors import RecollectError
from core.updates.manifest import Release

_WIDTH = 640
_LIST_WIDTH = 220
_TEXT_HEIGHT = 230
_CHANGES_HEIGHT = 140


def newer_words(release: Release) -> str:
    """That there is a newer version, as a sentence."""
    return tr("Recollect {version} is there; Settings, About shows what changed.").format(
        version=release.version
    )


class AboutDialog(FittedDialog):
    """`looked` tells that an answer about newer versions came, or why none did."""

    looked = Signal()

    def __init__(
        self,
        workplace: Workplace,
        newer: Release | None,
        parent: QWidget | None = None,
        look: Look = look_for_release,
    ) -> None:
        super().__init__("", _WIDTH, parent)
        self.setWindowTitle(self.tr("About Recollect"))
        self._work = workplace
        self._look = look
        self._release = newer
        self._parts: tuple[ProgramPart, ...] = program_parts()
        self.told = label("", "quiet", wraps=True)
        self.told.hide()
        self.changes = _text(self.tr("What changed"), _CHANGES_HEIGHT)
        self.page_button = button(self.tr("Open its page"), self._open_page)
        self.look_button = button(self.tr("Look for a newer version"), self.look_now, "quiet")
        self.parts = QListWidget()
        self.parts.setAccessibleName(self.tr("Parts of the program"))
        self.parts.setMinimumWidth(workplace.theme.grown(_LIST_WIDTH))
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = _text(self.tr("Licence"), _TEXT_HEIGHT)
        self._build()
        self.parts.currentRowChanged.connect(self._show_part)
        self.parts.addItems([f"{part.name} {part.version}".strip() for part in self._parts])
        own = [place for place, part in enumerate(self._parts) if part.name == "recollect"]
        self.parts.setCurrentRow(own[0] if own else 0)
        self._show_release()

    def look_now(self) -> None:
        """Ask the publisher: the press is the user's word for it."""
        self.look_button.setEnabled(False)
        self._work.runner.submit(
            lambda door: str(door.setting("updates.address")), self._ask, self._refused, owner=self
        )

    # asking

    def _ask(self, address: str) -> None:
        now = self._work.clock.now()
        self._work.runner.run(
            lambda: self._look(address, now),
            self._take,
            self._refused,
            lane=Lane.FETCH,
            owner=self,
        )

    def _take(self, release: Release | None) -> None:
        self._release = release
        self._say("" if release else self.tr("This is the newest version."))
        self._show_release()

    def _refused(self, error: RecollectError) -> None:
        self._say(in_app_language(str(error)))

    def _say(self, words: str) -> None:
        self.look_button.setEnabled(True)
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self.looked.emit()

    # showing

    def _show_release(self) -> None:
        release = self._release
        self.changes.setVisible(release is not None)
        self.page_button.setVisible(release is not None)
        if release is not None:
            self.told.setText(
                self.tr("Recollect {version} is there.").format(version=release.version)
            )
            self.told.show()
            self.changes.setPlainText(release.changes)

    def _show_part(self, place: int) -> None:
        part = self._parts[place]
        self.text.setPlainText(
            f"{part.name} {part.version}\n{part.licence}\n\n{part.licence_text()}"
        )

    def _open_page(self) -> None:
        if self._release is not None:
            QDesktopServices.openUrl(QUrl(self._release.page))

    def _build(self) -> None:
        layout = column(self, margin=MEASURES.space_5, gap=MEASURES.space_3)
        head = row()
        sign = label("")
        sign.setPixmap(tinted_pixmap("recollect", "#000000", 40, 2))
        head.addWidget(sign)
        said = column(gap=0)
        said.addWidget(
            label(
                self.tr("Recollect {version}").format(version=program_version()),
                "heading",
                wraps=True,
            )
        )
        said.addWidget(
            label(
                self.tr("A memory of your screen that stays on this computer."), "quiet", wraps=True
            )
        )
        head.addLayout(said, 1)
        layout.addLayout(head)
        layout.addWidget(self.told)
        layout.addWidget(self.changes)
        layout.addWidget(button_row((self.look_button, self.page_button)))
        made_of = self.tr("What it is made of, and under which licences")
        layout.addWidget(label(made_of, "heading", wraps=True))
        beside = (self.parts, self.text)
        layout.addWidget(FoldingRow(beside, (1, 2), MEASURES.space_3))
        layout.addWidget(button(self.tr("Close"), self.accept), 0, Qt.AlignmentFlag.AlignRight)


def _text(name: str, height: int) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setReadOnly(True)
    made.setAccessibleName(name)
    made.setFixedHeight(height)
    made.setTabChangesFocus(True)
    return made
