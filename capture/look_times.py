"""When the next look is due: a clock that what happens brings forward and stillness slows down.

Pure. Seconds are those of a clock that never jumps. However much happens, a stretch of time holds
at most one look for each interval in it, and two more: a look that was brought forward is missing
later, so the interval stays how often the screen is looked at.
"""

from dataclasses import dataclass, replace

from capture.screen_events import Happening

# A window that has just come to the front is still being painted.
SETTLING_S = 0.4
# How seldom a screen is looked at on which nothing moves while nobody touches anything.
SLOWEST_S = 10.0
# So many looks in a row that saw nothing new, before the clock slows down.
STILL_LOOKS = 3
_MOST_DOUBLINGS = 10


@dataclass(frozen=True, slots=True)
class LookTimes:
    """`due_s` is the next look; `paced_s` is where the clock alone would have it, and no event
    brings it to before `earliest_s`. A clock that `is_slow` is quickened by anything drawn."""

    due_s: float
    paced_s: float
    earliest_s: float
    interval_s: float
    still_looks: int = 0
    is_slow: bool = False


def after_look(
    last: LookTimes | None, now_s: float, interval_s: float, *, is_still: bool = False
) -> LookTimes:
    """The times after a look that ended now; `is_still` says that it saw nothing new and that
    nobody is there to change that."""
    earliest_s = now_s if last is None else max(now_s, last.paced_s)
    still_looks = 0 if last is None or not is_still else last.still_looks + 1
    doublings = min(max(0, still_looks - STILL_LOOKS + 1), _MOST_DOUBLINGS)
    step_s = min(interval_s * 2.0**doublings, max(interval_s, SLOWEST_S))
    paced_s = earliest_s + step_s
    is_slow = step_s > interval_s
    return LookTimes(paced_s, paced_s, earliest_s, interval_s, still_looks, is_slow)


def after_happening(times: LookTimes, now_s: float, happened: Happening) -> LookTimes:
    """The times once something happened.

    Another window, title or monitor is looked at as soon as it has settled; anything else that
    is drawn only ends the slowness.
    """
    quick_s = max(now_s, times.earliest_s + times.interval_s)
    due_s = times.due_s
    if happened is not Happening.DRAWN:
        due_s = min(due_s, max(now_s + SETTLING_S, times.earliest_s))
    elif times.is_slow:
        due_s = min(due_s, quick_s)
    paced_s = max(due_s, min(times.paced_s, quick_s))
    return replace(times, due_s=due_s, paced_s=paced_s, is_slow=False)
