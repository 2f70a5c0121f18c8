"""What people decided, took on and promised, as they write it in chats, mails and minutes."""

import re
from collections.abc import Iterator, Sequence

from core.memory.facts.dates import dated
from core.memory.facts.found import Finding, Pattern
from core.memory.facts.names import clean_subject, is_person
from core.memory.facts.page import FactPage, Said

_UNSURE = re.compile(
    r"\?|\b(?:if|unless|should|could|would|might|maybe|perhaps|not sure|wenn|falls|vielleicht)\b",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"^(?:[•*–-]\s*)?(?:decision|decided|agreed|resolved|beschluss|beschlossen|entscheidung)"
    r"(?:\s(?:for|on|about|zu|für)\s(?P<about>[^:]{2,50}))?:\s+(?P<what>\S.{5,140})$",
    re.IGNORECASE,
)
_WE_DO = re.compile(
    r"^(?:(?:so|then|ok|okay|and|also|actually|instead|no|update|correction|dann|also|doch)[,:]?\s)?"
    r"(?P<what>(?:we|wir)(?:\snow|\swill|\shave|['’]ll|['’]ve|\sare|['’]re)?\s(?:now\s)?"
    r"(?:keep|switch(?:\sback|ing)?\sto|drop|go(?:ing)?\swith|go\sback\sto|stick\s(?:to|with)"
    r"|settle(?:d)?\son|stay\swith|decided?\s(?:to|on|against|for)|agreed?\s(?:to|on)|chose|nehmen"
    r"|bleiben\sbei|wechseln\szu)\s\S.{3,120})$",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"^(?:[A-Z]\w+,\s)?(?:I|we)\s(?:hereby\s|gladly\s)?(?P<verb>accept|approve|decline|reject)(?:ed)?\s"
    r"(?:it:\s(?P<value>(?:[^.;]|\.(?=\d)){3,80})|(?P<what>(?:the|your|this|that)\s[^.;]{3,60}))",
    re.IGNORECASE,
)
_ANSWERS = {
    "accept": "accepted",
    "approve": "approved",
    "decline": "declined",
    "reject": "rejected",
}
_TAKEN = re.compile(
    r"^(?:OK,?\s|Then\s|So\s)?I(?:\sam|['’]m|['’]ll|\swill)?\s(?:now\s)?(?:tak(?:e|ing)(?:\sover)?|do|doing)\s"
    r"(?P<code>[A-Z]{2,8}-\d+)\b",
)
_TAKEN_THIS = re.compile(r"^(?:I(?:['’]m| am)?\s)?[Tt]ak(?:e|ing)\s(?:this|it)(?:\sover|\son)\b")
_VERSION = re.compile(r"v?\d+(?:\.\d+)+")
_TICKET = re.compile(r"[A-Z]{2,8}-\d+")
_NAME = r"[A-ZÄÖÜÅÉÁÓŁŠŽ][\w'’-]+(?:\s[A-ZÄÖÜÅÉÁÓŁŠŽ][\w'’-]+)?"
_WILL = re.compile(
    rf"^(?:[•*–-]\s*)?(?P<who>{_NAME})\s(?:will|wird)\s(?P<what>(?!be\b)\S[^.;]{{5,100}})"
)
_TASKED = re.compile(
    rf"^(?:[•*–-]\s*)?(?P<who>{_NAME})\s(?P<what>(?:writes|sends|asks|tells|brings|prepares|orders"
    r"|checks|calls|books|organi[sz]es|fixes|reviews|updates|measures|buys|talks|takes|schreibt"
    r"|schickt|fragt|bringt|bestellt|prüft|bucht)\s[^.;]{5,100})",
)
_ABOUT_SOMEBODY = re.compile(
    rf"^(?P<who>{_NAME})\sis\s(?P<what>presenting|speaking|away|on\sleave"
    r"|on\sholiday|travelling|out\sof\soffice|back)\s(?P<rest>(?:on|from|until|in|at)\s"
    r"[^.;]{3,70})",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\s\d{1,2}[:.]\d{2}$")
_FEWEST_WORDS = 3
_PRESENT = re.compile(
    r"^(?:present|attendees|participants|teilnehmer|anwesend)\b.*?:\s*(.+)$", re.I
)


def facts_in_agreements(page: FactPage) -> list[Finding]:
    """Every decision, answer, promise and task of a person that the page states."""
    found: list[Finding] = []
    promised: list[Finding] = []
    for said in page.said:
        text = said.text.strip()
        if "  " in text or len(text.split()) < _FEWEST_WORDS or _UNSURE.search(text):
            continue
        found += [*_decisions(said, text), *_taken(said, text)]
        promised += _promises(said, text)
    return found + _of_somebody(page, promised) if promised else found


def _decisions(said: Said, text: str) -> Iterator[Finding]:
    decided = _DECIDED.match(text)
    if decided:
        about = decided["about"]
        subject = clean_subject(about) if about else said.topic
        subject = f"{subject} release" if _VERSION.fullmatch(subject) else subject
        yield _finding(said, subject, "decision", _by(said, decided["what"]))
        return
    done = _WE_DO.match(text) if said.speaker else None
    if done and said.topic and not is_person(said.topic):
        subject = said.topic[:1].upper() + said.topic[1:]
        yield _finding(said, subject, "decision", _by(said, done["what"]))
    answered = _ANSWERED.match(text)
    if answered and (answered["what"] or said.topic):
        verb = _ANSWERS[answered["verb"].casefold()]
        value = answered["value"] or answered["what"]
        yield _finding(said, said.topic or clean_subject(value), verb, value.strip())


def _taken(said: Said, text: str) -> Iterator[Finding]:
    if not said.speaker:
        return
    taken = _TAKEN.match(text)
    if taken:
        yield _finding(said, taken["code"], "taken on by", said.speaker)
    elif _TAKEN_THIS.match(text) and _TICKET.fullmatch(said.topic):
        yield _finding(said, said.topic, "taken on by", said.speaker)


def _promises(said: Said, text: str) -> list[Finding]:
    """What somebody will do, or where and when he is."""
    will, tasked, about = (shape.match(text) for shape in (_WILL, _TASKED, _ABOUT_SOMEBODY))
    if about:
        value = dated(about["rest"], said.said_at).strip(" ,")
        return [_finding(said, about["who"], about["what"].casefold(), value)]
    found = will or tasked
    if found is None:
        return []
    value = dated(found["what"], said.said_at).strip(" ,")
    return [_finding(said, found["who"], "will" if will else "task", value)]


def _of_somebody(page: FactPage, promised: Sequence[Finding]) -> list[Finding]:
    """Those of people: by first and last name, or by one that the page has for a person."""
    known = _first_names(page)
    return [one for one in promised if is_person(one.subject) or one.subject.split()[0] in known]


def _first_names(page: FactPage) -> frozenset[str]:
    names = [name for _, name, _ in page.senders]
    for number in page.open_numbers:
        text = page.lines[number].text.strip(" •●")
        present = _PRESENT.match(text)
        if present:
            names += re.findall(_NAME, present[1])
        elif is_person(_CLOCK.sub("", text)):
            names.append(text)
    return frozenset(name.split()[0] for name in names if name)


def _by(said: Said, what: str) -> str:
    text = dated(what, said.said_at).strip(" .")
    return f"{text} ({said.speaker})" if said.speaker else text


def _finding(said: Said, subject: str, predicate: str, value: str) -> Finding:
    return Finding(
        Pattern.AGREEMENT, subject, predicate, value, said.text, said.line_numbers, said.said_at
    )
