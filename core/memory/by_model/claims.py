"""What a text claims: its numbers, names, addresses and plain words, in forms that compare.

The same value is written in many ways ("1,480.00", "1.480"; "Tue", "Tuesday"; "KT-4471",
"KT 4471"). Here each gets one form; nothing here guesses what a value means.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from core.memory.by_model.claim_words import (
    DAYS_AND_MONTHS_WITH_CAPITAL,
    FUNCTION_WORDS,
    MONTH_FORMS,
    NAMES_TOO,
    NUMBER_WORDS,
    READING_STEMS,
    SIGN_WORDS,
    SIGNS,
    TELLING_WORDS,
    day_or_month,
)
from core.memory.by_model.value_forms import (
    clock_forms,
    fold,
    has_digit,
    is_address,
    is_mixed,
    look_alike_form,
    parts_told_alone,
    plain,
    squashed,
    value_forms,
)
from core.recall.words import stem

LOOK_ALIKE_LETTERS = 6
"""Shorter words are not taken for misread ones: too many differ by one letter."""

_TOKEN = re.compile(r"[^\W_]+(?:[-./_:@+'&=?#~,\\]+[^\W_]+)*")
_NUMBER_THEN_UNIT = re.compile(r"^(\d[\d.,:'/-]*?)([^\W\d_]{1,8})$")
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th", "er", "e", "ste", "de"})
_SPACED_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?: \d{3})+(?:[.,]\d{1,2})?(?![\w,.]*\d)")
_ISO_DATE = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED_DATE = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•|]\s+|[“\"(]\s*)$")
_JOINTS = re.compile(r"[-./_:@+'&=?#~,\\]+")


@dataclass(frozen=True, slots=True)
class Claim:
    """One word or value of a statement.

    `forms` are the ways in which evidence may put it, any of which will do. A firm claim (a
    number, a name, an address, a unit, a word that turns a meaning round) must be there; of the
    others, most must.
    """

    text: str
    forms: frozenset[str]
    is_firm: bool


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    starts_sentence: bool
    follows_number: bool


def claims_of(statement: str) -> list[Claim]:
    """Every claim of a statement; words that only hold it together make none."""
    text = plain(statement)
    claims = [_firm(sign, SIGNS[sign]) for sign in SIGNS if sign in text]
    for token in _tokens(text):
        folded = fold(token.text)
        if has_digit(folded) or is_address(folded):
            claims.append(_firm(token.text, *value_forms(folded)))
        elif folded.replace("'", "") not in FUNCTION_WORDS or _is_name(token.text, token):
            for part in _words_in(token.text):
                claims.extend(_claims_of_word(part, token))
    return claims


def forms_in(line: str) -> frozenset[str]:
    """Every form that a line of evidence gives."""
    text = plain(line)
    forms = {SIGNS[sign] for sign in SIGNS if sign in text}
    for spaced in _SPACED_NUMBER.finditer(text):
        forms |= value_forms(spaced[0].replace(" ", ""))
    words = [token.text for token in _tokens(text)]
    for word in words:
        forms |= _forms_of(word)
    for first, second in pairwise(words):
        pair = fold(first + second)
        if is_mixed(pair):
            forms.add(squashed(pair))
    return frozenset(forms)


def _tokens(text: str) -> Iterator[_Token]:
    """Words and values as they stand; a unit is set apart from its number."""
    after_number = False
    for found in _TOKEN.finditer(text):
        starts = bool(_SENTENCE_START.search(text[max(0, found.start() - 8) : found.start()]))
        split = _NUMBER_THEN_UNIT.match(found[0])
        for part in split.groups() if split else (found[0],):
            if split and part.lower() in _ORDINAL_ENDINGS:
                continue
            yield _Token(part, starts, after_number)
            after_number = has_digit(part) or fold(part) in NUMBER_WORDS


def _claims_of_word(word: str, token: _Token) -> Iterator[Claim]:
    folded = fold(word)
    day = day_or_month(folded)
    is_lower = word == word.lower()
    if folded in NUMBER_WORDS:
        yield _firm(word, NUMBER_WORDS[folded])
    elif folded in SIGN_WORDS:
        yield _firm(word, SIGN_WORDS[folded])
    elif day and not (is_lower and folded in DAYS_AND_MONTHS_WITH_CAPITAL):
        yield _firm(word, day)
    elif folded in TELLING_WORDS:
        yield _firm(word, folded)
    elif _is_name(word, token):
        forms = _word_forms(folded)
        yield Claim(word, forms | {stem(folded)} if token.starts_sentence else forms, is_firm=True)
    elif folded not in FUNCTION_WORDS and stem(folded) not in READING_STEMS:
        # What a number counts is part of it; and scripts without capitals hide their names.
        is_firm = token.follows_number or _has_no_capitals(word)
        yield Claim(word, _word_forms(folded) | {stem(folded)}, is_firm)


def _word_forms(folded: str) -> frozenset[str]:
    is_long = len(folded) >= LOOK_ALIKE_LETTERS
    return frozenset({folded, look_alike_form(folded)} if is_long else {folded})


def _firm(text: str, *forms: str) -> Claim:
    return Claim(text, frozenset(forms), is_firm=True)


def _is_name(word: str, token: _Token) -> bool:
    """Whether a word must be taken for a name: a capital letter where none is asked for."""
    if word == "I" or not any(c.isupper() for c in word):
        return False
    folded = fold(word)
    if (len(word) > 1 and word.isupper()) or folded in NAMES_TOO:
        return True
    if token.starts_sentence and stem(folded) in READING_STEMS:
        return False
    return folded.replace("'", "") not in FUNCTION_WORDS


def _forms_of(word: str) -> set[str]:
    """The forms that one word of the evidence gives, its parts included."""
    folded = fold(word)
    if has_digit(folded) or is_address(folded):
        forms = {*value_forms(folded), *clock_forms(folded), *_date_forms(folded)}
        for part in parts_told_alone(folded):
            forms |= _forms_of(part)
        return forms
    forms = set()
    for part in _words_in(word):
        plain_part = fold(part)
        forms |= {plain_part, stem(plain_part), look_alike_form(plain_part)}
        told = NUMBER_WORDS.get(plain_part), SIGN_WORDS.get(plain_part), day_or_month(plain_part)
        forms |= {form for form in told if form}
    return forms


def _date_forms(folded: str) -> set[str]:
    """Day, month and year of a date in figures, so that it may be told in words."""
    if found := _ISO_DATE.match(folded):
        year, month, day = found.groups()
    elif found := _DOTTED_DATE.match(folded):
        day, month, year = found.groups()
    else:
        return set()
    name = MONTH_FORMS.get(int(month))
    return {str(int(day)), year, name} if name else set()


def _words_in(word: str) -> list[str]:
    """The words of a joined word, without possessive endings: kiln-shelves, Mara's."""
    return [part for part in _JOINTS.split(re.sub(r"'[sS]?$", "", word)) if part]


def _has_no_capitals(word: str) -> bool:
    return any(c.isalpha() and c.lower() == c.upper() for c in word)
