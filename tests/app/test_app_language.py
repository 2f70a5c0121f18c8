from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QKeyCombination, QLocale, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from app.app_language import (
    AppLanguage,
    LanguageChoice,
    keep_language_beside,
    language_beside,
    locale_of,
)
from app.translation import tr
from app.windows.let_go_words import let_go_words
from app.windows.words import amount, day_name, long_day, quoted
from core.memory.upkeep.hourly import UpkeepReceipt
from core.settings import SETTINGS_BY_KEY
from tests.app.desktop_driver import application


@pytest.fixture
def language(qtbot: QtBot) -> Iterator[AppLanguage]:
    before = QLocale()
    made = AppLanguage(application())
    yield made
    made.speak(LanguageChoice.ENGLISH)
    QLocale.setDefault(before)
    made.deleteLater()


def test_the_app_speaks_german_from_then_on(language: AppLanguage) -> None:
    assert tr("Looking away") == "Looking away"
    language.speak(LanguageChoice.GERMAN)
    assert tr("Looking away") == "Schaut weg"
    language.speak(LanguageChoice.ENGLISH)
    assert tr("Looking away") == "Looking away"


def test_dates_and_numbers_follow_the_language(language: AppLanguage) -> None:
    language.speak(LanguageChoice.GERMAN)
    assert long_day(date(2026, 3, 31)) == "Dienstag, 31. März 2026"
    assert day_name(date(2026, 3, 31), date(2026, 4, 9)) == "Di. 31. März"
    assert day_name(date(2026, 4, 8), date(2026, 4, 9)) == "Gestern"
    assert amount(12_345) == "12.345"
    assert quoted("Hallo") == "„Hallo“"


def test_a_receipt_of_upkeep_is_told_in_german(language: AppLanguage) -> None:
    language.speak(LanguageChoice.GERMAN)
    receipt = UpkeepReceipt(datetime(2026, 3, 31, 9), 1, 12, 0, 2_400_000)
    assert let_go_words(receipt) == (
        "Gelöscht am Dienstag, 31. März 2026, 09:00: abgelaufenes Angebot für den Tresor, "
        "12 Bilder (2,4 MB)."
    ).replace("abgelaufenes", "1 abgelaufenes")


def test_qts_own_buttons_and_keys_speak_german_too(qtbot: QtBot, language: AppLanguage) -> None:
    language.speak(LanguageChoice.GERMAN)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"
    combination = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Delete)
    named = QKeySequence(combination).toString(QKeySequence.SequenceFormat.NativeText)
    assert named == "Strg+Entf"


@pytest.mark.parametrize("keys", ["Ctrl+Return", "Shift+Del", "Alt+Left", "Home", "Ctrl+1"])
def test_shortcuts_are_read_alike_in_every_language(language: AppLanguage, keys: str) -> None:
    before = QKeySequence(keys)
    language.speak(LanguageChoice.GERMAN)
    assert QKeySequence(keys) == before


@pytest.mark.parametrize(
    ("choice", "system", "wanted"),
    [
        ("system", "de_AT", "de_AT"),
        ("system", "en_GB", "en_GB"),
        ("system", "fr_FR", "en"),  # the app speaks no French: English words, English dates
        ("en", "de_DE", "en_DE"),  # English, with the clock and the numbers of the country
        ("de", "de_CH", "de_CH"),
        ("de", "en_US", "de_DE"),
    ],
)
def test_words_and_dates_are_of_one_language(choice: str, system: str, wanted: str) -> None:
    locale = locale_of(LanguageChoice(choice), QLocale(system))
    assert locale.name().startswith(wanted)


def test_the_choice_is_known_before_the_memory_is_open(tmp_path: Path) -> None:
    assert language_beside(tmp_path) is LanguageChoice.SYSTEM
    keep_language_beside(tmp_path, LanguageChoice.GERMAN)
    assert language_beside(tmp_path) is LanguageChoice.GERMAN
    (tmp_path / "window.ini").write_text("[General]\nlanguage=tlh\n", encoding="utf-8")
    assert language_beside(tmp_path / "elsewhere") is LanguageChoice.SYSTEM


def test_the_setting_offers_what_the_app_speaks() -> None:
    assert SETTINGS_BY_KEY["appearance.language"].choices == tuple(LanguageChoice)
