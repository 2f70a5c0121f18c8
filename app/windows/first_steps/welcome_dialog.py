"""The first start: says what would be remembered, and asks. Nothing is captured before."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.theme.icons import tinted_pixmap
from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, column, label, row
from app.windows.button_row import button_row
from app.windows.fitted_dialog import FittedDialog
from app.windows.icon_sign import IconSign


class WelcomeDialog(FittedDialog):
    """Three ways out: agree, not now, or look around on the sample day."""

    agreed = Signal()
    sample_day_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        home: str,
        can_record: bool,
        parent: QWidget,
        *,
        leads_on: bool = False,
    ) -> None:
        """`leads_on` says that more is asked before anything is recorded."""
        super().__init__(
            QCoreApplication.translate("WelcomeDialog", "Welcome to Recollect"), 600, parent
        )
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = column(self, margin=MEASURES.space_6, gap=MEASURES.space_4)
        layout.addLayout(self._head())
        layout.addSpacing(MEASURES.space_2)
        for icon, heading, words in (
            (
                "monitor",
                self.tr("What is remembered"),
                self.tr("Pictures of your screen, their text, and the app they show."),
            ),
            (
                "lock",
                self.tr("Where it is kept"),
                self.tr("Encrypted, on this computer only:\n{home}").format(home=home),
            ),
            (
                "eye-off",
                self.tr("What never is"),
                self.tr(
                    "Password managers, private browsing, and whatever you exclude. Passwords, "
                    "keys and card numbers are blacked out first."
                ),
            ),
            (
                "forget",
                self.tr("How to forget"),
                self.tr("Any moment, range, app or word, at any time. Gone means gone."),
            ),
        ):
            layout.addLayout(self._point(icon, heading, words))
        layout.addSpacing(MEASURES.space_3)
        layout.addStretch(1)
        if not can_record:
            layout.addWidget(
                label(
                    self.tr("The screen cannot be recorded here just now; you can look around."),
                    "caption",
                    wraps=True,
                )
            )
        layout.addWidget(self._buttons(can_record))
        if leads_on:
            self.start_button.setText(self.tr("Agree and go on"))

    def _head(self) -> QHBoxLayout:
        head = row(gap=MEASURES.space_4)
        sign = label("")
        sign.setPixmap(tinted_pixmap("recollect", "#000000", 56, 2))
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=MEASURES.space_1)
        words.addWidget(label(self.tr("A memory of your own"), "display", wraps=True))
        words.addWidget(
            label(
                self.tr(
                    "Recollect remembers what you have seen, so that you can ask about it later. "
                    "It begins when you say so."
                ),
                "quiet",
                wraps=True,
            )
        )
        head.addLayout(words, 1)
        return head

    def _point(self, icon: str, heading: str, words: str) -> QHBoxLayout:
        point = row(gap=MEASURES.space_4)
        sign = IconSign(self._theme, icon, 24, "accent_ink")
        sign.setFixedWidth(56)
        sign.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        point.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        text = column(gap=2)
        text.addWidget(label(heading, "strong", wraps=True))
        text.addWidget(label(words, "quiet", wraps=True))
        text.addStretch(1)
        point.addLayout(text, 1)
        return point

    def _buttons(self, can_record: bool) -> QWidget:
        self.sample_button = button(self.tr("Try it on a sample day"), self._sample, "quiet")
        self.later_button = button(self.tr("Not now"), self.reject)
        self.start_button = button(self.tr("Start remembering"), self._agree, "primary")
        self.start_button.setVisible(can_record)
        self.start_button.setAutoDefault(False)
        self.sample_button.setAutoDefault(False)
        self.later_button.setDefault(True)
        return button_row((self.sample_button,), (self.later_button, self.start_button))

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()

    def _sample(self) -> None:
        self.reject()
        self.sample_day_wanted.emit()
