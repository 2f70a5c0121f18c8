"""Guesses are what followed before, and cease where they are wrong."""

from hypothesis import given
from hypothesis import strategies as st

from core.models.prompt_lookup import MOST_GUESSES, PromptLookup


def test_what_followed_before_is_guessed() -> None:
    lookup = PromptLookup([1, 2, 3, 4, 5, 6, 7, 8])
    assert lookup.guess() == []
    for token in (2, 3, 4):
        lookup.add(token)
    assert lookup.guess() == [5, 6, 7]
    assert lookup.guess(1) == [5]
    assert lookup.guess(0) == []


def test_the_latest_place_counts() -> None:
    lookup = PromptLookup([1, 2, 3, 4, 9, 1, 2, 3, 5, 9, 1, 2, 3])
    assert lookup.guess() == [5, 9, 1]


def test_wrong_guesses_cease_and_right_ones_go_on() -> None:
    wrong, right = PromptLookup([1, 2, 3, 4, 1, 2, 3]), PromptLookup([1, 2, 3, 4, 1, 2, 3])
    for _ in range(6):
        assert wrong.guess()
        assert right.guess()
        right.was_right()
    assert wrong.guess() == []
    assert right.guess()


@given(st.lists(st.integers(0, 2), max_size=40))
def test_a_guess_stood_there_before(tokens: list[int]) -> None:
    guessed = PromptLookup(tokens).guess()
    assert len(guessed) <= MOST_GUESSES
    if guessed:
        wanted = [*tokens[-3:], *guessed]
        assert wanted in [
            tokens[at : at + len(wanted)] for at in range(len(tokens) - len(wanted) + 1)
        ]
