"""How much a memory weighs, and how it fades.

Strength falls with a power of age, fast at first and ever more slowly, as human forgetting does
(Wixted and Carpenter, 2007) and as the chance of needing something again does (Anderson and
Schooler, 1991; the base-level activation of ACT-R). Each use makes the fall slower.
"""

import math
from datetime import timedelta

PINNED_STRENGTH = 1.0
_DECAY = 0.5  # ACT-R's usual exponent
_SLOWEST_DECAY = 0.1
_FULL_REPETITIONS = 8
_FULL_DWELL_S = 600.0
_REPETITION_SHARE = 0.25
_DWELL_SHARE = 0.2
_NOVELTY_SHARE = 0.25
_ACTS_SHARE = 0.6
_USUAL_AT_LEAST = 0.05


def importance_of(
    repetitions: int, dwell_s: float, novelty: float, user_acts: int, base: float = 0.3
) -> float:
    """How much something matters, 0 to 1; no cue ever lowers it.

    `repetitions` are the times that it came up again, `dwell_s` how long it was looked at,
    `novelty` how unlike the usual day it was (0 to 1), `user_acts` how often the user searched
    for it, opened it or answered about it. Each cue takes its share of what is missing to 1, so
    that many weak ones add up and none is needed.
    """
    cues = (
        (_REPETITION_SHARE, _saturating(max(repetitions, 0), _FULL_REPETITIONS)),
        (_DWELL_SHARE, _saturating(max(dwell_s, 0.0), _FULL_DWELL_S)),
        (_NOVELTY_SHARE, min(max(novelty, 0.0), 1.0)),
        (_ACTS_SHARE, 1.0 - 0.5 ** max(user_acts, 0)),
    )
    missing = 1.0 - min(max(base, 0.0), 1.0)
    for share, level in cues:
        missing *= 1.0 - share * level
    return 1.0 - missing


def strength(importance: float, age: timedelta, uses: int = 0, *, is_pinned: bool = False) -> float:
    """How strong a memory is now, 0 to 1: its importance, faded by age in days.

    Falls with age, rises with importance and uses. What the user pinned does not fade.
    """
    if is_pinned:
        return PINNED_STRENGTH
    days = max(age / timedelta(days=1), 0.0)
    decay = max(_DECAY / (1.0 + math.log1p(max(uses, 0))), _SLOWEST_DECAY)
    return float(min(max(importance, 0.0), 1.0) * (1.0 + days) ** -decay)


def novelty(new_lines_share: float, usual_share: float) -> float:
    """How unlike your usual day a view is, 0 to 1.

    `new_lines_share` is the share of its lines that were never seen before, `usual_share` what
    that share is on an ordinary day. A view as new as usual gets one half.
    """
    new = min(max(new_lines_share, 0.0), 1.0)
    usual = min(max(usual_share, _USUAL_AT_LEAST), 1.0)
    return new / (new + usual)


def _saturating(amount: float, full: float) -> float:
    """0 for nothing, 1 from `full` on, growing ever more slowly in between."""
    return min(math.log1p(amount) / math.log1p(full), 1.0)
