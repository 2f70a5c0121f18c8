"""More evidence never counts against a unit, and confidence is a probability."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.answer.question_kind import Wanted
from core.answer.scoring import Features, confidence_of, coverage, new_values, score_of
from core.recall.query import Query, Term, text_stems
from core.recall.words import stem
from core.store.observation_store import ObservationFilter

SHARES = st.floats(0, 1)
FEATURES = st.builds(
    Features,
    in_unit=SHARES,
    in_block=SHARES,
    in_view=SHARES,
    similarity=st.floats(-1, 1),
    has_value=st.floats(-1, 1),
    recall=SHARES,
    is_question=st.sampled_from([0.0, 1.0]),
    is_fragment=st.sampled_from([0.0, 1.0]),
    is_labelled=st.sampled_from([0.0, 1.0]),
    names_asked=SHARES,
    names_named=SHARES,
)
FOR = ("in_unit", "in_block", "in_view", "similarity", "has_value", "recall", "is_labelled")
FOR_TOO = ("names_asked", "names_named")
AGAINST = ("is_question", "is_fragment")


def query_of(words: list[str], weights: list[float]) -> Query:
    terms = tuple(Term(word, stem(word)) for word in words)
    return Query(" ".join(words), terms, tuple(weights), (), None, ObservationFilter())


@pytest.mark.parametrize("name", [*FOR, *FOR_TOO])
@given(features=FEATURES, more=SHARES)
def test_more_of_what_speaks_for_a_unit_never_lowers_it(
    name: str, features: Features, more: float
) -> None:
    better = replace(features, **{name: getattr(features, name) + more})
    assert score_of(better) >= score_of(features)
    assert confidence_of(better) >= confidence_of(features)


@pytest.mark.parametrize("name", AGAINST)
@given(features=FEATURES)
def test_what_speaks_against_a_unit_lowers_it(name: str, features: Features) -> None:
    without, having = replace(features, **{name: 0.0}), replace(features, **{name: 1.0})
    assert score_of(having) < score_of(without)
    assert confidence_of(having) <= confidence_of(without)


@given(FEATURES)
def test_confidence_is_a_probability(features: Features) -> None:
    assert 0.0 < confidence_of(features) < 1.0


@given(
    st.lists(st.sampled_from("heron kettle willow lantern otter".split()), unique=True, min_size=1),
    st.data(),
)
def test_coverage_grows_with_the_words_that_are_found(
    words: list[str], data: st.DataObject
) -> None:
    weights = data.draw(st.lists(st.floats(0.1, 9), min_size=len(words), max_size=len(words)))
    query = query_of(words, weights)
    shares = [
        coverage(query, text_stems(" ".join(words[:count]))) for count in range(len(words) + 1)
    ]
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert shares[-1] == pytest.approx(1.0)


def test_a_question_without_words_is_covered_by_nothing() -> None:
    assert coverage(query_of([], []), text_stems("a heron")) == 0.0


def test_a_value_that_the_question_names_itself_answers_nothing() -> None:
    wanted = (Wanted.MONEY, Wanted.TEXT)
    assert new_values("the basket was €40", "what was bought for €40?", wanted) == ()
    assert [v.text for v in new_values("€40, now €45", "what did the €40 become?", wanted)] == [
        "€45"
    ]


@pytest.mark.parametrize(
    ("question", "counts"),
    [("How many herons are there?", ["7"]), ("How many --- are there?", ["3", "7"])],
)
def test_a_number_counts_what_it_stands_beside(question: str, counts: list[str]) -> None:
    found = new_values("In 3 nests we saw 7 herons.", question, (Wanted.COUNT, Wanted.TEXT))
    assert [value.text for value in found] == counts
