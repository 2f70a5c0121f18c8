"""Beginnings that many prompts share, with what a model had made of them.

The state of a beginning is some tens of megabytes for a thousand tokens, and is copied back in
milliseconds where reading it again takes seconds. It holds what the user's core memory says, so
it stays in working memory and is never written to disk.
"""

from collections import OrderedDict, deque
from collections.abc import Sequence

MOST_BYTES = 256_000_000
_WORTH_KEEPING = 64
_PROMPTS_REMEMBERED = 6

Tokens = Sequence[int]


def shared_length(first: Tokens, second: Tokens) -> int:
    """How many tokens two texts begin with together."""
    length = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        length += 1
    return length


class PrefixStates:
    """Finds out by itself which beginnings come again; forgets the least used beyond its size."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._states: OrderedDict[tuple[int, ...], bytes] = OrderedDict()
        self._prompts: deque[Tokens] = deque(maxlen=_PROMPTS_REMEMBERED)

    def boundary(self, prompt: Tokens) -> int:
        """How much of a prompt is worth keeping when it has been read; 0 for none of it.

        That is what it shares with an earlier, different prompt, unless it is kept already.
        The prompt is remembered for those to come.
        """
        lengths = [
            length
            for earlier in self._prompts
            if (length := shared_length(earlier, prompt)) < min(len(earlier), len(prompt)) - 1
        ]
        if prompt not in self._prompts:
            self._prompts.append(prompt)
        length = max(lengths, default=0)
        if length < _WORTH_KEEPING or tuple(prompt[:length]) in self._states:
            return 0
        return length

    def longest(self, prompt: Tokens) -> tuple[int, bytes]:
        """The longest kept beginning of a prompt: its length and state; (0, b"") if none.

        At least the prompt's last token is left to be read.
        """
        found: tuple[int, ...] = ()
        for kept in self._states:
            if len(found) < len(kept) < len(prompt) and tuple(prompt[: len(kept)]) == kept:
                found = kept
        if not found:
            return 0, b""
        self._states.move_to_end(found)
        return len(found), self._states[found]

    def keep(self, beginning: Tokens, state: bytes) -> None:
        """Keep the state of a beginning, and let go of the least used ones that no longer fit."""
        if len(state) > self._most_bytes:
            return
        self._states[tuple(beginning)] = state
        while sum(map(len, self._states.values())) > self._most_bytes:
            self._states.popitem(last=False)

    def forget(self, beginning: Tokens) -> None:
        """Let go of a state that did not work."""
        self._states.pop(tuple(beginning), None)
