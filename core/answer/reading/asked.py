"""What a question asks of what: its attribute ("booking code") apart from its subject ("flight").

An answer must show both: the subject may stand in a heading or the window's title, the attribute
stands with the value itself.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.answer.other_languages import function_words
from core.answer.question_kind import (
    MEASURE_ASKED,
    asks_for_former,
    asks_for_newest,
    form_words,
    proper_nouns,
)
from core.answer.reading.attribute_asked import asks_what_was_said, attribute_words
from core.answer.reading.label_words import (
    LabelForms,
    doer_forms,
    label_forms,
    own_forms,
)
from core.answer.wanted import Wanted
from core.recall.language import Language
from core.recall.query import Query, Term
from core.recall.words import stem, words_of

_QUALIFIER_SHARE = 0.6
_SIZE_WORDS = frozenset("high big large low total included inclusive including altogether".split())
_PRICE_WORDS = frozenset("cost costs price prices money pay paid kostet kosten cuesta".split())
_WEAK_WORDS = frozenset(
    """since originally initially previously formerly
    ms mr mrs herr frau must might may shall come comes came going goes end ended ends up
    according finally eventually mine way per""".split()
)
_CONTAINERS = frozenset(
    """page site website document screen article paper pdf mail email message chat list table sheet
    german english french dutch spanish product""".split()
)
# Who stands behind a thing, by the part they play, which no page says of itself.
_AGENTS = frozenset(
    """people folks company firm business organiser organisers organizer organizers maker
    manufacturer supplier producer shop vendor seller""".split()
)
# A number in words is said of anything.
NUMBER_WORDS = frozenset("one two three four five six seven eight nine ten both several".split())
# What a tracker's page is, and seldom calls itself.
_TRACKED = frozenset("ticket issue card task".split())
_PARTICLE_VERB = re.compile(
    r"\b(?:set(?:s|ting)?|go(?:es|ing)?|head(?:s|ing)?) (?:off|out)\b"
    r"|\b(?:take|takes|taking|took) (?:part|place)\b|\bin (?:what|which) order\b",
    re.IGNORECASE,
)
_LITTLE = 0.3
# What is said to be left out of account is not what the question is about.
_LEFT_OUT = re.compile(
    r",\s*(?:leaving out|not counting|without counting|not including|excluding|apart from"
    r"|leaving aside|except for|besides)\b[^,?]*",
    re.IGNORECASE,
)
_NEXT_PART = re.compile(
    r"[,;]? and (?=(?:(?:in|on|at|by|for|from|to) )?(?:which|what|who|whom|where|when|how)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AskedWord:
    """A word of the attribute with what may stand for it."""

    word: str
    forms: LabelForms
    weight: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A question taken apart.

    `attribute` ends in its head noun or verb; it is empty where the sort of value says it all
    ("where is the van?"). `is_named` if the head is a noun that the answer's own line must show.
    `newest` if it is about how things stand, `former` if about how they were before a change.
    `subject` are the other terms with their weights, `names` those written with a capital.
    """

    text: str
    wanted: tuple[Wanted, ...]
    attribute: tuple[AskedWord, ...]
    is_named: bool
    subject: tuple[tuple[Term, float], ...]
    names: tuple[str, ...]
    newest: bool
    former: bool
    language: Language


def asked_of(query: Query, wanted: Sequence[Wanted], text: str | None = None) -> Asked:
    """Take a question apart; `text` is the part of it to read, if not all."""
    said = text or query.text
    words, is_named = attribute_words(said, wanted)
    unsaid = form_words(tuple(wanted))
    if words and words[-1] in unsaid:
        words, is_named = [], False  # "which cooking site": the address itself is the site
    plain = {stem(word) for word in words}
    aside = (*_PARTICLE_VERB.findall(said), *_LEFT_OUT.findall(said))
    dull = function_words(words_of(said)) | {word for found in aside for word in words_of(found)}
    if wanted[0] is Wanted.QUANTITY:
        dull |= frozenset(words_of("".join(MEASURE_ASKED.findall(said))))
    pages = _CONTAINERS | _AGENTS | NUMBER_WORDS
    pages |= _TRACKED if wanted[0] is Wanted.PERSON else frozenset()
    whole = tuple(zip(query.terms, query.weights, strict=True))
    subject = tuple(
        (term, weight * (_LITTLE if term.word in pages else 1.0))
        for term, weight in whole
        if term.stem not in plain
        and term.word not in unsaid
        and term.word not in _WEAK_WORDS
        and term.word not in dull
        and not (wanted[0] is Wanted.MONEY and term.word in _PRICE_WORDS | _SIZE_WORDS)
    )
    kept = [word for word in words if word not in unsaid]
    is_deed = wanted[0] is Wanted.PERSON and not is_named
    forms_of: Callable[[str], LabelForms] = doer_forms if is_deed else label_forms
    if asks_what_was_said(said):
        forms_of = own_forms
    return Asked(
        text=said,
        wanted=tuple(wanted),
        attribute=tuple(
            AskedWord(word, forms_of(word), _QUALIFIER_SHARE if number else 1.0)
            for number, word in sorted(enumerate(reversed(kept)), reverse=True)
        ),
        is_named=is_named and bool(kept),
        subject=subject,
        names=tuple(
            stem(word)
            for name in proper_nouns(query.text)
            for word in words_of(name)
            if word not in _CONTAINERS
        ),
        newest=asks_for_newest(query.text) and Wanted.SEEN_WHEN not in wanted,
        former=asks_for_former(query.text),
        language=query.language,
    )


def question_parts(question: str) -> tuple[str, ...]:
    """The questions that are asked in one: "at what time … | in which hall?"."""
    parts = tuple(part.strip() for part in _NEXT_PART.split(question) if part.strip())
    return parts or (question,)
