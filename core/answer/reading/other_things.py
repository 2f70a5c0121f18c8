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
    r"\bhow much\b.*\b(?:left|remains?|remaining)\b(?! the\b)|\bwhat is left\b",
    re.IGNORECASE,
)
_HELD_ASKED = re.compile(
    r"\bhow much (?:money )?(?:is|do i have) (?:there )?(?:in|on) (?:my|our|the)\b.*"
    r"\b(?:account|card|wallet|fund|kitty)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:left|remain\w*|balance|rest|remainder|available|unspent|free|spare|still|over|minus"
    r"|restbetrag|übrig)\b",
    re.IGNORECASE,
)
_HELD = re.compile(r"\b(?:balance|available|account|saldo|kontostand|credit)\b", re.IGNORECASE)
_COLOUR_ASKED = re.compile(r"\b(?:which|what) colou?r\b", re.IGNORECASE)
_COLOUR = re.compile(
    r"\b(?:red|orange|yellow|green|blue|purple|violet|pink|brown|black|white|gr[ae]y|beige|cream"
    r"|turquoise|teal|navy|maroon|crimson|scarlet|amber|gold\w*|silver|bronze|copper|ivory|ochre"
    r"|olive|lime|mint|indigo|magenta|cyan|charcoal|anthracite|sand|rust|petrol|\w+ish)\b"
    r"|#[0-9a-f]{6}\b|\bcolou?r(?:\s?[:=]|\s(?:is|was|will be))\s*\w"
    r"|\bcolou?r\s(?!(?:of|in|for|and|or|to|the|a|an|we|i|you|that|with|on|at|by|as|chart|charts"
    r"|sample|samples|card|cards|scheme|picker|wheel|from|not|has|had|came|looks?)\b)\w",
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
# What stands at the price of anything.
_OF_ANY_SUM = NUMBER_WORDS | frozenset(
    """total totals sum subtotal price prices cost costs fee fees fare rate amount due paid pay to
    be you your we the a an of for in all and is per each every single unit week weeks night nights
    day days month months year years person people adult adults together altogether net gross tax
    taxes vat gst incl including inclusive with without before after balance bill invoice order
    booking money now new old offer only from usd eur gbp inr rs both ways way direction""".split()
)
_CODES = frozenset({"code", "password", "pin", "passcode"})
_LOCKED = frozenset("door gate alarm wifi entry access safe lock building house".split())
_DIGIT = re.compile(r"\d")  # what has none gives no figure, and is not looked at further
_TWO_WORDS = 2
_FIRST_PERSON = re.compile(r"\b(?:I|I['’](?:m|ve|ll|d)|my|me|we|our)\b")
_STARTS_WITH_IT = 3  # characters; “€ 229 · autumn offer” is the price of what the page is about


def is_of_another_thing(asked: Asked, reading: Reading, around: Surroundings) -> bool:
    """Whether nothing joins a reading to what the question names."""
    return (
        _names_no_relative(asked, reading)
        or _is_of_other_route(asked, around)
        or _is_without_doer(asked, reading, around)
        or _is_other_code(asked, reading, around)
        or _is_not_what_is_left(asked, reading)
        or _shows_no_colour(asked, reading)
        or _is_taxed_otherwise(asked, reading)
        or _is_a_training(asked, reading)
        or _speaks_of_other_things(asked, reading, around)
    )


@lru_cache(maxsize=256)
def _says(pattern: re.Pattern[str], question: str) -> bool:
    """Whether a question says something; asked of every reading, and looked up once."""
    return pattern.search(question) is not None


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


def _is_without_doer(asked: Asked, reading: Reading, around: Surroundings) -> bool:
    """Whether it is asked what somebody does, and nothing near says that it is about him.

    What one says of oneself is signed somewhere on the page.
    """
    doer = _doer_asked(asked.text) if asked.wanted[0] not in _SHOWN_ELSEWHERE else ""
    if not doer:
        return False
    stems, unit = around.words.stems, reading.unit
    if doer not in stems(around.view) and doer not in stems(around.title):
        return True
    if asked.wanted[0] is not Wanted.CLOCK or _FIRST_PERSON.search(unit.text):
        return False
    near = (unit.text, unit.heading, unit.block_text, reading.section, reading.row, around.title)
    by_whom = (reading.speaker, reading.owner, reading.before)
    return not any(doer in stems(text) for text in (*near, *by_whom))


def _is_other_code(asked: Asked, reading: Reading, around: Surroundings) -> bool:
    """Whether the code of a door is asked for, and nothing near a code speaks of a door."""
    words = asked.attribute
    if len(words) < _TWO_WORDS or words[-1].word not in _CODES:
        return False
    unit = reading.unit
    near = f"{unit.text}\n{reading.label}\n{reading.owner}\n{unit.heading}\n{reading.section}"
    stems = around.words.stems(near) | around.words.stems(around.title)
    is_of_lock = any(word.word in _LOCKED for word in words[:-1])
    if is_of_lock and _CODES.isdisjoint(words_of(near)):
        return True
    return not any(word.forms.is_in(stems) for word in words[:-1])


def _is_a_training(asked: Asked, reading: Reading) -> bool:
    """Whether a train is asked for, and the reading has the word of a training alone."""
    if not _says(_TRAIN, asked.text):
        return False
    near = f"{reading.unit.text}\n{reading.row}\n{reading.owner}\n{reading.unit.heading}"
    return _TRAINING.search(near) is not None and _TRAIN.search(near) is None


def _is_not_what_is_left(asked: Asked, reading: Reading) -> bool:
    """Whether it is asked how much is left or in an account, and nothing calls the sum so."""
    if asked.wanted[0] is not Wanted.MONEY:
        return False
    is_held = _says(_HELD_ASKED, asked.text)
    if not is_held and not _says(_LEFT_ASKED, asked.text):
        return False
    told = _HELD if is_held else _LEFT
    near = (reading.unit.text, reading.label, reading.owner, reading.row, reading.unit.heading)
    return not any(told.search(text) for text in (*near, reading.section))


def _shows_no_colour(asked: Asked, reading: Reading) -> bool:
    """Whether a colour is asked for, and none stands there."""
    if not _says(_COLOUR_ASKED, asked.text):
        return False
    is_labelled = re.search(r"\bcolou?r\b", reading.label, re.IGNORECASE) is not None
    return not is_labelled and _COLOUR.search(reading.unit.text) is None


def _is_taxed_otherwise(asked: Asked, reading: Reading) -> bool:
    """Whether a sum with tax is asked for and one without it is told, or the other way round."""
    if asked.wanted[0] is not Wanted.MONEY:
        return False
    if not _says(_TAXED, asked.text) and not _says(_UNTAXED, asked.text):
        return False
    told = f"{reading.label} {reading.owner} {reading.value or reading.unit.text}"
    if _says(_TAXED, asked.text):
        return _UNTAXED.search(told) is not None and _TAXED.search(told) is None
    return _TAXED.search(told) is not None


def _speaks_of_other_things(asked: Asked, reading: Reading, around: Surroundings) -> bool:
    """Whether a sentence or row gives a figure, and neither it nor what heads it names the subject.

    A figure that begins its line is that of what the page is about.
    """
    unit = reading.unit
    is_price = asked.wanted[0] is Wanted.MONEY and bool(reading.label)
    if asked.wanted[0] not in _MEASURED or not asked.subject or not _DIGIT.search(unit.text):
        return False
    stems = around.words.stems
    named = [term for term, _ in asked.subject if term.word not in NUMBER_WORDS]
    if reading.label or reading.owner:
        own = f"{reading.label} {reading.owner}"
        is_other = is_price and not reading.cell and _names_a_thing(own)
        told = stems(f"{own}\n{unit.text}\n{around.title}")
        return is_other and not any(term_match(term, told) for term in named)
    values = values_in(unit.text, asked.wanted[0])
    if not values or values[0].start < _STARTS_WITH_IT:
        return False
    near = (unit.text, unit.heading, reading.section, reading.before, around.title)
    return not any(term_match(term, stems(text)) for text in near for term in named)


@lru_cache(maxsize=1024)
def _names_a_thing(label: str) -> bool:
    """Whether a label says of what its sum is, and not only that it is one."""
    return any(word not in _OF_ANY_SUM and not word.isdigit() for word in words_of(label))
