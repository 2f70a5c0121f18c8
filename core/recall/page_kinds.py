"""The kinds of pages that a question may name, and what pages of a kind mostly show.

Both are listed in `resources/lexicon/page_kinds.txt`, in English, German and Spanish.
"""

from functools import lru_cache
from importlib import resources

from core.recall.words import stem, words_of


def marks_of(word: str) -> tuple[str, ...]:
    """What pages of a kind show, for a word that names the kind; none for most words."""
    return _marks().get(stem(word), ())


def kinds_begun(typed: str) -> tuple[str, ...]:
    """The kinds with a name that begins so, each by the first such name, in the list's order."""
    begun = (next((name for name in names if name.startswith(typed)), "") for names, _ in _kinds())
    return tuple(name for name in begun if name)


def is_kind(word: str) -> bool:
    """Whether a word, as it stands, names a kind."""
    return any(word.casefold() in names for names, _ in _kinds())


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """The names of each kind, and the words that its pages show."""
    text = resources.files("resources.lexicon").joinpath("page_kinds.txt").read_text("utf-8")
    lines = (line.partition(":") for line in text.splitlines() if not line.startswith("#"))
    return tuple(
        (tuple(names.split()), tuple(dict.fromkeys(words_of(marks))))
        for names, separator, marks in lines
        if separator
    )


@lru_cache(maxsize=1)
def _marks() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for names, shown in _kinds():
        for kind in (stem(word) for name in names for word in words_of(name)):
            found[kind] = tuple(dict.fromkeys((*found.get(kind, ()), *shown)))
    return found
