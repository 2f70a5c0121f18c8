"""The language a text is in, as far as its function words tell; English where they do not."""

import re
from enum import StrEnum


class Language(StrEnum):
    """The languages that answers can speak in their own words."""

    ENGLISH = "en"
    GERMAN = "de"


_GERMAN = frozenset(
    """der den dem des das und oder ist sind sein nicht kein keine keinen wann wo wer wem wen wie
    warum wieso welche welcher welches welchen wieviel viel viele ich du wir ihr mein meine meinen
    meinem meiner mir mich dir dich uns waren wurde wurden wird werden hatte hatten habe haben hast
    kann muss soll zu zum zur vom von mit für auf im um ein eine einen einem einer eines heute
    gestern morgen letzte letzten letzter letztes vorige vorigen diese diesen dieser dieses woche
    monat jahr uhr gibt kostet heißt hieß steht stand über bei nach aus als auch noch seit bis wohin
    woher womit wofür worüber bitte zeig nenne etwas nichts mal denn gerade zuletzt""".split()
)
_ENGLISH = frozenset(
    """the a and or is are were be been not no when where who whom how why which what whose much
    many i you we my me your our did do does done had have has can could should would to of from
    with for on at by an it its that this these those there today yesterday tomorrow last next
    week month year about tell show find please""".split()
)
_EITHER = frozenset("was hat war die am".split())
"""German words that English has too; one alone proves nothing, two without any English do."""
_GERMAN_LETTERS = re.compile(r"[äöüß]", re.IGNORECASE)
_QUOTED = re.compile(r'["“”„»«][^"“”„»«]*["“”„»«]')


def language_of(text: str) -> Language:
    """The language of a question; English if nothing speaks clearly for another.

    What is quoted in it does not count: a German question may ask for an English sentence.
    """
    words = re.findall(r"[^\W\d_]+", _QUOTED.sub(" ", text).casefold())
    english = sum(word in _ENGLISH for word in words)
    german = sum(word in _GERMAN for word in words) + sum(word in _EITHER for word in words) / 2
    german += 0.5 * bool(_GERMAN_LETTERS.search(text))
    return Language.GERMAN if german >= 1 and german > english else Language.ENGLISH
