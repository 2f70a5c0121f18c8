"""Secrets that only their label gives away: passwords, PINs, one-time codes, unnamed keys.

A label counts with its value behind it (`label: value`, `label = value`, `label value`), in the
cell to its right (a tab here) or on the line below it. Without a colon only values that look
chosen as secrets are taken, so that sentences about passwords stay whole.
"""

import re
from collections.abc import Iterator

from core.privacy.label_words import (
    IS_WORDS,
    attached_code,
    code_label,
    may_label_code,
    may_label_password,
    password_label,
)
from core.privacy.secret_patterns import is_random_looking
from core.privacy.secret_span import SecretKind, SecretSpan
from core.privacy.secret_values import (
    is_placeholder,
    is_plain,
    is_strong,
    is_uuid,
    line_rest,
    stated_value_at,
    strong_value_at,
)

_PIN_LABEL = re.compile(
    r"(?<![\w-])(?:PIN|PUK|Pin|pin)(?:[ -]?(?:[Cc]ode|[Nn]umber|[Nn]ummer|[Nn]r))?(?!\w|-\w)"
)
_NAMES_OF_OTHER_CODES = (
    "error exit status return zip postal post country area product promo discount coupon voucher "
    "source bar sort item article hs hex color colour booking reservation reference ref response "
    "invite referral tracking currency language tax airport iata icao dial dialing dialling build "
    "order customs tariff qr char ascii unicode key op byte machine project cost course room part "
    "model stock store branch bank swift bic department dept naf sic nace event fault stop reason "
    "result http smtp commodity gift membership class subject style plan license lot batch vendor "
    "supplier customer employee station train flight studio this that of in clean legacy"
)
_OTHER_CODES = frozenset(_NAMES_OF_OTHER_CODES.split())
_CODE_LABEL = re.compile(r"(?i)(?<![\w-])(?:(\w+)[ \t]+)?code(?!\w|-\w)")
_YOURS = frozenset(
    ("your", "the", "following", "ihr", "dein", "uw", "je", "votre", "ton", "su", "tu")
)
_CODE_BEFORE_WORDS = re.compile(
    r"(?i)(?<![\w.,-])(\d{4,8}|\d{3}[ -]\d{3}|[a-z]-\d{5,8})(?:\s+(?:is|ist|est|es|as|als)\s+"
    r"(?:your|the|ihr|dein|uw|je|votre|ton|su|tu)\b[^\n.]{0,40}?(?:code|tan|otp|pin|passcode)\b|"
    r"\s+to\s+(?:verify|sign\s?in|log\s?in|confirm)\b)"
)
_CODE_VALUE = re.compile(
    r"(?:[A-Z]-?\d{4,8}|\d{3,4}[ -]\d{3,4}|\d{4,8}|\d(?: \d){3,7})(?!\w|[.,:/\-]\d)"
)
_MIXED_CODE_VALUE = re.compile(
    r"(?=\w*\d)(?=[\d-]*[A-Za-z])[A-Za-z0-9]{6,8}(?:-[A-Za-z0-9]{4,8}){0,3}(?![\w-])"
)
_SHORT_CODE_VALUE = re.compile(r"\d{3}(?!\w|[.,:/\-]\d)")
_PIN_VALUE = re.compile(r"(?:\d{4,12}|\d(?: \d){3,7}|\d{2} \d{2})(?!\w|[.,:/\-]\d)")

_KEY_LABEL = re.compile(
    r"(?i)(?<![A-Za-z0-9])(?P<name>(?:[A-Za-z0-9]+[_.\-]){0,6}?)"
    r"(?:(?P<sure>(?:api|access|secret|auth\w*|private|encryption|signing|client|bearer|refresh|"
    r"session|deploy|service|account|webhook|master|licen[cs]e|activation|subscription|shared|"
    r"storage|app|bot)[ _.\-]*(?:access[ _.\-]*)?(?:key|token|secret)|apikey)|"
    r"(?P<word>key|token|secret|schlüssel|clé|sleutel|credentials?))(?!\w|-\w)"
)
_HARMLESS_KEY = re.compile(
    r"(?i)(?:public|primary|foreign|sort|partition|issue|cache|hot|shortcut|idempotency|ssh|host|"
    r"git|commit|dedup\w*|object|row)[ _.\-]+$"
)
_KEY_VALUE = re.compile(r"[\"'`]?([A-Za-z0-9_\-+/=.~:]{8,})")

_FLAG_PASSWORD = re.compile(
    r"(?<!\S)(?:--?(?:[\w-]*-)?(?:password|passwd|pass|pwd|passphrase|psk)(?:[ \t]+|=)|"
    r"sshpass[ \t]+-p[ \t]*|mysql\w*[ \t][^\n|;]{0,200}?(?<=\s)-p(?=\S{4,})|"
    r"(?:curl|wget|http)[ \t][^\n|;]{0,200}?(?:-u|--user)[ \t]+[^\s:]+:)"
    r"[\"']?([^\s\"'$<\-][^\s\"']*)"
)

_FLAG_STOP_WORDS = frozenset(
    ("", "to", "or", "and", "for", "is", "option", "flag", "will", "as", "in")
)

_SEPARATOR = re.compile(
    r"(?P<closing>[\"'’)\]*]{0,2})(?:[ \t]*\([^()\n]{0,40}\))?"
    r"(?:[ \t]+(?:for|für|voor|pour|para|to|zu|von|of|im|in)[ \t]+[^\n\t:=]{1,40}?"
    r"(?=[ \t]*[:=]|[ \t]+(?:is|ist|lautet|est|es)\b))?"
    r"[ \t]*(?P<mark>:=|=>|->|[:=>])?"
    rf"(?P<link>[ \t]*\b(?:{IS_WORDS})\b(?:[ \t]+(?:now|jetzt))?:?|[ \t]*-(?=[ \t]))?"
    r"(?P<blank>[ \t]*)(?:[;|.][ \t]+)?(?P<turn>\n[ \t]*)?"
)


def find_labelled_secrets(text: str) -> Iterator[SecretSpan]:
    """Every secret that stands behind, right of or below its label."""
    yield from _passwords(text)
    yield from _pins(text)
    yield from _one_time_codes(text)
    yield from _unnamed_keys(text)


def _passwords(text: str) -> Iterator[SecretSpan]:
    for match in _FLAG_PASSWORD.finditer(text):
        value = match.group(1)
        if not is_placeholder(value) and (is_strong(value) or not _is_stop_word(value)):
            yield SecretSpan(match.start(1), match.end(1), SecretKind.PASSWORD)
    if not may_label_password(text):
        return
    for label in password_label().finditer(text):
        separator = _separator_behind(text, label)
        if separator is None:
            continue
        at = separator.end()
        if separator["turn"]:
            span = strong_value_at(text, at) if len(line_rest(text, at).split()) <= 3 else None
        elif separator["mark"] and not separator["link"]:
            is_assigned = separator["mark"] == "=" and not separator["blank"]
            span = stated_value_at(text, at, is_assigned)
            if span is not None and (is_assigned or separator["mark"] == ">"):
                span = _cut_at_next_field(text, span)
        else:
            span = strong_value_at(text, at)
        if span is not None:
            yield SecretSpan(*span, SecretKind.PASSWORD)


def _pins(text: str) -> Iterator[SecretSpan]:
    for label in _PIN_LABEL.finditer(text):
        separator = _separator_behind(text, label)
        if separator is None:
            continue
        if not label.group().startswith("P") and not separator["mark"]:
            continue
        if value := _PIN_VALUE.match(text, separator.end()):
            yield SecretSpan(value.start(), value.end(), SecretKind.PASSWORD)


def _one_time_codes(text: str) -> Iterator[SecretSpan]:
    for match in _CODE_BEFORE_WORDS.finditer(text):
        yield SecretSpan(match.start(1), match.end(1), SecretKind.ONE_TIME_CODE)
    labels = code_label().finditer(text) if may_label_code(text) else ()
    for label in labels:
        separator = _separator_behind(text, label)
        if separator is None:
            continue
        at, name = separator.end(), label.group().casefold()
        value = _CODE_VALUE.match(text, at)
        if value is None and "confirm" not in name:
            value = _MIXED_CODE_VALUE.match(text, at)
        if value is None and "security" in name:
            value = _SHORT_CODE_VALUE.match(text, at)
        if value is not None:
            yield SecretSpan(value.start(), value.end(), SecretKind.ONE_TIME_CODE)
    for match in attached_code().finditer(text):
        yield SecretSpan(match.start(1), match.end(1), SecretKind.ONE_TIME_CODE)
    yield from _plain_codes(text)


def _plain_codes(text: str) -> Iterator[SecretSpan]:
    for label in _CODE_LABEL.finditer(text):
        before = (label.group(1) or "").casefold()
        separator = _separator_behind(text, label)
        if separator is None or before in _OTHER_CODES:
            continue
        value = _CODE_VALUE.match(text, separator.end())
        if value is None:
            continue
        is_stated = bool(separator["mark"] or separator["link"])
        digits = sum(char.isdigit() for char in value.group())
        if is_stated or (digits == 6 and (before in _YOURS or separator["turn"])):
            yield SecretSpan(value.start(), value.end(), SecretKind.ONE_TIME_CODE)


def _unnamed_keys(text: str) -> Iterator[SecretSpan]:
    for label in _KEY_LABEL.finditer(text):
        if _HARMLESS_KEY.search(text, max(0, label.start("name") - 24), label.end("name")):
            continue
        separator = _separator_behind(text, label)
        value = _KEY_VALUE.match(text, separator.end()) if separator else None
        if separator is None or value is None:
            continue
        token = value.group(1).rstrip(".:")
        is_stated = bool(separator["mark"]) and not separator["turn"]
        if _is_key_value(token, label["sure"] is not None, label["word"], is_stated):
            start = value.start(1)
            yield SecretSpan(start, start + len(token), SecretKind.API_KEY)


def _is_key_value(token: str, is_sure: bool, word: str | None, is_stated: bool) -> bool:
    if is_placeholder(token) or is_plain(token):
        return False
    if is_uuid(token):
        return is_stated and (is_sure or (word or "").casefold() != "key")
    if is_sure:
        return is_random_looking(token, 8 if is_stated else 12)
    if is_stated and (word or "").casefold() != "key":
        return is_random_looking(token, 10)
    return is_random_looking(token, 16) and (is_stated or not _is_hexadecimal(token))


def _is_hexadecimal(token: str) -> bool:
    return all(char in "0123456789abcdef" for char in token)


def _is_stop_word(value: str) -> bool:
    return value.strip(".,;:").casefold() in _FLAG_STOP_WORDS


def _separator_behind(text: str, label: re.Match[str]) -> re.Match[str] | None:
    """What stands between the label and its value; None where no value can follow."""
    separator = _SEPARATOR.match(text, label.end())
    if separator is None or separator.end() == separator.start() + len(separator["closing"]):
        return None
    if separator["turn"]:
        line_start = text.rfind("\n", 0, label.start()) + 1
        if len(text[line_start : label.start()].split()) > 4:
            return None
    return separator


def _cut_at_next_field(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The value of `password=x&user=y` and `<password>x</password>` ends where the field ends."""
    for stop in ("&", "</"):
        cut = text.find(stop, span[0], span[1])
        if cut > span[0]:
            span = span[0], cut
    return span
