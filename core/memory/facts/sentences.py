"""Facts from sentences of the form "X is Y", "X costs Y", "X moved to Y".

A sentence is a fact if its subject is a short noun phrase and its object a value: a day, a sum, a
quantity, a name, a place, a state. Questions, wishes and conditions are no facts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.memory.facts.dates import clock_in, dated, when_in
from core.memory.facts.found import Finding, Pattern
from core.memory.facts.names import RENEWED, clean_subject, is_person, needs_topic, under_topic
from core.memory.facts.objects import LEAD, is_lead, value_of, value_predicate
from core.memory.facts.page import FactPage, Said

HYPOTHETICAL = re.compile(
    r"\?|\b(?:if|unless|whether|could|should|would|might|(?-i:may)|maybe|perhaps|probably|possibly|hope"
    r"|wish|wants?|expect(?:ed|s)?|think|guess|suppose|wenn|falls|vielleicht|könnte|sollte|würde"
    r"|not|never|n['’]t|nicht|kein|until I|as if)\b",
    re.IGNORECASE,
)
_PAST_CHANGE = (
    "moved|postponed|rescheduled|shifted|brought forward|delayed|changed|corrected|raised"
)
_TIMED = (
    r"(?:(?:is|are|was|were|has been|have been|will be|is being)\s(?:now\s)?)?"
    rf"(?:(?:{_PAST_CHANGE}|lowered|cut)\sto|(?:re)?scheduled\s(?:for|on|to)|set\s(?:for|to)"
    r"|planned\s(?:for|on)|released\son|due\s(?:on|by)?|moves?\sto)"
    r"|now\s(?:planned|scheduled|set)\sfor"
)
_VERBS = re.compile(
    rf"\s(?P<verb>{_TIMED}"
    r"|(?:will\s)?(?:now\s)?(?:starts?|begins?|opens?|closes?|ends?|expires?|departs?|leaves?|arrives?|costs?"
    r"|takes|lasts|weighs|measures|stays\sat|holds\suntil|lives\s(?=on|in|at)|kostet|beträgt"
    r"|beginnt|endet)"
    r"|(?:is|are|will\sbe)\s(?:now\s|always\s|set\sto\s|valid\suntil\s)?|ist\s|sind\s)(?=\s|(?<=\s)\S)",
    re.IGNORECASE,
)
_PREDICATES = {
    "start": "starts",
    "begin": "starts",
    "beginn": "starts",
    "open": "opens",
    "close": "closes",
    "end": "ends",
    "expire": "expires",
    "depart": "departs",
    "leave": "departs",
    "arrive": "arrives",
    "cost": "price",
    "kost": "price",
    "take": "takes",
    "last": "lasts",
    "weigh": "weight",
    "measure": "measures",
    "hold": "valid until",
    "due": "due",
}
_NO_SUBJECT = re.compile(
    r"\b(?:I|we|you|he|she|they|who|which|that|what|there|where|when|ich|wir|sie|er|because|so"
    r"|please|let|why|how|to be|is|are|was|were|will|has|have|had)\b|^(?:this|these|those)$",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"^(?:one of|most|all|some|many|both|each|every|any|few|following|first|last|another|other|more"
    r"|only|no)\b|\b(?:problem|idea|thing|things|rest|answer|question|point|reason|goal|issue|bug"
    r"|file|function|command|line|page|example|test|tests|users?|people|others|nothing|everything"
    r"|everyone|everybody|ones?|something|rule|trick|result|difference|advantage|truth)$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:it|this|that|es)$", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"^(?:as|after|before|since|with|without|in|for|on|at|from|once|while|also|and|but)\b", re.I
)
_LAST_DETERMINER = re.compile(
    r"(?<!of )(?<!for )(?<!in )(?<!at )(?<!on )\b(?:your|our|the|my)\s(?!.*\b(?:your|our|my)\b)",
    re.I,
)
_ROOM = re.compile(
    r"\b(?:in|at)\s((?:the\s)?(?:room|hall|raum|saal|restaurant|building|suite|floor|gate|platform)"
    r"\s[A-ZÄÖÜÅ0-9][\wäöüåé-]*(?:\s(?:[A-ZÄÖÜÅ][\wäöüåé-]*|\d+\w*))?)"
)
_COMPARED = re.compile(r"\b(?:instead of|rather than|statt|anstatt)\b", re.IGNORECASE)
_TO_ROOM = re.compile(
    r"(?:the\s)?(?:room|hall|raum|saal|building|floor|gate|platform|gleis)\s[A-ZÄÖÜÅ0-9][\wäöüåé-]*"
    r"(?:\s(?:[A-ZÄÖÜÅ]\w*|\d+\w?))?"
)
_VERSION = re.compile(r"v?\d+\.\d+(?:\.\d+)*")
_FRAGMENT = re.compile(r"(?:^|\.\s)(?:\d{1,2}\.\s)?([A-ZÄÖÜ][\w-]*(?:\s[\w.-]+){0,4})$")
_CHANNEL_EVENTS = frozenset("review release meeting sync retro demo freeze planning".split())
_MAX_SUBJECT_WORDS = 6


def facts_in_sentences(page: FactPage) -> list[Finding]:
    """Every fact that a sentence of the page states."""
    return [finding for said in page.said for finding in _facts_in(said)]


def _facts_in(said: Said) -> Iterator[Finding]:
    text = said.text.strip()
    if HYPOTHETICAL.search(text) or len(text.split()) < 3 or "  " in text:
        return
    if _COMPARED.search(text):
        return  # the change of a value, with both of them
    subject: _Subject | None = None
    for part in re.split(r"(?<=\w),?\sand\s(?=\w+s\s(?:at|on|in|\d))|;\s", text):
        clause = f" {part}" if subject else part
        verb = _VERBS.search(clause)
        if verb is None:
            return
        subject = subject or _subject_of(clause[: verb.start()], said)
        if subject is None:
            return
        if "released" in verb["verb"] and _VERSION.search(subject.name):
            subject = replace(subject, name=f"{subject.name} release")
        rest = clause[verb.end() :].strip()
        for finding in _facts_about(verb["verb"].casefold().strip(), rest, said):
            named = _named(subject, finding.predicate)
            if named:
                yield replace(finding, subject=named[0], predicate=named[1])


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a sentence is about; `topic` where the words alone say too little.

    `is_bare` marks one word without an article, which may be a name as well as a thing;
    `is_pronoun` that the sentence says "it".
    """

    name: str
    topic: str = ""
    is_bare: bool = False
    is_pronoun: bool = False


def _named(subject: _Subject, predicate: str) -> tuple[str, str] | None:
    """Subject and predicate as they are kept: "the price is" becomes the page's price."""
    if subject.is_bare and predicate in {"place", "status", "is"}:
        return None
    if subject.is_pronoun and predicate not in {"when", "price", "due", "valid until", "weight"}:
        return None
    if _VERSION.fullmatch(subject.name) and predicate in {"when", "due"}:
        return f"{subject.name} release", predicate
    if not subject.topic:
        return subject.name, predicate
    return under_topic(subject.name, predicate, subject.topic)


def _subject_of(before: str, said: Said) -> _Subject | None:
    """The thing a sentence is about, under its page's topic where it says too little alone."""
    stem, _, last = before.strip().rpartition(". ")
    phrase = re.split(r"[:•|]\s|,\s|\s[–—-]\s", last)[-1].strip()
    is_first = phrase == before.strip()
    if _SUBORDINATE.match(phrase) or len(phrase.split()) > _MAX_SUBJECT_WORDS + 1:
        cut = _LAST_DETERMINER.search(phrase)
        if cut is None:
            return None
        phrase = phrase[cut.start() :]
    if _PRONOUN.match(phrase):
        is_clear = is_first and said.topic and not said.speaker
        return _Subject(said.topic, is_pronoun=True) if is_clear else None
    bare = _without_date(phrase, said)
    if _NO_SUBJECT.search(bare) or not 0 < len(bare.split()) <= _MAX_SUBJECT_WORDS:
        return None
    if re.match(r"my\s", bare, re.IGNORECASE):
        bare = f"{said.speaker}'s {bare[3:]}" if said.speaker else ""
    subject = clean_subject(RENEWED.sub("", clean_subject(bare)))
    if not subject or _VAGUE.search(subject) or not re.search(r"[A-Za-zÀ-ÿ]{2}|\d\.\d", subject):
        return None
    return _under_topic(subject, bare, stem, said)


def _under_topic(subject: str, bare: str, stem: str, said: Said) -> _Subject | None:
    """A subject with the topic that it needs; None if it needs one and there is none."""
    is_bare = len(bare.split()) == 1 and bare[:1].isupper()
    if is_person(subject) or not needs_topic(subject):
        return _Subject(subject)
    fragment = _FRAGMENT.search(stem)
    if fragment:
        version = _VERSION.search(fragment[1])
        if version and subject.casefold() == "release":
            return _Subject(version[0])
        return _Subject(subject, clean_subject(fragment[1]))
    if said.speaker or re.match(r"#", said.topic):
        is_event = subject.casefold() in _CHANNEL_EVENTS
        return _Subject(f"{said.topic} {subject.casefold()}".capitalize()) if is_event else None
    return _Subject(subject, said.topic, is_bare) if said.topic else None


def _without_date(phrase: str, said: Said) -> str:
    """A subject without the day it carries: "KL 78 on Monday 4 May" is KL 78."""
    when = when_in(phrase, said.said_at)
    if when is None or when.day is None:
        return phrase
    rest = re.sub(r"\s(?:on|of|at|from|for)\s*$", "", phrase[: when.start].rstrip())
    return f"{rest} {phrase[when.end :].strip()}".strip()


def _facts_about(verb: str, rest: str, said: Said) -> Iterator[Finding]:
    predicate = _predicate_of(verb)
    when = when_in(rest, said.said_at)
    is_copula = predicate == "is"
    if when is not None and when.start <= LEAD and is_lead(rest[: when.start]):
        yield _finding(said, "when" if is_copula else predicate, when.said)
        place = _ROOM.search(rest, when.end)
        if place and is_copula:
            yield _finding(said, "place", place[1])
        return
    room = _TO_ROOM.match(rest) if verb.endswith("to") else None
    if room is not None:
        yield _finding(said, "place", room[0])
        return
    clock = clock_in(rest)
    if clock is not None and clock.start <= 4 and (not is_copula or rest.startswith("at ")):
        yield _finding(said, "when" if is_copula else predicate, clock.said)
        return
    value = value_of(rest, is_copula)
    value = dated(value, said.said_at)
    if value and predicate not in {"starts", "opens", "departs", "arrives", "ends", "closes"}:
        yield _finding(said, value_predicate(predicate, value), value)


def _predicate_of(verb: str) -> str:
    words = verb.split()
    if re.search(r"to$|for$|planned|scheduled|released|slot", verb) and verb != "set to":
        return "when" if "set to" not in verb else "is"
    if "valid until" in verb:
        return "valid until"
    for word in reversed(words):
        for stem, predicate in _PREDICATES.items():
            if word.startswith(stem):
                return predicate
    return "lives" if "lives" in words else "is"


def _finding(said: Said, predicate: str, value: str) -> Finding:
    """A fact whose subject is filled in later."""
    return Finding(
        Pattern.SENTENCE, "", predicate, value, said.text, said.line_numbers, said.said_at
    )
