"""The names of things that facts are about: cleaned for people, normalised for keys."""

import re

from core.memory.facts.same_labels import same_labels

_ARTICLES = frozenset(
    "the a an our your my his her their this that these those of for der die das ein eine unser"
    " ihr mein von für".split()
)
_ORDERED = frozenset("to from nach von vs".split())
_DETERMINER = r"(?:the|our|your|my|his|her|their|a|an|this|der|die|das|unser|unsere|ihre?|dear)"
_LEADING = re.compile(rf"^(?:(?:re|fwd?|aw|wg|also|note|reminder|ps):\s*|{_DETERMINER}\s)+", re.I)
_CODE = r"(?=[\w/-]*\d)[A-Z0-9][\w/-]{2,}"
_DOCUMENT = re.compile(
    r"\b(invoice|rechnung|order|bestellung|booking|buchung|angebot|quote|quotation|offer|ticket"
    rf"|receipt|reservation|contract|policy)[\s_-](?:no\.?\s|nr\.?\s|number\s|#)?({_CODE})\b",
    re.IGNORECASE,
)
_TICKET = re.compile(r"^\W*([A-Z]{2,8}-\d+)\b")
_TAIL = re.compile(
    r"\s+(?:(?:has|have|had|was|were|is|are|will|wird|wurde)\s.*"
    r"|(?:moves?|moved|now|postponed|rescheduled|changed|cancelled|confirmed|arrives)\b.*)$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"[,:]?\s(?:on\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\s)?\d{1,2}\s"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b.*$",
    re.IGNORECASE,
)
_SITE = re.compile(r"\s+(?:[|–—-])\s+.*$")
_BOOKING_PAGE = re.compile(r":\s*(?:booking|order|trip|account)? ?details$", re.IGNORECASE)
_FILE_NAME = re.compile(r"^(?:.*[/\\])?([^/\\]+)\.\w{2,4}$")
_PERSON = re.compile(
    r"(?:[A-ZÄÖÜÅÉÁÓŁŠŽ][\w'’-]+|[A-Z]\.)(?:\s(?:de|van|von|der|den|la|di|el))*"
    r"(?:\s[A-ZÄÖÜÅÉÁÓŁŠŽ][\w'’-]+){1,3}"
)
_NO_PERSON = frozenset(
    """gmbh ag ltd inc bv kg co street road square lane hotel air team office tax city news days
    university institute instruments press rail post clinic practice school group service system
    wiki tracker calendar sheets docs mail search message view edit help key accounts sales
    north south east west reply forward all new home my today board tables manual note notes draft
    inbox sent archive file insert format tools data due total amount request requests merge code
    normal text fix version progress review lab build high low water unit price lead time
    quantity saturday sunday monday tuesday wednesday thursday friday january february march april
    may june july august september october november december bank details kind regards dear best
    yours sincerely by written maintained von card number name booking reference flight""".split()
)
RENEWED = re.compile(r"^(?:new|current|latest|updated|revised|correct|neue[rs]?)\s", re.IGNORECASE)
_FIELD = re.compile(
    r"^(?:one|total|sum|contact|average|mean|median|maximum|minimum|usual|next|last"
    r"|(?:low|high|larg|small|bigg|long|short|fast|slow|new|old|clos|near|earli|lat|cheap|b)est)\b|\b(?:number|code|nr|id|reference|address|nummer)$",
    re.IGNORECASE,
)
_VAGUE = frozenset({"check-in", "check-out", "e-mail", "sign-up"})
_MAX_TOPIC_WORDS = 8
_MIN_PLURAL = 4

_SEARCH_FIELD = re.compile(
    r"(?:(?:quick|global|advanced|full[- ]text) ?)?(?:search|find|filter|suchen?|filtern|buscar"
    r"|rechercher)"
    r"(?: (?:in )?(?:the )?(?:site|web|mails?|messages|inbox|docs|documents|files|notes|people"
    r"|pages|projects|issues|tickets|tasks|settings|products|everything|all|here))?\s*(?:…|\.{2,3})?",
    re.IGNORECASE,
)


def subject_key(subject: str, predicate: str) -> str:
    """The key under which the same thing said elsewhere is the same fact."""
    return f"{_key(subject)}|{_key(predicate)}"


def _key(text: str) -> str:
    words = re.findall(r"[^\W_]+(?:[.'’-][^\W_]+)*", text.casefold())
    kept = [word for word in words if word not in _ARTICLES] or words
    names = [name for word in kept for name in _as_it_is_kept(word)]
    if not _ORDERED.isdisjoint(words):
        return " ".join(names)  # "Oslo to Bergen" is not the way back
    return " ".join(sorted(dict.fromkeys(names)))


def _as_it_is_kept(word: str) -> tuple[str, ...]:
    """A word without its ending, or the words that always mean the same."""
    same = same_labels()
    return same.get(word) or same.get(_singular(word), (_singular(word),))


def _singular(word: str) -> str:
    """A word without its plural or genitive ending; codes and short words as they are."""
    word = re.sub(r"['’]s?$", "", word)
    if len(word) < _MIN_PLURAL or any(character.isdigit() for character in word):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def clean_subject(text: str) -> str:
    """A subject as a person would head a note with it: no article, a capital first."""
    cleaned = _LEADING.sub("", re.sub(r"^[\W\d]{0,3}(?<=[.)•*–\s-])\s+", "", text.strip()))
    cleaned = re.sub(r"\s+", " ", cleaned).strip(" ,;:.·-–•")
    return cleaned[:1].upper() + cleaned[1:]


def short_topic(heading: str) -> str:
    """What a heading is about: "Invoice 2026-114", "ABC-12", "Board meeting".

    Empty where nothing is left that names a thing, as of the words in a field to search in.
    """
    if _SEARCH_FIELD.fullmatch(heading.strip()):
        return ""
    if code := _document_code(heading):
        return code
    topic = _BOOKING_PAGE.sub("", _without_site(heading))
    topic = _DATED.sub("", _TAIL.sub("", topic))
    return clean_subject(" ".join(topic.split()[:_MAX_TOPIC_WORDS]))


def whole_name(heading: str) -> str:
    """The name of a page or document as its heading says it: of an article the whole headline."""
    return _document_code(heading) or clean_subject(_without_site(heading))


def _document_code(heading: str) -> str:
    """The number that names a document or ticket; empty for what has none."""
    document = _DOCUMENT.search(heading)
    if document:
        return f"{document[1].capitalize()} {document[2].upper()}"
    ticket = _TICKET.match(heading)
    return ticket[1] if ticket else ""


def _without_site(heading: str) -> str:
    named = _FILE_NAME.match(heading)
    return _SITE.sub("", re.sub(r"[-_]", " ", named[1]) if named else heading)


def qualified(subject: str, topic: str) -> str:
    """A subject that says too little alone, under the topic of its page; empty without one."""
    if not topic:
        return ""
    head = re.split(r",|\s\(|\s(?:for|of|in|to|from|on)\s", topic)[0].split()
    if head and _key(subject) == _key(head[-1]):
        return topic  # "the lamp" under "Oak lamp"
    return f"{topic}, {subject[:1].lower() + subject[1:] if subject[1:2].islower() else subject}"


def under_topic(subject: str, predicate: str, topic: str) -> tuple[str, str] | None:
    """Subject and predicate as they are kept; None where a topic is needed and missing.

    A plain word goes under the topic of its page: "the price is" becomes the page's price.
    """
    if not needs_topic(subject):
        return subject, predicate
    whole = qualified(subject, topic)
    if predicate == "is" and whole and whole != topic:
        return topic, subject[:1].lower() + subject[1:]
    return (whole, predicate) if whole else None


def needs_topic(subject: str) -> bool:
    """Whether a subject is one common word ("Total", "The lamp"), which names nothing alone."""
    words = _key(subject).split()
    if _FIELD.search(subject):
        return True
    has_code = re.search(r"\d|[A-Z]{2}", subject) is not None
    return len(words) < 2 and not has_code and not ("-" in subject and words[0] not in _VAGUE)


def is_document_line(text: str) -> bool:
    """Whether a line opens a document by its kind and number: "Invoice 2026-114"."""
    found = _DOCUMENT.search(text)
    return found is not None and found.start() == 0


def is_person(text: str) -> bool:
    """Whether a text looks like the name of one person, first and last."""
    if not _PERSON.fullmatch(text.strip()):
        return False
    return _NO_PERSON.isdisjoint(text.casefold().split())
