"""The short answer that a reading gives: its value in its clause, its line, or when it was seen."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.answer.question_kind import asks_for_paper
from core.answer.reading.asked import Asked
from core.answer.reading.documents import paper_named
from core.answer.reading.features import ScoredReading
from core.answer.reading.former_values import former_start, is_former
from core.answer.value_patterns import Value, values_in
from core.answer.wanted import Wanted
from core.answer.wording import SHORT_WORDS, around, day_words, moment_words, shortened
from core.observation import StoredObservation
from core.recall.query import text_stems
from core.recall.words import stems_of

_STEP_START = re.compile(r"(?<!\S)(?=\d{1,2}[.)]\s)|;\s")
_LEAST_STEP_WORDS = 3
_LOOSE_ENDS = frozenset("and the a an of in on to with for it then or from at by".split())
_FULL_UNIT_WORDS = 16
_NEWER_WORDS = re.compile(
    r"(?<!up )\b(now|new|to|until|instead|rather|becomes?)\W*$", re.IGNORECASE
)
_CHANGEABLE = frozenset({Wanted.DATE, Wanted.CLOCK, Wanted.MONEY, Wanted.CODE, Wanted.PHONE})
_NO_CENTS = re.compile(r"(?<=\d)[.,]00(?!\d)")
_CLAUSE_END = re.compile(r"[,;](?=\s)|\.(?=\s)|\s?·\s?|\s[|–]\s|  ")


def short_answer(asked: Asked, scored: ScoredReading, seen: StoredObservation) -> str:
    """At most 30 words that answer the question; whole sums as people say them: "€ 299"."""
    told = _told(asked, scored, seen)
    return whole_sums(without_former(told, asked.wanted[0]) if asked.newest else told)


def whole_sums(text: str) -> str:
    """A text with ".00" left out of its sums of money."""
    for value in reversed(values_in(text, Wanted.MONEY)):
        whole = _NO_CENTS.sub("", text[value.start : value.end])
        text = text[: value.start] + whole + text[value.end :]
    return text


def without_former(text: str, sort: Wanted) -> str:
    """A text without the values that it gives as former ones: “€ 99, was € 129” is “€ 99”.

    Only where a value of the sort is left that holds.
    """
    values = values_in(text, sort) if sort in _CHANGEABLE else ()
    former = [value for value in values if is_former(text, value)]
    if not former or len(former) == len(values):
        return text
    for value in reversed(former):
        start = former_start(text, value)
        text = text[:start].rstrip(" ,;(·") + text[value.end :].removeprefix(")")
    return " ".join(text.split())


def _told(asked: Asked, scored: ScoredReading, seen: StoredObservation) -> str:
    reading = scored.reading
    text = " ".join(reading.unit.text.split())
    heading = reading.unit.heading or reading.before
    is_writer = (
        asked.wanted[0] is Wanted.PERSON
        and bool(scored.values)
        and scored.values[0].end == 0
        and scored.values[0].text == reading.speaker
    )
    is_whole = reading.unit.is_list or (
        len(text.split()) <= _FULL_UNIT_WORDS and len(scored.values) <= 1
    )
    if asked.wanted[0] is Wanted.LINK and seen.window.url:
        named = paper_named(seen.window.title, seen.window.app)
        shown = named if named and asks_for_paper(asked.text) else text
        told = f"{seen.window.url} ({shown})" if shown else seen.window.url
    elif asked.wanted[0] is Wanted.FILE and scored.values and scored.values[0].end == 0:
        told = scored.values[0].text
    elif Wanted.SEEN_WHEN in asked.wanted[:2]:
        told = _seen_when(asked, scored, reading.says or text, seen)
    elif is_writer:
        told = f"{reading.speaker}: {text}"
    elif reading.says:
        told = reading.says
    elif Wanted.AUTHOR in asked.wanted and _asks_title(asked.text) and heading:
        told = f"{heading}: {text}"
    elif reading.unit.is_list:
        told = _steps_told(text)
    else:
        told = text if is_whole else _clause(asked, text, placed_in(text, scored.values))
    return shortened(told)


def placed_in(text: str, values: Sequence[Value]) -> tuple[Value, ...]:
    """Values by where they stand in a text, which may be another than they were read from.

    Those that it does not show are left out.
    """
    placed = []
    for value in values:
        is_there = text[value.start : value.end] == value.text
        start = value.start if is_there else text.find(value.text)
        if start >= 0:
            placed.append(replace(value, start=start, end=start + len(value.text)))
    return tuple(placed)


def _steps_told(text: str) -> str:
    """All steps of a list in few words: each by its beginning, where the whole is too long."""
    steps = [step.strip(" ;") for step in _STEP_START.split(text) if step.strip(" ;")]
    if len(text.split()) <= SHORT_WORDS or len(steps) < 2:
        return text
    each = max(_LEAST_STEP_WORDS, SHORT_WORDS // len(steps))
    return " ".join(_beginning(step, each) for step in steps)


def _beginning(step: str, words: int) -> str:
    """The first words of a step, to the end of its clause where that comes sooner."""
    kept = step.split()[:words]
    while len(kept) > _LEAST_STEP_WORDS and kept[-1].casefold() in _LOOSE_ENDS:
        kept.pop()
    return " ".join(kept).rstrip(".,;:") + ";"


def _seen_when(asked: Asked, scored: ScoredReading, told: str, seen: StoredObservation) -> str:
    """What was seen and when; with a date of its own, only the day in brackets."""
    is_dated = any(value.wanted is Wanted.DATE for value in scored.values)
    day, then = day_words(seen.at, asked.language), moment_words(seen.at, asked.language)
    return f"{told} ({day})" if is_dated else f"{then}: {told}"


def value_to_show(asked: Asked, text: str, values: Sequence[Value]) -> Value | None:
    """Of several values the one that is asked for; None for none.

    What a word of change leads to comes first, then what shares its clause with the attribute,
    then what stands nearest to the question's words.
    """
    if not values:
        return None
    changed = _value_after_change(text, values) if asked.newest else None
    if changed is not None:
        return changed
    open_ones = [value for value in values if not (asked.newest and is_former(text, value))]
    kept = open_ones or list(values)

    def fit(value: Value) -> tuple[float, float]:
        start, end = _clause_around(text, value)
        stems = text_stems(text[start:end])
        said = sum(word.weight for word in asked.attribute if word.forms.is_in(stems))
        return said, -_distance(asked, text, value)

    return max(kept, key=fit)


def _clause(asked: Asked, text: str, values: Sequence[Value]) -> str:
    """The value to show of several, in its clause; the whole text without one."""
    value = value_to_show(asked, text, values)
    if value is None:
        return text
    if len(values) < 2:
        return around(text, value.start, value.end)
    if value.wanted in _CHANGEABLE and _value_after_change(text, values) is value:
        return value.text
    start, end = _clause_around(text, value)
    told = text[start:end].strip(" ,;.")
    if len(told.split()) < 2 and not any(character.isdigit() for character in told):
        return around(text, value.start, value.end)
    return told


def _value_after_change(text: str, values: Sequence[Value]) -> Value | None:
    """Of several values the one behind a word of change: “from 19 June to *26 June*”."""
    if len(values) < 2 or values[0].wanted not in _CHANGEABLE:
        return None
    behind = [value for value in values[1:] if _NEWER_WORDS.search(text[: value.start])]
    return behind[-1] if behind else None


def _clause_around(text: str, value: Value) -> tuple[int, int]:
    """Where the clause of a value begins and ends; breaks inside a value are none."""
    breaks = [found.span() for found in _CLAUSE_END.finditer(text)]
    start = max((end for begin, end in breaks if end <= value.start), default=0)
    end = min((begin for begin, _ in breaks if begin >= value.end), default=len(text))
    return start, end


def _distance(asked: Asked, text: str, value: Value) -> float:
    """Characters from a value to the nearest word of the question; behind it counts double."""
    stems = {term.stem for term, _ in asked.subject}
    places = [
        found
        for found in re.finditer(r"\w+", text)
        if stems & set(stems_of(found[0]))
        or any(word.forms.is_in(stems_of(found[0])) for word in asked.attribute)
    ]
    return min(
        (
            float(value.start - found.end())
            if found.end() <= value.start
            else 2.0 * max(0, found.start() - value.end)
            for found in places
        ),
        default=float(len(text) - value.start),
    )


def _asks_title(question: str) -> bool:
    return re.search(r"\b(?:titles?|called|name)\b", question, re.IGNORECASE) is not None
