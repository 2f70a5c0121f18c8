"""Bookings and orders as their pages show them: how they stand, their number, day, seat, place."""

import re
from collections.abc import Iterator

from core.memory.facts.dates import moment_of, when_in
from core.memory.facts.found import Finding, Pattern
from core.memory.facts.page import FactPage, Said

_STANDS = re.compile(
    r"^(?P<status>confirmed|cancelled|canceled|paid|shipped|dispatched|delivered|refunded|pending"
    r"|bestätigt|storniert|bezahlt|versandt|geliefert)(?:\s(?:on|am)\s(?P<day>[^·|,;]{4,30}))?\s*"
    r"(?=$|\s?[·|,]\s)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:^|[·|]\s)(?P<what>booking|order|reservation|ticket|invoice|buchung|bestellung|rechnung)"
    r"\s(?:no\.?\s|nr\.?\s|#)?(?P<code>(?=[\w/-]*\d)[A-Z0-9][\w/-]{3,})(?=$|\s?[·|,])",
    re.IGNORECASE,
)
_SEATED = re.compile(
    r"^(?:coach|carriage|car|seat|wagen|sitz|sitzplatz|platz|row|reihe)\s\w{1,4}\b"
    r"(?:,\s[\w -]{1,20}){0,4}$",
    re.IGNORECASE,
)
_A_BOOKING = re.compile(
    r"\b(?:booking|reservation|trip|order|ticket|buchung|reise|fahrt|bestellung)\b", re.IGNORECASE
)
_PLACE_LINE = re.compile(
    r"^(?=.*,)(?=.*(?:\b(?:room|hall|floor|raum|saal|zimmer|etage|gate|platform|gleis)\s\w|"
    r"[^\W\d_]{3,}\s\d{1,4}[a-z]?(?:,|$)))[A-ZÄÖÜÅ][^.;:?!€$£%]{8,70}$"
)
_PLACE_WORDS = 10


def facts_in_bookings(page: FactPage) -> list[Finding]:
    """How each booking or order stands, and where and when it takes place."""
    findings: list[Finding] = []
    for place, said in enumerate(page.said):
        if said.topic and not page.channel and not said.speaker:
            findings.extend(_facts_in(page, said))
            before = page.said[place - 1] if place else None
            if before is not None and _follows_a_time(before, said):
                value = said.text.strip()
                findings.append(_finding(said, "place", value))
    return findings


def _facts_in(page: FactPage, said: Said) -> Iterator[Finding]:
    text = said.text.strip()
    stands = _STANDS.match(text)
    numbered = _NUMBERED.search(text)
    is_booking = _A_BOOKING.search(f"{said.topic} {page.view.title}") is not None
    if stands and (is_booking or numbered):
        when = when_in(stands["day"] or "", said.said_at)
        day = f" on {when.said}" if when else ""
        yield _finding(said, "status", f"{stands['status'].casefold()}{day}")
    if numbered and numbered["code"].upper() not in said.topic.upper():
        yield _finding(said, f"{numbered['what'].casefold()} number", numbered["code"])
    if not is_booking:
        return
    if _SEATED.match(text):
        yield _finding(said, "seat", text)
    when = when_in(text, said.said_at)
    if when is not None and when.start == 0 and when.end == len(text) and " to " not in when.said:
        now = page.view.observation.at
        if moment_of(when, now) > now:
            yield _finding(said, "when", when.said)


def _follows_a_time(before: Said, said: Said) -> bool:
    """Whether a line is the place under an appointment's day and clock."""
    when = when_in(before.text, before.said_at)
    is_time = when is not None and when.start == 0 and when.end >= len(before.text.strip()) - 1
    if not is_time or when is None or "," not in when.said:
        return False
    text = said.text.strip()
    is_short = len(text.split()) <= _PLACE_WORDS and "  " not in text
    return is_short and _PLACE_LINE.match(text) is not None


def _finding(said: Said, predicate: str, value: str) -> Finding:
    return Finding(
        Pattern.REFERENCE,
        said.topic,
        predicate,
        value,
        said.text,
        said.line_numbers,
        said.said_at,
    )
