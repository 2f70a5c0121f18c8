"""Newer values said in running text: “now departs at 21:40 instead of 20:30”, “better make it 14”.

A table or a booking stays on the screen as it was; what changed is said later, in a mail or a
chat. A line takes the place of a value if it was seen later, speaks of a change, names the old
value or the thing itself, and gives another value of the same sort.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.answer.content_answer import ContentAnswer, ReadFrame
from core.answer.known_facts import reading_of, what_holds_now
from core.answer.question_kind import asks_for_newest
from core.answer.reading.former_values import is_former
from core.answer.reading.quoted_mails import QuotedMail, quoted_mail_on
from core.answer.reading.readings import Reading
from core.answer.reading.short_answer import whole_sums
from core.answer.value_patterns import Value, values_in
from core.answer.wanted import Wanted
from core.answer.wording import shortened
from core.ids import ObservationId
from core.recall.query import Query, quoted, term_match, text_stems
from core.store.store import Store

_CHANGED = re.compile(
    r"\b(?:now|instead|rather|new|changed?|changes|moved?|moves|postponed|make (?:it|that)"
    r"|correct(?:ed|ion)|from now on|updated?|brought forward|put (?:back|off)|rescheduled"
    r"|jetzt|statt|stattdessen|neue[rs]?|verschoben|ahora|en lugar de|cambia(?:do)?|nuev[oa])\b|→",
    re.IGNORECASE,
)
_OLD_VALUE = re.compile(
    r"\s(?:instead of|rather than|and not|statt|anstatt|en lugar de)\s.*$|,\snot\s.*$",
    re.IGNORECASE,
)
_CHANGEABLE = frozenset(
    {Wanted.CLOCK, Wanted.DATE, Wanted.MONEY, Wanted.COUNT, Wanted.QUANTITY, Wanted.DURATION}
)
_CODE = re.compile(r"\b[A-ZÄÖÜ]{1,4}[ -]?\d{1,5}\b")
_REPLIES = 3  # messages after the one that names the old value
_FRAMES = 6
_VIEWS = 40
_SENTENCE = 4  # words; a date alone is the mail's own


@dataclass(frozen=True, slots=True)
class _Former:
    """A value that may have been replaced, with what names its thing."""

    value: Value
    names: tuple[str, ...]
    query: Query


def with_newer_words(
    store: Store,
    query: Query,
    found: ContentAnswer,
    frames: dict[ObservationId, ReadFrame],
) -> ContentAnswer:
    """The same answer, unless a line seen later gives its value anew; that is as sure.

    The frame that says so is added to `frames`; the former line stays as further proof.
    """
    values = found.best.values
    if not asks_for_newest(query.text) or not values or values[0].wanted not in _CHANGEABLE:
        return found
    best = found.best
    text = f"{best.reading.owner} {best.reading.unit.text}"
    former = _Former(values[0], tuple(_CODE.findall(text)), query)
    for frame in _later_frames(store, former, best.unit.observation_id, frames):
        newer = _newest_on(frame, former)
        if newer is None:
            continue
        reading, value = newer
        frames[frame.observation.id] = frame
        told = shortened(_OLD_VALUE.sub("", " ".join(reading.unit.text.split())))
        replaced = replace(best, reading=reading, values=(value,))
        return replace(found, short=told, best=replaced, proof=(best, *found.proof)[:2])
    return found


def _later_frames(
    store: Store,
    former: _Former,
    stands_on: ObservationId,
    frames: dict[ObservationId, ReadFrame],
) -> Iterator[ReadFrame]:
    """The frames not older than a value's own that name it or its thing, newest first."""
    since = frames[stands_on].observation.at
    words = (former.value.text, *former.names)
    expression = " OR ".join(quoted(word) for word in dict.fromkeys(words))
    wanted = former.query.wanted
    ids = [key for key, _ in store.passages.views_matching_words(expression, wanted, _VIEWS)]
    seen = store.observations.get_many([stands_on, *ids])
    later = sorted(
        (one for one in seen.values() if one.at >= since and wanted.shows(one.window)),
        key=lambda one: one.at,
        reverse=True,
    )
    for one in later[:_FRAMES]:
        yield frames.get(one.id) or ReadFrame(one, store.observations.lines(one.id))


def _newest_on(frame: ReadFrame, former: _Former) -> tuple[Reading, Value] | None:
    """The last line of a frame that gives the value anew, and the new value."""
    plain = [one for one in frame.readings if not one.label and not one.unit.is_list]
    mail = quoted_mail_on(frame.lines)
    newest: tuple[Reading, Value] | None = None
    for place, one in enumerate(plain):
        if not _names(one, former):
            continue
        if mail.quoted.issuperset(one.unit.line_numbers):
            return _answered(plain, mail, former) or newest
        for other in (one, *_replies(plain, place)):
            value = _new_value(other, former)
            if value is not None:
                newest = other, value
    return newest


def _answered(
    plain: Sequence[Reading], mail: QuotedMail, former: _Former
) -> tuple[Reading, Value] | None:
    """What a mail that quotes the old value says of it: the first sentence with another value.

    None where it names the old one, too: that is agreed to, and the other is of something else.
    Where the old one is a date with its figures, a weekday (“Mon to Fri, 8 to 16”) is none.
    """
    has_figures = any(map(str.isdigit, former.value.text))
    said = [one for one in plain if mail.answering.issuperset(one.unit.line_numbers)]
    if any(former.value.text in one.unit.text for one in said):
        return None
    told = [
        (one, value)
        for one in said
        if len(one.unit.text.split()) >= _SENTENCE
        and not one.is_stamp
        and (value := _other_value(one, former)) is not None
        and (not has_figures or any(map(str.isdigit, value.text)))
    ]
    return told[0] if told else None


def _names(one: Reading, former: _Former) -> bool:
    """Whether a line names the thing, or its old value and a word of the question."""
    text = one.unit.text
    if any(name in text for name in former.names):
        return True
    if not re.search(rf"(?<![\w.,:]){re.escape(former.value.text)}(?![\w:]|[.,]\d)", text):
        return False
    stems = text_stems(f"{text}\n{one.unit.heading}\n{one.before}")
    return any(term_match(term, stems) for term in former.query.terms)


def _replies(plain: Sequence[Reading], place: int) -> list[Reading]:
    """The messages right after one in a conversation; none where nobody speaks.

    Who announces a change himself goes on with its reasons.
    """
    first = plain[place]
    if not first.speaker:
        return []
    said = [one for one in plain[place + 1 :] if not one.is_stamp][:_REPLIES]
    announces = _CHANGED.search(first.unit.text) is not None
    return [one for one in said if one.speaker and not (announces and one.speaker == first.speaker)]


def _new_value(one: Reading, former: _Former) -> Value | None:
    """Another value of the same sort in a line that speaks of a change."""
    return _other_value(one, former) if _CHANGED.search(one.unit.text) else None


def _other_value(one: Reading, former: _Former) -> Value | None:
    """Another value of the same sort in a line."""
    text = one.unit.text
    return next(
        (
            value
            for value in values_in(text, former.value.wanted)
            if value.text.casefold() != former.value.text.casefold()
            and not is_former(text, value)
            and _is_in_same_unit(value, former.value)
        ),
        None,
    )


def _is_in_same_unit(one: Value, other: Value) -> bool:
    """Whether two values could be of one measure: what is told in mm does not change to kN."""
    if one.wanted is not Wanted.QUANTITY:
        return True
    return _unit_of(one) == _unit_of(other)


def _unit_of(value: Value) -> str:
    return "".join(c for c in value.text if c.isalpha() or c in "°%/")


def with_what_holds_now(
    store: Store,
    query: Query,
    wanted: Sequence[Wanted],
    found: ContentAnswer,
    frames: dict[ObservationId, ReadFrame],
) -> ContentAnswer:
    """The same answer, unless its value was replaced: then the one that holds, which is as sure.

    The frame that shows it is added to `frames`.
    """
    fact = what_holds_now(store, query, wanted, found.best)
    if fact is None:
        return found
    place = fact.place.observation_id
    if place not in frames:
        frames[place] = ReadFrame(store.observations.get(place), store.observations.lines(place))
    best = replace(found.best, reading=reading_of(fact), values=())
    proof = tuple(entry for entry in found.proof if entry.unit.observation_id != place)
    return replace(found, short=whole_sums(shortened(fact.memory.title)), best=best, proof=proof)
