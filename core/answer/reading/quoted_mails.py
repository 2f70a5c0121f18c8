"""What a mail quotes of the mail that it answers: it was written before, and may be overtaken.

Below “On 3 May Ann wrote:” stands what held then; what the answering mail says itself stands
above it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.observation import TextLine

_HEAD = re.compile(
    r"^\W*(?:"
    r"on\s.{6,90}\swrote\s?:|am\s.{6,90}\sschrieb\b.{0,60}:|el\s.{6,90}\sescribi[óo]\s?:"
    r"|le\s.{6,90}\sa écrit\s?:"
    r"|-{2,}\s?(?:original message|forwarded message|ursprüngliche nachricht"
    r"|weitergeleitete nachricht|mensaje original|mensaje reenviado|message d'origine)\b.*"
    r")\s*$",
    re.IGNORECASE,
)
_MARKED = re.compile(r"^\s*>")
_ASIDE = 24  # pixels by which a quote may begin left of its head
_GAP = 4.0  # line heights without a line end the mail


@dataclass(frozen=True, slots=True)
class QuotedMail:
    """The lines of a quote, and those of the mail above it; numbers index the frame's lines."""

    quoted: frozenset[int]
    answering: frozenset[int]


def is_quote_head(text: str) -> bool:
    """Whether a line says who wrote what is quoted below it."""
    return _HEAD.match(text) is not None


def quoted_mail_on(lines: Sequence[TextLine]) -> QuotedMail:
    """The first quote on a page and the text in the column above it; empty without one.

    A head is known by its words, lines that begin with “>” by that sign.
    """
    start = next((n for n, line in enumerate(lines) if is_quote_head(line.text)), None)
    if start is None:
        return QuotedMail(frozenset(n for n, one in enumerate(lines) if _marked(one)), frozenset())
    head = lines[start].box
    column = sorted(
        (n for n, line in enumerate(lines) if _in_column(line, lines[start])),
        key=lambda n: lines[n].box.top,
    )
    quoted, bottom = {start}, head.bottom
    for number in column:
        box = lines[number].box
        if box.top <= head.top:
            continue
        if box.top - bottom > _GAP * head.height:
            break
        quoted.add(number)
        bottom = max(bottom, box.bottom)
    answering = {n for n in column if lines[n].box.top < head.top and not _marked(lines[n])}
    return QuotedMail(frozenset(quoted), frozenset(answering))


def _marked(line: TextLine) -> bool:
    return _MARKED.match(line.text) is not None


def _in_column(line: TextLine, head: TextLine) -> bool:
    """Whether a line stands in the column of a head: it begins there, and not far to its right."""
    left = head.box.left - _ASIDE
    return left <= line.box.left <= head.box.left + max(head.box.width, 4 * _ASIDE)
