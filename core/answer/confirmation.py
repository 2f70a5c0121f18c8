"""What we say when the user tells us something: what was understood, and what we obey since."""

from collections.abc import Sequence

from core.answer.hidden_apps import is_meant
from core.answer.phrases import phrases_in
from core.memory.from_user.instruction_patterns import (
    ANSWER_LANGUAGE,
    ANSWER_LENGTH,
    HIDDEN_APP,
    language_code,
)
from core.memory.from_user.instructions import NAME_SLOT, Instruction, manners_of
from core.memory.from_user.profile import Block
from core.memory_record import Memory, MemoryKind, Role
from core.recall.language import Language


def understood_words(memory: Memory, known_apps: Sequence[str], language: Language) -> str:
    """One sentence on a memory that the user's own words made."""
    phrases = phrases_in(language).understood
    text = memory.title.rstrip(" .!")
    if memory.kind is not MemoryKind.CORE:
        return phrases["note"].format(text=(memory.summary or text).rstrip(" .!"))
    if memory.text_of(Role.SUBJECT) == NAME_SLOT:
        return phrases["name"].format(value=memory.text_of(Role.OBJECT))
    if memory.details.get("block") != Block.INSTRUCTIONS.value:
        return phrases["about_you"].format(text=text)
    return _instruction_words(memory, known_apps, language)


def manners_words(instructions: Sequence[Instruction], language: Language) -> str:
    """“Answers in German, briefly.”; empty if the user asked for nothing."""
    manners = manners_of(instructions)
    phrases = phrases_in(language)
    ways = []
    if manners.language:
        ways.append(phrases.told["language"].format(value=phrases.languages[manners.language]))
    if manners.is_brief:
        ways.append(phrases.told["brief"])
    if manners.hidden_apps:
        names = [as_said(one.value, one.text) for one in instructions if one.slot == HIDDEN_APP]
        ways.append(phrases.told["hidden"].format(value=phrases.told["and"].join(names)))
    if ways:
        return phrases.told["line"].format(ways=", ".join(ways))
    has_others = any(one.slot != NAME_SLOT for one in instructions)
    return phrases.told["only_wishes"] if has_others else ""


def _instruction_words(memory: Memory, known_apps: Sequence[str], language: Language) -> str:
    phrases = phrases_in(language)
    slot, value = memory.text_of(Role.SUBJECT), memory.text_of(Role.OBJECT)
    if slot == ANSWER_LANGUAGE:
        code = language_code(value)
        name = phrases.languages[code] if code else value
        return phrases.understood["language" if code else "other_language"].format(value=name)
    if slot == ANSWER_LENGTH:
        return phrases.understood["brief" if value == "brief" else "full"]
    if slot == HIDDEN_APP:
        is_known = any(is_meant(app, value) for app in known_apps)
        said = as_said(value, memory.title)
        return phrases.understood["hidden" if is_known else "hidden_unknown"].format(value=said)
    return phrases.understood["wish"].format(text=memory.title.rstrip(" .!"))


def as_said(value: str, text: str) -> str:
    """A lower-case value in the letters of the text that it was read from."""
    place = text.casefold().find(value)
    return text[place : place + len(value)] if place >= 0 else value
