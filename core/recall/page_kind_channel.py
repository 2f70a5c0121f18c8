"""The page-kind channel: “the recipe”, “the error”, “the pdf” find screens of that kind.

Screens are ranked by what a page of a kind mostly shows (`page_kinds`), so that one that never says
“recipe” is found by its ingredients and oven.
"""

from core.recall.hit import ViewRanked
from core.recall.page_kinds import marks_of
from core.recall.query import Query, quoted
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
