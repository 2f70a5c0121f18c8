"""What a line of a screen is worth retelling: furniture and noise, or a sentence with substance.

The rules know how screens are written, not what they are about: menus are rows of capitalised
words, previews break off, prompts end in a dollar sign, sentences hold small words.
"""

import re

from core.answer.units import is_stamp
from core.ingest.passages import CELL_SEPARATOR
from core.memory.episodes.segment_words import DayWords
from core.recall.words import QUESTION_WORDS, stems_of

_MIN_WORDS = 3
_PROMPT = re.compile(r"^\S{0,24}?[\w.-]+@[\w.-]+\s?:\s?\S*\s?[$#>%](?:\s|$)|^[$#%>❯➜]\s")
_BREAKS_OFF = re.compile(r"(?:\.\.+|…|\.\.×|[(\[–,-])$")
_FURNITURE = re.compile(r"[□✕✖⨯☰]|\s[×x]$|^[+×xX\s□-]+$")
_ADDRESS = re.compile(r"<?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+>?|\b\w+://\S+|\bwww\.\S+")
_BARE_ADDRESS = re.compile(r"^\W*(?:https?://)?(?:[\w-]+\.)+[a-z]{2,10}(?:[/:]\S*)?(?:\s\W?)?$")
_INPUT_FIELD = re.compile(
    r"^\W*(?:message|search|quick search|type|write|add|reply|find|filter|nachricht|suche\w*"
    r"|zoek\w*|rechercher|buscar)\b[^.!?]{0,28}$",
    re.IGNORECASE,
)
_LETTER_FORM = re.compile(
    r"^\W*(?:dear|hi|hello|hey|good (?:morning|evening|afternoon)|morning|kind regards|regards"
    r"|best(?: wishes| regards)?|yours|cheers|thanks|thank you|sehr geehrte\w*|liebe[rs]?|hallo"
    r"|viele grüße|mit freundlichen grüßen|beste|groet\w*|bonjour|cordialement)\b"
    r"[^.?:;]{0,32}[,!.]?$"
    r"|\b(?:Dear|Hi|Hello|Liebe[r]?) [A-Z][^.?:;]{0,28},$",
    re.IGNORECASE,
)
_MAIL_HEAD = re.compile(
    r"^\W*(?:to|from|cc|an|von|aan|van)\b.{0,60}·|^(?:to|from|cc|subject):|<\S+@\S+>"
    r"|^\W*(?:\d{1,2}:\d{2}|\w{3}) to [A-Z]",
    re.I,
)
_BYLINE = re.compile(r"^by [A-Z]\S+ [A-Z]|^\W*\d+ (?:minutes?|min) read", re.IGNORECASE)
_CLOCKS = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?::\d{2})?\b|\b(?:mon|tue|wed|thu|fri|sat|sun)\w*\b"
    r"|\b\d{1,2}\.? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b|\b(?:19|20)\d\d\b"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_LEADING_MARK = re.compile(
    r"^(?:(?://+|[•●○◦▪*·–-]|\d{1,4}[.)]|[+-](?=\w)|\d{1,2}(?=\s\d+[.)]))\s*)+"
)
_LEADING_STAMP = re.compile(
    r"^(?:(?:[A-ZÄÖÜÅÉ][\w.’'-]*|\d{1,4}[.,]?|de|van|von|di|la)\s){1,6}\d{1,2}:\d{2}\s+(?=\S+\s\S)"
)
_LEADING_CLOCK = re.compile(r"^\[?\d{1,2}:\d{2}")
_BUTTON = re.compile(
    r"^(?:(?:add|put) (?:to|in)|buy|download|sign (?:in|up|out)|log (?:in|out)"
    r"|(?:show|read|learn|view) (?:more|all)|see all|continue|proceed|share|print|save|open|cancel"
    r"|submit|skip|back to)\b",
    re.IGNORECASE,
)
_BUTTON_WORDS = 4
_DANGLING = frozenset(
    """a an the of in to and or for with on at by from is are was as that than der die das und mit
    für von zu het een en van met le la les un une et de du des el los y con por""".split()
)
_CODE = re.compile(r"^[+-]?#(?=[a-z])|[{}\[\]<>=;_|\\&^~$@]|\(\)|::|->|→|\+\+|--|/\*|\*/")
_MOST_CODE = 0.055
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWEL = re.compile(r"[aeiouyáàâäåæéèêëíìîïóòôöøúùûü]", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_ROW_NUMBER = re.compile(rf"^\d{{1,4}}{CELL_SEPARATOR}")
_COUNT = re.compile(r"[(\[]\d+\+?[)\]]")
_NAME = re.compile(r"(?<=[a-zäöüåé,;] )[A-ZÄÖÜÅÉ][\w-]+|\b[A-Z]{2,}-?\d+\b")
_ENDS_SENTENCE = re.compile(r"[.!?][\"”')]?$")
_OUTCOME = re.compile(
    r"\b(?:agree[ds]?|decid\w+|decision|switch(?:ed)? (?:back )?to"
    r"|approv\w+|confirm\w+|cancel\w*|postpone\w*|moved?|changed|instead"
    r"|deadline|due|until|must|total|sum|fix(?:ed|es)?|fail(?:s|ed|ure)?|fatal|error|caus\w+"
    r"|because|result\w*|passed|release[ds]?|workaround|solution|beschlossen|frist|fehler|gesamt"
    r"|summe|besloten|fout|totaal)\b",
    re.IGNORECASE,
)

# Small words that sentences hold and labels do not, of languages beside English.
_SMALL_WORDS = QUESTION_WORDS | frozenset(
    """der die das den dem des ein eine einen einem und oder ist sind war nicht mit für auf von zu
    im wir ich sie er es het een en niet met voor van naar zijn wij ik je le la les un une et est
    pas avec pour dans sur el los las una y es con para por que och att som på med för är
    inte""".split()
)


class LineJudge:
    """Judges the texts of one day, each once, since the same lines come again all day."""

    def __init__(self, words: DayWords) -> None:
        self._idf = words.idf
        self._most = max(words.idf.values(), default=0.0)
        self._worth: dict[tuple[str, bool], float] = {}
        self._furniture: dict[str, bool] = {}

    def is_furniture(self, text: str) -> bool:
        """Whether a whole line is furniture; a command behind its prompt is not."""
        found = self._furniture.get(text)
        if found is None:
            found = is_furniture(text) and not is_command(text)
            self._furniture[text] = found
        return found

    def worth_of(self, text: str, is_heading: bool) -> float:
        """What a text tells by itself on this day; 0 if it is not worth retelling."""
        found = self._worth.get((text, is_heading))
        if found is None:
            is_nothing = is_furniture(text) or is_noise(text)
            found = 0.0 if is_nothing else worth(text, is_heading, self._mean_idf(text))
            self._worth[text, is_heading] = found
        return found

    def _mean_idf(self, text: str) -> float:
        """How rare a text's words are on the day, 0 to 1."""
        weights = [self._idf[stem] for stem in stems_of(text) if stem in self._idf]
        return sum(weights) / len(weights) / self._most if weights and self._most > 0 else 0.0


def retold(text: str) -> str:
    """A line as one would retell it: without prompt, bullet, line number and cell gaps."""
    prompt = _PROMPT.match(text)
    if prompt:
        text = text[prompt.end() :]
    cells = [cell.strip() for cell in text.split(CELL_SEPARATOR) if cell.strip()]
    while len(cells) > 1 and (cells[0].isdigit() or len(cells[0]) <= 2):
        cells.pop(0)  # the number of a row, or the initials on a face
    plain = " ".join(" ".join(cells).split())
    return _LEADING_MARK.sub("", _LEADING_STAMP.sub("", plain)) or plain


def is_command(text: str) -> bool:
    """Whether a line of a terminal is a prompt with a command behind it."""
    prompt = _PROMPT.match(text)
    return prompt is not None and len(text[prompt.end() :].strip()) > 1


def is_furniture(text: str) -> bool:
    """Whether a line says where one is or what one could press, not what one read."""
    if _PROMPT.match(text) or _FURNITURE.search(text) or is_stamp(text):
        return True
    if any(form.search(text) for form in (_INPUT_FIELD, _LETTER_FORM, _MAIL_HEAD, _BYLINE)):
        return True
    return bool(_BARE_ADDRESS.match(text)) or _is_menu(text) or _is_buttons(text)


def is_noise(text: str) -> bool:
    """Whether a line is broken off, code, an address, a date, or was not read rightly."""
    if len(text.split()) < _MIN_WORDS or _BREAKS_OFF.search(text):
        return True
    if text.rsplit(maxsplit=1)[-1].casefold() in _DANGLING:
        return True
    if len(_CODE.findall(text)) > _MOST_CODE * len(text):
        return True
    rest = _CLOCKS.sub(" ", _ADDRESS.sub(" ", text))
    if sum(character.isalpha() for character in rest) < max(6, 0.3 * len(text)):
        return True
    return is_garbled(text)


def worth(text: str, is_heading: bool, mean_idf: float) -> float:
    """How much a line tells by itself, about 0 to 3. `mean_idf` is 0 to 1."""
    words = text.split()
    small = sum(word.strip(".,;:!?()\"'“”").casefold() in _SMALL_WORDS for word in words)
    is_sentence = small > 0 and len(words) > _MIN_WORDS
    score = 0.6 * min(len(words), 14) / 14 + 0.5 * mean_idf
    score += 0.6 * is_sentence + 0.3 * (is_sentence and bool(_ENDS_SENTENCE.search(text)))
    score += 0.25 * bool(_DIGIT.search(text)) + 0.15 * bool(_NAME.search(text))
    score += 0.3 * bool(_OUTCOME.search(text)) + 0.4 * is_heading
    score -= 0.3 * bool(_LEADING_CLOCK.match(text)) + 0.3 * text.endswith(":")
    return score - 0.3 * (text.endswith("?") and len(words) < 8)


def tells_outcome(text: str) -> bool:
    """Whether a line says what came of something: a decision, a result, a cause."""
    return _OUTCOME.search(text) is not None


def has_figure_or_name(text: str) -> bool:
    """Whether a line holds a number or a name."""
    return bool(_DIGIT.search(text) or _NAME.search(text))


def _is_menu(text: str) -> bool:
    """A row of labels: many short cells, or many capitalised words that nothing binds."""
    text = _ROW_NUMBER.sub("", text)
    if any(character.isdigit() for character in _COUNT.sub("", text)):
        return False
    cells = [cell for cell in text.split(CELL_SEPARATOR) if cell.strip()]
    if len(cells) >= 3 and sum(len(cell.split()) for cell in cells) <= 2 * len(cells):
        return True
    words = _WORD.findall(text)
    if _ENDS_SENTENCE.search(text) or any(word.casefold() in _SMALL_WORDS for word in words):
        return False
    return len(words) >= 4 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _is_buttons(text: str) -> bool:
    cells = [cell.strip() for cell in text.split(CELL_SEPARATOR) if cell.strip()]
    return bool(cells) and all(
        _BUTTON.match(cell) and len(cell.split()) <= _BUTTON_WORDS for cell in cells
    )


def is_garbled(text: str) -> bool:
    """Whether a recogniser guessed: words without vowels, or crumbs of words."""
    words = _WORD.findall(text)
    long_words = [word for word in words if len(word) > 3 and not word.isupper()]
    voiceless = sum(not _VOWEL.search(word) for word in long_words)
    crumbs = [word for word in words if len(word) <= 3 and word.casefold() not in _SMALL_WORDS]
    if voiceless * 3 > len(long_words) > 0:
        return True
    return len(words) >= 5 and len(crumbs) * 2 > len(words)
