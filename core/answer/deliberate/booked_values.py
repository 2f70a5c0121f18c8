"""Reckoning with booked things: what each costs in the end, and what one was before it changed."""

import re
from dataclasses import replace

from core.answer.deliberate.booked_things import (
    Booked,
    booked_by_name,
    booked_meant,
    booked_things,
    kind_meant,
)
from core.answer.deliberate.differences import difference_among, difference_of
from core.answer.deliberate.inquiry import Inquiry
from core.answer.deliberate.kinds_of_things import kind_named
from core.answer.deliberate.quantities import Dimension, are_alike
from core.answer.deliberate.question_parts import Difference
from core.answer.deliberate.readings import Reading
from core.answer.deliberate.worked_answer import Outcome, WorkedAnswer
from core.answer.reading.bills import is_total
from core.memory.facts.regions import silent_lines
from core.recall.words import stem, words_of

_PER_NIGHT = re.compile(
    r"\b(?:per|a|each|every|one) (?:single )?night\b|\bnight(?:ly)? (?:rate|price)\b", re.I
)
_NIGHT = re.compile(r"\bnight\b", re.IGNORECASE)
_ALL_NIGHTS = re.compile(
    r"^\W*(?:both|all|[2-9]|\d\d|two|three|four|five|six|seven)\b[\w\s]*\bnights\b", re.IGNORECASE
)
_ONE_WAY = re.compile(
    r"\b(?:there|back|home|one way|single|outbound|inbound|return|onward)\b(?! and back)", re.I
)
_EACH_WAY = re.compile(r"\b(?:each|per|one) (?:direction|way)\b|\bone-way\b", re.IGNORECASE)
_LEAVES = re.compile(
    r"\b(?:leav\w+|depart\w*|sails?|sailing|sets? off|from|abfahrt|salida)\b", re.I
)
_ARRIVES = re.compile(r"\b(?:arriv\w+|gets? in|lands?|landing|ankunft|llegada)\b", re.I)
_JOURNEYS = frozenset({"train", "bus", "flight", "ferry"})
_SURE_OF_HOUR = 0.7
_SURE = 1.0
_BEFORE_AND_AFTER = 2


def difference_of_bookings(inquiry: Inquiry, question: str, asked: Difference) -> Outcome:
    """How far two booked things lie apart, or one before and after it changed.

    None where the question means no booked things, or where their pages do not tell.
    """
    if asked.one.strip() and asked.other.strip() and Dimension.MONEY in asked.dimensions:
        pair = [cost_meant(inquiry, phrase, question) for phrase in (asked.one, asked.other)]
        one, other = pair
        if one is not None and other is not None and are_alike(one.quantity, other.quantity):
            is_same = one.observation_id == other.observation_id
            return None if is_same else difference_of(inquiry, (one, other, _SURE), asked)
    if asked.one.strip() and asked.other.strip() and Dimension.CLOCK in asked.dimensions:
        hours = [_hour_meant(inquiry, phrase, question) for phrase in (asked.one, asked.other)]
        if hours[0] is not None and hours[1] is not None:
            return difference_of(inquiry, (hours[0], hours[1], _SURE_OF_HOUR), asked)
    return _change_of_booking(inquiry, question, asked)


def cost_meant(inquiry: Inquiry, phrase: str, question: str) -> Reading | None:
    """What the booked thing that a phrase means costs as a whole; None without such a thing."""
    thing = thing_meant(inquiry, phrase, question)
    if thing is None:
        return None
    cost = cost_of(inquiry, thing, question, one_way=_ONE_WAY.search(phrase) is not None)
    inquiry.note("found", phrase.strip(), f"{thing.name}: {cost.quantity.text if cost else '?'}")
    return cost


def thing_meant(inquiry: Inquiry, phrase: str, question: str) -> Booked | None:
    """The booked thing that a phrase means; None if it means none or it is not clear which.

    A phrase that names no kind means one of the question's kind that is called so.
    """
    kind = kind_meant(phrase, question)
    if kind:
        return booked_meant(inquiry, phrase, booked_things(inquiry, kind))
    named = next((one for word in words_of(question) if (one := kind_named(stem(word)))), "")
    return booked_by_name(inquiry, phrase, booked_things(inquiry, named)) if named else None


def _hour_meant(inquiry: Inquiry, phrase: str, question: str) -> Reading | None:
    """When the journey that a phrase means leaves or arrives; None without such a journey."""
    label = _ARRIVES if _ARRIVES.search(question) else _LEAVES if _LEAVES.search(question) else None
    kind = kind_meant(phrase, question)
    if label is None or kind not in _JOURNEYS or not any(map(_is_kind_word, words_of(phrase))):
        return None
    things = booked_things(inquiry, kind)
    thing = booked_meant(inquiry, phrase, things) or (things[0] if len(things) == 1 else None)
    found = _readings_on(inquiry, thing) if thing is not None else []
    hours = [one for one in found if one.quantity.dimension is Dimension.CLOCK]
    fitting = [one for one in hours if label.search(one.label)]
    return min(fitting, key=lambda one: (-one.at.timestamp(), one.line_numbers), default=None)


def _is_kind_word(word: str) -> bool:
    return bool(kind_named(stem(word)))


def cost_of(
    inquiry: Inquiry, thing: Booked, question: str, *, one_way: bool = False
) -> Reading | None:
    """The newest whole cost on a thing's pages, or its cost a night where that is asked for.

    Of a journey `one_way`, what its pages say of each way, if they do.
    """
    own = [one for one in _readings_on(inquiry, thing) if one.quantity.dimension is Dimension.MONEY]
    each_way = [one for one in own if _EACH_WAY.search(one.label)]
    if one_way and each_way:
        return max(each_way, key=lambda one: one.at)
    if _PER_NIGHT.search(question):
        fitting = [one for one in own if _NIGHT.search(one.label) and not is_total(one.label)]
    else:
        fitting = [one for one in own if is_total(one.label) or _ALL_NIGHTS.match(one.label)]
        fitting = fitting or (own if len({one.quantity.amount for one in own}) == 1 else [])
    return max(fitting, key=lambda one: (one.at, one.quantity.amount), default=None)


def _change_of_booking(inquiry: Inquiry, question: str, asked: Difference) -> Outcome:
    """How far a booked thing moved: read on its own pages alone, whatever else is like it."""
    kind = kind_meant(asked.about, question)
    kept = [one for one in booked_things(inquiry, kind) if not one.is_gone] if kind else []
    if len(kept) != 1 or len(kept[0].frames) < _BEFORE_AND_AFTER:
        return None
    (thing,) = kept
    words = re.findall(r"\w+", asked.about)
    about = " ".join(word for word in words if not kind_named(stem(word.casefold())))
    found = difference_among(inquiry, replace(asked, about=about), _readings_on(inquiry, thing))
    return found if isinstance(found, WorkedAnswer) else None


def _readings_on(inquiry: Inquiry, thing: Booked) -> list[Reading]:
    """The values on a thing's pages, without those in lists of other pages."""
    silent = {frame.observation.id: silent_lines(frame.lines) for frame in thing.frames}
    return [
        one
        for one in inquiry.readings()
        if one.observation_id in silent
        and not silent[one.observation_id].issuperset(one.line_numbers)
    ]
