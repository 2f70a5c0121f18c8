import ast
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from app.app_language import AppLanguage, LanguageChoice
from app.known_sentences import SENTENCES, in_app_language
from capture.x11_windows import SITES_AS_READ
from core.store.keys import KeyPlace, MemoryKey
from tests.app.desktop_driver import application
from tests.app.words_in_code import ROOT, called


def test_every_listed_sentence_is_still_said_by_core_or_capture() -> None:
    said = set()
    for path in (path for room in ("core", "capture", "app") for path in _modules(room)):
        for node in ast.walk(ast.parse(path)):
            if isinstance(node, ast.JoinedStr):
                said.add("".join(_piece(value) for value in node.values))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                said.add(node.value)
    assert [one for one in SENTENCES if re.sub(r"\{\w+\}", "{}", one) not in said] == []


def _modules(room: str) -> list[str]:
    paths = (ROOT / room).rglob("*.py")
    return [path.read_text("utf-8") for path in paths if path.name != "known_sentences.py"]


def _piece(value: ast.expr) -> str:
    return str(value.value) if isinstance(value, ast.Constant) else "{}"


def test_what_is_filled_in_stands_in_the_translation(qtbot: QtBot) -> None:
    before = QLocale()
    language = AppLanguage(application())
    language.speak(LanguageChoice.GERMAN)
    try:
        told = in_app_language("There is no memory m12; it may have been forgotten.")
        assert told == "Es gibt keine Erinnerung m12; vielleicht wurde sie vergessen."
        assert in_app_language(SITES_AS_READ).startswith("X11 verrät nicht")
        assert "Schlüsselbund" in in_app_language(MemoryKey(b"", KeyPlace.FILE).notice)
        braces = in_app_language("{0} is a folder; name a file for the backup.")
        assert braces == "{0} ist ein Ordner; nenn eine Datei für die Sicherung."
    finally:
        language.speak(LanguageChoice.ENGLISH)
        QLocale.setDefault(before)
        language.deleteLater()


@pytest.mark.parametrize("sentence", ["", "Nobody lists this.", *SENTENCES[:3]])
def test_in_english_and_where_it_is_not_known_a_sentence_stays(sentence: str) -> None:
    assert in_app_language(sentence) == sentence


def test_no_window_shows_an_error_as_core_words_it() -> None:
    bare = [
        f"{path.name}:{node.lineno}"
        for path in sorted((ROOT / "app" / "windows").rglob("*.py"))
        for node in _outside_of_translation(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node) == "str(error)"
    ]
    assert bare == []


def _outside_of_translation(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        is_told = isinstance(node, ast.Call) and called(node) == "in_app_language"
        if not is_told:
            yield node
            yield from _outside_of_translation(node)
