"""People as pages and mails show them: telephone, e-mail, role, what they wrote or look after."""

import re
from collections.abc import Iterator

from core.answer.units import box_of
from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted
from core.memory.facts.found import Finding, Pattern
from core.memory.facts.names import clean_subject, is_person
from core.memory.facts.page import FactPage, Said
from core.observation import Box

_PHONE_WORDS = re.compile(
    r"\b(?:phone|tel|telephone|telefon|mobile?|cell|handy|direct line|line is|reach|call|number"
    r"|durchwahl|rufnummer)\b",
    re.IGNORECASE,
)
_WRONG = re.compile(r"\b(?:old|wrong|former|previous|no longer|not|alte|falsche)\b", re.IGNORECASE)
_CLOSING = re.compile(
    r"^(?:kind|best|warm|many)?\s?(?:regards|wishes)|^yours\b|^sincerely|^cheers|^thanks,?$"
    r"|^(?:mit\s)?(?:freundlichen|besten|viele)\s?grüßen?|^mfg\b",
    re.IGNORECASE,
)
_MAX_NAME_WORDS = 5
_WORD = r"[A-ZÄÖÜÅÉ][\w'’-]+"
_NAME = rf"(?:{_WORD}|[A-Z]\.)(?:\s(?:de|van|von|der|den|la|di))*(?:\s{_WORD}){{1,2}}"
_BYLINE = re.compile(
    rf"^(?P<role>by|written by|maintained by|author|merged by|owner|owned by|von)\W\s?"
    rf"(?P<name>{_NAME})(?=$|\s?[·,.|]|\son\s)",
    re.IGNORECASE,
)
_BYLINE_ROLES = {"maintained by": "maintained by", "merged by": "merged by", "owner": "owner"}
_CONTACT = re.compile(rf"^(?P<of>[^,:]{{3,50}}),.*\bcontact(?:\sperson)?\s(?P<name>{_NAME})\s*$")
_ROLE_AT = re.compile(rf"^(?P<name>{_NAME}),\s(?P<role>[^\d.:?!]{{3,70}}?)(?:\s·.*|,\spage.*)?$")
_LABELLED = re.compile(
    rf"^(?P<name>{_NAME})(?:\s\([^)]*\))?[:,]?\s+(?=\+|\(?0)"
    rf"|^(?P<owner>{_WORD}(?:\s{_WORD})?)['’]s\s(?:new\s|mobile\s|phone\s){{0,2}}"
    r"(?:number|phone)\sis\s"
)


def facts_in_contacts(page: FactPage) -> list[Finding]:
    """Every telephone number, address and role that a page gives for somebody."""
    findings = list(_addresses(page))
    for said in page.said:
        findings.extend(_phones(page, said))
        findings.extend(_roles(page, said))
    return findings


def _addresses(page: FactPage) -> Iterator[Finding]:
    """The e-mail addresses of mail headers."""
    for box, name, address in page.senders:
        number = next(n for n in page.open_numbers if page.lines[n].box == box)
        if len(name.split()) <= _MAX_NAME_WORDS:
            quote = f"{name} <{address}>"
            yield Finding(Pattern.CONTACT, clean_subject(name), "e-mail", address, quote, (number,))


def _phones(page: FactPage, said: Said) -> Iterator[Finding]:
    numbers = values_in(said.text, Wanted.PHONE)
    if len(numbers) != 1 or "?" in said.text:
        return
    named = _LABELLED.match(said.text)
    before = said.text[: numbers[0].start]
    if named is None and (not _PHONE_WORDS.search(before) or _WRONG.search(before)):
        return
    box = box_of(page.lines, said.line_numbers) or Box(0, 0, 0, 0)
    owner = (
        (named["name"] or named["owner"])
        if named
        else said.speaker
        if is_person(said.speaker)
        else ""
    )
    owner = owner or _signed_above(page, box) or page.sender_above(box)
    if owner:
        text = numbers[0].text.rstrip(" .")
        yield Finding(
            Pattern.CONTACT, owner, "phone", text, said.text, said.line_numbers, said.said_at
        )


def _signed_above(page: FactPage, box: Box) -> str:
    """The name under a letter's closing words, a few lines above a box."""
    above = [
        page.lines[number]
        for number in page.open_numbers
        if page.lines[number].box.top < box.top
        and box.top - page.lines[number].box.top < 6 * page.height
        and abs(page.lines[number].box.left - box.left) < 2 * page.height
    ]
    ordered = sorted(above, key=lambda line: line.box.top)
    for place, line in enumerate(ordered[:-1]):
        if _CLOSING.search(line.text.strip()):
            name = ordered[place + 1].text.split(",")[0].strip()
            return name if is_person(name) else ""
    return ""


def _roles(page: FactPage, said: Said) -> Iterator[Finding]:
    text = said.text.strip(" •")
    byline = _BYLINE.match(text)
    box = box_of(page.lines, said.line_numbers) or Box(0, 0, 0, 0)
    work = page.name_over(box) if byline else ""  # not the thing that it is about
    if byline and work and is_person(byline["name"]):
        role = _BYLINE_ROLES.get(byline["role"].casefold(), "author")
        yield _role(said, work, role, byline["name"])
        return
    contact = _CONTACT.match(text)
    if contact and is_person(contact["name"]):
        yield _role(said, clean_subject(contact["of"]), "contact", contact["name"])
        return
    signed = _ROLE_AT.match(text)
    if signed is None or not is_person(signed["name"]) or "  " in text:
        return
    is_signature = _CLOSING.search(said.above) or page.sender_above(box) == signed["name"]
    words = signed["role"].split()
    if (is_signature or not re.search(r",.*,", text)) and len(words) <= 8 and "and" not in words:
        yield _role(said, signed["name"], "role", signed["role"].strip(" ·,"))


def _role(said: Said, subject: str, predicate: str, value: str) -> Finding:
    return Finding(
        Pattern.ROLE, subject, predicate, value, said.text, said.line_numbers, said.said_at
    )
