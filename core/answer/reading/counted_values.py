"""The numbers that count what a question counts, and not something else beside it."""

import re

from core.answer.question_kind import counted_noun
from core.answer.reading.asked import Asked
from core.answer.reading.readings import Reading
from core.answer.value_patterns import Value, values_in
from core.answer.wanted import Wanted
from core.ingest.passages import CELL_SEPARATOR
from core.recall.words import stem, stems_of, words_of

_OF_THEM = re.compile(r"\bof (?:them|those|these)\b|\bdavon\b|\bde ellos\b", re.IGNORECASE)
_REPLY_WORDS = 6
_HOW_MANY_DID = re.compile(
    r"\bhow many [\w -]+? (?:did|do|does|have|has) (?:\w+ ){1,2}?(?P<verb>[a-z]{3,})\W*$",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\s?(?:%|°|percent|(?:second|minute|hour|day|week|month|year|metre|meter|kilo|gram|litre)s?\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def behind_verb(asked: Asked, text: str) -> tuple[Value, ...]:
    """The number right behind the deed that is asked for: “they counted 11 animals”."""
    deed = _HOW_MANY_DID.search(asked.text)
    if deed is None:
        return ()
    return tuple(
        value
        for value in values_in(text, Wanted.COUNT)
        if stems_of(text[: value.start])[-1:] == [stem(deed["verb"].casefold())]
        and not _MEASURED.match(text[value.end :])
    )


def counted_in_reply(asked: Asked, reading: Reading, text: str) -> tuple[Value, ...]:
    """The number of a reply that points back to the thing counted: “Yes, thirty of them.”"""
    noun = words_of(counted_noun(asked.text))
    if not noun or stem(noun[0]) not in stems_of(f"{reading.before} {reading.unit.heading}"):
        return ()
    is_answer = bool(reading.speaker) and reading.before.rstrip().endswith("?")
    is_reply = _OF_THEM.search(text) or (is_answer and len(text.split()) <= _REPLY_WORDS)
    return values_in(text, Wanted.COUNT) if is_reply else ()


def counting(text: str, values: tuple[Value, ...], noun: str) -> tuple[Value, ...]:
    """Numbers that stand next to the thing that is counted: “3 tugs”, “tugs: 3”.

    A number behind the thing in the singular names one of them: “factor 10”.
    """
    counted = words_of(noun)
    if not counted:
        return values
    wanted = stem(counted[0])
    is_plural = counted[0] != wanted and counted[0].endswith("s")

    def is_near(value: Value) -> bool:
        before = [word for word in words_of(text[: value.start])[-2:] if stem(word) == wanted]
        if before and not (is_plural and not before[-1].endswith("s")):
            return _YEAR.fullmatch(value.text) is None  # “tests 2026”
        behind = text[value.end :].split(CELL_SEPARATOR, 1)[0]  # not “1  Test  Result”
        if _MEASURED.match(behind):
            return False  # “after nineteen years three otters”
        return any(stems_of(word) == [wanted] for word in behind.split()[:3])

    return tuple(value for value in values if is_near(value))
