"""Passages are kept once, found by their words, and never through syntax in a question."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.ids import ObservationId, PassageId
from core.recall.query import quoted
from core.store.observation_store import ObservationFilter
from core.store.passage_store import PassageDraft
from core.store.store import Store
from tests.core.store.fresh_store import after, seen

ANY = ObservationFilter()


def _add(store: Store, *texts: str, at_min: float = 0, title: str = "", app: str = "x") -> int:
    new_id = store.observations.add(seen(*texts, at=after(at_min), title=title, app=app), None)
    drafts = [PassageDraft(text, title, (number,)) for number, text in enumerate(texts)]
    store.passages.add(new_id, drafts)
    return new_id


def _found(store: Store, expression: str, wanted: ObservationFilter = ANY) -> list[str]:
    ids = [passage_id for passage_id, _ in store.passages.matching_words(expression, wanted, 50)]
    passages = store.passages.get_many(ids)
    return [passages[passage_id].text for passage_id in ids]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The invoices were paid", "invoice"),
        ("connection refused", "connections"),
        ("Das Café schließt um zehn", "cafe"),
        ("jalapeno salsa", "jalapeño"),
        ("NAÏVE Bayes", "naive"),
        ("call +49 (0)30-1234", "1234"),
        ("see section 3.2.1 of it", "3.2.1"),
        ("it's PEL-482, really", "PEL-482"),
        ('he said "never again" twice', 'said "never again"'),
        ("mail nora@quay.example now", "nora@quay.example"),
        ("SELECT * FROM users; --", "SELECT * FROM users; --"),
        ("a:b AND c OR d NOT e NEAR f", "a:b AND"),
        ("Übergröße", "ubergroße"),
        ("日本語の画面", "日本語の画面"),
        ("C++ and c# code", "C++"),
    ],
)
def test_words_are_found_whatever_their_form(store: Store, text: str, word: str) -> None:
    _add(store, text, "nothing of that kind")
    assert _found(store, quoted(word)) == [text]
    assert len(store.passages.views_matching_words(quoted(word), ANY, 5)) == 1


@given(text=st.text(max_size=60))
@settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_nothing_in_a_question_is_syntax(store: Store, text: str) -> None:
    """Whatever is asked for is a string: it raises nothing and finds no other columns or rows."""
    if store.observations.count() == 0:
        _add(store, "harmless words", title="title")
    for found in (
        store.passages.matching_words(quoted(text), ANY, 5),
        store.passages.views_matching_words(quoted(text), ANY, 5),
    ):
        if "harmless" not in text.casefold() and "word" not in text.casefold():
            assert found == [] or "title" in text.casefold()


@pytest.mark.parametrize("text", ['"', '""', '" OR "words', "title:words", "words*", "^words", "("])
def test_quoted_text_is_never_an_expression(store: Store, text: str) -> None:
    _add(store, "harmless sentence", title="of words")
    wanted_title = "words" in text and text not in {'" OR "words', "title:words"}
    assert _found(store, quoted(text)) == (["harmless sentence"] if wanted_title else [])


def test_better_matches_come_first_with_larger_scores(store: Store) -> None:
    _add(store, "tide", "the tide and many other words that stand beside it", "tide tide tide")
    found = store.passages.matching_words(quoted("tide"), ANY, 10)
    scores = [score for _, score in found]
    assert len(found) == 3
    assert scores == sorted(scores, reverse=True)
    assert found[-1][0] == 2
    assert store.passages.matching_words(quoted("tide"), ANY, 1) == found[:1]


def test_a_text_is_kept_once_with_every_sighting(store: Store) -> None:
    first = _add(store, "same text", "first only", at_min=0, title="T")
    second = _add(store, "second only", "same text", at_min=10, title="T")
    assert store.passages.count() == 3
    ((passage_id, _),) = store.passages.matching_words(quoted("same text"), ANY, 9)
    sightings = store.passages.sightings([passage_id], ANY)[passage_id]
    assert [(s.observation_id, s.line_numbers) for s in sightings] == [
        (second, (1,)),
        (first, (0,)),
    ]
    until = ObservationFilter(until=after(5))
    assert [
        s.observation_id for s in store.passages.sightings([passage_id], until)[passage_id]
    ] == [first]
    assert store.vectors.waiting_count() == 3


def test_the_same_text_under_another_title_is_another_passage(store: Store) -> None:
    _add(store, "same text", title="One")
    _add(store, "same text", title="Two")
    assert store.passages.count() == 2


def test_filters_hold_for_words_and_views(store: Store) -> None:
    _add(store, "tide at noon", at_min=0, app="mail")
    wanted = _add(store, "tide at night", at_min=60, app="browser")
    for only in (ObservationFilter(since=after(30)), ObservationFilter(app="brow")):
        assert _found(store, quoted("tide"), only) == ["tide at night"]
        ((view, score),) = store.passages.views_matching_words(quoted("tide"), only, 9)
        assert (view, score > 0) == (wanted, True)


def test_a_view_is_found_by_words_spread_over_it(store: Store) -> None:
    wanted = _add(store, "departs at nine", "from platform seven", title="Trains")
    _add(store, "departs at ten", title="Buses")
    expression = f"{quoted('departs')} AND {quoted('platform')} AND {quoted('trains')}"
    assert [v for v, _ in store.passages.views_matching_words(expression, ANY, 9)] == [wanted]
    assert _found(store, expression) == []


def test_passages_of_frames_come_in_reading_order(store: Store) -> None:
    second = _add(store, "c", "d", at_min=5)
    first = _add(store, "a", "b", at_min=1)
    pairs = store.passages.of_observations([ObservationId(first), ObservationId(second)])
    assert [passage.text for passage, _ in pairs] == ["c", "d", "a", "b"]
    assert store.passages.of_observations([]) == []


def test_the_vocabulary_knows_stems_and_how_often_they_occur(store: Store) -> None:
    _add(store, "invoices and invoice", "one more invoice", "Café")
    assert store.passages.document_frequency(["invoic", "cafe", "nothing"]) == {
        "invoic": 2,
        "cafe": 1,
        "nothing": 0,
    }
    assert store.passages.words_starting_with("inv") == [("invoic", 2)]
    assert store.passages.words_starting_with("zz") == []


def test_unknown_passages_are_left_out(store: Store) -> None:
    assert store.passages.get_many([PassageId(5)]) == {}
    assert store.passages.get_many([]) == {}
    assert store.passages.sightings([], ANY) == {}
