"""Finds the sentences that core, capture and the app's doors say to people, in their code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.app.words_in_code import ROOT, called, is_translation

SAYS_NOTHING_IN_A_WINDOW = {
    "app/crash_watch.py": "a report of a crash, which is a file in English",
    "app/start_desktop.py": "told in the terminal that started the app",
    "app/told_text_account.py": "told by `recollect doctor`",
    "app/upkeep_words.py": "told by `recollect doctor`",
    "core/answer/by_model/answer_prompt.py": "said to a model",
    "core/memory/by_model/frame_look.py": "said to a model",
    "core/memory/by_model/prompt.py": "said to a model",
    "core/models/model_trial.py": "said to a model",
    "core/portability/readable_memories.py": "a file of the export, which is in English",
    "core/privacy/label_words.py": "what pages say",
    "core/recall/pointers.py": "said in the language of the question",
    "core/settings.py": "help for the command line; the settings page has words of its own",
}
"""Modules whose sentences are for others than the windows; what they raise still counts."""

_ROOMS = ("core", "capture", "app")
_SAID_IN_THE_TERMINAL = "app/command_line/"
_LISTS = "app/sentences/"
_SENTENCE = re.compile(r"(?:[A-Z“\"'{])[^\n]*[.!?]")
_WORD = re.compile(r"[A-Za-z]{2,}")
_STATEMENT = re.compile(r"\b(?:SELECT|INSERT|UPDATE|DELETE|CREATE)\b")


def sentences_in_code() -> dict[str, str]:
    """Every sentence that may reach a window, its gaps as `{}`, with the module that says it."""
    return {
        sentence: name
        for name, tree in modules()
        if not name.startswith(_SAID_IN_THE_TERMINAL)
        for sentence in said_to_people(tree, only_raised=name in SAYS_NOTHING_IN_A_WINDOW)
    }


def modules() -> Iterator[tuple[str, ast.Module]]:
    """The modules of core, capture and app but for the lists of sentences, with their names."""
    for path in (path for room in _ROOMS for path in sorted((ROOT / room).rglob("*.py"))):
        if not (name := _name(path)).startswith(_LISTS):
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def said_to_people(tree: ast.Module, *, only_raised: bool = False) -> Iterator[str]:
    """Sentences that are neither documentation, nor the log's, nor asked a translation of."""
    silent = set(_not_said(tree))
    raised = {id(part) for node in ast.walk(tree) if _is_error(node) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in silent or (only_raised and id(node) not in raised):
            continue
        text = text_of(node)
        is_prose = len(_WORD.findall(text)) > 1 and not _STATEMENT.search(text)
        if is_prose and _SENTENCE.fullmatch(text):
            yield text


def text_of(node: ast.AST) -> str:
    """A text with its gaps as `{}`; empty if the node is none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return without_names(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
    return ""


def without_names(text: str) -> str:
    return re.sub(r"\{\w+\}", "{}", text)


def _is_error(node: ast.AST) -> bool:
    """Whether one of the errors that people are told of is made, or raised."""
    return isinstance(node, ast.Raise) and "ValueError" not in ast.unparse(node)


def _not_said(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield id(node.value)
        elif isinstance(node, ast.JoinedStr):
            yield from (id(part) for part in node.values)
        elif _is_for_others(node):
            yield from (id(part) for part in ast.walk(node))


def _is_for_others(node: ast.AST) -> bool:
    if isinstance(node, ast.Raise):
        return not _is_error(node)
    if isinstance(node, ast.Assert):
        return True
    return isinstance(node, ast.Call) and (is_translation(node) or _is_for_programs(node))


def _is_for_programs(call: ast.Call) -> bool:
    """The log is for us, a pattern for a machine; a failed assertion is our mistake."""
    told = ast.unparse(call.func)
    return told.lower().startswith(("log.", "_log.", "re.")) or called(call) == "AssertionError"


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
