"""Shared beginnings are found, kept and let go by size."""

from hypothesis import given
from hypothesis import strategies as st

from core.models.prefix_states import PrefixStates, shared_length

tokens = st.lists(st.integers(0, 3), max_size=30)
INSTRUCTIONS = list(range(100, 200))
OTHER = list(range(300, 400))


@given(tokens, tokens, tokens)
def test_the_shared_length_is_the_longest(same: list[int], one: list[int], two: list[int]) -> None:
    first, second = same + one, same + two
    length = shared_length(first, second)
    assert length >= len(same)
    assert first[:length] == second[:length]
    assert first[length : length + 1] != second[length : length + 1] or length == min(
        len(first), len(second)
    )


def test_a_beginning_is_worth_keeping_when_it_comes_again() -> None:
    states = PrefixStates()
    assert states.boundary([*INSTRUCTIONS, 1, 2, 3]) == 0
    assert states.boundary([*OTHER, 1, 2, 3]) == 0
    assert states.boundary([*INSTRUCTIONS, 4, 5, 6]) == len(INSTRUCTIONS)
    states.keep(INSTRUCTIONS, b"state")
    assert states.boundary([*INSTRUCTIONS, 7, 8, 9]) == 0
    assert states.longest([*INSTRUCTIONS, 7]) == (len(INSTRUCTIONS), b"state")
    assert states.longest(INSTRUCTIONS) == (0, b"")  # nothing would be left to read
    assert states.longest([*OTHER, 7]) == (0, b"")


def test_the_same_prompt_again_or_a_short_beginning_is_not_kept() -> None:
    states = PrefixStates()
    prompt = [*INSTRUCTIONS, 1, 2, 3]
    assert [states.boundary(prompt) for _ in range(3)] == [0, 0, 0]
    assert states.boundary([*INSTRUCTIONS[:20], 9, 9, 9]) == 0


def test_the_longest_kept_beginning_is_used() -> None:
    states = PrefixStates()
    states.keep(INSTRUCTIONS[:70], b"short")
    states.keep(INSTRUCTIONS[:90], b"long")
    assert states.longest([*INSTRUCTIONS, 1]) == (90, b"long")
    states.forget(INSTRUCTIONS[:90])
    assert states.longest([*INSTRUCTIONS, 1]) == (70, b"short")


def test_the_least_used_is_let_go() -> None:
    states = PrefixStates(most_bytes=10)
    states.keep(INSTRUCTIONS, b"12345")
    states.keep(OTHER, b"12345")
    assert states.longest([*INSTRUCTIONS, 1])[0]
    states.keep(OTHER[:80], b"12345")
    assert states.longest([*INSTRUCTIONS, 1])[0]
    assert states.longest([*OTHER, 1]) == (80, b"12345")
    states.keep([1, 2], b"far too large")
    assert states.longest([1, 2, 3]) == (0, b"")
    assert states.longest([*OTHER, 1])[0]
