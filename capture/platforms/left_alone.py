"""Programs that are not asked for their text for now, as they were too slow to answer."""

import logging
from dataclasses import dataclass

from capture.visible_text import Untold, WhyUntold

_log = logging.getLogger(__name__)

# Whoever was too slow is asked again after this, then after twice as long each time.
ASIDE_S, LONGEST_ASIDE_S = 60.0, 900.0


class NoAnswer(Exception):
    """A program did not answer in the time that it has."""


@dataclass(frozen=True, slots=True)
class _Aside:
    until_s: float
    for_s: float
    why: WhyUntold


class LeftAlone:
    """Notes programs by their process. Seconds are those of a clock that never jumps."""

    def __init__(self) -> None:
        self._aside: dict[int, _Aside] = {}

    def why(self, process: int, now_s: float) -> WhyUntold | None:
        """Why a program is left alone right now; None if it may be asked."""
        aside = self._aside.get(process)
        return aside.why if aside is not None and now_s < aside.until_s else None

    def leave(self, process: int, why: WhyUntold, now_s: float) -> Untold:
        """Leave a program alone for a while."""
        before = self._aside.get(process)
        for_s = min(LONGEST_ASIDE_S, 2 * before.for_s) if before else ASIDE_S
        self._aside[process] = _Aside(now_s + for_s, for_s, why)
        _log.info("process %d %s; its windows are read off the picture", process, why)
        return Untold(why)

    def pardon(self, process: int) -> None:
        """It answered in time."""
        self._aside.pop(process, None)
