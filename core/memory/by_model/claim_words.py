"""Words that count for more, or for less, when a statement is held against its evidence."""

from core.recall.words import QUESTION_WORDS, stem

NEGATIONS = frozenset(
    """not no never none nothing nobody neither nor cannot
    nicht kein keine keinen keinem keiner keines nie niemals nichts niemand
    jamais aucun aucune rien niet geen nooit niets""".split()
)

# They turn a meaning round or bound it: a statement may not bring them along.
TELLING_WORDS = frozenset(
    """before after until unless except without only instead because first last next cancelled
    canceled ohne ausser bis statt nur weil zonder sans""".split()
)

FUNCTION_WORDS = (
    QUESTION_WORDS
    | NEGATIONS
    | frozenset(
        """user users via per such each both while also very under over there etc we our
        der die das den dem des ein eine einen einem einer eines und oder aber ist sind war waren
        wird werden wurde wurden hat haben hatte im am zu zum zur mit von vom fur auf aus bei
        beim nach vor uber um als wie es er sie wir ihr sich auch noch schon dass dieser diese
        dieses le la les une et ou est sont du de aux avec pour par sur dans het een en of met
        voor van op te zijn""".split()
    )
) - TELLING_WORDS

# What somebody does who looks at a screen: said of any screen, they claim nothing about it.
READING_STEMS = frozenset(
    stem(word)
    for word in """read view review look open check browse study see show note mention list contain
    describe concern display user screen page window""".split()
)

# Also names of people, or of a country, where they are written with a capital letter.
NAMES_TOO = frozenset({"will", "may", "mark"})

_COUNTING = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty",
    "null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf",
    "nul - twee drie vier vijf zes zeven acht negen tien elf twaalf",
)
NUMBER_WORDS = {
    word: str(value)
    for language in _COUNTING
    for value, word in enumerate(language.split())
    if word != "-"
} | dict(
    zip(
        "thirty forty fifty sixty seventy eighty ninety hundred thousand million half".split(),
        "30 40 50 60 70 80 90 100 1000 1000000 0.5".split(),
        strict=True,
    )
)
"""Folded number words, and the figure that says the same."""

_DAYS = (
    "monday mon montag",
    "tuesday tue tues dienstag",
    "wednesday wed mittwoch",
    "thursday thu thur thurs donnerstag",
    "friday fri freitag",
    "saturday sat samstag sonnabend",
    "sunday sun sonntag",
)
_MONTHS = (
    "january jan januar janner",
    "february feb februar",
    "march mar marz mrz",
    "april apr",
    "may mai",
    "june jun juni",
    "july jul juli",
    "august aug",
    "september sep sept",
    "october oct oktober okt",
    "november nov",
    "december dec dezember dez",
)
MONTH_FORMS = {number: f"month {number}" for number in range(1, 13)}
DAYS_AND_MONTHS = {
    word: f"{sort} {number}"
    for sort, names in (("day", _DAYS), ("month", _MONTHS))
    for number, words in enumerate(names, start=1)
    for word in words.split()
}
"""Folded names of days and months, and one form for each."""


def day_or_month(folded: str) -> str | None:
    """The form of a day's or month's name, also in the plural; None for other words."""
    return DAYS_AND_MONTHS.get(folded) or DAYS_AND_MONTHS.get(folded.removesuffix("s"))


# In lower case these are other words.
DAYS_AND_MONTHS_WITH_CAPITAL = frozenset("march mar may sun sat jan".split())

SIGNS = {"€": "euro", "$": "dollar", "£": "pound", "%": "percent", "°": "degree"}
"""A sign, and the form of its name."""

SIGN_WORDS = {
    word: form
    for form, words in {
        "euro": "eur euro euros",
        "dollar": "usd dollar dollars",
        "pound": "gbp pound pounds",
        "percent": "percent prozent procent",
        "degree": "degree degrees grad graden",
    }.items()
    for word in words.split()
}
