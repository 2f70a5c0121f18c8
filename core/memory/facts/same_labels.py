"""Labels that say the same in several words or languages, from `resources/lexicon`.

They are for keys alone, under which a fact is found again; what a screen says is kept as it is.
"""

from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def same_labels() -> dict[str, tuple[str, ...]]:
    """The words that stand in a key for a word, by that word in lower case."""
    text = resources.files("resources.lexicon").joinpath("same_labels.txt").read_text("utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        name, separator, others = line.partition(":")
        if not line.startswith("#") and separator:
            found.update(dict.fromkeys(others.split(), tuple(name.split())))
    return found
