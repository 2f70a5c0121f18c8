"""How a standing instruction is worded, and what it is about."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundInstruction:
    """An instruction. `one_of` tells those of a slot apart that hold side by side."""

    slot: str
    value: str
    one_of: str = ""


ANSWER_LANGUAGE = "answer language"
ANSWER_LENGTH = "answer length"
HIDDEN_APP = "hidden app"
FREE = "free"

_FOR_GOOD = re.compile(
    r"\b(?:always|never|from now on|every time|in future|by default|immer|nie(?:mals)?|ab jetzt"
    r"|von nun an|künftig|in zukunft)\b",
    re.IGNORECASE,
)
_ANSWER = r"(?:answer|reply|respond|write|speak|talk|antworte|schreib\w*|sprich)"
_FILLING = r"(?:\s(?:please|always|only|to me|me|mir|bitte|immer|nur|stets|your answers?))*"
_LANGUAGES = {
    "german": "de",
    "deutsch": "de",
    "english": "en",
    "englisch": "en",
}
_LANGUAGE = re.compile(
    rf"\b{_ANSWER}{_FILLING}\s(?:in|auf)\s(?P<value>[^\W\d_]{{4,20}})\b"
    rf"|\b(?:speak|sprich){_FILLING}\s(?P<spoken>[^\W\d_]{{4,20}})\b"
    r"|^(?P<only>german|english|deutsch|englisch)(?: only)?,? please\b",
    re.IGNORECASE,
)
_KNOWN_LANGUAGE = re.compile(
    r"^(?:german|deutsch|english|englisch|french|französisch|spanish|spanisch|italian|italienisch"
    r"|dutch|niederländisch|portuguese|polish|czech|turkish|japanese|chinese|ukrainian)$",
    re.IGNORECASE,
)
_BRIEF = re.compile(
    rf"\b{_ANSWER}{_FILLING}\s(?:very |as |more |sehr |so )?(?:briefly|short(?:ly)?|concisely|kurz"
    r"|knapp|in one (?:line|sentence)|in (?:a few|few) words)\b"
    r"|\b(?:keep|halte?) (?:it|your answers?|answers|deine antworten|es|dich)"
    r" (?:short|brief|concise|kurz)\b"
    r"|^(?:be|sei) (?:brief|concise|kurz)\b|\b(?:short|brief|kurze) (?:answers|antworten)\b",
    re.IGNORECASE,
)
_FULL = re.compile(
    rf"\b{_ANSWER}{_FILLING}\s(?:in (?:full )?detail|at length|fully|ausführlich|genau)\b"
    r"|\b(?:long|detailed|full|lange|ausführliche) (?:answers|antworten)\b",
    re.IGNORECASE,
)
_HIDE = re.compile(
    r"\b(?:never|do ?n['’]?t(?: ever)?|do not(?: ever)?)"
    r"\s(?:show|mention|use|quote|cite|name)(?: me)?"
    r"(?: (?:anything|things|content|results|text|what) )?(?:\s?(?:from|of|in))?\s?"
    r"(?P<value>[\w][\w .+-]{0,30}?)(?: (?:again|to me|any more|anymore|in answers))?[\s.!]*$"
    r"|\b(?:zeig\w*|erwähn\w*|zitier\w*|nenn\w*)(?: mir)? (?:nie(?:mals)?|nichts?)(?: mehr)?"
    r"(?: etwas)?(?: (?:aus|von))? (?P<value_de>[\w][\w .+-]{0,30}?)[\s.!]*$",
    re.IGNORECASE,
)
_APP = r"[\w][\w .+-]{0,30}?"
_STOP_SHOWING = re.compile(
    rf"^(?:(?:please|bitte),? )?(?:stop|quit) (?:showing|mentioning|using|quoting|citing|naming)"
    rf"(?: me)?(?: (?:anything|things|content|results|what))?(?: (?:from|of|in|is in))?"
    rf" (?P<value>{_APP})(?: (?:to me|in (?:my |your )?answers|any ?more))?[\s.!]*$"
    rf"|^(?:(?:please|bitte),? )?hide (?P<hide>{_APP})"
    rf" (?:from (?:me|(?:my |your |the )?answers)|in (?:my |your )?answers)[\s.!]*$"
    rf"|^(?:bitte )?zeige?(?: mir)?(?: bitte)? (?P<nicht>{_APP}) nicht mehr(?: an)?[\s.!]*$"
    rf"|^(?:bitte )?zeige?(?: mir)?(?: bitte)? keine?n? (?P<kein>{_APP}) mehr(?: an)?[\s.!]*$"
    rf"|^(?:bitte )?zeige?(?: mir)? nichts mehr (?:aus|von) (?P<nichts>{_APP})[\s.!]*$"
    rf"|^(?:bitte )?h(?:ö|oe)r(?:e)? auf,? (?:mir )?(?:etwas (?:aus|von) )?"
    rf"(?P<auf>{_APP}) (?:an)?zu ?zeigen[\s.!]*$"
    rf"|^(?:bitte )?blende? (?P<blende>{_APP}) (?:bitte )?aus[\s.!]*$",
    re.IGNORECASE,
)
_NO_APP = re.compile(
    r"^(?:me|it|this|that|them|him|her|anything|everything|any|all|my|the|a|an|mich|es|das|mein\w*"
    r"|sources|quotes)\b|\b(?:with|without|about|for|and|or|when|unless|mit|ohne|und|oder|wenn)\b",
    re.IGNORECASE,
)
_REMINDER = re.compile(r"^(?:please )?(?:do ?n['’]?t|do not) (?:forget|worry)\b", re.IGNORECASE)
_HOW_TO_ANSWER = re.compile(rf"^(?:(?:please|bitte),? )?{_ANSWER}\b", re.IGNORECASE)
_DEMAND = re.compile(
    r"^(?:(?:please|bitte|and|und),?\s)?(?:(?:from now on|in future|by default|ab jetzt|von nun an"
    r"|künftig|in zukunft),?\s)?(?:(?:please|bitte),?\s)?"
    r"(?:(?:always|never)\s(?!mind\b|a\b|an\b|the\b|again\b)\w+"
    r"|(?:please|bitte)\s(?:do ?n['’]?t|do not|always|never|immer|nie(?:mals)?|nicht)\b"
    r"|(?:do ?n['’]?t|do not)\s(?:ever\s)?\w+"
    r"|\w+e?\s(?:mir\s|mich\s)?(?:bitte\s)?(?:immer|nie|niemals)\b)",
    re.IGNORECASE,
)
_ABOUT_ME = re.compile(r"^(?:i|ich|we|wir|it|es|he|she|they|er|sie|that|das)\b", re.IGNORECASE)
_MOST_WORDS_OF_AN_APP = 3


def instruction_in(said: str, *, must_last: bool = False) -> FoundInstruction | None:
    """The instruction that one sentence gives, or None.

    With `must_last`, a wish that could be meant for this once ("don't forget the milk") is none,
    unless it is about how answers look.
    """
    if _ABOUT_ME.match(said) or _REMINDER.match(said):
        return None
    about_answers = _about_answers(said)
    if about_answers is not None:
        return about_answers
    hidden = _hidden_app(said)
    lasts = means_to_last(said) or stops_showing(said)
    if hidden is not None and (lasts or not must_last):
        return FoundInstruction(HIDDEN_APP, hidden, hidden)
    is_wish = _DEMAND.match(said) or _HOW_TO_ANSWER.match(said)
    if is_wish and (lasts or not must_last):
        return FoundInstruction(FREE, "", said.strip(" .!"))
    return None


def means_to_last(said: str) -> bool:
    """Whether a sentence says that it holds from now on, not just this once."""
    return _FOR_GOOD.search(said) is not None


def stops_showing(said: str) -> bool:
    """Whether a sentence wants an app shown no more, which holds until the user says otherwise."""
    return _STOP_SHOWING.search(said) is not None and _hidden_app(said) is not None


def language_code(value: str) -> str | None:
    """The code of a language that our own wording is written in: `de`, `en`, or None."""
    return _LANGUAGES.get(value.casefold())


def _about_answers(said: str) -> FoundInstruction | None:
    found = _LANGUAGE.search(said)
    language = next((group for group in found.groups() if group), "") if found else ""
    if _KNOWN_LANGUAGE.match(language):
        return FoundInstruction(ANSWER_LANGUAGE, language.capitalize())
    if _BRIEF.search(said):
        return FoundInstruction(ANSWER_LENGTH, "brief")
    if _FULL.search(said):
        return FoundInstruction(ANSWER_LENGTH, "full")
    return None


def _hidden_app(said: str) -> str | None:
    found = _STOP_SHOWING.search(said) or _HIDE.search(said)
    if found is None:
        return None
    value = next(group for group in found.groups() if group).strip()
    if _NO_APP.search(value) or len(value.split()) > _MOST_WORDS_OF_AN_APP:
        return None
    return value.casefold()
