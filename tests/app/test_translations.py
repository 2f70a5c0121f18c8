import re
from pathlib import Path

import pytest

from tests.app.words_in_code import (
    ROOT,
    TRANSLATIONS,
    Spoken,
    said_without_translation,
    spoken_in_code,
    translated,
)

FILES = sorted(TRANSLATIONS.glob("*.ts"))
KEY = re.compile(
    r"(?:(?:Ctrl|Shift|Alt)\+)*(?:[A-Z\d+=-]|F\d+|Del|Esc|Left|Right|Home|End|Return|Enter|Ctrl\+)"
)
SAID_AS_THEY_ARE = frozenset(
    {
        "Recollect",
        "Recollect — ",
        *("English", "Deutsch"),  # languages are named in their own words
        *("VS Code", "KeePassXC", "LibreOffice", "Edge", "Word", "Files", "XTerm"),
        *("GB", " GB", "PDF", "IBAN"),
        *("h:mm AP", "HH:mm", "MMMM yyyy", "C"),  # how times are written; Qt fills them in
        "chat messages",  # what a receipt calls them, said in other words
        "http://localhost:11434/v1",
        "too large",  # a kind of the style sheet
    }
)


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def file(request: pytest.FixtureRequest) -> Path:
    path = request.param
    assert isinstance(path, Path)
    return path


def test_there_is_german() -> None:
    assert [path.name for path in FILES] == ["recollect_de.ts"]


def test_every_word_of_the_app_is_in_the_file_and_nothing_else(file: Path) -> None:
    """If not: `make translations`, then translate what is new."""
    in_code, in_file = set(spoken_in_code()), set(translated(file))
    assert in_code - in_file == set()
    assert in_file - in_code == set()


def test_nothing_is_left_unfinished(file: Path) -> None:
    assert [spoken for spoken, words in translated(file).items() if not words.strip()] == []


def test_every_translation_has_the_same_gaps_to_fill(file: Path) -> None:
    def gaps(text: str) -> list[str]:
        return sorted(re.findall(r"\{\w*\}", text))

    assert _differing(file, gaps) == {}


def test_no_translation_loses_what_stands_at_its_end(file: Path) -> None:
    """An ellipsis says that a window opens; a full stop that it is a sentence."""

    def end(text: str) -> str:
        last = re.search(r"(…|[.:?!]?)(\s*)$", text)
        return last[0] if last else ""

    assert _differing(file, end) == {}


def test_every_translation_names_as_many_keys(file: Path) -> None:
    """Keys are named in brackets behind what they do."""

    def keys(text: str) -> int:
        named = re.findall(r"\(([^(){} ]+)\)$", text)
        return len([key for key in named if "*" not in key]) + text.count("&")

    only_keys = {
        spoken: words
        for spoken, words in _differing(file, keys).items()
        if spoken.text != "(forgotten)"
    }
    assert only_keys == {}


def test_the_compiled_file_says_the_same(file: Path) -> None:
    """If not: `make translations`."""
    qt_core = pytest.importorskip("PySide6.QtCore", exc_type=ImportError)
    translator = qt_core.QTranslator()
    assert translator.load(str(file.with_suffix(".qm")))
    said = {
        spoken: translator.translate(spoken.context, spoken.text, spoken.meaning or None)
        for spoken in translated(file)
    }
    assert said == translated(file)


def test_no_window_says_anything_that_cannot_be_translated() -> None:
    modules = [*(ROOT / "app" / "windows").rglob("*.py"), ROOT / "app" / "tray.py"]
    untranslated = [
        f"{path.relative_to(ROOT).as_posix()}:{line}: {text!r}"
        for path in sorted(modules)
        for line, text in said_without_translation(path)
        if text not in SAID_AS_THEY_ARE and not KEY.fullmatch(text)
    ]
    assert untranslated == []


def test_a_text_that_cannot_be_translated_is_found(tmp_path: Path) -> None:
    module = tmp_path / "window.py"
    module.write_text(
        '"""What it is."""\n'
        'heading = label("moments")\n'
        'made.setText(f"{count} left")\n'
        'names = {1: "Nothing here", 2: tr("Nothing there"), 3: "kind"}\n'
        'made.setProperty("kind", "Too wide")\n'
        'LOG.warning("It did not end: %s", error)\n',
        encoding="utf-8",
    )
    found = {text for _, text in said_without_translation(module)}
    assert found == {"moments", "Nothing here", " left"}


def _differing(file: Path, look: object) -> dict[Spoken, str]:
    assert callable(look)
    return {
        spoken: words
        for spoken, words in translated(file).items()
        if look(words) != look(spoken.text)
    }
