"""What an answer quotes of an earlier turn: it was said there, and not again."""

import re
from collections.abc import Sequence
from datetime import date

from rapidfuzz import fuzz

from core.ingest.turns.heads import head_in, name_alone
from core.observation import TextLine
from core.seen_turn import SeenTurn

_MARK = re.compile(r"^\s*(?:>|[|│▏▎┃]\s)")
_REPLIED = re.compile(
    r"^(?:↪|↩|replying to|in reply to|antwort auf|.{2,40}\sreplied to\b|begin quote)", re.IGNORECASE
)
_CUT_OFF = re.compile(r"\s*(?:\.{2,3}|…)$")
_SAME = 90.0  # of 100, rapidfuzz: the recogniser reads one line in several ways
_LEAST_WORDS = 3


def without_quotes(
    lines: Sequence[TextLine], numbers: Sequence[int], earlier: Sequence[SeenTurn]
) -> tuple[int, ...]:
    """The lines of a turn without those that repeat what was said before it.

    A quote has a mark before it, or the name of its writer over it and the words of a turn that
    stands above on the page, perhaps cut off.
    """
    kept = [number for number in numbers if not _MARK.match(lines[number].text)]
    end = _end_of_quote(lines, kept, earlier)
    return tuple(kept[end:])


def _end_of_quote(
    lines: Sequence[TextLine], numbers: Sequence[int], earlier: Sequence[SeenTurn]
) -> int:
    """How many of the first lines are a quote with a name over it."""
    if len(numbers) < 2:
        return 0
    head = lines[numbers[0]].text.strip()
    is_reply = _REPLIED.match(head) is not None
    if not (is_reply or name_alone(head) or head_in(head, date.max)):
        return 0
    end = 1
    quoted = ""
    for number in numbers[1:-1]:
        quoted = f"{quoted} {lines[number].text.strip()}".strip()
        if not _is_said(quoted, earlier):
            break
        end += 1
    return end if end > 1 or is_reply else 0


def _is_said(quoted: str, earlier: Sequence[SeenTurn]) -> bool:
    plain = _CUT_OFF.sub("", quoted)
    if len(plain.split()) < _LEAST_WORDS:
        return False
    return any(fuzz.partial_ratio(plain, turn.text) >= _SAME for turn in earlier if plain)
