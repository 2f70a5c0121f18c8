"""Words of a question or a text, as the word index sees them."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

from core.unspaced_text import UNSPACED, pairs_of

# Codes, versions, file names and addresses: what stands joined is one word of a question.
_COMPOUND = re.compile(r"[^\W_]+(?:[-./_:]+[^\W_]+)+", re.UNICODE)
_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?", re.UNICODE)
# “show me the show”: behind an article such a word is a thing.
_NAMED_THING = re.compile(r"\b(?:the|a|my|our|your|his|her|their) (show|will|can)\b(?! be\b)", re.I)
_CONTRACTED = frozenset({"t", "m", "re", "ve", "ll", "d"})
_STEMMER = snowballstemmer.stemmer("porter")

# Words that carry a question's form rather than its subject.
QUESTION_WORDS = frozenset(
    """a about after again all am an and any are as at be been before being both but by can could
    did do does doing done for from had has have having he her here him his how i if in into is it
    its just many me more most much my myself of off on one only or our out over own please put
    same say says said she should so some tell than that the their them then there these they thing
    this those to too under until up us use used was we were what when where which while who whom
    whose why will with would you your need needs want wanted look looked looking saw see seen show
    shown was were get got give given let know known find found remember recall again last first
    cant dont didnt wont isnt doesnt wasnt arent couldnt shouldnt wouldnt havent hasnt im ive
    now currently moment exactly really ever kind sort s t m re ve ll d""".split()
)


def words_of(text: str) -> list[str]:
    """Words in lower case without diacritics, possessive and ordinal endings, in order."""
    if text.isascii():  # the most of what is read; a fold a word would cost more than the rest
        return [without_ordinal(_plain(word)) for word in _WORD.findall(text.lower())]
    spaced = UNSPACED.sub(lambda run: f" {' '.join(pairs_of(run[0]))} ", text)
    return [without_ordinal(_plain(_fold(word))) for word in _WORD.findall(spaced)]


def without_ordinal(word: str) -> str:
    """`13` for `13th`; other words as they are."""
    return _ORDINAL.sub(r"\1", word) if word[:1].isdigit() else word


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The Porter stem, as the index's tokenizer makes it."""
    return str(_STEMMER.stemWord(word)) if word.isascii() else word


def stems_of(text: str) -> list[str]:
    """The stems of a text's words, in order."""
    return [stem(word) for word in words_of(text)]


def stems_and_words(text: str) -> set[str]:
    """The stems of a text's words and the words themselves."""
    if not text.isascii():
        text = UNSPACED.sub(lambda run: f" {' '.join(pairs_of(run[0]))} ", text)
        return set().union(*map(_folded_forms, _WORD.findall(text)))
    return set().union(*map(_forms, _WORD.findall(text.lower())))


@lru_cache(maxsize=50_000)
def _forms(written: str) -> tuple[str, str]:
    """A word as `words_of` gives it, and its stem."""
    word = without_ordinal(_plain(written))
    return word, stem(word)


@lru_cache(maxsize=10_000)
def _folded_forms(written: str) -> tuple[str, str]:
    return _forms(_fold(written))


def compounds_of(text: str) -> list[str]:
    """Joined words with a digit or a dot in them (PEL-482, 2.4.0, radio.c), folded, in order."""
    return [
        _fold(found)
        for found in _COMPOUND.findall(text)
        if any(c.isdigit() for c in found) or "." in found or "_" in found
    ]


def content_words(text: str) -> list[str]:
    """The words that a question is about, each once: compounds first, then in order."""
    compounds = compounds_of(text)
    rest = _COMPOUND.sub(lambda found: " " if _fold(found[0]) in compounds else found[0], text)
    things = {found.casefold() for found in _NAMED_THING.findall(rest)}
    plain = [word for word in words_of(rest) if word in things or not _is_question_word(word)]
    return list(dict.fromkeys([*compounds, *plain]))


def _is_question_word(word: str) -> bool:
    head, _, tail = word.partition("'")
    if tail not in _CONTRACTED:
        return word in QUESTION_WORDS
    return head in QUESTION_WORDS or head + tail in QUESTION_WORDS


def _plain(word: str) -> str:
    return word.replace("’", "'").removesuffix("'s") if len(word) > 2 else word


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
