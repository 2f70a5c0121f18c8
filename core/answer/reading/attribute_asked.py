"""The attribute that a question asks for: “booking code”, “departs”, “total”, head last.

A noun names it, or a verb (“who *recommended*”), or a turn of speech (“by when” asks what is due).
"""

import re
from collections.abc import Sequence

from core.answer.question_kind import asked_nouns, asks_for_stay, form_words
from core.answer.wanted import Wanted
from core.recall.words import QUESTION_WORDS, words_of

_WORD = r"[\w'’&/-]+"
_PHRASE = rf"(?P<phrase>{_WORD}(?: (?:and )?{_WORD}){{0,3}}?)"
_ENDS = (
    r"(?=\s+(?:of|for|from|in|at|on|to|by|with|about|that|which|who|we|i|when|after|before|called"
    r"|again|now|there)\b|\s*[?.!,]|$)"
)
_BEFORE_VERB = re.compile(rf"\b(?:{_WORD})['’]s {_PHRASE}{_ENDS}", re.IGNORECASE)
_IS_THE = re.compile(
    rf"\b(?:what|who)(?:['’]s| is| was| are| were)"
    rf" (?:the|my|our|your|his|her|their|a) {_PHRASE}{_ENDS}",
    re.IGNORECASE,
)
_NEED_THE = re.compile(
    rf"\b(?:need|give me|tell me|show me|remember|know) (?:the|my|our) {_PHRASE}{_ENDS}",
    re.IGNORECASE,
)
_OWNER = re.compile(r"['’]s\s")
_OF = re.compile(rf"^\W*(?:the )?{_PHRASE} (?:of|for) ", re.IGNORECASE)
_WHO_VERB = re.compile(
    r"\bwho(?: was it that| has| had| have)? "
    r"(?!(?:is|was|are|were) (?!going to)|did\b|does\b|do\b|am\b)"
    r"(?:(?:is|was|are|were) going to |(?:will|would|shall|should|must) )?"
    r"(?:(?:can['’]?t|cannot|does not|doesn['’]t|did) )?(?P<phrase>\w+)",
    re.IGNORECASE,
)
_WHO_IS_DONE = re.compile(r"\bwho (?:is|was|are|were)\b.*\b(?P<phrase>\w+ed)\b", re.IGNORECASE)
_HOW = re.compile(r"\bhow (?P<phrase>\w+)\b", re.IGNORECASE)
_WEIGHS = re.compile(
    r"\bwhat (?:do|does|did|will|would|may|can|must) .*?\b(?P<phrase>weigh|measure)\b",
    re.IGNORECASE,
)
_HOW_PLAIN = frozenset(
    "much many do does did can could should is are was were to often come".split()
)
_BY_WHEN = re.compile(
    r"\b(?:by|until|till) (?:when|which|what)\b|\bdeadline\b|\bdue\b|\blatest\b"
    r"|\b(?:give|hand|bring|take) (?:\w+ ){0,4}?back\b|\b(?:hand|give|turn) (?:\w+ ){0,4}?in\b",
    re.IGNORECASE,
)
_WHEN_VERB = re.compile(
    r"\b(?:when|what time|which time)\b.*?"
    r"\b(?P<phrase>leaves?|departs?|arrives?|lands?|starts?|begins?|ends?"
    r"|opens?|closes?"
    r"|delivered)\b",
    re.IGNORECASE,
)
_SETS_OFF = re.compile(
    r"\b(?:when|what time|which time)\b.*?"
    r"\b(?:(?:set(?:s|ting)?|go(?:es|ing)?|head(?:s|ing)?) (?:off|out)|tak(?:es?|ing) off)\b",
    re.IGNORECASE,
)
_HOW_MEASURED = re.compile(
    r"\bhow (?P<phrase>(?!much|many|long|far|often|soon|come)[a-z]+)"
    r" (?:is|was|are|were|does|do|did|will|can|may|must|should|would)\b",
    re.IGNORECASE,
)
_LOOKS_AFTER = re.compile(
    r"\b(?:look(?:s|ing|ed)? after|tak(?:es?|ing) care of|in charge of|responsible for)\b",
    re.IGNORECASE,
)
_AVOIDS = re.compile(
    r"\b(?:what|which)\b.*\b(?:avoid|leave out|must not|not (?:be in|eat)|not touch"
    r"|(?:can(?: ?not|['’]t| (?:i|we|you) not)|should(?:n['’]t| (?:i|we|you) not))"
    r" (?:(?:i|we|you) )?(?:order|eat|have|cook|serve|bring|bake|buy))\b",
    re.IGNORECASE,
)
_RUNS_OUT = re.compile(r"\bwhen\b.*\b(?:run|runs|running) out\b", re.IGNORECASE)
_CAME_OUT = re.compile(r"\bwhat (?:was the outcome|came out|turned out)\b", re.IGNORECASE)
_GETS_THERE = re.compile(
    r"\b(?:when|what time) (?:do|does|will) .*?\b(?:get (?:to|in|there)|reach)\b", re.IGNORECASE
)
_CHECK = re.compile(r"\bcheck[ -]?(?P<way>in|out)\b", re.IGNORECASE)
# What is said to be in a sum is no part that is asked for: “with tax”, “shipping and VAT in”.
_EXTRA = r"(?:vat|tax(?:es)?|shipping|delivery|postage|freight|fees?|service|extras|everything|all)"
_ALL_IN = (
    rf"\b(?:with|including|incl\.?|plus)(?: the| all)? {_EXTRA}\b"
    rf"|\b{_EXTRA}(?: and {_EXTRA})? (?:is |was |are |being )?(?:in|included|inclusive)\b"
)
_TOTAL = re.compile(
    r"\b(?:total|altogether|overall|in sum)\b"
    r"|\b(?:amount|sum)\b.*\b(?:bill|invoice|receipt|order|offer|quote)\b"
    r"|\bhow (?:much|high)\b.*\b(?:is|was)\b.*\b(?:bill|invoice|receipt|quote|quotation"
    r"|estimate|offer|order)\b"
    r"|\bhow much\b.*\bcome to\b"
    r"|\bwhat (?:did|does|do|will) .*\b(?:quote|charge|bill|invoice)\b"
    r"|\bwhat do (?:i|we) owe\b|\bhow much do (?:i|we) owe\b"
    r"|\bwhat\b.*\b(?:come|came|amount(?:ed)?) to\b"
    r"|\b(?:pay|paid|cost|charged?)\b.*"
    rf"\b(?:includ(?:ing|ed)|incl|with (?:shipping|delivery|postage))\b|{_ALL_IN}",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:vat|deposit|discount|rebate|postage|shipping|surcharge|refund|tax)\b"
    r"(?! (?:office|return))"
    r"(?! (?:is |was |being )?included| inclusive)"
    r"(?<!with shipping)(?<!including shipping)(?<!including vat)(?<!with vat)"
    r"(?<!with postage)(?<!including postage)",
    re.IGNORECASE,
)
_COST = re.compile(
    r"\b(?:what (?:do|does|did|will|would) .*|how much .*)\b(?P<cost>costs?)\b"
    r"|\bhow (?P<dear>expensive|cheap)\b|\bwhat do (?:we|i|you) (?P<pay>pay)\b",
    re.IGNORECASE,
)
_HOW_MUCH = re.compile(
    r"\bhow (?:much|many) (?P<phrase>[a-z]{3,})(?= (?:is|was|are|were|do|does|did|has|have|had|can"
    r"|will|should|must|falls?|fell)\b)",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(
    r"\bhow long (?:do|does|did|should|would|must|can|may|will|shall) "
    r"(?:i|we|you|he|she|it|they|one|(?:the|my|our|a) \w+) (?P<phrase>[a-z]{3,})\b",
    re.IGNORECASE,
)
_QUESTION_START = re.compile(
    r"^\W*(?:what|which|who|whom|whose|where|when|how|why|is|are|was|were|do|does|did|can|could"
    r"|should|has|have|had|in|on|at|by|from|i|we|please|there)\b",
    re.IGNORECASE,
)
_ARTICLES = frozenset("the a an my our your his her their this that".split())
_PREPOSITIONS = frozenset("on in at of for from to by with and or than if when while".split())
_HOW_WANTED = re.compile(r"\bhow (?:do|does|did|would) .*\b(?:want|like|prefer)\b", re.IGNORECASE)
_SHOULD = re.compile(r"\bwhat (?:should|must|can|may) (?:i|we|you) (?P<phrase>\w+)", re.IGNORECASE)
_ABLE = re.compile(
    r"\bhow (?:much|many|far|fast) (?P<unit>\w+ )?(?:can|could|may|does|do|will) .*?"
    r"(?P<phrase>\w{3,})\W*$",
    re.IGNORECASE,
)
_MODAL_VERB = re.compile(
    r"\bhow (?:much|many) (?:\w+ )?(?:can|could|may|might|must|should) (?P<phrase>[a-z]{3,})"
    r" (?:on|in|under|from|at|into|onto)\b",
    re.IGNORECASE,
)
_WHO_HAS = re.compile(
    rf"\bwho (?:has|had|have|gets?|got|takes?|took) (?:the|my|our) {_PHRASE}{_ENDS}",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"\bhow long (?:is|was|are|were) (?:the|my|our|your|a|an|his|her|their) (?:[\w-]+ )*?"
    r"(?P<phrase>guarantee|warranty|lease|contract|notice|delivery|lead time|break|shift)\b",
    re.IGNORECASE,
)
_SAY_ABOUT = re.compile(
    r"\b(?:say|said|tell me|told me|write|wrote|think|thought) about"
    r" (?:(?:my|the|our|his|her|a|an) )?(?P<phrase>(?!\w+ing\b)\w+)\b",
    re.IGNORECASE,
)
_NAME_OF = re.compile(r"\bname of (?:the|my|our|his|her) (?P<phrase>[a-z]+)\b", re.IGNORECASE)
_IN_ORDER = re.compile(r"\bin (?:what|which) order\b", re.IGNORECASE)
_AT_MOST = re.compile(r"\s\bat (?:most|least)\b|\s\bmaximum\b$", re.IGNORECASE)
_FROM_ON = re.compile(r"\b(?:from|above|beyond) (?:which|what)\b", re.IGNORECASE)
# Verbs that say little of what is asked, and hardly ever stand on the screen that answers.
_LIGHT_VERBS = frozenset(
    """have has had want wanted wants get gets got give gave take takes took make makes made come
    comes came go goes went do does did put say says said tell tells told ask asked asks happen look
    looks keep keeps can cannot""".split()
)
_GENERIC = frozenset(
    "name number code day date time amount address link person command place page kind one".split()
)


def attribute_words(question: str, wanted: Sequence[Wanted]) -> tuple[list[str], bool]:
    """The words of the asked attribute, head last, and whether a noun of the question names it."""
    if Wanted.SEEN_WHEN in wanted or _IN_ORDER.search(question):
        return [], False  # what stands in order does not say so
    words = _set_phrase(question, wanted)
    about = _SAY_ABOUT.search(question)
    if not words and about:
        return words_of(about["phrase"]), True
    named = _NAME_OF.search(question)
    if not words and named and wanted[0] in {Wanted.PERSON, Wanted.NAME}:
        return words_of(named["phrase"]), True
    nouns = [] if words else _nouns_asked(question)
    if nouns and _FROM_ON.search(question):
        return ["exceed", *nouns], True
    if nouns:
        sort_words = _GENERIC | form_words(tuple(wanted))
        return nouns, wanted[0] is Wanted.TEXT or nouns[-1] not in sort_words
    return words or _verb_asked(question, wanted), False


def asks_what_was_said(question: str) -> bool:
    """Whether a question asks what somebody said about something: no label stands over that."""
    return _SAY_ABOUT.search(question) is not None


def _set_phrase(question: str, wanted: Sequence[Wanted]) -> list[str]:
    """The attribute that a turn of speech asks for, whatever its nouns; empty for none."""
    check = _CHECK.search(question)
    if check:
        return ["check", check["way"].casefold()]
    part, cost = _PART.search(question), _COST.search(question)
    is_when = wanted[0] in {Wanted.DATE, Wanted.CLOCK}
    part = None if part and re.search(_ALL_IN, question, re.IGNORECASE) else part
    turns: list[tuple[bool, list[str]]] = [
        (is_when and bool(_BY_WHEN.search(question)), ["due"]),
        (wanted[0] is Wanted.AUTHOR, ["author"]),  # whatever the piece is about
        (bool(_LOOKS_AFTER.search(question)), ["responsible"]),
        (bool(_AVOIDS.search(question)), ["avoid"]),
        (bool(_RUNS_OUT.search(question)), ["expires"]),
        (bool(_CAME_OUT.search(question)), ["result"]),
        (is_when and bool(_GETS_THERE.search(question)), ["arrives"]),
        (is_when and bool(_SETS_OFF.search(question)), ["departs"]),
        (bool(found := _WHEN_VERB.search(question)), words_of(found["phrase"]) if found else []),
        (Wanted.MONEY in wanted[:2] and part is not None, words_of(part[0]) if part else []),
        (Wanted.MONEY in wanted[:2] and bool(_TOTAL.search(question)), ["total"]),
        (asks_for_stay(question) and "address" not in question.casefold(), ["stay"]),
        (
            wanted[0] is Wanted.MONEY and cost is not None,
            words_of(cost[cost.lastgroup or 0]) if cost else [],
        ),
        (bool(_HOW_WANTED.search(question)), ["want"]),
    ]
    measured = _HOW_MEASURED.search(question) if wanted[0] is Wanted.QUANTITY else None
    turns.append((measured is not None, words_of(measured["phrase"]) if measured else []))
    lasting = _LASTING.search(question) if wanted[0] is Wanted.DURATION else None
    turns.append((lasting is not None, words_of(lasting["phrase"]) if lasting else []))
    waited = _HOW_LONG.search(question) if wanted[0] is Wanted.DURATION else None
    turns.append((waited is not None, words_of(waited["phrase"]) if waited else []))
    modal = _MODAL_VERB.search(question) if Wanted.QUANTITY in wanted else None
    turns.append((modal is not None, words_of(modal["phrase"]) if modal else []))
    able = _ABLE.search(_AT_MOST.sub("", question)) if Wanted.QUANTITY in wanted else None
    turns.append((able is not None, words_of(able["phrase"]) if able else []))
    much = _HOW_MUCH.search(question) if wanted[0] is Wanted.QUANTITY else None
    turns.append((much is not None, words_of(much["phrase"]) if much else []))
    return next((words for is_meant, words in turns if is_meant), [])


def _verb_asked(question: str, wanted: Sequence[Wanted]) -> list[str]:
    """The verb or adjective that is asked for: "who *recommended*", "how *heavy*"."""
    for pattern in (_WHO_VERB, _WHO_IS_DONE, _SHOULD, _HOW, _WEIGHS):
        found = pattern.search(question)
        verb = found["phrase"].casefold() if found else ""
        if verb == "long" and wanted[0] is Wanted.DURATION:
            continue  # any length of time says that
        if found and verb not in _HOW_PLAIN | _LIGHT_VERBS | _PREPOSITIONS | _ARTICLES:
            return words_of(found["phrase"])
    return []


def _nouns_asked(question: str) -> list[str]:
    """The noun phrase that is asked for, head last; empty if the question has none."""
    nouns = []
    for word in asked_nouns(question):
        if word.casefold() in _PREPOSITIONS:
            break
        nouns.append(word)
    if nouns:
        words = [part for word in nouns for part in words_of(word)]
        is_verb = (
            len(words) > 1 and words[-1].endswith("s") and not _has_verb_after(question, nouns)
        )
        return words[:-1] if is_verb else words
    patterns = [_IS_THE, _BEFORE_VERB, _NEED_THE, _WHO_HAS]
    if not _QUESTION_START.match(question):
        patterns.append(_OF)
    for pattern in patterns:
        found = pattern.search(question)
        if found:
            words = words_of(_OWNER.split(found["phrase"])[-1])
            kept = [word for word in words if word not in QUESTION_WORDS | _PREPOSITIONS]
            if kept:
                return kept
    return []


def _has_verb_after(question: str, nouns: Sequence[str]) -> bool:
    """Whether an auxiliary follows the noun phrase, so that its last word is no verb."""
    after = question.split(nouns[-1], 1)[-1]
    verb = r"\s+(?:do|does|did|is|are|was|were|has|have|had|can|will|should|must|may)\b"
    return re.match(verb, after, re.IGNORECASE) is not None
