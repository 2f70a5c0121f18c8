import ast
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from app.app_language import AppLanguage, LanguageChoice
from app.known_sentences import SENTENCES, in_app_language
from capture.x11_windows import SITES_AS_READ
from core.store.keys import KeyPlace, MemoryKey
from tests.app.desktop_driver import application
from tests.app.sentences_in_code import (
    SAYS_NOTHING_IN_A_WINDOW,
    modules,
    said_to_people,
    sentences_in_code,
    text_of,
    without_names,
)
from tests.app.words_in_code import ROOT, called


def test_every_listed_sentence_is_still_said_by_core_or_capture() -> None:
    said = {text_of(node) for _, tree in modules() for node in ast.walk(tree)}
    assert [one for one in SENTENCES if without_names(one) not in said] == []


def test_every_sentence_that_a_window_may_show_is_listed() -> None:
    """If not: list it in a module of `app/sentences`, or say in sentences_in_code why not."""
    listed = {without_names(one) for one in SENTENCES}
    bare = {text: name for text, name in sentences_in_code().items() if text not in listed}
    assert bare == {}


def test_a_module_is_excused_only_while_it_says_something() -> None:
    idle = [
        name
        for name, tree in modules()
        if name in SAYS_NOTHING_IN_A_WINDOW and not list(said_to_people(tree))
    ]
    assert idle == []


def test_a_new_sentence_is_found_and_what_is_for_others_is_not() -> None:
    module = ast.parse(
        '"""What it is."""\n'
        "LOG.warning('The log is told of it.')\n"
        "shown = tr('A window says this.')\n"
        "made = Finding('The index is odd.', f'Mend {it} at once.')\n"
        "raise HomeError(f'{path} is gone; '\n f'look for {name}.')\n"
        "raise ValueError('That is a mistake of ours.')\n"
        "assert shown, 'That is one, too.'\n"
    )
    assert set(said_to_people(module)) == {
        "The index is odd.",
        "Mend {} at once.",
        "{} is gone; look for {}.",
    }
    assert set(said_to_people(module, only_raised=True)) == {"{} is gone; look for {}."}


def test_what_is_filled_in_stands_in_the_translation(qtbot: QtBot) -> None:
    before = QLocale()
    language = AppLanguage(application())
    language.speak(LanguageChoice.GERMAN)
    try:
        told = in_app_language("There is no memory m12; it may have been forgotten.")
        assert told == "Es gibt keine Erinnerung m12; vielleicht wurde sie vergessen."
        assert in_app_language(SITES_AS_READ).startswith("X11 verrät nicht")
        assert "Schlüsselbund" in in_app_language(MemoryKey(b"", KeyPlace.FILE).notice)
        assert in_app_language("KeePass and its kin") == "KeePass und seine Verwandten"
        braces = in_app_language("{0} is a folder; name a file for the backup.")
        assert braces == "{0} ist ein Ordner; nenn eine Datei für die Sicherung."
        nested = in_app_language(
            "The language model stopped answering; your memory is unharmed, and the model starts "
            "again when it is next needed."
        )
        assert "(antwortet nicht mehr)" in nested
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
