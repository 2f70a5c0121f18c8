"""The page-kind channel: “the recipe”, “the error”, “the pdf” find screens of that kind.

What a page of a kind mostly shows is listed in `resources/lexicon/page_kinds.txt`. Screens are
ranked by those words, so that one that never says “recipe” is found by its ingredients and oven.
"""

from functools import lru_cache
from importlib import resources

from core.recall.hit import ViewRanked
from core.recall.query import Query, quoted
from core.recall.words import stem, words_of
from core.store.passage_store import PassageStore


def page_kind_hits(query: Query, passages: PassageStore, limit: int) -> list[ViewRanked]:
    """Views of the kinds that a question names, best first; none where it names none.

    Scores are shares of the best one's, since only how a page stands to the others tells its kind.
    """
    marks = list(dict.fromkeys(mark for term in query.terms for mark in marks_of(term.word)))
    if not marks:
        return []
    found = passages.views_matching_words(" OR ".join(map(quoted, marks)), query.wanted, limit)
    best = max((score for _, score in found), default=1.0)
    return [ViewRanked(observation_id, score / best) for observation_id, score in found]


def marks_of(word: str) -> tuple[str, ...]:
    """What pages of a kind show, for a word that names the kind; none for most words."""
    return _marks().get(stem(word), ())


@lru_cache(maxsize=1)
def _marks() -> dict[str, tuple[str, ...]]:
    text = resources.files("resources.lexicon").joinpath("page_kinds.txt").read_text("utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        kinds, separator, marks = line.partition(":")
        if line.startswith("#") or not separator:
            continue
        shown = tuple(dict.fromkeys(words_of(marks)))
        for kind in map(stem, words_of(kinds)):
            found[kind] = tuple(dict.fromkeys((*found.get(kind, ()), *shown)))
    return found
