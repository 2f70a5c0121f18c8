"""Near misses: readings about the right thing that answer another question than the asked one.

The right meeting on the wrong day, the length where the weight is asked, the way out where the way
back is, the colleague's number. Such a line shares most words with the question and has a value of
the right sort; what it lacks is the one word that tells the two apart.
"""

import re
from functools import lru_cache

from core.answer.question_kind import asked_nouns
from core.answer.reading.asked import Asked
from core.answer.reading.directions import goes_asked_way
from core.answer.reading.readings import Reading
from core.answer.reading.surroundings import Surroundings
from core.answer.reading.weekdays import days_named, weekdays_in
from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.recall.words import stem, words_of

# Attributes that are told in the same unit or beside one another, so that the wrong one is at
# hand; each line holds groups that exclude one another, parted by bars.
_RIVALS = tuple(
    tuple(frozenset(stem(word) for word in group.split()) for group in line.split("|"))
    for line in (
        "weight weigh weighs heavy mass | load lift lifts carry carries payload capacity hold bear",
        "length long | width wide | height high tall | depth deep | diameter | thickness thick"
        " | distance far away | range reach",
        "one each per single unit apiece | sum total altogether amount",
        "minimum min least lowest | maximum max most highest",
        "deposit | rent",
    )
)
_MOMENT_RIVALS = tuple(
    tuple(frozenset(stem(word) for word in group.split()) for group in line.split("|"))
    for line in (
        "depart departs departure leave leaves | arrive arrives arrival land lands",
        "check-in checkin | check-out checkout",
        "open opens opening | close closes closing",
        "start starts begin begins | end ends finish finishes until",
    )
)
_VEHICLES = tuple(
    frozenset(stem(word) for word in group.split())
    for group in (
        "train trains rail railway railways track tracks ec ice tgv",
        "flight flights fly plane airline airlines air airport boarding",
        "bus buses coach",
        "ferry ferries ship crossing",
        "tram trams",
    )
)
_RIVAL_SORTS = frozenset(
    {Wanted.QUANTITY, Wanted.CLOCK, Wanted.DATE, Wanted.MONEY, Wanted.DURATION, Wanted.PLACE}
)
_DATED_SORTS = frozenset({Wanted.CLOCK, Wanted.PLACE, Wanted.NAME, Wanted.PERSON, Wanted.MONEY})
_OWNED_SORTS = _RIVAL_SORTS | {Wanted.CODE, Wanted.PHONE, Wanted.TEXT}
_BACK = re.compile(
    r"\b(?:back|returns?|returning|inbound|homeward"
    r"|(?:way|trip|flight|train|bus|coach|ferry|journey|ride) home|zurück|rück\w+|vuelta"
    r"|regreso)\b",
    re.IGNORECASE,
)
_JOURNEY = re.compile(
    r"\b(?:train|flight|fly|plane|bus|ferry|coach|journey|trip|ticket|platform|gate|seat|depart\w*"
    r"|arriv\w+|leave|zug|flug|bahn|fähre|tren|vuelo|billete)\b",
    re.IGNORECASE,
)
_SEVERAL_NAMES = 2
_PAST = re.compile(
    r"\b(?:did|was|were|had|has|have|said|told|asked|wrote|war|hatte|habe|dijo|fue)\b", re.I
)
_EVERY_DAY = re.compile(r"\b(?:daily|every day|weekdays|mon\w*\s?(?:[–-]|to)\s?)\b", re.I)
_FIRST_PERSON = re.compile(r"\b(?:I|I['’](?:m|ve|ll|d)|my|me)\b|^Just\b")
_WHICH = re.compile(
    r"^\W*(?:(?:in|on|at|from|to|by|with) )?(?:which|what)\s+(?P<noun>[a-z]+)\b", re.I
)
_POINTED_AT = (
    r"\b(?:the|a|an|my|our|your|this|that|his|her|their|any|no|every|same|other|another|different)"
    r"\s+(?:\w+\s)?{noun}\b|\b{noun}s? (?:follows?|works|is closed|was closed)\b"
)
_NUMBER = re.compile(r"(?<![\w.,-])\d{2,6}(?![\w.,-]*\d)\b")
_WHOLE = re.compile(
    r"\b(?:total|sum|altogether|amount due|due|payable|paid|to pay|summe|gesamt\w*|importe)\b", re.I
)
_PARTIAL = re.compile(
    r"\b(?:subtotal|before (?:tax|vat|gst)|excl\w*|net|vat \d|mwst|netto|zwischensumme)\b",
    re.IGNORECASE,
)
_EXTRA = re.compile(
    r"\b(?:extra|surcharge|supplement|deposit|shipping|delivery|postage|tip|fine|refund|discount"
    r"|voucher|insurance|pfand|versand|lieferung|zuschlag|envío)\b",
    re.IGNORECASE,
)
_ITS_CHANGE = (
    r"(?:delay|drop|loss|change|difference|deviation|drift|ripple|fluctuation|rise|increase"
    r"|decrease|alarm|sensor|error)s?"
)
_MOBILE = re.compile(r"\b(?:mobile|cell|handy|móvil|m)\b", re.IGNORECASE)
_OF_A_HOUSE = re.compile(
    r"\b(?:desk|office|reception|switchboard|landline|fax|hotline|helpline|support|service|call"
    r" cent(?:re|er))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;.](?=\s)|\s[·|–]\s|  ")
_NAMED_AFTER = r"\b(?i:{noun})s?\b[\s:]*(?:[A-ZÄÖÜÅÉ\d“\"]|(?:at|for) \d|is\s|are\s|called\s)"


def is_near_miss(asked: Asked, reading: Reading, around: Surroundings) -> bool:
    """Whether a reading shows that it is about another day, way, measure or person than asked."""
    return (
        _is_of_other_day(asked, reading, around)
        or _is_of_other_way(asked, reading, around)
        or _is_other_attribute(asked, reading, around)
        or _is_of_other_person(asked, reading, around)
        or _names_no_thing(asked, reading)
        or _is_of_other_vehicle(asked, reading, around)
        or _names_nobody_asked_for(asked, around)
        or _is_of_other_row(asked, reading)
        or _is_a_part(asked, reading)
        or _is_of_the_house(asked, reading)
        or _is_its_change(asked, reading)
        or _is_extra(asked, reading)
    )


def _is_of_other_day(asked: Asked, reading: Reading, around: Surroundings) -> bool:
    """Whether the question names a weekday of things to come, and the reading only others.

    In a question about what was, the day is as likely when it was seen or said.
    """
    wanted = weekdays_in(asked.text)
    if not wanted or asked.wanted[0] not in _DATED_SORTS or _PAST.search(asked.text):
        return False
    near = f"{reading.unit.text}\n{reading.row}\n{reading.unit.heading}\n{reading.section}"
    named = days_named(near, around.seen_at) or days_named(reading.unit.block_text, around.seen_at)
    if named:
        return wanted.isdisjoint(named)
    is_fixed = asked.wanted[0] is Wanted.CLOCK and not _EVERY_DAY.search(near)
    return is_fixed and around.seen_at is not None and around.seen_at.weekday() not in wanted


def _is_of_other_way(asked: Asked, reading: Reading, around: Surroundings) -> bool:
    """Whether the way back is asked for, and nothing near the reading speaks of one."""
    if not _BACK.search(asked.text) or not _JOURNEY.search(asked.text):
        return False
    unit = reading.unit
    if goes_asked_way(asked.text, f"{unit.text}\n{reading.row}") is not None:
        return False  # which way is told by the places
    rows = reading.cell.row.table.rows if reading.cell else ()
    if any(_BACK.search(" ".join(row)) for row in rows):
        return not _BACK.search(f"{unit.text}\n{reading.row}")
    near = f"{unit.text}\n{reading.row}\n{unit.heading}\n{reading.section}\n{unit.block_text}"
    return not _BACK.search(f"{near}\n{reading.label}\n{around.title}")


def _is_other_attribute(asked: Asked, reading: Reading, around: Surroundings) -> bool:
    """Whether a reading names a rival of the asked attribute, and not that itself."""
    is_lasting = asked.wanted[0] is Wanted.DURATION  # “how long must it stay shut before I open it”
    groups = _RIVALS if is_lasting else (*_RIVALS, *_MOMENT_RIVALS)
    meant = _rivals_meant(asked.text, groups) if asked.wanted[0] in _RIVAL_SORTS else ()
    if not meant:
        return False
    text = f"{reading.label}\n{reading.value or reading.unit.text}"
    shown = around.words.stems(text) | _joined_checks(f"{reading.label} {reading.unit.text}")
    return any(own.isdisjoint(shown) and not rivals.isdisjoint(shown) for own, rivals in meant)


@lru_cache(maxsize=32)
def _rivals_meant(
    question: str, rivals: tuple[tuple[frozenset[str], ...], ...]
) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Each attribute that a question names, with those that it is mistaken for."""
    words = _stems_asked(question) | _joined_checks(question)
    found = []
    for groups in rivals:
        meant = [group for group in groups if group & words]
        if len(meant) == 1:
            others = frozenset().union(*(group for group in groups if group is not meant[0]))
            found.append((meant[0], others))
    return tuple(found)


@lru_cache(maxsize=32)
def _stems_asked(question: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(question))


def _joined_checks(text: str) -> frozenset[str]:
    """“check in” and “check out” as one word each, however they are written."""
    found = re.findall(r"\bcheck(?:ing)?[ -]?(in|out)\b", text, re.IGNORECASE)
    return frozenset(f"check{way.casefold()}" for way in found)


def _is_of_other_vehicle(asked: Asked, reading: Reading, around: Surroundings) -> bool:
    """Whether the train is asked for, and all around the reading speaks of a flight."""
    meant = [group for group in _VEHICLES if group & _stems_asked(asked.text)]
    if len(meant) != 1 or asked.wanted[0] not in _OWNED_SORTS:
        return False
    unit, stems = reading.unit, around.words.stems
    shown = stems(unit.text) | stems(unit.block_text) | stems(around.title)
    return meant[0].isdisjoint(shown) and any(not group.isdisjoint(shown) for group in _VEHICLES)


def _names_nobody_asked_for(asked: Asked, around: Surroundings) -> bool:
    """Whether the question names two things or more, and the whole screen none of them."""
    if len(asked.names) < _SEVERAL_NAMES:
        return False
    stems = around.words.stems
    return not set(asked.names) & (stems(around.view) | stems(around.title))


def _is_of_other_person(asked: Asked, reading: Reading, around: Surroundings) -> bool:
    """Whether the question is about a person, and the reading names or quotes only others."""
    if asked.wanted[0] not in _OWNED_SORTS:
        return False
    people = _stems_of_names(around.people) if asked.names else frozenset()
    meant = people & set(asked.names)
    if not meant:
        return False
    stems = around.words.stems
    said_by = reading.speaker if _FIRST_PERSON.search(reading.unit.text) else ""
    near = (reading.label, reading.unit.heading, reading.section, reading.before, around.title)
    own = stems(f"{reading.owner}\n{said_by}\n{reading.unit.text}")
    if not meant.isdisjoint(own) or any(not meant.isdisjoint(stems(text)) for text in near):
        return False
    return not own.isdisjoint(people - meant)


@lru_cache(maxsize=8)
def _stems_of_names(names: frozenset[str]) -> frozenset[str]:
    return frozenset(stem(word) for name in names for word in words_of(name))


def _names_no_thing(asked: Asked, reading: Reading) -> bool:
    """Whether “which train” is met by “the train was late”, which tells not which one."""
    nouns = asked_nouns(asked.text) if _WHICH.match(asked.text) else ()
    if not nouns or asked.wanted[0] not in {Wanted.TEXT, Wanted.PLACE}:
        return False
    if reading.label and re.search(rf"\b{re.escape(nouns[-1])}", reading.label, re.IGNORECASE):
        return False
    is_plural = not nouns[-1].endswith(("us", "ss"))
    noun = re.escape(nouns[-1].removesuffix("s") if is_plural else nouns[-1])
    text = reading.unit.text
    if not re.search(_POINTED_AT.format(noun=noun), text, re.IGNORECASE):
        return False
    return re.search(_NAMED_AFTER.format(noun=noun), text) is None


def _is_of_other_row(asked: Asked, reading: Reading) -> bool:
    """Whether a number that the question names stands in another row of the same table.

    “What do we pay if we take 40” is not answered by the row for 60.
    """
    if not (reading.owner or reading.row):
        return False
    own = f"{reading.unit.text} {reading.owner} {reading.row}"
    return any(
        not re.search(rf"(?<!\d){number}(?!\d)", own)
        and re.search(rf"(?<![\d.,:]){number}(?![\d.,:]*\d)", reading.unit.block_text)
        for number in _numbers_asked(asked.text)
    )


@lru_cache(maxsize=32)
def _numbers_asked(text: str) -> tuple[str, ...]:
    """The numbers of a question, without its dates and clock times, whose figures count nothing."""
    for sort in (Wanted.DATE, Wanted.CLOCK):
        for value in values_in(text, sort):
            text = text.replace(value.text, " ")
    return tuple(_NUMBER.findall(text))


def _is_its_change(asked: Asked, reading: Reading) -> bool:
    """Whether a measure is asked for, and a reading speaks only of how it changes or is watched.

    A “voltage drop” is no voltage: the last noun of several says what is told.
    """
    if asked.wanted[0] is not Wanted.QUANTITY or not asked.is_named:
        return False
    head, text = re.escape(asked.attribute[-1].word), f"{reading.label} {reading.unit.text}"
    told = re.findall(rf"\b{head}\b(?: {_ITS_CHANGE}\b)?", text, re.IGNORECASE)
    return bool(told) and all(" " in one for one in told)


def _is_of_the_house(asked: Asked, reading: Reading) -> bool:
    """Whether a mobile number is asked for, and a desk's, an office's or a fax is told."""
    if asked.wanted[0] is not Wanted.PHONE or not _MOBILE.search(asked.text):
        return False
    told = f"{reading.label} {reading.owner} {reading.unit.text}"
    return _OF_A_HOUSE.search(told) is not None and _MOBILE.search(told) is None


def _is_a_part(asked: Asked, reading: Reading) -> bool:
    """Whether the whole of a bill is asked for, and the reading is one of its lines."""
    is_whole = asked.wanted[0] is Wanted.MONEY and [w.word for w in asked.attribute] == ["total"]
    if not is_whole or not (reading.owner or reading.label or reading.cell):
        return False
    name = f"{reading.owner} {reading.unit.text}"
    return not _WHOLE.search(name) or _PARTIAL.search(name) is not None


def _is_extra(asked: Asked, reading: Reading) -> bool:
    """Whether a price is that of something extra, which the question does not ask for."""
    if asked.wanted[0] is not Wanted.MONEY or _EXTRA.search(asked.text):
        return False
    text = reading.value or reading.unit.text
    values = values_in(text, Wanted.MONEY)
    if not values:
        return False
    start = max((m.end() for m in _CLAUSE.finditer(text, 0, values[0].start)), default=0)
    return _EXTRA.search(f"{reading.label} {text[start : values[0].end]}") is not None
