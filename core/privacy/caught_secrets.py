"""What is kept of a secret that the redactor took out of a frame: a caption, and the secret sealed.

The caption says where it stood, in words that stayed after redaction; it never holds the secret.
"""

from collections.abc import Sequence
from itertools import pairwise

from core.observation import CaughtSecret, TextLine, WindowContext
from core.privacy.redaction import RedactedLines, find_secrets, redact_text
from core.privacy.sealing import Seal
from core.privacy.secret_span import MARKER_PATTERN, SecretKind, SecretSpan

_MOST_WORDS_CHARACTERS = 60
_MOST_CAPTION_CHARACTERS = 140
_IN_PIECES = frozenset({SecretKind.PRIVATE_KEY, SecretKind.CARD_NUMBER, SecretKind.IBAN})
_END_OF_KEY = "-----END"


def caught_in(
    lines: Sequence[TextLine],
    redacted: RedactedLines,
    window: WindowContext,
    seal: Seal,
) -> tuple[CaughtSecret, ...]:
    """The secrets of one frame, sealed, in the order of its lines; then those of its title.

    `lines` and `window` are as they were read, `redacted` is what `redact_lines` made of the
    lines. Two secrets of one frame never share kind and caption.
    """
    title = redact_text(window.title)
    caught: list[CaughtSecret] = []
    taken: set[tuple[SecretKind, str]] = set()
    for kind, value, line_number in [
        *_values_in(lines, redacted),
        *_values_in_title(window.title),
    ]:
        words = "" if line_number is None else _words_at(redacted.lines, line_number)
        caption = _caption(kind, words, _plain(title), value)
        number = 2
        while (kind, caption) in taken:
            caption = _caption(kind, words, _plain(title), value, number)
            number += 1
        taken.add((kind, caption))
        caught.append(CaughtSecret(kind, caption, seal(value), line_number))
    return tuple(caught)


def _values_in_title(title: str) -> list[tuple[SecretKind, str, None]]:
    return [(span.kind, title[span.start : span.end], None) for span in find_secrets(title)]


def _values_in(
    lines: Sequence[TextLine], redacted: RedactedLines
) -> list[tuple[SecretKind, str, int]]:
    """Each secret with its value and its first line; one that lines split is put together."""
    pieces = [
        (line_number, span, lines[line_number].text[span.start : span.end])
        for line_number, span in redacted.spans
    ]
    values: list[tuple[SecretKind, str, int]] = []
    goes_on = False
    for place, (line_number, span, text) in enumerate(pieces):
        if goes_on:
            kind, begun, first = values[-1]
            values[-1] = (kind, begun + _joint(kind) + text, first)
        else:
            values.append((span.kind, text, line_number))
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        goes_on = following is not None and _goes_on(values[-1], line_number, following)
    return values


def _goes_on(
    so_far: tuple[SecretKind, str, int], line_number: int, following: tuple[int, SecretSpan, str]
) -> bool:
    """Whether what follows is the rest of the same secret, on another line."""
    kind, value, _ = so_far
    if following[0] == line_number or following[1].kind is not kind or kind not in _IN_PIECES:
        return False
    if kind is SecretKind.PRIVATE_KEY:
        return _END_OF_KEY not in value
    return not find_secrets(value)


def _joint(kind: SecretKind) -> str:
    return "\n" if kind is SecretKind.PRIVATE_KEY else " "


def _words_at(lines: Sequence[TextLine], line_number: int) -> str:
    """What stands beside the secret on its line, else in the label before it; may be empty."""
    label = "" if line_number == 0 else lines[line_number - 1].text
    for text in (lines[line_number].text, label):
        words = _plain(text)
        if any(sign.isalpha() for sign in words):
            return words
    return ""


def _plain(text: str) -> str:
    """A redacted text without its markers, short."""
    words = " ".join(MARKER_PATTERN.sub(" ", text).split()).strip(" :=-–|·")
    if len(words) <= _MOST_WORDS_CHARACTERS:
        return words
    return words[:_MOST_WORDS_CHARACTERS].rsplit(" ", 1)[0] + "…"


def _caption(kind: SecretKind, words: str, title: str, value: str, number: int = 1) -> str:
    """`Wi-Fi password · Router settings`; where words would tell the secret, only its kind."""
    name = kind.value.capitalize()
    what = words or name
    if number > 1:
        what = f"{what} ({number})"
    caption = " · ".join(part for part in dict.fromkeys((what, title)) if part)
    caption = redact_text(caption[:_MOST_CAPTION_CHARACTERS])
    if _tells(caption, value):
        return name if number == 1 else f"{name} ({number})"
    return caption


def _tells(caption: str, value: str) -> bool:
    """Whether a caption holds the secret, a line of it, or a large part of it."""
    squeezed = "".join(caption.casefold().split())
    parts = [value, *value.split()]
    wanted = {"".join(part.casefold().split()) for part in parts}
    wanted |= {first + second for first, second in pairwise(value.casefold().split())}
    return any(len(part) >= 3 and part in squeezed for part in wanted)
