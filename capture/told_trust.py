"""Whether a program's account of its text is believed: now and then it is read off the picture too.

A few lines at first, later one look in many. Who is found to tell another text than it shows is not
believed for a while.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz

from capture.screens import RgbFrame
from capture.text_reader import TextReader
from capture.told_ink import ground_of
from capture.told_lines import SeenLine
from core.observation import TextLine

FIRST_LINES, LATER_LINES = 6, 3
# After the first, every so many readings of a program are checked.
CHECKED_EVERY = 20
# Readers of pictures err by a letter or two in a line; another text is another line.
LIKE_ENOUGH = 75.0
AGREEING_SHARE = 0.75
UNTRUSTED_S, LONGEST_UNTRUSTED_S = 900.0, 14_400.0
_RIM_PX = 4
_BETWEEN_PX = 16


@dataclass(slots=True)
class _Account:
    """What is known of one program's telling."""

    readings: int = 0
    untrusted_until_s: float = float("-inf")
    untrusted_for_s: float = 0.0


class ToldTrust:
    """Checks samples of what programs tell. Exact places and names are trusted apart: a part's
    name may be another than what is drawn there."""

    def __init__(self, reader: TextReader, clock_s: Callable[[], float] = time.monotonic) -> None:
        """`clock_s` is monotonic."""
        self._reader = reader
        self._clock_s = clock_s
        self._accounts: dict[tuple[str, bool], _Account] = {}

    def believed(
        self, app: str, lines: Sequence[SeenLine], frame: RgbFrame
    ) -> tuple[SeenLine, ...]:
        """Those lines of a program that are to be believed. Raises: ReaderUnavailable."""
        return tuple(
            line
            for is_exact in (True, False)
            if (own := [line for line in lines if line.is_exact is is_exact])
            and self._is_believed(
                self._accounts.setdefault((app, is_exact), _Account()), own, frame
            )
            for line in own
        )

    def _is_believed(self, account: _Account, lines: Sequence[SeenLine], frame: RgbFrame) -> bool:
        if self._clock_s() < account.untrusted_until_s:
            return False
        is_first = account.readings == 0
        is_due = account.readings % CHECKED_EVERY == 0
        sample = _spread(lines, FIRST_LINES if is_first else LATER_LINES, account.readings)
        if is_due and not self._agree(sample, frame):
            if len(sample) < LATER_LINES:
                return False  # of so few, one misread letter may be the reason
            account.untrusted_for_s = min(
                LONGEST_UNTRUSTED_S, max(UNTRUSTED_S, 2 * account.untrusted_for_s)
            )
            account.untrusted_until_s = self._clock_s() + account.untrusted_for_s
            account.readings = 0
            return False
        account.readings += 1
        return True

    def _agree(self, sample: Sequence[SeenLine], frame: RgbFrame) -> bool:
        """Whether lines, read off the picture, say about what was told."""
        sheet, rows = _sheet(sample, frame)
        read = self._reader.read(sheet)
        agreeing = sum(
            _likeness(line.line.text, _text_between(read, top, bottom)) >= LIKE_ENOUGH
            for line, (top, bottom) in zip(sample, rows, strict=True)
        )
        return agreeing >= AGREEING_SHARE * len(sample)


def _spread(lines: Sequence[SeenLine], count: int, turn: int) -> list[SeenLine]:
    """So many lines from all over, others at each turn; rather long ones, which tell more."""
    telling = sorted(lines, key=lambda line: -len(line.line.text))[: max(count, len(lines) // 2)]
    step = max(1, len(telling) // count)
    return [
        telling[(turn + index * step) % len(telling)] for index in range(min(count, len(telling)))
    ]


def _sheet(sample: Sequence[SeenLine], frame: RgbFrame) -> tuple[RgbFrame, list[tuple[int, int]]]:
    """The lines cut out of a frame and put one below the other, and the rows of each."""
    parts = []
    rows = []
    height = 0
    widest = max(line.line.box.width for line in sample) + 2 * _RIM_PX + _BETWEEN_PX
    for line in sample:
        box = line.line.box
        cut = frame[
            max(0, box.top - 1) : box.bottom + 1, max(0, box.left - _RIM_PX) : box.right + _RIM_PX
        ]
        part = np.empty((cut.shape[0] + _BETWEEN_PX, widest, 3), np.uint8)
        part[:] = ground_of(cut)
        part[_BETWEEN_PX // 2 : _BETWEEN_PX // 2 + cut.shape[0], : cut.shape[1]] = cut
        parts.append(part)
        rows.append((height, height + part.shape[0]))
        height += part.shape[0]
    return np.concatenate(parts), rows


def _text_between(lines: Sequence[TextLine], top: int, bottom: int) -> str:
    within = [line for line in lines if top <= line.box.top + line.box.height / 2 < bottom]
    return "".join(line.text for line in sorted(within, key=lambda line: line.box.left))


def _likeness(one: str, other: str) -> float:
    """How alike two texts are but for spaces and case, 0 to 100."""
    return fuzz.ratio("".join(one.split()).casefold(), "".join(other.split()).casefold())
