"""Forms of a word that its stem does not reach (“went” for “go”), from `resources/lexicon`."""

from functools import lru_cache
from importlib import resources

from core.recall.words import stem


def other_forms(word: str) -> tuple[str, ...]:
    """The stems of a word's irregular forms, in the order of the file; none for most words."""
    own = stem(word)
    return tuple(form for form in _forms().get(own, ()) if form != own)


@lru_cache(maxsize=1)
def _forms() -> dict[str, tuple[str, ...]]:
    text = resources.files("resources.lexicon").joinpath("word_forms_en.txt").read_text("utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            stems = tuple(dict.fromkeys(stem(word) for word in line.split()))
            found |= dict.fromkeys(stems, stems)
    return found
