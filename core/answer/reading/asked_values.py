"""The values in a reading that are of the asked sort, and how well they answer."""

import re
from collections.abc import Sequence

from core.answer.question_kind import counted_noun
from core.answer.reading.asked import Asked
from core.answer.reading.counted_values import behind_verb, counted_in_reply, counting
from core.answer.reading.dimensions import of_dimension
from core.answer.reading.former_values import is_former, says_change
from core.answer.reading.label_sorts import sort_told_by
from core.answer.reading.people import doers_in
from core.answer.reading.readings import Reading
from core.answer.reading.typed_commands import typed_in
from core.answer.reading.values_by_label import (
    bare_number,
    in_unit_of_label,
    named_number,
    of_asked_unit,
)
from core.answer.units import is_command_line
from core.answer.value_patterns import Value, values_in
from core.answer.wanted import Wanted
from core.recall.query import text_stems
from core.recall.words import stems_of

_DAY_ALONE = 0.9  # a day without its clock time
_TWIN = 0.85  # a clock time where "when" was asked
_UNTYPED = 0.6
OTHER_SORT = 0.3
FORMER = 0.2
_ONE_STEP = 0.8
_BY = re.compile(r"\bby\s(?:how\b|$)", re.IGNORECASE)  # what it rose by is not how high it is
_NO_CODE = -0.4
# Places that are numbered or called after themselves: elsewhere stands no answer to “which gate”.
_MARKED_PLACES = frozenset("address platform gate track berth pier stop".split())
_NO_WORK = re.compile(
    r"\b(?:merged|approved|reviewed|opened|closed|requested|assigned|posted|sent|shared|used)\s*$",
    re.IGNORECASE,
)
_CODE_WORDS = frozenset("code pin password passcode reference serial identifier".split())
_NOT_SAID = {Wanted.DATE: -0.5, Wanted.CLOCK: -0.7}
_UNTYPED_SORTS = frozenset(
    {Wanted.TEXT, Wanted.ACTIVITY, Wanted.PROGRAM, Wanted.SEEN_WHEN, Wanted.STEPS}
)
VALUED = frozenset(
    {
        Wanted.MONEY,
        Wanted.CLOCK,
        Wanted.DURATION,
        Wanted.COUNT,
        Wanted.QUANTITY,
        Wanted.PHONE,
        Wanted.EMAIL,
        Wanted.AUTHOR,
        Wanted.NAME,
        Wanted.DATE,
        Wanted.PERSON,
    }
)
"""The sorts of answer that a fact must hold to be one."""

_NUMBERED_SORTS = frozenset({Wanted.QUANTITY, Wanted.CODE, Wanted.PLACE})
_LOOSE = frozenset({Wanted.PLACE, Wanted.CODE, Wanted.LINK, Wanted.AUTHOR})
TWINS = {Wanted.DATE: Wanted.CLOCK, Wanted.CLOCK: Wanted.DATE}
"""Sorts of which one may answer where the other was asked: “when”."""

_DAY_PARTS = {
    "morning": range(4, 12),
    "afternoon": range(12, 19),
    "evening": range(17, 24),
    "night": range(18, 24),
}
_PHONE_BEFORE = re.compile(
    r"\b(?:(?:tele)?phone|tel|mobile|fax|hotline|telefon|handy|teléfono)\b"
    r"[^\d;.!?]{0,24}[\d ()/-]*$",
    re.I,
)
_NUMBERED = re.compile(
    r"(?:order|invoice|bill|booking|reservation|ticket|quot\w+|offer|version|page|chapter|issue|rev\w*"
    r"|rechnung|bestellung|buchung|angebot|seite)\s\d",
    re.IGNORECASE,
)
_MOTION = re.compile(r"^(?:to|from|nach|zu)\s", re.IGNORECASE)
_MOVES = re.compile(r"\b(?:go|going|goes|went|travel|move|moved|send|sent|bring|from)\b", re.I)
_SPOT = re.compile(
    r"\b(?:in|at|on|under|behind|beside|above|below|inside|next to|near)\s(?:the|a|an|my|our)\s"
    r"(?:[\w'’-]+\s){0,3}?[\w'’-]+(?=[,.;]|$|\s(?:and|not|of|in|on|at|next|from)\b)"
    r"|\b[a-z]+\s(?:room|hall|garage|cellar|kitchen|office|cabinet|drawer|shelf|tin|box)\b",
    re.IGNORECASE,
)


def values_for(asked: Asked, reading: Reading, people: frozenset[str]) -> tuple[Value, ...]:
    """Values of the most specific wanted sort that is present; not those the question names."""
    text = reading.value or reading.unit.text
    sorts = asked.wanted
    if sorts[0] is Wanted.DATE and re.search(r"\bwhen\b", asked.text, re.IGNORECASE):
        sorts = (Wanted.DATE, Wanted.CLOCK, *sorts[1:])
    for sort in sorts:
        if sort in _UNTYPED_SORTS:
            continue
        found = _values_of(sort, asked, reading, text, people)
        if asked.newest and len(found) > 1:
            found = tuple(v for v in found if not is_former(text, v)) or found
        if asked.former:
            found = tuple(v for v in found if is_former(text, v)) or found
        if found:
            return found
    return ()


def _values_of(
    sort: Wanted, asked: Asked, reading: Reading, text: str, people: frozenset[str]
) -> tuple[Value, ...]:
    """The values of one sort, without what only looks like one."""
    if sort is Wanted.PERSON:
        return doers_in(reading, asked.text, people)
    told = sort_told_by(reading.label, text) or sort_told_by(reading.owner, text)
    found = new_values(text, asked.text, (sort,))
    if told is sort and not found:
        found = (Value(0, len(text), text, sort),)
    if sort is Wanted.COUNT:
        found = found or counted_in_reply(asked, reading, text) or behind_verb(asked, text)
    elif sort is Wanted.QUANTITY:
        found = tuple(v for v in found if not _BY.search(text[: v.start]) or _BY.search(asked.text))
        found = of_dimension(asked, found) or bare_number(asked, reading)
    elif sort is Wanted.DURATION:
        found = of_asked_unit(asked, found or in_unit_of_label(reading, sort))
    elif sort is Wanted.MONEY:
        found = found or in_unit_of_label(reading, sort)
    elif sort is Wanted.CLOCK:
        found = _of_day_part(asked, found)
    elif sort is Wanted.AUTHOR:
        found = tuple(
            v
            for v in found
            if not values_in(v.text, Wanted.DATE) and not _NO_WORK.search(text[: v.start])
        )
    elif sort is Wanted.CODE:
        found = () if told not in {None, sort} else _codes_in(asked, reading, text, found)
    elif sort is Wanted.COMMAND:
        found = typed_in(reading, text, found)
    elif sort is Wanted.PLACE:
        found = _places_in(asked, reading, text, found)
    return found or (named_number(asked, reading, text) if sort in _NUMBERED_SORTS else ())


def _codes_in(
    asked: Asked, reading: Reading, text: str, found: Sequence[Value]
) -> tuple[Value, ...]:
    """Codes apart from dates, sums and telephone numbers; a short one only where it is asked."""
    apart = _apart_from(text, found, (Wanted.DATE, Wanted.CLOCK, Wanted.MONEY, Wanted.PHONE))
    return tuple(
        v
        for v in apart
        if (len(v.text) > 2 or reading.label or _is_asked_here(asked, text, v))
        and not _PHONE_BEFORE.search(text[: v.start])
    )


def _places_in(
    asked: Asked, reading: Reading, text: str, found: Sequence[Value]
) -> tuple[Value, ...]:
    """Places apart from dates; where nothing moves, no direction and no tram line.

    Under the head “Gate”, whatever stands there is one.
    """
    is_line_asked = re.search(r"\bline\b", asked.text, re.IGNORECASE)
    named = tuple(
        v
        for v in _apart_from(text, found, (Wanted.DATE, Wanted.CLOCK))
        if (_MOVES.search(asked.text) or not _MOTION.match(v.text))
        and (is_line_asked or not v.text.casefold().startswith("line "))
        and not _NUMBERED.match(v.text)
    )
    if asked.attribute and asked.attribute[-1].word in _MARKED_PLACES - {"address"}:
        forms = asked.attribute[-1].forms
        if text and text == reading.value and forms.is_in(text_stems(reading.label)):
            return (Value(0, len(text), text, Wanted.PLACE),)
        return tuple(v for v in named if forms.is_in(text_stems(v.text)))
    called = _called_after(asked, text)
    if called:
        return called
    spots = (Value(*m.span(), m[0], Wanted.PLACE) for m in _SPOT.finditer(text))
    return named or tuple(spot for spot in spots if not _is_asked(spot.text, asked.text))


def _called_after(asked: Asked, text: str) -> tuple[Value, ...]:
    """The names right behind the noun that is asked for: “in the restaurant *Le Pont*”."""
    if not asked.is_named:
        return ()
    noun = re.escape(asked.attribute[-1].word)
    pattern = rf"\b(?i:{noun}) (?P<name>[“\"]?[A-ZÄÖÜÅÉ][\w’'-]+(?: (?:[A-ZÄÖÜÅÉ][\w’'-]+))*)"
    found = (Value(*m.span("name"), m["name"], Wanted.PLACE) for m in re.finditer(pattern, text))
    return tuple(value for value in found if not _is_asked(value.text, asked.text))


def _apart_from(text: str, values: Sequence[Value], sorts: Sequence[Wanted]) -> tuple[Value, ...]:
    """The values that share no character with one of other sorts."""
    others = [other for sort in sorts for other in values_in(text, sort)]
    return tuple(v for v in values if not any(v.start < o.end and o.start < v.end for o in others))


def _of_day_part(asked: Asked, values: Sequence[Value]) -> tuple[Value, ...]:
    """The clock times within the part of the day that the question names; all where it has none."""
    for name, hours in _DAY_PARTS.items():
        if re.search(rf"\b{name}\b", asked.text, re.IGNORECASE):
            return tuple(v for v in values if int(re.split(r"\D", v.text)[0] or 0) in hours)
    return tuple(values)


def _is_asked_here(asked: Asked, text: str, value: Value) -> bool:
    """Whether the word right before a value is of the attribute: "platform 9"."""
    last = stems_of(text[: value.start])[-1:]
    return any(word.forms.is_in(last) for word in asked.attribute)


def new_values(text: str, question: str, wanted: Sequence[Wanted]) -> tuple[Value, ...]:
    """Values of the most specific wanted sort that is present; not those the question names."""
    for sort in wanted:
        if sort in _UNTYPED_SORTS:
            continue
        is_kept = sort is Wanted.FILE  # files are called after what they hold
        found = tuple(
            v for v in values_in(text, sort) if is_kept or not _is_asked(v.text, question)
        )
        if sort is Wanted.COUNT:
            found = counting(text, found, counted_noun(question))
        if found:
            return found
    return ()


def value_share(
    asked: Asked, reading: Reading, values: tuple[Value, ...], *, has_address: bool
) -> float:
    first = asked.wanted[0]
    if first in _UNTYPED_SORTS or (first is Wanted.LINK and has_address):
        is_shown = first is Wanted.LINK or (first is Wanted.STEPS and reading.unit.is_list)
        if first is Wanted.STEPS and not is_shown:
            return _ONE_STEP if is_command_line(reading.unit.text) else OTHER_SORT
        return 1.0 if is_shown else _UNTYPED
    if not values or values[0].wanted not in {first, TWINS.get(first)}:
        return _without_value(asked)
    text = reading.value or reading.unit.text
    if _is_of_other_time(asked, text, values[0]):
        return FORMER
    if values[0].wanted is not first:
        return _TWIN
    is_full = first is not Wanted.DATE or bool(values_in(text, Wanted.CLOCK))
    return 1.0 if is_full else _DAY_ALONE


def _is_of_other_time(asked: Asked, text: str, value: Value) -> bool:
    """Whether a value held before where the newest is asked for, or is new where the former is."""
    if asked.newest:
        return is_former(text, value)
    return asked.former and says_change(text) and not is_former(text, value)


def _without_value(asked: Asked) -> float:
    """What a reading without a value of the asked sort is worth."""
    first = asked.wanted[0]
    if first is Wanted.COMMAND:
        return _NO_CODE
    if first is Wanted.PLACE and asked.attribute and asked.attribute[-1].word in _MARKED_PLACES:
        return _NO_CODE
    if first is Wanted.CODE and _asks_code_itself(asked):
        return _NO_CODE
    return OTHER_SORT if first in _LOOSE else _NOT_SAID.get(first, -1.0)


def _asks_code_itself(asked: Asked) -> bool:
    """Whether the answer must show the code: “the booking code”, but not “my seat”."""
    return bool(asked.attribute) and asked.attribute[-1].word in _CODE_WORDS


def _is_asked(value: str, question: str) -> bool:
    """Whether a value mostly repeats the question's own words; with figures, whether its figures.

    “40 minutes” is news where “how many minutes” is asked.
    """
    figures = re.findall(r"\d+", value)
    if figures:
        return set(figures) <= set(re.findall(r"\d+", question))
    stems = stems_of(value)
    known = set(stems_of(question))
    return sum(one in known for one in stems) * 2 >= max(1, len(stems))
