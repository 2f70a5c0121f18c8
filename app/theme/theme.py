"""Chooses the colours and dresses the application in them; follows the system live."""

from enum import StrEnum
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from app.theme.icons import tinted_icon
from app.theme.resource_files import resource_text
from app.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, TYPE, Colours, style_values, type_scale

_CARD_WIDTH = 380  # pixels inside a card, where the window is as narrow as it can be


class ThemeChoice(StrEnum):
    """What the user asked for; the values are those of the setting `appearance.theme`."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


class Theme(QObject):
    """The colours in use. Widgets that paint themselves listen to `changed`.

    Text is as large as the system has it at the start, and never smaller than the design's.
    """

    changed = Signal()

    def __init__(self, application: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self._colours: Colours | None = None  # before the first dressing
        self._icons: dict[tuple[str, str, int, int], QIcon] = {}  # in the colours of now
        fusion = QStyleFactory.create("Fusion")
        application.setStyle(fusion)
        font = application.font()
        system_font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self._sizes = type_scale(QFontInfo(system_font).pixelSize())
        font.setPixelSize(self._sizes.body)
        application.setFont(font)
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._dress)
        hints.accessibility().contrastPreferenceChanged.connect(self._dress)
        self._dress()

    @property
    def choice(self) -> ThemeChoice:
        return self._choice

    @property
    def is_dark(self) -> bool:
        return self.colours is not LIGHT

    @property
    def colours(self) -> Colours:
        return self._colours or self._wanted_colours()

    @property
    def text_factor(self) -> float:
        """How many times as large as the design's all text is: 1 to 2. What paints words by hand
        at the design's sizes scales its painter by this."""
        return self._sizes.body / TYPE.body

    def grown(self, width: int) -> int:
        """A width for words, in pixels, as wide as it must be for the system's text size."""
        return round(width * self.text_factor)

    def grown_in_window(self, width: int) -> int:
        """The same, but never wider than a card of the smallest window has room for."""
        return min(self.grown(width), _CARD_WIDTH)

    def choose(self, choice: ThemeChoice) -> None:
        """Take the user's choice; takes effect at once."""
        self._choice = choice
        self._dress()

    def icon(self, name: str, role: str = "ink_quiet", size: int = 20, gap: int = 0) -> QIcon:
        """A line icon in the colour of a token; drawn once, since long lists ask for many.

        `gap` is free room behind it, for words that follow.
        """
        key = (name, role, size, gap)
        if key not in self._icons:
            colour = getattr(self.colours, role)
            self._icons[key] = tinted_icon(name, colour, self.colours.ink_faint, size, gap)
        return self._icons[key]

    def _dress(self) -> None:
        colours = self._wanted_colours()
        if colours is self._colours:
            return
        self._colours = colours
        self._icons.clear()
        self._application.setPalette(_palette(self.colours))
        self._application.setStyleSheet("")  # one sheet after another takes five times as long
        sheet = Template(resource_text("themes", "recollect.qss"))
        self._application.setStyleSheet(sheet.substitute(style_values(self.colours, self._sizes)))
        self.changed.emit()

    def _wanted_colours(self) -> Colours:
        if self._choice is not ThemeChoice.SYSTEM:
            return _CHOSEN[self._choice]
        hints = self._application.styleHints()
        if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            return HIGH_CONTRAST
        return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


_CHOSEN = {
    ThemeChoice.LIGHT: LIGHT,
    ThemeChoice.DARK: DARK,
    ThemeChoice.HIGH_CONTRAST: HIGH_CONTRAST,
}


def _palette(colours: Colours) -> QPalette:
    """What Fusion paints where the style sheet is silent."""
    palette = QPalette()
    role = QPalette.ColorRole
    for name, value in (
        (role.Window, colours.page),
        (role.WindowText, colours.ink),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.sunken),
        (role.Text, colours.ink),
        (role.PlaceholderText, colours.ink_faint),
        (role.Button, colours.surface),
        (role.ButtonText, colours.ink),
        (role.ToolTipBase, colours.raised),
        (role.ToolTipText, colours.ink),
        (role.Highlight, colours.selection),
        (role.HighlightedText, colours.on_accent),
        (role.Link, colours.accent_ink),
        (role.Accent, colours.accent),
        (role.Mid, colours.line),
        (role.Dark, colours.line_strong),
    ):
        palette.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.ink_faint))
    return palette
