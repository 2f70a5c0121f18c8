"""As much ranked evidence as fits into a prompt, in the order in which models read it best."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

CountTokens = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class FittedBlock:
    """A block of evidence in a prompt. `rank` is its place in the ranking, 0 is the best."""

    rank: int
    text: str


def fit_evidence(
    blocks: Sequence[str], budget: int, count_tokens: CountTokens, separator: str = "\n\n"
) -> tuple[FittedBlock, ...]:
    """The blocks that fit into `budget` tokens when joined by `separator`; never an error.

    `blocks` are ranked, best first. The weakest give way; a block that alone is longer than what
    the better ones leave is passed over. The best one is cut short if not even it fits. The best
    stands first and the second last, the weakest in the middle, where models overlook most.
    Source: Liu et al. 2023, Lost in the Middle.
    """
    kept = _best_within(blocks, budget, count_tokens, separator)
    while len(kept) > 1 and count_tokens(separator.join(block.text for block in kept)) > budget:
        kept.pop()  # the whole can have more tokens than its parts
    if not kept and blocks:
        beginning = _beginning_within(blocks[0], budget, count_tokens)
        kept = [FittedBlock(0, beginning)] if beginning else []
    return tuple(best_first_and_last(kept))


def best_first_and_last(ranked: Sequence[FittedBlock]) -> list[FittedBlock]:
    """Ranks 0, 2, 4, … and back … 5, 3, 1."""
    return [*ranked[::2], *ranked[1::2][::-1]]


def _best_within(
    blocks: Sequence[str], budget: int, count_tokens: CountTokens, separator: str
) -> list[FittedBlock]:
    kept: list[FittedBlock] = []
    left = budget
    for rank, text in enumerate(blocks):
        size = count_tokens(separator + text if kept else text)
        if size <= left:
            kept.append(FittedBlock(rank, text))
            left -= size
        elif not kept:
            break  # nothing weaker stands in for the best
    return kept


def _beginning_within(text: str, budget: int, count_tokens: CountTokens) -> str:
    """The longest beginning that fits, in whole words if it has any."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if count_tokens(text[:middle]) <= budget:
            low = middle
        else:
            high = middle - 1
    beginning = text[:low]
    is_inside_word = low < len(text) and not (text[low].isspace() or beginning[-1:].isspace())
    words = beginning.rsplit(maxsplit=1)
    return words[0] if is_inside_word and len(words) == 2 else beginning.rstrip()
