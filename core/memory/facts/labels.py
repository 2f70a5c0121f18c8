"""Facts from labels with their values: "Check-in  15:00", "Amount due: € 90.00", "Booking code X7".

A label's thing is the topic of its page; a page without one gives no facts.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.memory.facts.dates import clock_in, dated, when_in
from core.memory.facts.found import Finding, Pattern
from core.memory.facts.names import is_person, subject_key
from core.memory.facts.page import FactPage, Said

FREE_TEXT_LABELS = frozenset(
    """owner status state assignee reporter priority severity component estimate workaround address
    adresse colour color farbe material supplier lieferant author autor contact kontakt room raum
    place venue location ort platform gleis seat sitz gate terminal track coach participants
    attendees present teilnehmer decision model resolution department abteilung customer kunde
    passenger""".split()
) | {"fix version", "target version", "due date", "contact person", "guest network"}
_WHEN_LABELS = frozenset(
    """when date time termin datum wann slot appointment new-slot new-date new-time
    new-appointment neuer-termin""".split()
)
_CLOCKED = re.compile(
    r"(?:check|arriv|depart|open|clos|start|begin|end|door|breakfast|ankunft|abfahrt|beginn|ende)",
    re.IGNORECASE,
)
_NO_LABEL = re.compile(
    r"^(?:re|aw|fwd?|wg|note|reminder|also|ps|tip|warning|error|info|subject|http|https|to|from|cc"
    r"|hint|example|see|symptom|observed|expected|reason|for|after|before|if|at|in|with|on|up"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|by|most|why|how|what|who|and|but"
    r"|today|tomorrow|yes|no|ok|step|search|reply|page|card number|message|password|iban)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"^(?:[•*–-]\s*)?(?P<label>[^\W\d_][^:.!?•;@/\\]{1,40}):\s+(?P<value>\S.*)$")
_KEYED = re.compile(
    r"^(?:your\s|the\s|ihre?\s)?(?P<label>(?:booking|order|customer|file|article|invoice|reference"
    r"|contract|policy|serial|ticket|tracking|confirmation|membership|item|part|buchungs?|kunden"
    r"|rechnungs|artikel|bestell)[\s-]?(?:code|number|no\.?|nr\.?|reference|id|nummer)"
    r"|thickness|weight|length|width|height|depth|diameter|capacity|gewicht|version|album)"
    r"\s(?:is\s|ist\s)?(?P<value>(?=\S*\d)[^\s,;]+(?:\s[A-Za-z°%]{1,4}(?:\sper\s\w+)?)?)"
    r"(?=$|[,;]|\s(?:stays|remains|is)\b)",
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"\b(?P<label>payable|to be paid|due|payment|free cancellation|delivery|departure|arrival"
    r"|check-?in|check-?out|pick-?up|code freeze|valid|offer|zahlbar|fällig|gültig|lieferung"
    r"|last change|summer offer|sale)"
    r"\s(?P<joint>until|till|by|within|on|from|at|bis|am|ab)\s",
    re.IGNORECASE,
)
_TIMED_NAMES = {
    "payable": "due",
    "to be paid": "due",
    "payment": "due",
    "zahlbar": "due",
    "fällig": "due",
    "valid": "valid until",
    "gültig": "valid until",
    "free cancellation": "free cancellation until",
    "checkin": "check-in",
    "checkout": "check-out",
}
_BOUND = re.compile(
    r"(?:up to|at most|at least|under|below|above|over|about|approx\.|max\.|min\.|höchstens"
    r"|mindestens|unter|über|etwa|ca\.|bis(?: zu)?)\s(?=[\d€$£+-])",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag"
    r"|mittwoch|mo|di|mi|do|fr|sa|so),\s(?=\d)",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"[+-]?\d+(?:[.,]\d+)?\s(?:to|bis|[–-])\s[+-]?\d+(?:[.,]\d+)?\s?(?:%|°?[CF]\b|[a-zA-ZµΩ]{1,3}\b)"
    r"|\d+\s(?:Tage?n?|Wochen?|Monate?n?|Jahre?n?|Stunden?|Minuten)\b"
    r"|(?:every|each|jede[nrs]?)\s\w+"
)
_MONEY_HEAD = re.compile(r"^(?P<price>\S+\s?\S*)\s·\s(?P<rest>.+)$")
_TYPED = (Wanted.MONEY, Wanted.QUANTITY, Wanted.DURATION, Wanted.CLOCK, Wanted.PHONE, Wanted.EMAIL)
_SENTENCE_END = re.compile(
    r"[.!]\s+(?=[A-ZÄÖÜ])(?!(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[a-zä]*\b)"
    r"|[.!]$|\s\|\s"
)
_PIECES = re.compile(r"\s?·\s|\s{2,}(?=\S+:\s)")
_MAX_LABEL_WORDS = 4
_MAX_VALUE_WORDS = 14
_MAX_LINE_WORDS = 8


def facts_in_labels(page: FactPage) -> list[Finding]:
    """Every fact of a label and its value that stand on one line."""
    return [finding for said in page.said if said.topic for finding in _facts_in(page, said)]


def _facts_in(page: FactPage, said: Said) -> Iterator[Finding]:
    if page.channel or said.text.rstrip().endswith("?"):
        return
    cells = said.text.split("  ")
    if len(cells) > 1:
        yield from _from_cells(cells, said)
    if len(cells) > 2:
        return
    by_line = _of_lines(page, said) if len(cells) == 1 else []
    if by_line:
        yield from by_line
        return
    for piece in _PIECES.split(" ".join(cells)):
        text = piece.strip()
        labelled = _LABELLED.match(text)
        keyed = _KEYED.match(_first_sentence(text))
        if labelled:
            yield from _from_label(labelled["label"], labelled["value"], said)
        elif keyed:
            yield _finding(said, keyed["label"].casefold(), keyed["value"], Pattern.REFERENCE)
        yield from _timed(text, said)
    yield from _price_under_heading(said)


def _of_lines(page: FactPage, said: Said) -> list[Finding]:
    """The labels with values that stand under each other in what was read as one text."""
    if len(said.line_numbers) < 2:
        return []
    found: list[Finding] = []
    for number in said.line_numbers:
        text = page.lines[number].text.strip()
        labelled, keyed = _LABELLED.match(text), _KEYED.match(text)
        if (not labelled and not keyed) or len(text.split()) > _MAX_LINE_WORDS:
            return []
        line = replace(said, text=text, line_numbers=(number,))
        if labelled:
            found += _from_label(labelled["label"], labelled["value"], line)
        elif keyed:
            found.append(
                _finding(line, keyed["label"].casefold(), keyed["value"], Pattern.REFERENCE)
            )
    return found


def _from_label(label: str, value: str, said: Said) -> Iterator[Finding]:
    if not _is_label(label):
        return
    text = _first_sentence(value)
    name = label.strip().casefold()
    typed = typed_value(text, said.said_at)
    if name.replace(" ", "-") in _WHEN_LABELS and typed:
        yield _finding(said, "when", typed)
    elif name in FREE_TEXT_LABELS and len(text.split()) <= _MAX_VALUE_WORDS:
        yield _finding(said, name, typed or text)
    elif typed:
        yield _finding(said, label.strip(), typed)


def _from_cells(cells: list[str], said: Said) -> Iterator[Finding]:
    """A row of a label and one value; a row number before them and a stray word after are left."""
    if clock_in(cells[-1]) and not _CLOCKED.match(cells[0]):
        return
    kept = cells[1:] if re.fullmatch(r"\d{1,3}", cells[0]) else cells
    if not 2 <= len(kept) <= 3 or not _is_label(kept[0]) or ":" in kept[0]:
        return
    if len(kept) == 3 and re.search(r"\d", kept[2]):
        return
    value = typed_value(kept[1], said.said_at)
    if not re.search(r"[€$£%]|\d\s|\s\d|\d[.,:]\d", value):
        return  # a bare number or code beside a word may be anything
    if value and len(kept[1]) <= len(value) + 12:
        yield _finding(said, kept[0].strip(), value)


def _timed(text: str, said: Said) -> Iterator[Finding]:
    for found in _TIMED.finditer(text):
        rest = text[found.end() : found.end() + 40]
        label = found["label"].casefold()
        when = when_in(rest, said.said_at)
        clock = clock_in(rest)
        value = ""
        if when is not None and when.start <= 3:
            value = when.said
        elif clock is not None and clock.start == 0:
            value = clock.said
        elif found["joint"].casefold() == "within":
            durations = values_in(rest, Wanted.DURATION)
            value = f"within {durations[0].text}" if durations else ""
        if value and not (label in {"offer", "sale"} and found["joint"] != "until"):
            name = "offer until" if "offer" in label or label == "sale" else label
            if name == "payment" and found["joint"].casefold() == "within":
                name = "payment due"  # how long one has; the day is told elsewhere
            yield _finding(said, _TIMED_NAMES.get(name, name), value, Pattern.REFERENCE)


def _price_under_heading(said: Said) -> Iterator[Finding]:
    """A sum right under the heading of a thing is its price."""
    found = _MONEY_HEAD.match(said.text)
    sums = values_in(found["price"] if found else said.text, Wanted.MONEY)
    if not sums or (not found and sums[0].text != said.text.strip()):
        return
    if found or said.above.casefold().startswith(said.topic.casefold()[:12]):
        yield _finding(said, "price", sums[0].text)


def typed_value(text: str, said_at: datetime | None) -> str:
    """The value that a text consists of or begins with, dates in full; empty if it is none."""
    text = _WEEKDAY.sub("", text)
    when = when_in(text, said_at)
    if when is not None and when.start <= 3:
        return when.said
    if re.search(r"\bago\b|\bvor \d", text):
        return ""
    bound, span = _BOUND.match(text), _SPAN.match(text)
    if span:
        return _with_rest(text, span.end())
    start = bound.end() if bound else 0
    plain = _plain_value(text[start:], said_at)
    return f"{text[:start]}{plain}" if plain else ""


def _plain_value(text: str, said_at: datetime | None) -> str:
    """A sum, quantity, time, address or code that a text begins with; empty if there is none."""
    for wanted in _TYPED:
        for value in values_in(text, wanted)[:1]:
            if value.start <= 1:
                return dated(_with_rest(text, value.end), said_at)
    if re.fullmatch(r"(?=\S*\d)[A-Z0-9][\w./-]{2,}|\d{1,3}(?:\s\d{3})+\s\w{1,4}", text):
        return text
    return ""


def _with_rest(text: str, end: int) -> str:
    """A value with the few words that belong to it ("per shelf"), up to a comma or clause."""
    rest = re.match(r"(?:\s(?!and\b|or\b|including\b|because\b)[^\s,;()·]+){0,7}", text[end:])
    return (text[:end] + (rest[0] if rest else "")).strip(" .")


def _is_label(label: str) -> bool:
    words = label.split()
    if not 0 < len(words) <= _MAX_LABEL_WORDS + 1 or _NO_LABEL.match(label.strip()):
        return False
    if is_person(label) or sum(character.isalpha() for character in label) < 3:
        return False
    return not re.search(r"[=<>{}_]|\b(?:is|are|was|has|have|I|we|you)\b|\d{2,}[:.]\d", label)


def _first_sentence(text: str) -> str:
    end = _SENTENCE_END.search(text)
    return (text[: end.start()] if end else text).strip()


def _finding(said: Said, predicate: str, value: str, pattern: Pattern = Pattern.LABEL) -> Finding:
    if subject_key(predicate, "") == subject_key(said.topic, ""):
        predicate = "date"
    return Finding(
        pattern, said.topic, predicate, value, said.text, said.line_numbers, said.said_at
    )
