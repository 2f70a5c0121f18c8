"""Values that a mail, a message or a notice has changed since: “now departs at”, “raise it to”.

What announces a change says little of the thing itself, so that the older page fits the question
better. The announcement answers all the same if it is newer and clearly about the same thing: it
names the old value as such, or the row or code that the old value belongs to, or the subject.
"""

import re
from collections.abc import Mapping, Sequence

from core.answer.reading.asked import Asked
from core.answer.reading.choosing import shown_value
from core.answer.reading.features import ScoredReading
from core.answer.reading.former_values import is_former, says_change
from core.answer.reading.letters import told_above_quote
from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.ids import ObservationId

_CHANGEABLE = frozenset(
    {
        Wanted.DATE,
        Wanted.CLOCK,
        Wanted.MONEY,
        Wanted.PLACE,
        Wanted.PHONE,
        Wanted.EMAIL,
        Wanted.COUNT,
        Wanted.QUANTITY,
        Wanted.DURATION,
        Wanted.CODE,
    }
)
_STANDING = frozenset({Wanted.PHONE, Wanted.EMAIL})
_BEGINNING = 40  # characters, behind which a list of mails may cut
_SAME_SUBJECT = 0.9
_OF_OWN = 0.5
_CLOSE = 0.6  # of the score that the older value has
_TITLE_END = re.compile(r"\s[-–—|]\s")
_CODE = re.compile(r"(?=[\w -]*\d)[A-Z]{1,4}[ -]?\w*\d[\w-]*")


def what_holds_since(
    asked: Asked,
    best: ScoredReading,
    scored: Sequence[ScoredReading],
    moments: Mapping[ObservationId, float],
    titles: Mapping[ObservationId, str] | None = None,
) -> ScoredReading:
    """The announcement of a newer value for the same thing; what was given if there is none.

    `titles` are those of the windows: what is said in the same talk or letter needs no word of
    change.
    """
    if not asked.newest or asked.wanted[0] not in _CHANGEABLE:
        return best
    answered = told_above_quote(best, scored)
    if answered is not None:
        return answered
    if says_change(_said(best)):
        return best
    told = _first_told(scored, moments)
    then = told[_beginning(best)]
    newer = [
        one
        for one in scored
        if told[_beginning(one)] > then
        and one.features.value >= min(1.0, best.features.value)
        and one.score >= _CLOSE * best.score
        and not one.features.is_question
        and shown_value(one) != shown_value(best)
        and (_is_announced(one) or _is_in_talk(one, best, titles or {}))
        and _is_of_the_same(asked, one, best)
    ]
    return max(newer, key=lambda one: (told[_beginning(one)], one.score), default=best)


def _is_announced(one: ScoredReading) -> bool:
    """Whether a line says that its value is a new one; a number may follow such a line."""
    is_standing = one.values[0].wanted in _STANDING if one.values else False
    return says_change(_said(one)) or (is_standing and says_change(one.reading.before))


def _is_in_talk(
    one: ScoredReading, best: ScoredReading, titles: Mapping[ObservationId, str]
) -> bool:
    """Whether a line was said in the talk that the other is from, or that is listed in it."""
    mine, other = (titles.get(each.unit.observation_id, "") for each in (one, best))
    if not mine or one.reading.label or one.reading.cell is not None:
        return False
    subject = _TITLE_END.split(mine)[0].casefold()
    is_listed = len(subject.split()) > 1 and subject in _said(best).casefold()
    return bool(one.reading.speaker) and (mine == other or is_listed)


def _first_told(
    scored: Sequence[ScoredReading], moments: Mapping[ObservationId, float]
) -> dict[str, float]:
    """When each text was first on a screen: a mail that is seen again is no newer for it."""
    told: dict[str, float] = {}
    for one in scored:
        at = moments[one.unit.observation_id]
        told[_beginning(one)] = min(at, told.get(_beginning(one), at))
    return told


def _beginning(one: ScoredReading) -> str:
    return "".join(_said(one).casefold().split())[:_BEGINNING]


def _is_of_the_same(asked: Asked, one: ScoredReading, best: ScoredReading) -> bool:
    """Whether an announcement is about the thing whose older value was picked."""
    if _names_as_former(asked, one, best) or _shares_a_code(one, best):
        return True
    mine, older = one.features, best.features
    is_of_one = bool(one.reading.speaker) and one.reading.speaker == best.reading.speaker
    if is_of_one and mine.names >= older.names and mine.head >= older.head:
        return True  # one who made an offer makes another
    return (
        mine.own > 0
        and mine.own >= _OF_OWN * older.own
        and mine.subject >= _SAME_SUBJECT * older.subject
        and mine.names >= _SAME_SUBJECT * older.names
    )


def _names_as_former(asked: Asked, one: ScoredReading, best: ScoredReading) -> bool:
    """Whether the older value stands in the announcement as the one that no longer holds."""
    text = _said(one)
    old = shown_value(best)
    return any(
        is_former(text, value) and "".join(value.text.casefold().split()) == old
        for value in values_in(text, asked.wanted[0])
    )


def _shares_a_code(one: ScoredReading, best: ScoredReading) -> bool:
    """Whether both name the same code: a flight, a train, an order."""
    reading = best.reading
    older = set(_CODE.findall(f"{reading.owner} {reading.unit.text}"))
    return bool(older & set(_CODE.findall(_said(one))))


def _said(one: ScoredReading) -> str:
    return " ".join(one.unit.text.split())
