"""The line over or before somebody's words that says who wrote them and when.

“Mara Voss 09:04”, “Mara Voss Yesterday at 9:04 PM”, “Mara Voss 08 Jun 2026 08:48”,
“Mara Voss <mara@…>”, and before the words themselves “09:04 <mara> …”.
"""

import re
from dataclasses import dataclass
from datetime import date, time

from core.ingest.turns.day_marks import day_in

_CLOCK = r"(?:[01]?\d|2[0-3])[:.]\s?[0-5]\d(?:\s?[ap]\.?m\b\.?)?"
_FOUND_CLOCK = re.compile(rf"(?<![\d:.,/-]){_CLOCK}(?![\d:.,]*\d)(?:\s?Uhr\b)?", re.IGNORECASE)
_CLOCK_ALONE = re.compile(rf"{_CLOCK}(?:\s?Uhr)?[\s✓√vV/]*", re.IGNORECASE)
_FROM_TO = re.compile(rf"{_CLOCK}\s?[-–—]\s?(?:{_CLOCK})?", re.IGNORECASE)
_CAPITAL = r"A-ZÀ-ÖØ-ÞČĆĐŁŃŘŚŠŤŹŻŽĞİ"
_WORD = rf"[{_CAPITAL}][\w'’.-]*"
_NAME = re.compile(rf"{_WORD}(?:\s(?:(?:de|van|von|der|den|la|di|el|da|bin)\s)*{_WORD}){{0,3}}")
_NICK = re.compile(r"[a-z][\w.-]{1,24}")
_INITIALS = re.compile(rf"^([{_CAPITAL}]{{1,2}})\s+(?=[{_CAPITAL}])")
_SENDER = re.compile(r"^(?P<name>[^<>|·@\d]{2,50}?)\s*<[\w.+-]+@[\w.-]+>")
_MAIL_HEAD = re.compile(
    r"^(?:from|von|van|de|da|od|från|fra|expéditeur|mittente)\b\s*:?\s+(?=[A-ZÄÖÜÅÉ])", re.I
)
_BADGE = re.compile(
    r"\s*\((?!\d)[^()]{1,24}\)|\s(?:APP|BOT|Guest|External|Author|Owner|Member|Admin|Moderator|OP)$"
)
_JOINTS = re.compile(
    r"\b(?:at|on|um|am|a las|edited|commented|wrote|said|schrieb|replied)\b(?:\s*:)?"
    r"|[·|,•()–—]|\s-\s",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b|^(?:jan|feb|mar|apr|jun|jul|aug|sep|oct"
    r"|nov|dec)\b|\b(?:today|yesterday|heute|gestern|new|edited|seen|read|last|updated|sent"
    r"|delivered|due|from|until|start|end|gate|track|platform|departs?|arrives?|week|room|created"
    r"|published|posted|opened|closed|merged|online|away|total|version|page|am|pm|date|time"
    r"|author|committer|subject|datum|betreff)\b",
    re.IGNORECASE,
)
_INLINE = re.compile(
    rf"^(?:\[(?P<stamp>[^\]]{{4,24}})\]|(?P<clock>{_CLOCK}(?::[0-5]\d)?))\s*"
    r"(?:[<‹][@+~&%\s]?(?P<nick>[\w\[\]\\`^{}|.-]{1,30})[>›]\s*"
    r"|(?P<name>[^\W\d_][\w .'’-]{0,39}?)\s?[|│]\s|(?P<named>[^\W\d_][\w .'’-]{0,39}?):\s)"
    r"(?P<words>\S.*)$",
    re.IGNORECASE,
)
_OWN = frozenset("you me du ich sie tú yo vous moi".split())
_MOST_WORDS = 11
_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d{1,2}[:.\s])|(?<=\b\d{4})(?=\d{2}:\d{2}\b)")


@dataclass(frozen=True, slots=True)
class Head:
    """Who wrote what follows, and when; without `clock` and `day` the line does not say when.

    `words` are those of the turn that stand on the same line.
    """

    name: str
    clock: time | None = None
    day: date | None = None
    words: str = ""
    is_nick: bool = False
    has_address: bool = False

    @property
    def is_own(self) -> bool:
        """Whether a program calls the writer “You”."""
        return self.name.casefold() in _OWN


def head_in(text: str, seen: date) -> Head | None:
    """A line that only says who writes and when; None for other lines."""
    plain = _GLUED.sub(" ", " ".join(text.split()))
    sender = _SENDER.match(_without_initials(plain))
    if sender:
        return _of_sender(plain, sender, seen)
    if len(plain.split()) > _MOST_WORDS or _FROM_TO.search(plain):
        return None
    clocks = list(_FOUND_CLOCK.finditer(plain))
    if len(clocks) != 1:
        return None
    clock = clock_of(clocks[0][0])
    rest = f"{plain[: clocks[0].start()]} · {plain[clocks[0].end() :]}"
    named = day_in(rest, seen)
    if named is not None:
        rest = f"{rest[: named.start]} · {rest[named.end :]}"
    name, is_nick = _name_in(rest)
    if not name or clock is None:
        return None
    return Head(name, clock, named.day if named else None, is_nick=is_nick)


def inline_head_in(text: str, seen: date) -> Head | None:
    """A line that begins with a time and a name and goes on with the words; None for others."""
    found = _INLINE.match(text.strip())
    if found is None:
        return None
    stamp = found["stamp"] or found["clock"]
    clock = _FOUND_CLOCK.search(stamp[:5] if found["clock"] else stamp)
    moment = clock_of(clock[0]) if clock else clock_of(stamp)
    if moment is None or (found["named"] and not found["stamp"]):
        return None  # “16:00 Store: …” is an agenda
    named = day_in(stamp, seen)
    name = (found["nick"] or found["name"] or found["named"]).strip()
    return Head(name, moment, named.day if named else None, words=found["words"].strip())


def clock_alone(text: str) -> time | None:
    """The time of day that a line shows if it shows nothing else; None for other lines."""
    plain = text.strip()
    return clock_of(plain) if _CLOCK_ALONE.fullmatch(plain) else None


def moment_alone(text: str, seen: date) -> tuple[date | None, time] | None:
    """The day and time that a line shows if it says nothing else; None for other lines."""
    found = _FOUND_CLOCK.search(text)
    clock = clock_of(found[0]) if found else None
    if found is None or clock is None:
        return None
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    named = day_in(rest, seen)
    if named is not None:
        rest = f"{rest[: named.start]} {rest[named.end :]}"
    is_alone = not re.search(r"\w", _JOINTS.sub(" ", rest))
    return (named.day if named else None, clock) if is_alone else None


def name_alone(text: str) -> str:
    """The name that a line shows if it shows nothing else; empty for other lines."""
    return _name_in(" ".join(text.split()))[0] if _NAME.match(text.strip()) else ""


def clock_of(text: str) -> time | None:
    """A written time of day; None if there is none in the text."""
    found = re.search(r"(\d{1,2})[:.]\s?(\d{2})(?:\s?([ap])\.?m)?", text, re.IGNORECASE)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2])
    if found[3]:
        hour = hour % 12 + (12 if found[3].casefold() == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _of_sender(text: str, sender: re.Match[str], seen: date) -> Head | None:
    name = _MAIL_HEAD.sub("", sender["name"].strip(" :,;"))
    if not name or ":" in name:
        return None
    when = _FOUND_CLOCK.search(text)
    named = day_in(text[text.find(">") :], seen)
    clock = clock_of(when[0]) if when else None
    return Head(name, clock, named.day if named else None, has_address=True)


def _name_in(rest: str) -> tuple[str, bool]:
    """The name that is left of a head without its time, and whether it is a bare nickname."""
    plain = " ".join(_JOINTS.sub(" ", _BADGE.sub("", rest.strip(" ·"))).split())
    plain = _BADGE.sub("", _without_initials(plain)).strip(" .:-·")
    if not plain or _NO_NAME.search(plain) or len(plain) > 48:
        return "", False
    if plain.casefold() in _OWN:
        return plain, False
    if _NAME.fullmatch(plain) and not (plain.isupper() and len(plain) > 4):
        return plain, False
    return (plain, True) if _NICK.fullmatch(plain) else ("", False)


def _without_initials(text: str) -> str:
    """A head without the letters of the picture before it: “JH Joris Haan”."""
    found = _INITIALS.match(text)
    if found is None:
        return text
    rest = text[found.end() :]
    return rest if rest.startswith(found[1][0]) else text
