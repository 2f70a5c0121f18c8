"""Whether a word beside a label is a secret or an ordinary word, and where it ends."""

import re

from core.privacy.label_words import NOT_PASSWORDS

# Words that stand beside the word "password" in forms, help texts and code.
_ORDINARY_WORDS = (
    "required forgot forgotten reset hidden none null nil true false yes no optional show hide "
    "strong weak medium fair good changed change expired expires incorrect invalid wrong missing "
    "must should can cannot may will submit login log sign signin continue next cancel save "
    "update edit generate copy view enter confirm repeat verify new old current here below above "
    "set unset empty blank protected manager managers policy policies hint field str string "
    "varchar text bool boolean bytes int integer char float number any object optional[str] "
    "secret password passwords passwort kennwort wachtwoord redacted masked encrypted stored "
    "unknown n/a na tbd todo later same default disabled enabled off on never see ask please use "
    "using type your the a an is are was at in to of for from by with and or if it this that "
    "then when before after only also not we you i he she they our their my its be been has have "
    "vergessen zurücksetzen ändern anzeigen anmelden siehe der die das ein eine ist und oder bei "
    "oublié olvidé olvidada vergeten md5 sha1 sha-1 sha256 sha-256 sha512 sha-512 bcrypt scrypt "
    "argon2 argon2id argon2i pbkdf2 oauth2 base64 keepass keepassxc bitwarden 1password lastpass "
    "username user name email e-mail url notes title website length"
)
NOT_VALUES = frozenset(_ORDINARY_WORDS.split()) | NOT_PASSWORDS
_BULLETS = re.compile(r"[*•●∙·.…_\-xX●○◦⚫⬤]+")
_PLACEHOLDER = re.compile(
    r"[$%]\{?\w+\}?%?|\{.*|<.*|\[.*|[A-Za-z_][\w.]*[(\[].*|[a-z_]\w*(?:\.[a-z_]\w*)+|x{3,}|"
    r"your[-_]\w.*"
)
_NO_SECRET_SHAPE = re.compile(
    r"(?:https?|ftp|file)://.*|/[\w./\-]+|~/.*|[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+|"
    r"(?:www\.)?[a-z0-9\-]+(?:\.[a-z0-9\-]+)*\.[a-z]{2,6}(?:/.*)?|"
    r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:T.*)?|\d{1,2}:\d{2}(?::\d{2})?(?:[ap]m)?|"
    r"v?\d+(?:\.\d+)+[a-z\d\-]*|\d+-?[a-z]+|[$€£]?\d+(?:[.,]\d+)*[%€$£]?|"
    r"[A-Za-z]+(?:['’\-/&][A-Za-z]+)*|\w+=[\"'].*",
)
_UUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_SYMBOL_INSIDE = re.compile(r"\w[!@#$%^&*+=~?_|\\/:;,.<>\-]+\w")
_LINE_REST = re.compile(r"[^\n\t]*?(?=\n|\t| {3,}|$)")
_TOKEN = re.compile(r"\S+")
_NEXT_TOKEN = re.compile(r" (\S+)")
_OPENING = "\"'`([<«„“"
_CLOSING = ".,;:)]}>\"'`»“”"
_JOINING_END = "-_!@#$%^&*+=/\\~"
_JOINING_START = "-_!@#$%^&*+=~"


def is_uuid(token: str) -> bool:
    return _UUID.fullmatch(token) is not None


def is_placeholder(token: str) -> bool:
    """Whether a value hides or names the secret instead of showing it (`••••`, `$PASS`, `<pw>`)."""
    return bool(_BULLETS.fullmatch(token) or _PLACEHOLDER.fullmatch(token))


def is_plain(token: str) -> bool:
    """Whether a token is an ordinary word, number, date, address or version."""
    return token.casefold() in NOT_VALUES or _NO_SECRET_SHAPE.fullmatch(token) is not None


def is_strong(token: str) -> bool:
    """Whether a token looks chosen as a secret, even where no colon says so."""
    if token.isdigit():
        return 6 <= len(token) <= 12
    if len(token) < 5 or is_placeholder(token) or is_plain(token):
        return False
    has_digit = any(char.isdigit() for char in token)
    has_letter = any(char.isalpha() for char in token)
    return (has_digit and has_letter) or _SYMBOL_INSIDE.search(token) is not None


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the quotes and the sentence's punctuation around it."""
    while start < end and text[start] in _OPENING:
        start += 1
    while end > start and text[end - 1] in _CLOSING:
        end -= 1
    return start, end


def token_at(text: str, start: int) -> tuple[int, int] | None:
    """The trimmed token that starts here, or None."""
    match = _TOKEN.match(text, start)
    if match is None:
        return None
    span = trimmed(text, match.start(), match.end())
    return span if span[0] < span[1] else None


def strong_value_at(text: str, start: int) -> tuple[int, int] | None:
    """The strong-looking token here, with the parts that stray blanks cut off."""
    span = token_at(text, start)
    if span is None:
        return None
    grown = span[0], _grown_end(text, span[1])
    if is_strong(text[span[0] : span[1]]):
        return grown
    if grown != span and is_strong(text[grown[0] : grown[1]].replace(" ", "")):
        return grown
    return None


def stated_value_at(text: str, start: int, is_assigned: bool) -> tuple[int, int] | None:
    """The value behind `label:` or `label =`: a strong token, a lone word, or a pass phrase.

    Behind `label=value` (`is_assigned`), the value is one token, whatever follows it.
    """
    if text[start : start + 1] in ("'", '"', "`"):
        close = text.find(text[start], start + 1, start + 120)
        inside = text[start + 1 : close]
        if close > start + 1 and "\n" not in inside:
            wanted = not is_placeholder(inside) and inside.casefold() not in NOT_VALUES
            return (start + 1, close) if wanted else None
    span = token_at(text, start)
    if span is None or is_placeholder(text[start : span[1]].strip(_CLOSING)):
        return None
    strong = strong_value_at(text, start)
    if strong is not None:
        return strong
    word = text[span[0] : span[1]]
    if len(word) < 3 or word.casefold().strip("?!") in NOT_VALUES:
        return None
    rest = _LINE_REST.match(text, start)
    words = rest.group().split() if rest else []
    if len(words) == 1 or is_assigned:
        return span
    return (span[0], rest.end()) if rest and _is_pass_phrase(words) else None


def line_rest(text: str, start: int) -> str:
    """What stands from here to the end of the line or cell."""
    match = _LINE_REST.match(text, start)
    return match.group() if match else ""


def _is_pass_phrase(words: list[str]) -> bool:
    return 3 <= len(words) <= 8 and all(
        word.isalpha() and word.islower() and word not in NOT_VALUES for word in words
    )


def _grown_end(text: str, end: int) -> int:
    while match := _NEXT_TOKEN.match(text, end):
        token = match.group(1)
        is_joined = text[end - 1] in _JOINING_END or token[0] in _JOINING_START
        has_more = text[match.end() : match.end() + 1] == " "
        is_surely_rest = text[end - 1] in "-_" or is_strong(token.strip(_CLOSING)) or not has_more
        if not (is_joined and is_surely_rest and token.strip("-–")):
            break
        _, end = trimmed(text, match.start(1), match.end(1))
        if end <= match.start(1):
            return match.start()
    return end
