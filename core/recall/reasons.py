"""Why a hit was found, in words: what of the question stands in it, and what else spoke for it."""

from core.recall.hit import Hit
from core.recall.query import Query, Term, term_match, text_stems
from core.recall.time_order import TimeOrder

_NEAR = 0.3  # a similarity or standardised score that is worth a word
_BY_MEANING = ("vector", "near_vector")
_ENDS = {TimeOrder.FIRST: "the first that fits", TimeOrder.LAST: "the last that fits"}
_IN_TIME = {"time": "seen at the time you name", "said": "said at the time you name"}
_AROUND = ("near_words", "wide_words", "reply")


def reasons(hit: Hit, query: Query) -> tuple[str, ...]:
    """Short phrases, the strongest reason first; at least one."""
    stems = text_stems(f"{hit.passage.title}\n{hit.passage.text}")
    channels = hit.channels
    told: list[str] = []
    phrases = [one for one in query.phrases if one.casefold() in hit.passage.text.casefold()]
    told += [f"says “{phrase}”" for phrase in phrases]
    words = [_word_told(term, stems) for term in query.terms if term_match(term, stems)]
    if words:
        told.append(f"words: {', '.join(words)}")
    if any(channels.get(name, 0.0) >= _NEAR for name in _BY_MEANING):
        told.append("near in meaning")
    told += [words for name, words in _IN_TIME.items() if channels.get(name, 0.0) >= 1.0]
    if channels.get("order", 0.0) >= 1.0 and query.order is not None:
        told.append(_ENDS[query.order])
    if channels.get("speaker", 0.0) > 0.0:
        told.append("said by the person you name")
    if channels.get("kind", 0.0) > 0.0:
        told.append("names a thing of the kind you ask for")
    if channels.get("page_kind", 0.0) >= _NEAR:
        told.append("a page of the kind you ask for")
    if channels.get("feedback", 0.0) >= _NEAR:
        told.append("shares words with the best that was found")
    if channels.get("view", 0.0) > 0.0 and not words:
        told.append("stands on a screen with your words")
    if channels.get("entity", 0.0) > 0.0 and not words:
        told.append("tied to a name in your question")
    if not words and any(channels.get(name, 0.0) > 0.0 for name in _AROUND):
        told.append("said beside your words")
    return tuple(told) or ("came with what was found",)


def _word_told(term: Term, stems: frozenset[str]) -> str:
    """The question's word, or what stands there in its place."""
    if term.stem in stems:
        return term.word
    instead = next((one for one in (*term.alternatives, *term.synonyms) if one in stems), "")
    return f"{instead} (for {term.word})"
