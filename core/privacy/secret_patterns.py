"""Secrets that give themselves away by their own shape: provider keys, tokens, private keys.

All finders take one piece of text in which look-alike punctuation is already made plain
(`redaction.plain_punctuation`), so that offsets are those of the captured text.

The shapes of the providers' keys stand in `provider_keys`.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from core.privacy.provider_keys import hidden_parts, whole_keys
from core.privacy.secret_span import SecretKind, SecretSpan

# A text reader sometimes sees a blank beside a hyphen, a dot or an underscore.
_TOKEN = r"[A-Za-z0-9_\-]"

_SK_KEY = re.compile(
    r"(?<![A-Za-z0-9])[sS5][kK]\s?-\s?((?:[A-Za-z0-9_]{1,12}\s?-\s?){0,4}[A-Za-z0-9_]{6,}"
    + _TOKEN
    + "*)"
)
_BEARER = re.compile(r"(?i:\bbearer|\bbasic)\s+([A-Za-z0-9_\-.~+/=]{12,})")
_URL_PASSWORD = re.compile(
    r"(?<![A-Za-z0-9+.\-])[A-Za-z][A-Za-z0-9+.\-]{0,20}://[^\s/:@]*:([^\s@/]+)@(?=\w|\[)"
)

_LONELY_TOKEN = re.compile(r"[ \n]([A-Za-z0-9_\-]{6,})(?![A-Za-z0-9_.])")

_BEGIN = r"-+\s*BEGIN\s+(?:[A-Z0-9]+\s+){0,3}?PRIVATE\s*KEY(?:\s+BLOCK)?(?:\s*-+)?"
_END = r"-+\s*END\s+(?:[A-Z0-9]+\s+){0,3}?PRIVATE\s*KEY(?:\s+BLOCK)?(?:\s*-+)?"
_KEY_LINE = r"(?:[A-Za-z0-9+/=\\]{16,}|[A-Za-z][A-Za-z\-]{2,20}: [^\n]*)(?=\s|\\n|[\"']|$)"
_LAST_KEY_LINE = r"(?:\n[ \t]*=?[A-Za-z0-9+/]{1,15}={0,2}[ \t]*(?=\n|$))?"
_WHOLE_PRIVATE_KEY = re.compile(rf"{_BEGIN}.{{0,20000}}?{_END}", re.DOTALL)
_CUT_OFF_PRIVATE_KEY = re.compile(rf"{_BEGIN}(?:(?:[\s\\n\"']*{_KEY_LINE})+{_LAST_KEY_LINE})?")
_PRIVATE_KEY_TAIL = re.compile(
    rf"(?<![A-Za-z0-9+/=])(?:[A-Za-z0-9+/=]{{16,}}\s+)+(?:[A-Za-z0-9+/=]{{1,15}}\s+)?{_END}"
)


def is_random_looking(token: str, min_length: int = 16) -> bool:
    """Whether a token looks drawn by a machine: long, with digits among letters of both cases,
    or a long run of hexadecimal digits."""
    body = [char for char in token if char.isalnum()]
    if len(body) < min_length:
        return False
    digits = sum(char.isdigit() for char in body)
    has_upper = any(char.isupper() for char in body)
    has_lower = any(char.islower() for char in body)
    if digits == 0:
        return has_upper and has_lower and _case_changes(body) >= len(body) // 4
    if digits == len(body):
        return False
    return (has_upper and has_lower) or digits >= max(3, len(body) // 6)


def find_provider_keys(text: str) -> Iterator[SecretSpan]:
    """Keys and tokens whose prefix names their provider, bearer tokens, passwords in URLs."""
    for match in whole_keys().finditer(text):
        yield _grown_key(text, match.start(), match.end())
    for match in _SK_KEY.finditer(text):
        key = _grown_key(text, match.start(), match.end())
        if is_random_looking(text[match.start(1) : key.end]):
            yield key
    for match in _BEARER.finditer(text):
        if is_random_looking(match.group(1), 12):
            yield _grown_key(text, match.start(1), match.end(1))
    if "=" in text or "/" in text or "Private-Lines" in text:
        for pattern in hidden_parts():
            for match in pattern.finditer(text):
                yield SecretSpan(match.start(1), match.end(1), SecretKind.API_KEY)
    for match in _URL_PASSWORD.finditer(text):
        if not match.group(1).startswith(("$", "<", "{")):
            yield SecretSpan(match.start(1), match.end(1), SecretKind.PASSWORD)


def find_private_keys(text: str) -> Iterator[SecretSpan]:
    """Blocks from BEGIN … PRIVATE KEY to END, also when one end is off the screen."""
    if "PRIVATE" not in text:
        return
    for pattern in (_WHOLE_PRIVATE_KEY, _CUT_OFF_PRIVATE_KEY, _PRIVATE_KEY_TAIL):
        for match in pattern.finditer(text):
            yield SecretSpan(match.start(), match.end(), SecretKind.PRIVATE_KEY)


def _grown_key(text: str, start: int, end: int) -> SecretSpan:
    """The key with the rest that a stray blank or a line break cut off."""
    while (rest := _LONELY_TOKEN.match(text, end)) and _is_rest_of_key(rest.group(1)):
        end = rest.end()
    return SecretSpan(start, end, SecretKind.API_KEY)


def _is_rest_of_key(token: str) -> bool:
    has_case_mix = any(c.isupper() for c in token) and any(c.islower() for c in token)
    return any(c.isdigit() for c in token) and has_case_mix


def _case_changes(chars: list[str]) -> int:
    return sum(one.isupper() != other.isupper() for one, other in pairwise(chars))
