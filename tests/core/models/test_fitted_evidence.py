"""Evidence is fitted by dropping the weakest, whatever the sizes."""

from hypothesis import given
from hypothesis import strategies as st

from core.models.fitted_evidence import fit_evidence

words = st.lists(st.sampled_from(["a", "bb", "ccc"]), min_size=1, max_size=12).map(" ".join)


def count_words(text: str) -> int:
    return len(text.split())


def test_all_that_fits_is_kept_with_the_best_at_both_ends() -> None:
    fitted = fit_evidence(["a", "b", "c", "d", "e"], 5, count_words)
    assert [block.text for block in fitted] == ["a", "c", "e", "d", "b"]
    assert [block.rank for block in fitted] == [0, 2, 4, 3, 1]


def test_the_weakest_give_way_first() -> None:
    fitted = fit_evidence(["one two", "three four", "five six"], 5, count_words)
    assert [block.rank for block in fitted] == [0, 1]


def test_a_long_block_does_not_cost_the_short_ones_behind_it() -> None:
    fitted = fit_evidence(["one two", "far too long " * 9, "three"], 4, count_words)
    assert [block.rank for block in fitted] == [0, 2]


def test_the_best_is_cut_short_rather_than_lost() -> None:
    (block,) = fit_evidence(["one two three four", "five"], 2, count_words)
    assert (block.rank, block.text) == (0, "one two")
    (block,) = fit_evidence(["unbroken"], 3, len)
    assert block.text == "unb"


def test_nothing_fits_into_nothing() -> None:
    assert fit_evidence([], 10, count_words) == ()
    assert fit_evidence(["one"], 0, count_words) == ()
    assert fit_evidence(["one"], -5, count_words) == ()


@given(st.lists(words, max_size=12), st.integers(-3, 60))
def test_what_is_kept_fits_and_keeps_the_best(blocks: list[str], budget: int) -> None:
    fitted = fit_evidence(blocks, budget, count_words)
    assert count_words("\n\n".join(block.text for block in fitted)) <= max(0, budget)
    if blocks and budget > 0:
        assert fitted[0].rank == 0
    assert len({block.rank for block in fitted}) == len(fitted)
    assert all(blocks[block.rank].startswith(block.text) for block in fitted)


@given(st.lists(words, min_size=1, max_size=8), st.integers(1, 40))
def test_the_whole_fits_where_it_has_more_tokens_than_its_parts(
    blocks: list[str], budget: int
) -> None:
    def count(text: str) -> int:
        return count_words(text) + 3 * text.count("\n\n")

    fitted = fit_evidence(blocks, budget, count)
    assert count("\n\n".join(block.text for block in fitted)) <= budget
