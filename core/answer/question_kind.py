"""What sort of thing a question asks for, told from its wording."""

import re

from core.answer.kind_by_word import kind_by_word
from core.answer.other_languages import OTHER_SHAPES
from core.answer.wanted import Wanted

# Behind these a question has named what it asks for: what follows is told of it.
_NO_VERB = (
    r"(?!(?:do|does|did|is|are|was|were|has|have|had|can|may|will|would|should|must|i|we|you|he|she"
    r"|they|it)\b)"
)
_TIME_OF_DAY = (
    r"\b(?:\d{1,2}[:.]\d\d|\d{1,2} ?[ap]m|\d{1,2}-?ish|o['’]?clock|noon|midday|morning|afternoon"
    r"|evening|lunch|lunchtime|breakfast|quarter|half|(?:five|ten|twenty) (?:past|to))\b"
)
_MEASURES = (
    r"(?:(?:kilo|mega|giga)?watt[ -]?hours|(?:kilo|mega)?watts|grams|kilos|kilograms|tons|tonnes"
    r"|litres|liters|millilitres|ml|g|kg|kwh|metres|meters|centimetres|centimeters|millimetres"
    r"|millimeters|km|kilometres|kilometers|miles|volts|millivolts|amps|milliamps|degrees|percent"
    r"|mb|gb|gigabytes|megabytes|hertz|bars|newton(?:s|[ -]met(?:re|er)s))"
)
MEASURE_ASKED = re.compile(rf"\bhow many {_MEASURES}\b", re.IGNORECASE)
"""“How many” and the measure that it asks in, which the answer gives by its sign."""

_TABLE: tuple[tuple[Wanted, str], ...] = (
    (
        Wanted.STEPS,
        r"(?:^|[,;:.!–-]\s)\W*how (did|do|can|could|should|would) (i|we|you|one)\b|\bhow to\b"
        r"|\bwhat (are|were) the steps\b|\bsteps (to|for|of)\b",
    ),
    (Wanted.PROGRAM, r"\b(which|what) (program|app|application|software)\b"),
    (
        Wanted.ACTIVITY,
        r"\bwhat (was|were) (i|we) (doing|working on|reading|looking at|watching|writing|up to"
        r"|busy with|occupied with|in the middle of)\b"
        r"|\bwhat did (i|we) (do|work on|have open|look at)\b"
        r"|\bwhat did (?:i|we) (?:open|switch to|turn to|go to|read|visit|see) "
        r"(?:right |just |shortly |directly |immediately )?(?:after|before)\b"
        r"|\bwhat did (?:i|we) (?:read|watch|see|have on)\b"
        r"(?= (?:on|at|around|about|just|shortly|right|this|yesterday|before|after|over|during"
        rf"|in the)\b)(?=.*{_TIME_OF_DAY})"
        r"|\b(?:which|what) (?:[\w-]+ ){1,2}(?:was|were) (?:i|we) (?:reading|watching|looking at"
        rf"|editing|writing|listening to)\b(?! about\b)(?=.*{_TIME_OF_DAY})"
        r"|\bwhat was (on|open on) (my|the) .*\b(screen|monitor|display)\b"
        r"|\b(which|what) .*\b(did i have open|was i in|was open|had i open)\b"
        r"|\b(first|last) (thing|page|window|screen|site|document|program|app)\b.*"
        r"\b(i (looked at|did|saw|opened|read|had|used|visited)|had i)\b",
    ),
    (
        Wanted.FILE,
        r"\b(which|what)( [\w-]+){0,2} (file|document|spreadsheet|pdf|article|note|mail|e-mail)"
        r" (?!number\b)(says?|said|had|has|tells?|told|mentions?|mentioned|explains?|explained"
        r"|was|is|were|are|holds?|contains?|contained|did|do|does|in)\b"
        r"|\b(which|what)( [\w-]+){0,2} (file|document|spreadsheet|pdf)\b"
        r"|\bwhere is the file\b|\bwhat(?:['’]s| is| was) the file\b"
        r"|\bname of (the|my|our) ([\w-]+ ){0,2}(file|document|spreadsheet|pdf)\b|\bfile ?name\b",
    ),
    (
        Wanted.SEEN_WHEN,
        r"\b(when|which day|what day|(?:which|what) (?:evening|morning|afternoon|night|week)"
        r"|at what time|what time) (did|have|was) (i|we)\b"
        r"|\b(when|which day|what day) did (i|we|my|the|our)\b"
        r"|\b(?:which|what) (?:day|date|evening|morning) (?:was it|did it happen) (?:that|when)"
        r" (?:i|we)\b"
        r"|\bon (which|what) (day|date) (did|was|were)\b|\bwhen (was|were|has|had)\b",
    ),
    (
        Wanted.PHONE,
        r"\b(phone|telephone|mobile)( number)?\b|\bcell (phone|number)\b",
    ),
    (Wanted.EMAIL, r"\be-?mail address\b|\bmail address of\b"),
    (
        Wanted.LINK,
        r"\b(link|url|web ?address|web ?site|web ?page)\b|\b(which|what)( \w+)? site\b"
        r"|\baddress of the (page|site)\b|\bwhere (on the (web|internet|net)|online)\b"
        r"|\bwhere (?:did|have) (?:i|we) (?:read|look up|looked up)\b"
        r"|\b(?:which|what) (?:(?:daily|local|online) )?(?:news ?paper|paper|magazine|journal|blog"
        r"|newsletter) (?:did|have|was it that) (?:i|we)\b"
        r"|\b(which|what) page (was|is) (that|it|this)\b"
        r"|\b(?:which|what) page (?:had|has|showed|shows|said|says|told|explains|explained)\b"
        r"|\b(?:which|what) (?:online |web )?(?:shop|store) (?:did|have) (?:i|we)"
        r" (?:order|buy|bought|get|find)",
    ),
    (
        Wanted.COMMAND,
        r"\b(which|what|the|a) command\b"
        r"|\bwhat (?:do|did|must|should) (?:i|we|you) (?:type|enter)\b"
        r"|\bcommand (line )?(to|for|against|that)\b",
    ),
    (
        Wanted.CLOCK,
        r"\b(at )?what time\b|\bwhich time\b|\bat (which|what) hour\b|\bwhat('s| is) the time\b"
        r"|\b(?:which|what) hour\b|\bwhat (?:is|was) the (?:hour|time) of\b"
        r"|\b(?:until|till|from|by) when\b.*\b(?:morning|afternoon|evening|night|today|\w+day)\b"
        r"|\bwhen (does|do|is|am|are|will|must|should|shall)\b.*"
        r"\b(start|leave|leaves|depart|arrive|open|close|begin|be at)\b",
    ),
    (Wanted.QUANTITY, r"\bhow many (?:kilo|mega|giga)?watt[ -]?hours\b"),
    (
        Wanted.DURATION,
        r"\bhow long (do|does|did|should|would|can|must|will|is it|to|until|before)\b(?!.*\bbe\W*$)"
        r"|\bfor how long\b|\bhow long (?:have|has|had)\b"
        r"|\bhow (many|much) (seconds|minutes|hours|days|weeks|months|years|time)\b"
        r"|\bhow much (later|earlier|longer)\b"
        r"|\bhow long (is|was|are|were) (the|my|our|your|a|an|his|her|their) ([\w-]+ )*?"
        r"(guarantee|warranty|meeting|call|talk|lecture|break|stay|trip|journey|flight|ride|crossing"
        r"|course|lesson|class|film|movie|song|video|lease|contract|notice|delivery|wait|shift"
        r"|holiday|period|session|visit|event|concert|match|training|workshop|lead time)\b",
    ),
    (
        Wanted.MONEY,
        r"\bwhat (?:do|did|does|will|has|have) .*\b(?:(?:take|taken|took) off (?:me|us)"
        r"|add(?:ed)? to (?:the|my|our) (?:bill|invoice|price)|set (?:me|us) back)\b"
        r"|\bhow much (money|did .* (pay|cost|spend|come to)|is|are|was|were)\b"
        r"|\bhow (high|big|large) (is|was|are|were)\b.*\b(bills?|invoice|rent|fees?|fine|deposit"
        r"|prices?|costs?|tax|premium|salary|sum|amount|surcharge|discount)\b"
        r"|\bhow much (vat|tax|deposit|discount|postage|rent|interest)\b"
        r"|\bhow much do(es)? .* (pay|cost|owe|charge)\b"
        r"|\bhow much\b.*\b(costs?|pay|paid|price|spend|spent|owe|save|charged?|wants?|asks?|earn"
        r"|get)\b"
        r"|\b(price|cost|costs|amount|total|fee|rent|salary|quote|quoted|budget|balance)\b"
        r"|\bwhat (?:do|did|does|must|will|would) .*\b(?:owe|pay|charge|cost|come to|amount to)\b"
        r"|\bhow (expensive|cheap)\b|\bwhat do (we|i|you) pay\b",
    ),
    (
        Wanted.QUANTITY,
        r"\bhow much (?!is\b|are\b|was\b|were\b|do\b|does\b|did\b|money\b|time\b|later\b|earlier\b"
        r"|longer\b|to\b|i\b|we\b|for\b)\w+"
        rf"|\bhow many {_MEASURES}\b"
        r"|\bhow much\b.*\b(weighs?|consumes?|holds?)\b"
        r"|\bhow much (does|do|did|can|may|must|should|will)\b(?!.*\b(costs?|pay|paid|price|spend"
        r"|spent|owe|saved?|charged?|wants?|asks?|earn|get|take|need)\b)"
        r"|\bhow (long|wide|high|tall|heavy|deep|tight|hot|warm|cold|fast|big|large|far|strong|loud"
        r"|noisy|humid|moist|bright|thick|steep|salty|dense|windy|cool)\b"
        rf"|\b(what|which)(?: is| was| are| were)?( {_NO_VERB}[\w-]+){{0,4}}"
        r" (temperature|weight|length|width|height|speed|voltage|current|torque"
        r"|pressure|error|percentage|size|force|load|volume|area|angle|thickness"
        r"|frequency|humidity|distance|depth|diameter|density|strength|resistance)\b",
    ),
    (
        Wanted.AUTHOR,
        r"\b(?:journalist|reporter|columnist)\b"
        r"|\bwho (wrote|is the author|are the authors|published)\b|\bauthors?\b",
    ),
    (Wanted.COUNT, r"\bhow many\b|\bcount of\b"),
    (
        Wanted.DATE,
        # Not “what do I avoid when I order …”: there, “when” is no question word.
        r"^(?!.*\b(?:what|which|who|whom|whose|where|how|why)\b.*\bwhen\b).*\bwhen\b"
        r"|\b(which|what) (day|date|month|year)\b|\bdeadline\b|\bdue\b|\bdate\b"
        r"|\b(by|until|till|since|from) when\b",
    ),
    (
        Wanted.PERSON,
        r"\bwho\b|\bwhom\b|\bwhose\b"
        r"|\b(which|what) (person|man|woman|doctor|dentist|nurse|teacher|lawyer|colleague"
        r"|neighbou?r|engineer|plumber|electrician|driver|speaker)\b"
        r"|\bname of (the|my|our|his|her) ([\w-]+ )?"
        r"(person|man|woman|guest|host|nurse|\w+(er|or|ist|ian))\b",
    ),
    (Wanted.NAME, r"\b(name|title) of\b"),
    (
        Wanted.PLACE,
        r"\bwhere\b|\b(?<!mail )(?<!web )(?<!ip )address\b"
        r"|\b(which|what) (room|hall|hotel|street|city|town|place|gate|platform|drawer"
        r"|shelf|floor|dock|bay|pier|stop|track|berth|terminal|entrance)\b",
    ),
    (
        Wanted.CODE,
        r"\b(code|reference|number|identifier|id|serial|version|seat|ticket|port|key)\b",
    ),
)
_COMPILED = tuple(
    (wanted, re.compile(pattern, re.IGNORECASE)) for wanted, pattern in (*_TABLE, *OTHER_SHAPES)
)


def wanted_of(question: str) -> tuple[Wanted, ...]:
    """What the question asks for, most specific first; `TEXT` closes every list."""
    question = main_clause(question)
    found = [wanted for wanted, pattern in _COMPILED if pattern.search(question)]
    if Wanted.SEEN_WHEN in found and _OWN_ACT.search(question):
        return (Wanted.SEEN_WHEN, Wanted.TEXT)  # the timeline knows, whatever dates were read
    if Wanted.SEEN_WHEN in found and _PLANNED.search(question):
        found = [Wanted.DATE, *(one for one in found if one not in _WHENS)]
    if _LEFT.search(question) and asks_for_former(question) and Wanted.CLOCK not in found:
        found = [Wanted.CLOCK, *found]  # as “when does it leave” asks for a time of the clock
    if not found and (told := kind_by_word(question)) is not None:
        return (told, Wanted.TEXT)
    return (*found, Wanted.TEXT)


_CLAUSE_BEFORE = re.compile(
    r"^\W*(?:when|whenever|if|once|while|after|before|as soon as)\b[^,?]*,\s+"
    r"(?=(?:(?:in|on|at|by|for|from|to) )?(?:what|which|who|whom|whose|where|how)\b)",
    re.IGNORECASE,
)


def main_clause(question: str) -> str:
    """A question without the clause before its comma: “when the mast is up, *what do I check*?”.

    Such a clause asks nothing, whatever word it begins with.
    """
    return _CLAUSE_BEFORE.sub("", question)


_WHENS = frozenset({Wanted.SEEN_WHEN, Wanted.DATE})
# “When was it moved to?” asks for the day that was set, not for the day when that was read.
_PLANNED = re.compile(
    r"\b(?:moved|postponed|put (?:off|back|forward)|rescheduled|rebooked|shifted|changed|delayed"
    r"|extended|brought forward) (?:to|until|till)\b"
    r"|\b(?:after|since) (?:it|they|this|that|the \w+) (?:was|were|has been|had been)\b"
    r"|\b(?:originally|at first|first (?:planned|booked|scheduled)|supposed to|meant to|planned"
    r"|scheduled|due)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\bwhen did\b.*\b(?:start|leave|depart|arrive|open|close|begin)\b", re.IGNORECASE
)
_OWN_ACT = re.compile(
    r"\b(did|have|had) (i|we) (last |first |ever )?(look|read|see|seen|saw|open|visit|watch|work"
    r"|use|write|check|view|browse)"
    r"|\b(?:when|what time|which day|what day) (?:was|were) (?:i|we) (?:in|on|at|reading|watching"
    r"|looking|working|writing|using|browsing)\b"
    r"|\b(?:was it|did it happen) (?:that|when) (?:i|we) (?:last |first )?"
    r"(?:look|read|saw|open|visit|watch|work|use|wrote|check|view|browse)",
    re.IGNORECASE,
)
_ASKED_NOUN = re.compile(r"\b(?:which|what)\s+((?:[\w-]+\s*){1,3})", re.IGNORECASE)
_INNER_CAPITAL = re.compile(r"(?<=[\w,:;)’'] )(?!I\b)([A-ZÄÖÜÅÉ][^\W\d_]{2,})")
_CALENDAR = frozenset(
    "mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec".split()
)
_NO_NOUN = frozenset(
    """is are was were am be do does did done has have had can could should shall will would must
    may might of the a an my our your his her their i we you he she they it that this time day
    date kind sort thing things happened else came made one ones about to comes goes went helps
    helped gets makes says belongs stands means works needs broke caused changed""".split()
)
_NOUN_OF_COUNT = re.compile(
    r"\bhow many (?:of (?:the|my|our) )?((?:[\w-]+ ){0,2}?[\w-]+?)"
    r"(?= (?:of|do|does|did|are|is|was|were|has|have|had|in|on|for|can|should|will|there|to)\b"
    r"|\?|$)",
    re.IGNORECASE,
)


# What is counted stands in the plural; a verb may follow it (“how many helpers work in …”).
_PLURAL = re.compile(r"(?i:people|children|men|women|feet|mice|geese|\w+[^s\W]s)")


def asked_nouns(question: str) -> tuple[str, ...]:
    """The words right after “which” or “what” (“which cooking site”), of which the answer should
    name one; none if no noun follows."""
    for found in _ASKED_NOUN.finditer(question):
        nouns = []
        for word in found[1].split():
            if word.casefold() in _NO_NOUN:
                break
            nouns.append(word)
        if nouns:
            return tuple(nouns)
    return ()


def proper_nouns(question: str) -> tuple[str, ...]:
    """Names in the question: capitalised words inside a sentence, days and months left out."""
    found = _INNER_CAPITAL.findall(question)
    return tuple(word for word in found if word[:3].casefold() not in _CALENDAR)


def counted_noun(question: str) -> str:
    """The thing that a "how many" question counts; empty if it asks for no number of things."""
    found = _NOUN_OF_COUNT.search(question)
    if found is None:
        return ""
    words = found[1].split()
    return next((word for word in reversed(words) if _PLURAL.fullmatch(word)), words[-1])


def asks_for_former(question: str) -> bool:
    """Whether a question is about how something was before it changed."""
    return (
        re.search(
            r"\b(?:originally|original|initially|previously|previous|at first|used to)\b"
            r"|\bbefore(?:\W*$| (?:that|this|the change)\b"
            r"| (?:it|they)\b(?! (?:is|are|has|have|can|must|should|may|gets?|needs?|starts?"
            r"|ends?)\b))"
            r"|\b(?:old|former|earlier) (?:price|number|address|date|time|day|room|place|code)\b"
            r"|\bfirst (?:planned|booked|scheduled|agreed|offered|quoted)\b",
            question,
            re.IGNORECASE,
        )
        is not None
    )


# Words that say what is asked for; the answer shows the thing and need not say the word.
_FORM_WORDS: dict[Wanted, frozenset[str]] = {
    Wanted.LINK: frozenset(
        "link url address web page site website webpage newspaper paper magazine blog".split()
    ),
    Wanted.CLOCK: frozenset({"time"}),
    Wanted.DATE: frozenset({"date", "day"}),
    Wanted.SEEN_WHEN: frozenset({"date", "day", "time"}),
    Wanted.COMMAND: frozenset({"command", "type", "enter"}),
    Wanted.DURATION: frozenset(
        "long seconds minutes hours days weeks months years second minute hour day week".split()
    ),
    Wanted.NAME: frozenset({"name", "called", "title"}),
    Wanted.AUTHOR: frozenset(
        "journalist reporter columnist story article piece wrote written behind".split()
    ),
    Wanted.FILE: frozenset(
        """file name document text pdf spreadsheet filename called holds hold held contains contain
        contained instructions""".split()
    ),
}


def form_words(wanted: tuple[Wanted, ...]) -> frozenset[str]:
    """The question's words that only name the sort of answer."""
    return _FORM_WORDS.get(wanted[0], frozenset())


def asks_for_newest(question: str) -> bool:
    """Whether the question is about how things stand, so that the latest value answers it.

    Everything is, except what asks for the first or the earlier state.
    """
    return not re.search(
        r"\b(first|earlier|originally|original|before|previously|previous|used to|initially|old)\b",
        question,
        re.IGNORECASE,
    )


_HOUSE = r"(?:hotel|hostel|guest ?house|pension|inn|lodgings?|accommodation|bed and breakfast)"
_PAPER = re.compile(
    r"\b(?:which|what) (?:\w+ )?(?:news ?paper|paper|magazine|journal|blog|newsletter|forum)\b",
    re.IGNORECASE,
)


def asks_for_paper(question: str) -> bool:
    """Whether a question asks in which paper something stood: its name tells more than a link."""
    return _PAPER.search(question) is not None


_STAYING = r"(?:stay|staying|stays|stayed|sleep|sleeping|lodge|lodging|put up)"
_STAY = re.compile(
    rf"\bwhere\b.*\b(?:i|we|our|my)\b.*\b{_STAYING}\b"
    rf"|\b(?:which|what) {_HOUSE}\b(?=.*\b(?:i|we|my|our)\b)"
    rf"|\b(?:name|address) of\b.*\b(?:{_HOUSE}|{_STAYING})\b|\bwhere is (?:my|our) {_HOUSE}\b",
    re.IGNORECASE,
)


def asks_for_stay(question: str) -> bool:
    """Whether a question asks where the user stays: the answer names the house."""
    return _STAY.search(question) is not None
