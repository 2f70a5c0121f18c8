"""Learning by the clock: step after step, with a rate that rises, stays and falls.

Needs torch; only what learns networks imports this file.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn

_LONGEST_GRADIENT = 1.0
_STEPS_OF_REPORT = 25


@dataclass(frozen=True, slots=True)
class Course:
    """How the rate rises in the first steps, and falls in the last share of the time."""

    warming_steps: int
    slowing: float


def follow(
    course: Course,
    optimizer: torch.optim.Optimizer,
    losses: Iterator[Tensor],
    minutes: float,
    tell: Callable[[str], object],
) -> None:
    """Take step after step, each down the next loss, until the time is up."""
    groups = optimizer.param_groups
    full_rates = [group["lr"] for group in groups]
    learned = [part for group in groups for part in group["params"]]
    seen: list[float] = []
    begin = time.monotonic()
    while (passed := (time.monotonic() - begin) / (minutes * 60)) < 1:
        for group, rate in zip(groups, full_rates, strict=True):
            group["lr"] = rate * rate_share(course, len(seen), passed)
        loss = next(losses)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(learned, _LONGEST_GRADIENT)
        optimizer.step()
        seen.append(loss.item())
        if len(seen) % _STEPS_OF_REPORT == 0:
            latest = seen[-_STEPS_OF_REPORT:]
            tell(f"step {len(seen)}, {passed:.0%}: loss {sum(latest) / len(latest):.3f}")


def rate_share(course: Course, step: int, passed: float) -> float:
    """How much of the full rate is used; `passed` is the share of the time that is over."""
    return min(1.0, (step + 1) / course.warming_steps) * min(1.0, (1 - passed) / course.slowing)
