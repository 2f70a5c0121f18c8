"""Things by their kind (“instrument”: guitar, piano), from `resources/lexicon`."""

from functools import lru_cache
from importlib import resources

from core.recall.words import stem, words_of


def members_of(kind: str) -> frozenset[str]:
    """The stems of words that name a thing of a kind; none for a word that names no kind."""
    return _members().get(stem(kind), frozenset())


@lru_cache(maxsize=1)
def _members() -> dict[str, frozenset[str]]:
    text = resources.files("resources.lexicon").joinpath("kinds_en.txt").read_text("utf-8")
    found: dict[str, frozenset[str]] = {}
    for line in text.splitlines():
        kinds, separator, things = line.partition(":")
        if line.startswith("#") or not separator:
            continue
        members = frozenset(map(stem, words_of(things)))
        for kind in map(stem, words_of(kinds)):
            found[kind] = found.get(kind, frozenset()) | members
    return found
