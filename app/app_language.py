"""The language of the app: its own words, Qt's words, and the way dates and numbers are written."""

from enum import StrEnum
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

_SOURCE = QLocale.Language.English  # what the words in the code are written in
_KEY = "language"


class LanguageChoice(StrEnum):
    """What the user asked for; the values are those of the setting `appearance.language`."""

    SYSTEM = "system"
    ENGLISH = "en"
    GERMAN = "de"


_LANGUAGES = {
    LanguageChoice.ENGLISH: QLocale.Language.English,
    LanguageChoice.GERMAN: QLocale.Language.German,
}


class AppLanguage(QObject):
    """Makes the application speak. Windows that are built already keep their words."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._translators: list[QTranslator] = []

    def speak(self, choice: LanguageChoice) -> None:
        """Speak a language from now on: every window that is built later is in it."""
        for translator in self._translators:
            self._application.removeTranslator(translator)
            translator.deleteLater()
        self._translators.clear()
        locale = locale_of(choice, QLocale.system())
        QLocale.setDefault(locale)
        if locale.language() in (_SOURCE, QLocale.Language.C):
            return
        code = QLocale.languageToCode(locale.language())
        # Qt's own words first: of two translators the later one is asked first.
        self._install_qt(f"qtbase_{code}")
        self._install(translation(code))

    def _install_qt(self, name: str) -> None:
        """Qt's words for its own menus and buttons; a build of Qt without them speaks English."""
        translator = QTranslator(self)
        if translator.load(name, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._install(translator)

    def _install(self, translator: QTranslator) -> None:
        translator.setParent(self)
        self._application.installTranslator(translator)
        self._translators.append(translator)


def locale_of(choice: LanguageChoice, system: QLocale) -> QLocale:
    """How words, dates and numbers are written: in the chosen language, as in the user's country.

    The system's own language counts only if the app speaks it; otherwise it is English.
    """
    spoken = (*_LANGUAGES.values(), QLocale.Language.C)
    if choice is LanguageChoice.SYSTEM:
        if system.language() in spoken:
            return system
        return QLocale(_SOURCE, system.territory())
    wanted = _LANGUAGES[choice]
    return system if system.language() is wanted else QLocale(wanted, system.territory())


def translation(code: str) -> QTranslator:
    """The app's words in a language, named by its two letters."""
    translator = QTranslator()
    folder = files("resources").joinpath("translations")
    translator.load(f"recollect_{code}.qm", str(folder))
    return translator


def language_beside(home: Path) -> LanguageChoice:
    """The language that was last chosen for this memory, known before the memory is open."""
    kept = str(_window_file(home).value(_KEY, LanguageChoice.SYSTEM))
    return LanguageChoice(kept) if kept in set(LanguageChoice) else LanguageChoice.SYSTEM


def keep_language_beside(home: Path, choice: LanguageChoice) -> None:
    """Write down which language was chosen, for the next start."""
    kept = _window_file(home)
    kept.setValue(_KEY, str(choice))
    kept.sync()


def _window_file(home: Path) -> QSettings:
    return QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)
