"""Words that people use for the same thing, from `resources/lexicon`."""

from functools import lru_cache
from importlib import resources

from core.recall.words import stem, words_of


def synonyms_of(word: str) -> tuple[str, ...]:
    """The stems of other words for a word, in the order of the file; none for most words."""
    return tuple(other for other in _groups().get(stem(word), ()) if other != stem(word))


@lru_cache(maxsize=1)
def _groups() -> dict[str, tuple[str, ...]]:
    text = resources.files("resources.lexicon").joinpath("synonyms_en.txt").read_text("utf-8")
    found: dict[str, dict[str, None]] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        stems = [stem(word) for word in words_of(line) if len(word) > 1]  # not the e of e-mail
        for one in stems:
            found.setdefault(one, {}).update(dict.fromkeys(stems))
    return {one: tuple(others) for one, others in found.items()}
