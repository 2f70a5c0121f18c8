"""Facts from sentences that state the old value and the new one.

"We move the launch from 3 May to 10 May", "width corrected from 12 to 14 mm", "was A, is B".
Both values are given, the former one first.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.memory.facts.dates import when_in
from core.memory.facts.found import Finding, Pattern
from core.memory.facts.names import RENEWED, clean_subject, under_topic
from core.memory.facts.page import FactPage, Said

_VERB = (
    r"(?:mov(?:e|es|ed)|shift(?:s|ed)?|postpon(?:e|es|ed)|reschedul(?:e|es|ed)|chang(?:e|es|ed)"
    r"|correct(?:s|ed)?|rais(?:e|es|ed)|lower(?:s|ed)?|reduc(?:e|es|ed)|increas(?:e|es|ed)"
    r"|cut|went|goes|drop(?:s|ped)?|rise|rises|rose|verschoben|geändert)"
)
_WORDS = r"(?:[^.,;:]|[.,:](?=\S))"
_ACTIVE = re.compile(
    rf"\b(?:we|I|they)\s(?:have\s|will\s)?{_VERB}\s(?P<subject>{_WORDS}{{3,60}}?)\s"
    rf"from\s(?P<old>{_WORDS}{{1,40}}?)\sto\s(?P<new>{_WORDS}{{1,60}})",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"(?:^|[.;:,]\s|\d\s)(?P<subject>{_WORDS}{{3,60}}?)\s"
    rf"(?:(?:is|are|was|were|has been|have been)\s)?(?:now\s)?{_VERB}\s"
    rf"(?:from|von)\s(?P<old>{_WORDS}{{1,40}}?)\s(?:to|auf)\s(?P<new>{_WORDS}{{1,60}})",
    re.IGNORECASE,
)
_WAS_IS = re.compile(
    rf"^(?P<subject>{_WORDS}{{3,60}}?)\swas\s(?P<old>{_WORDS}{{1,30}}?),\s(?:and\s)?(?:it\s)?is\s(?:now\s)?"
    rf"(?P<new>{_WORDS}{{1,40}})",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    rf"^(?P<subject>{_WORDS}{{3,60}}?)\s(?:is|are|costs?|starts?)\s(?:now\s)?"
    rf"(?P<new>{_WORDS}{{1,40}}?)\s"
    rf"(?:instead of|rather than|statt)\s(?P<old>{_WORDS}{{1,40}})",
    re.IGNORECASE,
)
_UNSURE = re.compile(r"\?|\b(?:if|could|should|would|might|maybe|perhaps|not|wants?)\b", re.I)
_PLACE = re.compile(
    r"(?:(?:in|at|im|on)\s)?(?:the\s)?(?P<place>(?:(?:room|hall|raum|saal|platform|gate|gleis)\s)?"
    r"[A-ZÄÖÜ][\w-]*(?:\s(?:[A-ZÄÖÜ]\w*|\d+\w?)){0,2})"
)
_LEAD = 3  # characters that may stand before a value: "at "
_NO_SUBJECT = re.compile(r"\b(?:I|we|you|they|he|she|it|which|that)\b")
_MAX_SUBJECT_WORDS = 6
_VERSION = re.compile(r"v?\d+(?:\.\d+)+")


def facts_in_changes(page: FactPage) -> list[Finding]:
    """Every change of a value, as its former fact and then its new one."""
    return [finding for said in page.said for finding in _facts_in(said)]


def _facts_in(said: Said) -> Iterator[Finding]:
    if _UNSURE.search(said.text) or "  " in said.text:
        return
    text = re.sub(r"^\d{4}-\d\d-\d\d\s", "", said.text.strip())
    for shape in (_ACTIVE, _PASSIVE, _WAS_IS, _INSTEAD):
        found = shape.search(text)
        if found is None:
            continue
        subject = _subject(found["subject"], said)
        values = _both(found["old"], found["new"], said.said_at)
        named = under_topic(subject, values[0], said.topic) if subject and values else None
        if named and values:
            _, old, new = values
            for value, is_former in ((old, True), (new, False)):
                yield Finding(
                    Pattern.CHANGE,
                    *named,
                    value,
                    said.text,
                    said.line_numbers,
                    said.said_at,
                    is_former,
                )
        return


def _subject(phrase: str, said: Said) -> str:
    """The thing that changed; empty if the sentence names none."""
    subject = clean_subject(RENEWED.sub("", clean_subject(phrase)))
    if _NO_SUBJECT.search(subject) or len(subject.split()) > _MAX_SUBJECT_WORDS:
        return ""
    if _VERSION.fullmatch(subject):
        return f"{subject} release"
    return subject


def _both(old: str, new: str, said_at: datetime | None) -> tuple[str, str, str] | None:
    """Predicate, old and new value, if both are values of one sort."""
    new_when, old_when = when_in(new, said_at), when_in(old, said_at)
    if new_when and old_when and new_when.start <= 3 and old_when.start <= 3:
        return "when", old_when.said, new_when.said
    places = _PLACE.fullmatch(new.strip()), _PLACE.fullmatch(old.strip())
    if places[0] and places[1]:
        return "place", places[1]["place"], places[0]["place"]
    for wanted in (Wanted.MONEY, Wanted.QUANTITY, Wanted.DURATION, Wanted.CLOCK):
        news, olds = values_in(new, wanted), values_in(old, wanted)
        if not news or news[0].start > _LEAD:
            continue
        unit = re.search(r"(?<=\d)\s?[^\W\d].*$|\s?%$", news[0].text)
        if olds and olds[0].start <= _LEAD:
            return "is", olds[0].text, news[0].text
        if unit and re.fullmatch(r"\d+(?:[.,]\d+)?", old.strip()):
            return "is", old.strip() + unit[0], news[0].text
    return None
