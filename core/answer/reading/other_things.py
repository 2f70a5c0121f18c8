"""Values of another thing: what a page says of something that the question does not ask about.

A message about a price shares the page with the things that were asked about, and the price is
that of something else; a sister is spoken of, and her name is not. Nothing that the question names
is joined to the value.
"""

import re
from functools import lru_cache

from core.answer.reading.asked import NUMBER_WORDS, Asked
from core.answer.reading.readings import Reading
from core.answer.reading.surroundings import Surroundings
from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.recall.query import term_match
from core.recall.words import stem, words_of

_KIN = (
    r"(?:(?:step|grand|half)-?)?(?:sister|brother|wife|husband|partner|son|daughter|mother|father"
    r"|mum|mom|dad|aunt|uncle|cousin|niece|nephew|grandma|grandpa|boyfriend|girlfriend|fianc[ée]e?"
    r"|dog|cat|horse|puppy|kitten|baby|child|boss|landlord|landlady|neighbou?r|flatmate|roommate)"
)
_NAME_ASKED = re.compile(
    rf"\bname of\b.*\b(?P<one>{_KIN})\b|\b(?P<two>{_KIN})['’]s name\b"
    rf"|\bwhat (?:is|was)\b.*\b(?P<three>{_KIN})\W+called\b",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\b(?:called|named|name is|name was)\s[A-ZÀ-Ý]")
_ROUTE = re.compile(
    r"\bfrom (?P<one>[A-ZÀ-Ý][\w'’-]+)(?: [A-ZÀ-Ý]\w+)? to (?P<other>[A-ZÀ-Ý][\w'’-]+)"
)
_ON_A_ROUTE = frozenset(
    {Wanted.CLOCK, Wanted.DATE, Wanted.MONEY, Wanted.PLACE, Wanted.DURATION, Wanted.CODE}
)
_DOER = re.compile(
    r"\b(?:does|did|do|will|has|can|should|must|would)\s(?P<name>[A-ZÀ-Ý][a-zà-ÿ]{2,})\s[a-z]"
)
_SHOWN_ELSEWHERE = frozenset({Wanted.LINK, Wanted.SEEN_WHEN, Wanted.FILE, Wanted.PROGRAM})
_TRAIN = re.compile(r"\btrains?\b", re.IGNORECASE)
_TRAINING = re.compile(r"\btrain(?:ing|ings|ed|er|ers|ee|ees)\b", re.IGNORECASE)
_LEFT_ASKED = re.compile(
    r"\bhow much\b.*\b(?:left|remains?|remaining)\b(?! the\b)|\bwhat is left\b"
    r"|\bhow much (?:money )?(?:is|do i have) (?:there )?(?:in|on) (?:my|our|the)\b.*"
    r"\b(?:account|card|wallet|fund|kitty)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:left|remain\w*|balance|rest|remainder|available|unspent|free|spare|still|over|minus|saldo"
    r"|restbetrag|übrig)\b",
    re.IGNORECASE,
)
_COLOUR_ASKED = re.compile(r"\b(?:which|what) colou?r\b", re.IGNORECASE)
_COLOUR = re.compile(
    r"\b(?:red|orange|yellow|green|blue|purple|violet|pink|brown|black|white|gr[ae]y|beige|cream"
    r"|turquoise|teal|navy|maroon|crimson|scarlet|amber|gold\w*|silver|bronze|copper|ivory|ochre"
    r"|olive|lime|mint|indigo|magenta|cyan|charcoal|anthracite|sand|rust|petrol|\w+ish)\b"
    r"|#[0-9a-f]{6}\b|\bcolou?r(?:\s?[:=]|\s(?:is|was|will be))\s*\w",
    re.IGNORECASE,
)
_TAX = r"(?:tax(?:es)?|vat|gst|hst|mwst)"
_TAXED = re.compile(
    rf"\b(?:with|incl\w*\.?|inclusive of|after)\s(?:the\s|all\s)?{_TAX}\b"
    rf"|\b{_TAX}\s(?:is\s)?(?:in\b|incl\w*)|\bgross\b|\bbrutto\b",
    re.IGNORECASE,
)
_UNTAXED = re.compile(
    rf"\b(?:before|without|excl\w*\.?|plus|net of)\s(?:the\s|any\s)?{_TAX}\b"
    r"|\bsubtotal\b|\bnetto?\b",
    re.IGNORECASE,
)
_MEASURED = frozenset({Wanted.MONEY, Wanted.QUANTITY})
_STARTS_WITH_IT = 3  # characters; “€ 229 · autumn offer” is the price of what the page is about


def is_of_another_thing(asked: Asked, reading: Reading, around: Surroundings) -> bool:
    """Whether nothing joins a reading to what the question names."""
    return (
        _names_no_relative(asked, reading)
        or _is_of_other_route(asked, around)
        or _is_without_doer(asked, around)
        or _is_not_what_is_left(asked, reading)
        or _shows_no_colour(asked, reading)
        or _is_taxed_otherwise(asked, reading)
        or _is_a_training(asked, reading)
        or _speaks_of_other_things(asked, reading, around)
    )


@lru_cache(maxsize=32)
def _relative_asked(question: str) -> str:
    found = _NAME_ASKED.search(question)
    return next(one for one in found.groups() if one).casefold() if found else ""


def _names_no_relative(asked: Asked, reading: Reading) -> bool:
    """Whether the name of somebody's sister is asked for, and the reading only speaks of her."""
    relative = _relative_asked(asked.text)
    if not relative or relative in f"{reading.label} {reading.owner}".casefold():
        return False
    text = reading.unit.text
    if _CALLED.search(text):
        return False
    named = rf"\b(?i:{relative})\b[\s,:(–-]{{1,3}}(?:is |was )?[A-ZÀ-Ý]"
    kin = rf"(?:[a-z]\w* ){{0,2}}(?i:{relative})\b"
    other = rf"\b[A-ZÀ-Ý][\wà-ÿ]+(?:,? (?:is|was) {kin}|(?:,| \() ?{kin}\s*(?:[,.)!]|$))"
    return not re.search(named, text) and not re.search(other, text)


@lru_cache(maxsize=32)
def _ends_asked(question: str) -> frozenset[str]:
    """Both ends of the way that a question names, as stems."""
    found = _ROUTE.search(question)
    ends = (found["one"], found["other"]) if found else ()
    return frozenset(stem(word) for end in ends for word in words_of(end))


def _is_of_other_route(asked: Asked, around: Surroundings) -> bool:
    """Whether the way from one place to another is asked for, and the screen lacks an end of it."""
    ends = _ends_asked(asked.text) if asked.wanted[0] in _ON_A_ROUTE else frozenset()
    if not ends:
        return False
    stems = around.words.stems
    return not ends <= stems(around.view) | stems(around.title)


@lru_cache(maxsize=32)
def _doer_asked(question: str) -> str:
    found = _DOER.search(question)
    return stem(words_of(found["name"])[0]) if found else ""


def _is_without_doer(asked: Asked, around: Surroundings) -> bool:
    """Whether it is asked what somebody does, and the whole screen does not name him."""
    doer = _doer_asked(asked.text) if asked.wanted[0] not in _SHOWN_ELSEWHERE else ""
    if not doer:
        return False
    stems = around.words.stems
    return doer not in stems(around.view) and doer not in stems(around.title)


def _is_a_training(asked: Asked, reading: Reading) -> bool:
    """Whether a train is asked for, and the reading has the word of a training alone."""
    if not _TRAIN.search(asked.text):
        return False
    near = f"{reading.unit.text}\n{reading.row}\n{reading.owner}\n{reading.unit.heading}"
    return _TRAINING.search(near) is not None and _TRAIN.search(near) is None


def _is_not_what_is_left(asked: Asked, reading: Reading) -> bool:
    """Whether it is asked how much is left, and nothing calls the sum a rest."""
    if asked.wanted[0] is not Wanted.MONEY or not _LEFT_ASKED.search(asked.text):
        return False
    near = (reading.unit.text, reading.label, reading.owner, reading.row, reading.unit.heading)
    return not any(_LEFT.search(text) for text in (*near, reading.section))


def _shows_no_colour(asked: Asked, reading: Reading) -> bool:
    """Whether a colour is asked for, and none stands there."""
    if not _COLOUR_ASKED.search(asked.text):
        return False
    is_labelled = re.search(r"\bcolou?r\b", reading.label, re.IGNORECASE) is not None
    return not is_labelled and _COLOUR.search(reading.unit.text) is None


def _is_taxed_otherwise(asked: Asked, reading: Reading) -> bool:
    """Whether a sum with tax is asked for and one without it is told, or the other way round."""
    if asked.wanted[0] is not Wanted.MONEY:
        return False
    told = f"{reading.label} {reading.owner} {reading.value or reading.unit.text}"
    if _TAXED.search(asked.text):
        return _UNTAXED.search(told) is not None and _TAXED.search(told) is None
    return _UNTAXED.search(asked.text) is not None and _TAXED.search(told) is not None


def _speaks_of_other_things(asked: Asked, reading: Reading, around: Surroundings) -> bool:
    """Whether a sentence or row gives a figure, and neither it nor what heads it names the subject.

    A figure that begins its line is that of what the page is about.
    """
    unit = reading.unit
    if asked.wanted[0] not in _MEASURED or not asked.subject or reading.label or reading.owner:
        return False
    values = values_in(unit.text, asked.wanted[0])
    if not values or values[0].start < _STARTS_WITH_IT:
        return False
    stems = around.words.stems
    near = (unit.text, unit.heading, reading.section, reading.before, around.title)
    named = [term for term, _ in asked.subject if term.word not in NUMBER_WORDS]
    return not any(term_match(term, stems(text)) for text in near for term in named)
