"""What a person says of themselves and of how to be served, told from other notes by patterns.

Patterns, not a model: a statement about oneself has few forms, and a wrong guess would be obeyed
for good. What fits none of them is an ordinary note. English and German.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from core.memory.from_user.instruction_patterns import instruction_in, means_to_last, stops_showing


class Block(StrEnum):
    """The three parts of core memory."""

    PERSON = "person"
    PREFERENCES = "preferences"
    INSTRUCTIONS = "instructions"


LIMIT_CHARACTERS = 2000
"""How much each block may hold: all of it is read before every answer."""


@dataclass(frozen=True, slots=True)
class CoreStatement:
    """Something for core memory. A later one of the same `key` takes the place of an earlier.

    `slot` names what it says ("name", "home"); `value` is what it says of it, and empty where
    the text only holds as a whole.
    """

    block: Block
    slot: str
    value: str
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class _Pattern:
    slot: str
    form: re.Pattern[str]
    is_one_of_many: bool = False  # allergies, languages, likings: each value stands for itself
    is_clear: bool = True  # enough of a statement to be kept when it is said in passing


def _pattern(slot: str, form: str, *, many: bool = False, clear: bool = True) -> _Pattern:
    return _Pattern(slot, re.compile(form, re.IGNORECASE), many, clear)


_I_AM = r"(?:i am|i['’]?m|ich bin)"
_END = r"[\s.!]*$"
_NAME = r"(?P<value>\w[\w'’.-]*(?: (?!please\b|bitte\b)\w[\w'’.-]*){0,3})"
_PLEASE = r"(?:,? (?:please|bitte))?"
# “Call me back” and “call me at noon” want a telephone.
_NO_APPOINTMENT = (
    r"(?! (?:back|again|later|now|soon|today|tonight|tomorrow|when|if|after|before|at|on|in|once"
    r"|maybe|please|any ?time|asap|nie|nicht|bitte nicht|not|wenn|sobald)\b)"
)
_VALUE = r"(?P<value>\S.{0,160}?)"
_OF_A_MOMENT = r"(?!.*\b(?:today|tonight|tomorrow|this|now|heute|morgen|jetzt|gerade)\b)"

_PERSON = (
    _pattern(
        "name",
        r"^(?:just |please |bitte |ab jetzt |from now on,? )?(?:call me|nenn(?:e)? mich)"
        rf"{_NO_APPOINTMENT} {_NAME}{_PLEASE}{_END}",
    ),
    _pattern("name", rf"^(?:my name(?: is|['’]s)|mein name ist|ich hei(?:ß|ss)e) {_NAME}{_END}"),
    _pattern("pronouns", rf"^(?:my pronouns are|meine pronomen sind) {_VALUE}{_END}"),
    _pattern("home", rf"^{_OF_A_MOMENT}i live (?:in|at) {_VALUE}{_END}"),
    _pattern("home", rf"^{_OF_A_MOMENT}ich wohne (?:in|im) {_VALUE}{_END}"),
    _pattern("home", rf"^(?:i(?: have|['’]ve)? (?:just )?moved to) {_VALUE}{_END}"),
    _pattern("address", rf"^(?:my address is|meine adresse (?:ist|lautet)) {_VALUE}{_END}"),
    _pattern("job", rf"^{_OF_A_MOMENT}i work as (?:an? )?{_VALUE}{_END}"),
    _pattern("job", rf"^{_OF_A_MOMENT}ich arbeite als (?:eine? )?{_VALUE}{_END}"),
    _pattern("job", rf"^(?:my (?:job|profession) is|mein beruf ist) {_VALUE}{_END}"),
    _pattern("employer", rf"^{_OF_A_MOMENT}i work (?:at|for) (?!home\b){_VALUE}{_END}"),
    _pattern("employer", rf"^{_OF_A_MOMENT}ich arbeite (?:bei|beim|für) {_VALUE}{_END}"),
    _pattern("birthday", rf"^my birthday is (?:on )?(?:the )?{_VALUE}{_END}"),
    _pattern("birthday", rf"^(?:mein geburtstag ist|ich habe geburtstag) (?:am )?{_VALUE}{_END}"),
    _pattern("birthday", rf"^i was born (?:on )(?:the )?{_VALUE}{_END}"),
    _pattern("birthday", rf"^ich bin am {_VALUE} geboren{_END}"),
    _pattern("allergy", rf"^{_I_AM} allergic to {_VALUE}{_END}", many=True),
    _pattern("allergy", rf"^{_I_AM} allergisch (?:gegen|auf) {_VALUE}{_END}", many=True),
    _pattern("allergy", rf"^(?:i have|ich habe) an? (?P<value>\w+) allergy{_END}", many=True),
    _pattern("diet", rf"^{_I_AM} (?:an? )?(?P<value>vegan|vegetarian|vegetarier(?:in)?){_END}"),
    _pattern("language", rf"^(?:i speak|ich spreche) (?P<value>\w+){_END}", many=True, clear=False),
    _pattern("e-mail", rf"^(?:my e-?mail(?: address)? is|meine e-?mail ist) {_VALUE}{_END}"),
    _pattern("phone", rf"^my (?:phone|mobile)(?: number)? is {_VALUE}{_END}"),
    _pattern("phone", rf"^meine (?:telefon|handy)nummer (?:ist|lautet) {_VALUE}{_END}"),
)
_RELATION = re.compile(
    r"^my (?P<slot>wife|husband|partner|daughter|son|mother|father|sister|brother|boss|dog|cat)"
    rf"(?:(?: is|['’]s) (?:called|named)|['’]s name is) {_NAME}{_END}"
    r"|^meine? (?P<slot_de>frau|mann|partnerin|partner|tochter|sohn|mutter|vater|schwester|bruder"
    rf"|chefin|chef|hund|katze) hei(?:ß|ss)t {_NAME.replace('value', 'value_de')}{_END}",
    re.IGNORECASE,
)
_RELATION_IN_ENGLISH = {
    "frau": "wife",
    "mann": "husband",
    "partnerin": "partner",
    "tochter": "daughter",
    "sohn": "son",
    "mutter": "mother",
    "vater": "father",
    "schwester": "sister",
    "bruder": "brother",
    "chefin": "boss",
    "chef": "boss",
    "hund": "dog",
    "katze": "cat",
}
# "I like this answer" is said of a moment, not of the person.
_NOT_POINTING = (
    r"(?!(?:this|that|these|those|it|your?|how|what|when|to see|to know|das|dies\w*|es|dein\w*|wie"
    r"|was|dich|mich|you)\b)"
)
_LIKINGS = (
    _pattern("likes", rf"^i (?:really )?(?:like|love|enjoy|prefer) {_NOT_POINTING}{_VALUE}{_END}"),
    _pattern("dislikes", rf"^i (?:really )?(?:hate|dislike) {_NOT_POINTING}{_VALUE}{_END}"),
    _pattern(
        "dislikes",
        r"^i (?:do ?n['’]?t|do not|can['’]?t) (?:like|eat|drink|stand)"
        rf" {_NOT_POINTING}{_VALUE}{_END}",
    ),
    _pattern("dislikes", rf"^ich (?:mag|esse|trinke) keine?[nm]? {_NOT_POINTING}{_VALUE}{_END}"),
    _pattern("dislikes", rf"^ich hasse {_NOT_POINTING}{_VALUE}{_END}"),
    _pattern("likes", rf"^ich (?:mag|liebe|bevorzuge) {_NOT_POINTING}{_VALUE}{_END}"),
)
_FAVOURITE = re.compile(
    r"^(?:my favou?rite (?P<thing>[\w ]{2,30}?) is|mein\w* liebling(?:s)?-?(?P<thing_de>\w{2,30})"
    rf" ist) {_VALUE}{_END}",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:please|bitte)[, ]+)?(?:(?:remember|note|keep in mind|know)(?: that|[,:])?"
    r"|(?:do ?n['’]?t|do not) forget that|(?:merke? dir|notiere?(?: dir)?|denke? daran)"
    r"(?: bitte)?[,:]?(?: dass)?|vergiss nicht,? dass|(?:just )?so you know[,:]|by the way[,:]"
    r"|übrigens[,:])\s+",
    re.IGNORECASE,
)
_KEEP = re.compile(
    r"^(?:(?:please|bitte)[, ]+)?(?:"
    r"(?:remember|note|keep in mind)"
    r"(?: that\b(?! (?:time|day|night|week|one|moment)\b)|[:,]| (?=(?:my|our|i|i['’]m|we)\b))"
    r"|(?:do ?n['’]?t|do not) forget that\b|vergiss nicht,? dass\b"
    r"|(?:merke? dir|notiere?(?: dir)?|denke? daran)(?: bitte)?(?:[:,]| dass\b)"
    r")(?:,? (?:that|dass)\b)?[\s,:]*(?!(?:what|when|where|who|whom|whose|which|why|how|if|whether"
    r"|wer|wem|wen|was|wann|wo|wie|warum|ob|welche\w*)\b)(?=\w+\W+\w)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!;])\s+(?=\S)|\n+")
_QUESTION = re.compile(
    r"\?|^\W*(?:who|what|when|where|which|whose|why|how|did|do(?! not)|does|is|are|was|were|can"
    r"|could|will|would|should|shall|have|has|am i|wer|wem|wen|was|wann|wo|wohin|woher|welche\w*"
    r"|warum|wieso|wie|hat|habe ich|haben|hast|ist|sind|bin ich|war|waren|kann|kannst|können"
    r"|könntest|könnten|soll|sollte|weißt|weisst|erinnerst|merkst)\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"^\W*(?:(?:please|bitte) )?(?:show|find|tell|list|search|give|summari[sz]e|zeig\w*|finde"
    r"|such\w*|sag\w*|gib)\b",
    re.IGNORECASE,
)
_LONGEST_IN_CHAT = 300
_MOST_VALUE_CHARACTERS = 160


def core_statement_in(text: str, *, only_clear: bool = False) -> CoreStatement | None:
    """What one sentence says for core memory; None if it is an ordinary note.

    With `only_clear`, as it may be said in passing: only statements that mean to last.
    """
    said = without_lead(text)
    instruction = instruction_in(said, must_last=only_clear)
    if instruction is not None:
        return CoreStatement(
            Block.INSTRUCTIONS,
            instruction.slot,
            instruction.value,
            _key(Block.INSTRUCTIONS, instruction.slot, instruction.one_of),
            said,
        )
    return _person_in(said, only_clear) or _preference_in(said)


def profile_in_chat(text: str) -> tuple[CoreStatement, ...]:
    """What a message typed to the assistant says for core memory; nothing if it asks anything.

    Every sentence must be such a statement: in a longer story "I live in Graz" may be a quote.
    """
    if len(text) > _LONGEST_IN_CHAT or _asks(text.strip()):
        return ()
    found = [core_statement_in(sentence, only_clear=True) for sentence in sentences_of(text)]
    clear = [one for one in found if one is not None]
    return tuple(clear) if len(clear) == len(found) else ()


def asks_to_keep(text: str) -> bool:
    """Whether a message typed to the assistant plainly asks to keep what it says.

    “Remember that the key is in the shed” does; “remember when we met” and “do you remember the
    key?” want to know something.
    """
    return _KEEP.match(text.strip()) is not None and not _asks(text.strip())


def sentences_of(text: str) -> list[str]:
    """The sentences and lines of a text, each on one line."""
    pieces = (" ".join(piece.split()) for piece in _SENTENCE_END.split(text.strip()))
    joined: list[str] = []
    for piece in pieces:
        # "3. Mai", "Dr. Weiss": an ending that is none.
        if joined and re.search(r"(?:\b\d{1,2}|\b(?:Dr|St|Mr|Ms|Mrs|Nr|No))\.$", joined[-1]):
            joined[-1] = f"{joined[-1]} {piece}"
        elif piece:
            joined.append(piece)
    return joined


def without_lead(text: str) -> str:
    """A sentence without the words that only ask to keep it: "please remember that"."""
    return _LEAD.sub("", " ".join(text.split()), count=1)


def _asks(text: str) -> bool:
    """Whether a message wants something now."""
    if _QUESTION.search(text):
        return True
    lasts = means_to_last(text) or stops_showing(text)
    return _REQUEST.match(text) is not None and not lasts


def _person_in(said: str, only_clear: bool) -> CoreStatement | None:
    for pattern in _PERSON:
        found = pattern.form.match(said)
        if found and (pattern.is_clear or not only_clear):
            value = _value(found["value"])
            one_of = value if pattern.is_one_of_many else ""
            key = _key(Block.PERSON, pattern.slot, one_of)
            return CoreStatement(Block.PERSON, pattern.slot, value, key, said)
    relation = _RELATION.match(said)
    if relation is None:
        return None
    slot = (relation["slot"] or relation["slot_de"]).casefold()
    slot = _RELATION_IN_ENGLISH.get(slot, slot)
    value = _value(relation["value"] or relation["value_de"])
    return CoreStatement(Block.PERSON, slot, value, _key(Block.PERSON, slot), said)


def _preference_in(said: str) -> CoreStatement | None:
    favourite = _FAVOURITE.match(said)
    if favourite is not None:
        slot = f"favourite {(favourite['thing'] or favourite['thing_de']).casefold()}"
        value = _value(favourite["value"])
        return CoreStatement(Block.PREFERENCES, slot, value, _key(Block.PREFERENCES, slot), said)
    for pattern in _LIKINGS:
        found = pattern.form.match(said)
        if found:
            value = _value(found["value"])
            # Liking and disliking the same thing are one matter, of which the later word holds.
            key = _key(Block.PREFERENCES, "liking", value)
            return CoreStatement(Block.PREFERENCES, pattern.slot, value, key, said)
    return None


def _value(text: str) -> str:
    return text.strip(" .!,;")[:_MOST_VALUE_CHARACTERS]


def name_key() -> str:
    """The key under which core memory keeps what the user is called."""
    return _key(Block.PERSON, "name")


def _key(block: Block, slot: str, one_of: str = "") -> str:
    return "|".join(
        part for part in (block.value, slot, " ".join(one_of.casefold().split())) if part
    )
