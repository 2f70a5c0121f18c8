"""Numbers of lines as the store keeps them with a passage: "3-7 12 9-10", in the order given."""

from collections.abc import Sequence
from functools import lru_cache


def written_numbers(numbers: Sequence[int]) -> str:
    """Numbers, none below 0, as text; what counts up by one is told by its first and last."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return " ".join(f"{first}-{last}" if last > first else f"{first}" for first, last in runs)


@lru_cache(maxsize=10_000)
def read_numbers(text: str) -> tuple[int, ...]:
    """The numbers that `written_numbers` was given; the same few stand on every frame."""
    numbers: list[int] = []
    for run in text.split():
        first, _, last = run.partition("-")
        numbers += range(int(first), int(last or first) + 1)
    return tuple(numbers)
