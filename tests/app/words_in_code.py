"""Finds the words of the app in its code, as `make translations` is to find them."""

import ast
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"
_NOTED = "QT_TRANSLATE_NOOP"
_CALLS = frozenset({"tr", "translate", _NOTED})
_DOORS = frozenset({"app/translation.py", "app/known_sentences.py"})  # these pass on what is noted
_SHOWS_ITS_FIRST = (
    "label button part selectable quoted setText setToolTip setPlaceholderText setAccessibleName"
    " setAccessibleDescription setWindowTitle setTitle setSuffix setPrefix setSpecialValueText"
    " setStatusTip setWhatsThis addAction addMenu addItem showMessage show_trouble QLabel"
    " QPushButton QAction"
)
_SHOWS_LATER = "icon_button section addAction showMessage show_empty show_words WaitingSign"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text with where it is said; `context` is the class, or empty outside of one."""

    context: str
    text: str
    meaning: str = ""


def spoken_in_code() -> Iterator[Spoken]:
    """Every text that the app asks a translation of."""
    for path in sorted((ROOT / "app").rglob("*.py")):
        calls = {_NOTED} if path.relative_to(ROOT).as_posix() in _DOORS else _CALLS
        yield from _spoken(ast.parse(path.read_text(encoding="utf-8")), "", calls)


def _spoken(tree: ast.AST, context: str, calls: Set[str]) -> Iterator[Spoken]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef):
            yield from _spoken(node, node.name, calls)
            continue
        if isinstance(node, ast.Call) and node.args and _is_asked(node, calls):
            yield _said(node, context)
        yield from _spoken(node, context, calls)


def is_translation(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and _is_asked(node, _CALLS) and bool(node.args)


def _is_asked(call: ast.Call, calls: Set[str]) -> bool:
    """Whether a translation is asked for; a painter's `translate` moves what it draws."""
    is_moved = called(call) == "translate" and "Application" not in ast.unparse(call.func)
    return called(call) in calls and not is_moved


def called(call: ast.Call) -> str:
    """The last word of what is called."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _said(call: ast.Call, context: str) -> Spoken:
    words = [one.value if isinstance(one, ast.Constant) else None for one in call.args]
    assert all(isinstance(word, str) for word in words), f"not plain text: {ast.unparse(call)}"
    said = [str(word) for word in words]
    if called(call) != "tr":
        return Spoken(*said)
    is_own = isinstance(call.func, ast.Attribute)
    assert is_own or not context, f"in a class say self.tr: {ast.unparse(call)}"
    return Spoken(context, *said)


def translated(path: Path) -> dict[Spoken, str]:
    """The translations of a file; empty where one is unfinished."""
    found = {}
    for context in ElementTree.parse(path).getroot().findall("context"):
        for message in context.findall("message"):
            spoken = Spoken(
                context.findtext("name") or "",
                message.findtext("source") or "",
                message.findtext("comment") or "",
            )
            translation = message.find("translation")
            assert translation is not None
            is_finished = translation.get("type") is None
            found[spoken] = (translation.text or "") if is_finished else ""
    return found


def said_without_translation(path: Path) -> Iterator[tuple[int, str]]:
    """Texts of a module that a person may see and that no translation was asked for."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = set(_not_shown(tree))
    shown = {
        id(part)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        for argument in _shown_arguments(call)
        for part in _parts(argument)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in silent:
            continue
        if isinstance(node.value, str) and _may_be_words(node.value, is_shown=id(node) in shown):
            yield node.lineno, node.value


def _shown_arguments(call: ast.Call) -> Iterator[ast.expr]:
    """What a call puts on the screen: its first argument, or the one behind an icon or a parent."""
    if called(call) in _SHOWS_ITS_FIRST.split():
        yield from call.args[:1]
    if called(call) in _SHOWS_LATER.split():
        yield from call.args[1:2]


def _parts(argument: ast.expr) -> Iterator[ast.AST]:
    """A text, or the texts that one is put together of; not what is called to get one."""
    yield argument
    if isinstance(argument, ast.JoinedStr):
        yield from argument.values
    elif isinstance(argument, ast.IfExp):
        yield from (argument.body, argument.orelse)


def _may_be_words(text: str, *, is_shown: bool) -> bool:
    has_letters = any(letter.isalpha() for letter in text)
    return has_letters and (is_shown or " " in text.strip() or text[:1].isupper())


def _not_shown(tree: ast.AST) -> Iterator[int]:
    """What is translated, a docstring, said to the log, or no text but a name or a type."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield id(node.value)
        elif isinstance(node, ast.Call) and (is_translation(node) or _is_no_text(node)):
            yield from (id(part) for argument in node.args for part in ast.walk(argument))
        elif isinstance(node, ast.Subscript):
            yield from (id(part) for part in ast.walk(node.slice))
        elif isinstance(node, ast.FunctionDef) and node.returns:
            yield from (id(part) for part in ast.walk(node.returns))


def _is_no_text(call: ast.Call) -> bool:
    is_log = isinstance(call.func, ast.Attribute) and "log" in ast.unparse(call.func.value).lower()
    return is_log or called(call) in {"TypeVar", "setProperty", "setObjectName", "setStyleSheet"}
