"""The one form in which names are compared: no case, no accents, no slips of zero for O."""

import re
import unicodedata

_ZERO_IN_WORD = re.compile(r"(?<![^\W_])0(?=[^\W\d_]{2})|(?<=[^\W\d_])0(?=[^\W\d_])")
_NOT_IN_NAMES = re.compile(r"[^\w\s@.'-]+|_")
_SPACES = re.compile(r"\s+")


def key_of(name: str) -> str:
    """A name without case, accents and stray marks: “Élodie  Brun” and “elodie brun” are one.

    A zero inside a word is read as the letter that it was mistaken for.
    """
    return _SPACES.sub(" ", _NOT_IN_NAMES.sub(" ", folded(name))).strip(" .'-")


def folded(text: str) -> str:
    """A text in lower case, without accents, its mistaken zeros put right."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    whole = without_zeros(unicodedata.normalize("NFC", bare)).casefold()
    return whole.replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("æ", "ae")


def without_zeros(text: str) -> str:
    """A text with the zeros that stand inside words read as the letter O.

    Done twice, since a zero before “b0c” begins a word only once that is one.
    """
    return _one_pass(_one_pass(text))


def _one_pass(text: str) -> str:
    return _ZERO_IN_WORD.sub(
        lambda zero: "O" if zero.start() == 0 or not text[zero.start() - 1].isalpha() else "o", text
    )
