"""People on a screen: in mail headers, chat headings, signatures, lists and running text.

A capitalised pair of words is no person by itself. Each way of finding one here needs a cue that
screens give to people only; how strong the cue is becomes the mention's confidence.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from core.entity_record import EntityKind, Mention
from core.ingest.layout import Block
from core.memory.entities.keys import folded, key_of, without_zeros
from core.memory.entities.names import (
    FULL_NAME,
    initials_of,
    is_name_shaped,
    is_person_like,
    same_name,
    without_honorific,
)
from core.memory.entities.words import (
    CLOSINGS,
    GREETINGS,
    HONORIFICS,
    MONTHS,
    PERSON_LABEL_PHRASES,
    PERSON_LABELS,
    ROLE_MAILBOXES,
    WEEKDAYS,
)
from core.observation import TextLine

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NAMED_ADDRESS = re.compile(
    rf"(?P<name>[^<>:;|,\"()]{{2,60}}?)[\"']?\s*[<(\[]\s?(?P<address>{_ADDRESS.pattern})\s?[>)\]]?"
)
_DAY_WORD = "|".join(sorted(MONTHS | WEEKDAYS, key=len, reverse=True))
_STAMP = (
    rf"(?:(?:{_DAY_WORD}|at|um|\d[\d./-]*(?:st|nd|rd|th)?)[.,]?\s*){{0,5}}"
    r"(?<!\d)(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[ap]\.?m\.?)?"
)
_HEADING = re.compile(
    rf"(?:(?P<avatar>[A-ZÀ-Þ]{{1,2}})\s+)?(?P<name>[^\d·•|,]{{2,40}}?)\s*[·•|,–-]?\s*(?i:{_STAMP})"
)
_DAY_AND_TIME = re.compile(rf"(?=.*\d{{1,2}}.*(?i:{_DAY_WORD})|.*\d[./-]\d)(?i:{_STAMP})")
_RECIPIENT = re.compile(rf"(?:to|an|à|para|aan)\s(?P<name>{FULL_NAME})")
_BULLET = re.compile(r"^[\s•●○◦·*▪■□o-]*(?:\s|(?<=[•●○]))")
_LABEL_AND_NAMES = re.compile(r"(?P<label>[^\W\d_][\w -]{1,20}):\s+(?P<names>.+)")
_NAME_SEPARATOR = re.compile(r"\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b|\ben\b)\s*")
_CLOSING = re.compile(rf"(?:{CLOSINGS})[,.!]?", re.IGNORECASE)
_GREETING = re.compile(
    rf"(?:{GREETINGS})\s+(?P<name>(?:(?:{HONORIFICS})\.?\s+)?[^\W\d_][^\d,!:.;]{{1,30}}?)\s*[,!:–-]",
    re.IGNORECASE,
)
_TITLED = re.compile(rf"\b(?:{HONORIFICS})\.?\s(?P<name>{FULL_NAME}|[A-ZÀ-Þ][^\W\d_A-Z]{{2,}})")
_HANDLE = re.compile(r"(?:^|(?<=\s))@(?P<name>[a-z][a-z.-]{2,20}[a-z])(?=\s|$|[,.!?:](?:\s|$))")
_ACTS = (
    "said|says|wrote|writes|asked|asks|wants|wanted|replied|commented|approved|assigned|opened"
    "|closed|merged|pushed|invited|shared|joined|left|mentioned|requested|reviewed|reported|sent"
    "|added|changed|edited|uploaded|posted|called|thinks|suggested|promised"
)
_ACTING = re.compile(rf"(?<![\w.])(?P<name>{FULL_NAME})(?=\s(?:{_ACTS})\b)")
_BY = re.compile(rf"\b(?:[Bb]y|[Aa]sk|[Ww]ritten by|[Pp]resented by)\s(?P<name>{FULL_NAME})(?!\w)")
_CALLED = re.compile(
    r"(?:(?<=[^\W.!?:]\s)|(?<=[,&(]\s)|(?<=[(@]))(?P<name>[A-ZÀ-Þ][^\W\d_A-Z]{2,})(?![\w-]|\s[A-ZÀ-Þ])"
    r"|(?:^|(?<=\s))(?P<called>[A-ZÀ-Þ][^\W\d_A-Z]{2,})(?=[:,]\s|['’]s\s)"
)
_CODE_MARKS = re.compile(r"[{};=]|\(\)|->|→|^\s*(?:[#/]|@\w+(?:\(|$)|\+|\d+\s*[+-])|\$\s")
_MAX_NAMES_AFTER_LABEL = 12
_MAX_GAP_HEIGHTS = 1.2
_MAX_INDENT_HEIGHTS = 1.6
_MIN_MEMBER_WORDS = 2


@dataclass(frozen=True, slots=True)
class _Cue:
    """A name with the line it stands on and the strength of what speaks for a person."""

    name: str
    line_number: int
    confidence: float
    kind: EntityKind = EntityKind.PERSON
    aliases: tuple[str, ...] = ()


def people_in(
    lines: Sequence[TextLine],
    blocks: Sequence[Block],
    title: str,
    skipped: frozenset[int] = frozenset(),
) -> tuple[Mention, ...]:
    """The people (and the organisations that send mail) of one view, surest first.

    `skipped` are lines known as boilerplate; of those, only mail headers are read.
    """
    read = [number for number in range(len(lines)) if number not in skipped]
    cues = [
        *(cue for number, line in enumerate(lines) for cue in _addressed(line.text, number)),
        *(cue for cue in _addressed(title, -1) if "@" in title),
        *_headed(lines, blocks, frozenset(read)),
        *_below_labels(lines, read),
        *_signed(lines, read),
        *(cue for number in read for cue in _in_text(lines[number].text, number)),
        *_repeated(lines, blocks, title, skipped),
    ]
    return _extended(_merged(cues), lines, read, title)


def _addressed(text: str, number: int) -> Iterator[_Cue]:
    """Names with a mail address, and addresses alone."""
    named = set()
    for found in _NAMED_ADDRESS.finditer(text):
        name = _last_part(found["name"])
        address = folded(found["address"])
        if name:
            named.add(address)
            yield _cue_of_header(name, address, number)
    for found in _ADDRESS.finditer(text):
        address = folded(found[0])
        if address not in named and not _is_role(address):
            yield _Cue(address, number, 0.7)


def _cue_of_header(name: str, address: str, number: int) -> _Cue:
    if same_name(name, address) >= 0.8 and is_name_shaped(name):
        return _Cue(name, number, 0.95, aliases=(address,))
    host = folded(address.partition("@")[2])
    is_of_host = any(len(word) > 3 and word in host for word in folded(name).split())
    if _is_role(address) or is_of_host or not is_person_like(name):
        return _Cue(name, number, 0.8, EntityKind.ORGANISATION, (address,))
    return _Cue(name, number, 0.7, aliases=(address,))


def _last_part(name: str) -> str:
    """What stands right before an address, without an avatar's initials and label words."""
    words = name.strip(" \"'").split()
    while words and (words[0].casefold() in PERSON_LABELS or _is_avatar(words[0], words[1:])):
        words.pop(0)
    return " ".join(words)


def _is_avatar(word: str, following: Sequence[str]) -> bool:
    return word.isupper() and len(word) <= 2 and initials_of(" ".join(following)) == word


def _is_role(address: str) -> bool:
    local = address.partition("@")[0]
    return local in ROLE_MAILBOXES or any(
        word in ROLE_MAILBOXES for word in re.split(r"[._+-]", local)
    )


def _headed(
    lines: Sequence[TextLine], blocks: Sequence[Block], read: frozenset[int]
) -> Iterator[_Cue]:
    """Headings of messages: a name with a time, or with its initials in a circle beside it."""
    for block in blocks:
        for row in block.rows:
            texts = [lines[number].text.strip() for number in row.line_numbers]
            for place, number in enumerate(row.line_numbers):
                if number not in read:
                    continue
                found = _HEADING.fullmatch(texts[place])
                name = _BULLET.sub("", found["name"] if found else texts[place]).strip()
                avatar = (found["avatar"] if found else None) or (texts[place - 1] if place else "")
                if not is_name_shaped(name):
                    continue
                if avatar.isupper() and avatar == initials_of(name):
                    yield _Cue(name, number, 0.95 if found else 0.85)
                elif _DAY_AND_TIME.fullmatch(texts[place + 1] if place + 1 < len(texts) else ""):
                    if is_person_like(name):
                        yield _Cue(name, number, 0.7)
                elif found and is_person_like(name, min_words=1):
                    yield _Cue(name, number, 0.8 if len(name.split()) > 1 else 0.55)


def _below_labels(lines: Sequence[TextLine], read: Sequence[int]) -> Iterator[_Cue]:
    """Names after “Assignee:”, under “Members”, beside “From”."""
    for number in read:
        text = lines[number].text.strip()
        labelled = _LABEL_AND_NAMES.fullmatch(text)
        if labelled and _is_person_label(labelled["label"]):
            for part in _NAME_SEPARATOR.split(labelled["names"]):
                name = without_honorific(part.split("(")[0].strip(" ."))
                if is_person_like(name, min_words=1):
                    yield _Cue(name, number, 0.8 if len(name.split()) > 1 else 0.65)
        elif _is_person_label(text.rstrip(":")):
            for below in _column_below(lines, number, read):
                name = _BULLET.sub("", lines[below].text).strip()
                if not is_person_like(name, min_words=1):
                    break
                yield _Cue(name, below, 0.85 if len(name.split()) >= _MIN_MEMBER_WORDS else 0.5)


def _is_person_label(text: str) -> bool:
    words = folded(text)
    return words in PERSON_LABELS or words in PERSON_LABEL_PHRASES


def _column_below(lines: Sequence[TextLine], number: int, read: Sequence[int]) -> Iterator[int]:
    """The lines that go on in one column below a line, as long as no gap comes."""
    above = lines[number].box
    for below in sorted(read, key=lambda other: lines[other].box.top):
        box = lines[below].box
        if box.top <= above.top or abs(box.left - above.left) > _MAX_INDENT_HEIGHTS * above.height:
            continue
        if box.top - above.bottom > _MAX_GAP_HEIGHTS * above.height:
            return
        yield below
        above = box


def _signed(lines: Sequence[TextLine], read: Sequence[int]) -> Iterator[_Cue]:
    """Who a letter greets and who signed it."""
    for number in read:
        text = lines[number].text.strip()
        if found := _GREETING.match(text):
            name = without_honorific(found["name"])
            if is_person_like(name, min_words=1):
                yield _Cue(name, number, 0.7)
        elif _CLOSING.fullmatch(text):
            below = next(_column_below(lines, number, read), None)
            if below is None:
                continue
            name = without_honorific(lines[below].text.split(",")[0].strip())
            if is_person_like(name, min_words=1):
                yield _Cue(name, below, 0.9 if len(name.split()) > 1 else 0.7)


def _in_text(text: str, number: int) -> Iterator[_Cue]:
    """Names in running text: after a title, before what people do, and handles."""
    if _CODE_MARKS.search(text):
        return
    for found in _TITLED.finditer(text):
        if is_person_like(found["name"], min_words=1):
            yield _Cue(found["name"], number, 0.85)
    recipient = _RECIPIENT.fullmatch(text.strip())
    if recipient and is_person_like(recipient["name"]):
        yield _Cue(recipient["name"], number, 0.7)
    for pattern in (_ACTING, _BY):
        for found in pattern.finditer(text):
            words = found["name"].split()
            # “Yesterday Ann Lee asked”: a sentence may begin with a capital of its own.
            name = found["name"] if is_person_like(found["name"]) else " ".join(words[1:])
            if is_person_like(name):
                yield _Cue(name, number, 0.7)
    for found in _HANDLE.finditer(text):
        if len(text.split()) > 1:
            yield _Cue("@" + found["name"], number, 0.65)


def _repeated(
    lines: Sequence[TextLine], blocks: Sequence[Block], title: str, skipped: frozenset[int]
) -> Iterator[_Cue]:
    """Lines that are nothing but a full name, in several blocks or in the title as well."""
    places: dict[str, list[tuple[int, int, str]]] = {}
    for place, block in enumerate(blocks):
        for number in block.line_numbers:
            name = _BULLET.sub("", lines[number].text).strip()
            if number not in skipped and is_person_like(name):
                places.setdefault(key_of(name), []).append((place, number, name))
    heads = {key_of(part) for part in re.split(r"\s[-–—|]\s", title)}
    for key, found in places.items():
        if len({place for place, _, _ in found}) > 1 or key in heads:
            for _, number, name in found:
                yield _Cue(name, number, 0.5)


def _merged(cues: Iterable[_Cue]) -> tuple[Mention, ...]:
    """One mention for each key, as sure as its surest cue."""
    mentions: dict[tuple[EntityKind, str], Mention] = {}
    for cue in sorted(cues, key=lambda cue: -cue.confidence):
        numbers = (cue.line_number,) if cue.line_number >= 0 else ()
        key = key_of(without_honorific(cue.name))
        known = mentions.get((cue.kind, key))
        mentions[cue.kind, key] = Mention(
            cue.kind,
            known.name if known else without_zeros(cue.name),
            key,
            tuple(sorted({*(known.line_numbers if known else ()), *numbers})),
            known.confidence if known else cue.confidence,
            tuple(dict.fromkeys((*(known.aliases if known else ()), *cue.aliases))),
        )
    people = {key for kind, key in mentions if kind is EntityKind.PERSON}
    return tuple(
        mention
        for (kind, key), mention in mentions.items()
        if kind is EntityKind.PERSON or key not in people
    )


def _extended(
    mentions: tuple[Mention, ...], lines: Sequence[TextLine], read: Sequence[int], title: str
) -> tuple[Mention, ...]:
    """Each full name with all the lines that it stands on."""
    texts = {number: folded(lines[number].text) for number in read}
    return tuple(
        _wherever_spelt(mention, texts) if len(mention.name.split()) > 1 else mention
        for mention in mentions
    )


def _wherever_spelt(mention: Mention, texts: Mapping[int, str]) -> Mention:
    spelt = re.compile(rf"(?<!\w){re.escape(folded(mention.name))}(?!\w)")
    also = {number for number, text in texts.items() if spelt.search(text)}
    return replace(mention, line_numbers=tuple(sorted({*mention.line_numbers, *also})))


def first_names_in(
    lines: Sequence[TextLine], read: Iterable[int], known: Collection[str]
) -> tuple[Mention, ...]:
    """Where people who are known (by folded first name) are called by it alone.

    At the start of a sentence only before “:” or “,” or “'s”: there any word is capitalised.
    """
    places: dict[str, list[tuple[int, str]]] = {}
    for number in read:
        text = lines[number].text
        if _CODE_MARKS.search(text):
            continue
        for found in _CALLED.finditer(text):
            name = found["name"] or found["called"]
            before = text[: found.start()].split()[-1:]
            if before and is_name_shaped(before[0]):
                continue  # a surname
            if folded(name) in known and is_person_like(name, min_words=1):
                places.setdefault(folded(name), []).append((number, name))
    return tuple(
        Mention(
            EntityKind.PERSON,
            found[0][1],
            key_of(found[0][1]),
            tuple(sorted({number for number, _ in found})),
            0.5,
        )
        for found in places.values()
    )
