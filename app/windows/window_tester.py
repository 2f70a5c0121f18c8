"""Tries the rules on a window: an open one, or one that is typed. Nothing is recorded by it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from app.known_sentences import in_app_language
from app.live_capture import seen_desktop
from app.theme.tokens import MEASURES
from app.windows.announcement import announce
from app.windows.building_blocks import button, column, label, section
from app.windows.desktop_sketch import DesktopSketch
from app.windows.folding_row import FoldingRow
from app.windows.memories.choice import Choice
from app.windows.rule_words import match_words
from app.windows.words import app_name
from app.windows.workplace import Workplace
from capture.screens import Monitor
from capture.window_verdict import BlackArea, WindowVerdict, judge
from capture.windows import DesktopWindow
from core.errors import RecollectError
from core.observation import Box
from core.privacy.exclusion_rules import ExclusionRules

Desk = tuple[tuple[DesktopWindow, ...], tuple[Monitor, ...]]
_LONGEST_NAME = 60
_FIELD_WIDTH = 110  # the name of each is read in it


class WindowTester(QFrame):
    """`told` tells that a verdict is shown; `see` lists the desktop's windows and monitors."""

    told = Signal()

    def __init__(self, workplace: Workplace, see: Callable[[], Desk] = seen_desktop) -> None:
        super().__init__()
        self._work = workplace
        self._see = see
        self._rules = ExclusionRules()
        self._windows: tuple[DesktopWindow, ...] = ()
        self._monitors: tuple[Monitor, ...] = ()
        layout = section(self, self.tr("Try your rules"))
        layout.addWidget(
            label(
                self.tr("Choose an open window, or describe one. Nothing is recorded by trying."),
                "quiet",
                wraps=True,
            )
        )
        self.windows = Choice(self.tr("Open windows"), workplace.theme)
        self.windows.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.windows.setMinimumContentsLength(16)
        self.windows.activated.connect(self._take_window)
        self.refresh_button = button(self.tr("Look again"), self.refresh, "small")
        chosen = (self.windows, self.refresh_button)
        layout.addWidget(FoldingRow(chosen, (1, 0), MEASURES.space_2))
        self.app = self._field(self.tr("Program"))
        self.title = self._field(self.tr("Window title"))
        self.address = self._field(self.tr("Address"))
        typed = (self.app, self.title, self.address)
        layout.addWidget(FoldingRow(typed, (1, 1, 1), MEASURES.space_2))
        self.verdict = label("", "strong", wraps=True)
        self.more = label("", "caption", wraps=True)
        self.sketch = DesktopSketch(workplace.theme)
        said = QWidget()
        words = column(said, gap=MEASURES.space_1)
        words.addWidget(self.verdict)
        words.addWidget(self.more)
        words.addStretch(1)
        layout.addWidget(FoldingRow((said, self.sketch), (1, 0), MEASURES.space_4))

    def show_rules(self, rules: ExclusionRules) -> None:
        """Judge by these rules from now on."""
        self._rules = rules
        self._judge()

    def refresh(self) -> None:
        """List the open windows anew."""
        self._work.runner.submit(lambda _door: self._see(), self._show, self._tell, owner=self)

    def _show(self, desk: Desk) -> None:
        windows, self._monitors = desk
        self._windows = tuple(one for one in windows if not one.is_popup and (one.app or one.title))
        self.windows.clear()
        self.windows.addItem(self.tr("Open windows…"))
        self.windows.addItems([_name(window) for window in self._windows])
        self._judge()

    def _tell(self, error: RecollectError) -> None:
        self._windows, self._monitors = (), ()
        self.windows.clear()
        self.windows.addItem(self.tr("No windows can be listed here"))
        self.more.setText(in_app_language(str(error)))

    def _take_window(self, place: int) -> None:
        """The fields show the chosen window; its place on the screen is known, too."""
        if not 1 <= place <= len(self._windows):
            return
        window = self._windows[place - 1]
        for field, text in (
            (self.app, window.app),
            (self.title, window.title),
            (self.address, window.url or ""),
        ):
            field.setText(text)
            field.setCursorPosition(0)
        self._judge()

    def _take_words(self) -> None:
        self.windows.setCurrentIndex(0)
        self._judge()

    def _judge(self) -> None:
        place = self.windows.currentIndex()
        window = self._windows[place - 1] if 1 <= place <= len(self._windows) else None
        if window is None:
            window = self._typed()
        if window is None:
            self.verdict.setText("")
            self.sketch.show_black((), ())
            return
        verdict = judge(window, self._monitors, self._rules)
        is_open = window.area.width > 0
        self._say(verdict, self._monitors if is_open and verdict.match else ())

    def _typed(self) -> DesktopWindow | None:
        app, title, address = (one.text().strip() for one in (self.app, self.title, self.address))
        if not (app or title or address):
            return None
        return DesktopWindow(app.casefold(), title, Box(0, 0, 0, 0), url=address or None)

    def _say(self, verdict: WindowVerdict, monitors: Sequence[Monitor]) -> None:
        if verdict.match is None:
            headline = self.tr("Would be remembered")
        elif verdict.pauses:
            headline = self.tr("Recording would pause")
        else:
            headline = self.tr("Would be left out")
        self.verdict.setText(headline)
        self.more.setText(self._details(verdict))
        black: tuple[BlackArea, ...] = verdict.black if monitors else ()
        self.sketch.show_black(monitors, black)
        announce(self, f"{self.verdict.text()} {self.more.text()}")
        self.told.emit()

    def _details(self, verdict: WindowVerdict) -> str:
        if verdict.match is not None:
            return match_words(verdict.match)
        if not verdict.is_sure:
            return self.tr(
                "Its address is only read off the screen: a rule about a site, or the sign of a "
                "private window in its toolbar, may still leave it out."
            )
        return self.tr("No rule fits.")

    def _field(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(name)
        made.setAccessibleName(name)
        made.setMinimumWidth(self._work.theme.grown(_FIELD_WIDTH))
        made.textEdited.connect(lambda _text: self._take_words())
        return made


def _name(window: DesktopWindow) -> str:
    title = window.title.strip()
    short = title if len(title) <= _LONGEST_NAME else f"{title[: _LONGEST_NAME - 1]}…"
    return f"{app_name(window.app)} · {short}" if title else app_name(window.app)
