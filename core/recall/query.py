"""A question, understood as far as possible without a model."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import log

from rapidfuzz.distance import OSA

from core.recall.event_range import EventAsked, event_in
from core.recall.language import Language, language_of
from core.recall.number_forms import number_forms
from core.recall.pointers import app_pointed_at, without_pointers
from core.recall.synonyms import synonyms_of
from core.recall.time_order import ORDER_WORDS, TimeOrder, asked_order
from core.recall.time_range import TimeRange, find_time_range
from core.recall.word_forms import other_forms
from core.recall.words import (
    compounds_of,
    content_words,
    stem,
    stems_and_words,
    without_ordinal,
)
from core.store.observation_store import ObservationFilter
from core.store.passage_store import PassageStore

_PHRASE = re.compile(r'["“”„]([^"“”„]{2,})["“”„]')
_MIN_TYPO_LENGTH = 5
_MIN_CODE_LENGTH = 5
_LONG_WORD = 8  # letters; two slips are forgiven from here on
SYNONYM_SHARE = 0.6
TIME_WORD_SHARE = 0.4  # "on Friday" may be when it was seen, or what was seen
_ORDER_WORD_SHARE = 0.1  # “latest” is hardly ever on what is the latest


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question: as written, its stem, near spellings and other words for it.

    `alternatives` are stems that count as the word itself: spellings that the memory knows, and
    irregular forms. `synonyms` are stems of other words. `is_unknown` says that the word stands
    nowhere in the memory as it is written.
    """

    word: str
    stem: str
    alternatives: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    is_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for.

    `terms` are the content words; `weights` holds an inverse document frequency per term, in
    their order, less for words that tell a time or an order. `wanted` limits what is considered at
    all; `time_range` is a hint that the time channel scores, `order` the end of a row of sightings
    that is asked for, `event` what tells the time where none is named. `language` is the one to
    answer in: the question's, unless the user said otherwise.
    """

    text: str
    terms: tuple[Term, ...]
    weights: tuple[float, ...]
    phrases: tuple[str, ...]
    time_range: TimeRange | None
    wanted: ObservationFilter
    language: Language = Language.ENGLISH
    order: TimeOrder | None = None
    event: EventAsked | None = None

    @property
    def stems(self) -> tuple[str, ...]:
        return tuple(term.stem for term in self.terms)

    @property
    def unknown_words(self) -> tuple[str, ...]:
        """The words that stand nowhere in the memory as they are written."""
        return tuple(term.word for term in self.terms if term.is_unknown)


def understand(
    text: str, now: datetime, passages: PassageStore, wanted: ObservationFilter
) -> Query:
    """Turn a question into a query against this memory's own vocabulary."""
    text = _searchable(text)
    wanted = replace(wanted, app=wanted.app or app_pointed_at(text))
    plain = without_pointers(text)
    time_range = find_time_range(plain, now)
    order = asked_order(plain, time_range)
    time_words = {without_ordinal(word) for word in (time_range.words if time_range else ())}
    words = content_words(plain)
    frequencies = _frequencies(words, passages)
    terms = tuple(
        Term(
            word,
            _indexed(word),
            _repairs(word, frequencies[_indexed(word)], passages) + other_forms(word),
            synonyms_of(word),
            is_unknown=not frequencies[_indexed(word)],
        )
        for word in words
    )
    total = passages.count()
    known = frequencies | passages.document_frequency(
        [spelling for term in terms for spelling in term.alternatives]
    )
    weights = tuple(
        inverse_document_frequency(
            max(known[spelling] for spelling in (term.stem, *term.alternatives)), total
        )
        * (TIME_WORD_SHARE if term.word in time_words else 1.0)
        * (_ORDER_WORD_SHARE if order and term.word in ORDER_WORDS else 1.0)
        for term in terms
    )
    phrases = tuple(found.strip() for found in _PHRASE.findall(plain))
    return Query(
        text=plain,
        terms=terms,
        weights=weights,
        phrases=phrases,
        time_range=time_range,
        wanted=wanted,
        language=language_of(plain),
        order=order,
        event=event_in(plain, now) if time_range is None else None,
    )


def _frequencies(words: Sequence[str], passages: PassageStore) -> dict[str, int]:
    """In how many passages each word stands; compounds are counted as phrases."""
    compounds = [word for word in words if not word.isalnum()]
    plain = [_indexed(word) for word in words if word.isalnum()]
    counts = {word: passages.phrase_frequency(quoted(word)) for word in compounds}
    return counts | passages.document_frequency(plain)


def _indexed(word: str) -> str:
    """What stands for a word in `text_stems`: its stem, or a compound as it is."""
    return stem(word) if word.isalnum() else word


def inverse_document_frequency(frequency: int, total: int) -> float:
    """The BM25 weight of a term that stands in `frequency` of `total` passages, at least 0.1.

    Source: Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009.
    """
    return max(0.1, log(1 + (total - frequency + 0.5) / (frequency + 0.5)))


def match_expression(query: Query) -> str:
    """An FTS5 expression that finds any term, spelling, form or phrase; empty if there is none."""
    parts = [quoted(phrase) for phrase in query.phrases]
    for term in query.terms:
        parts.append(quoted(term.word))
        parts += [quoted(spelling) for spelling in (*term.alternatives, *term.synonyms)]
        if term.is_unknown and _is_code(term.word):
            parts.append(f"{quoted(term.word)} *")
    parts += [quoted(form) for form in number_forms(query.text)]
    return " OR ".join(dict.fromkeys(parts))


def _is_code(word: str) -> bool:
    """Whether a word may be the beginning of a longer code, as of a commit."""
    return len(word) >= _MIN_CODE_LENGTH and word.isalnum() and any(c.isdigit() for c in word)


def quoted(text: str) -> str:
    """A text as an FTS5 string, so that nothing in it is syntax."""
    return '"' + text.replace('"', '""') + '"'


def term_match(term: Term, stems: frozenset[str]) -> float:
    """How well a text, given by its stems, contains the term: 1, less for a synonym, or 0."""
    if term.stem in stems or any(spelling in stems for spelling in term.alternatives):
        return 1.0
    return SYNONYM_SHARE if any(other in stems for other in term.synonyms) else 0.0


def text_stems(text: str) -> frozenset[str]:
    """The stems of a text as a set, its compounds ("PEL-482", "radio.c") split and whole."""
    return frozenset(stems_and_words(text).union(compounds_of(text)))


def _searchable(text: str) -> str:
    """A text that the index and the embedder take: whole characters, no NUL."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def _repairs(word: str, frequency: int, passages: PassageStore) -> tuple[str, ...]:
    """Stems of the memory that a word unknown to it was probably meant to be."""
    if frequency or len(word) < _MIN_TYPO_LENGTH or any(c.isdigit() for c in word):
        return ()
    wanted = stem(word)
    slips = 1 if len(word) < _LONG_WORD else 2
    near = [
        (distance, -count, candidate)
        for candidate, count in passages.words_starting_with(
            wanted[:1], len(wanted) - slips, len(wanted) + slips
        )
        if (distance := OSA.distance(candidate, wanted, score_cutoff=slips)) <= slips
    ]
    return tuple(candidate for _, _, candidate in sorted(near)[:2])
