"""Questions are understood against the memory's own words, and no text can break that."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from core.recall.query import Query, match_expression, term_match, text_stems, understand
from core.recall.search import search
from core.store.observation_store import ObservationFilter
from tests.fakes.drawn_memory import DrawnMemory, Sheet, drawn_memory, moment, page

NOW = moment(12, "12:00")
OPEN = ObservationFilter()


@pytest.fixture(scope="module")
def filled() -> Iterator[DrawnMemory]:
    """A memory that these tests only read."""
    with tempfile.TemporaryDirectory() as folder, drawn_memory(Path(folder)) as memory:
        memory.show(
            moment(9, "09:10"),
            page("The heron colony moves to Lake Ambril", "when the reeds are cut in autumn."),
            title="Heron diary",
        )
        memory.show(
            moment(9, "10:20"),
            Sheet().table(("Part", "Count"), ("KLM-731", "12"), ("bracket", "7")),
            app="sheets",
            title="Stock",
        )
        memory.show(moment(10, "11:00"), page("Build 4.7.1 fails in reader.tables again."))
        memory.show(moment(10, "11:30"), page("The accommodation is booked."), title="Trip")
        memory.embed()
        yield memory


def asked(memory: DrawnMemory, text: str, wanted: ObservationFilter = OPEN) -> Query:
    return understand(text, NOW, memory.store.passages, wanted)


def test_typing_errors_are_mended_with_words_of_the_memory(filled: DrawnMemory) -> None:
    (term,) = asked(filled, "braket").terms
    assert term.alternatives == ("bracket",)
    assert [hit.passage.text for hit in search(filled.store, None, asked(filled, "braket"), 5)]


def test_two_slips_are_mended_in_long_words_only(filled: DrawnMemory) -> None:
    assert asked(filled, "acomodation").terms[0].alternatives == ("accommod",)
    assert asked(filled, "brakett").terms[0].alternatives == ()


@pytest.mark.parametrize("word", ["bracket", "herons", "xyzzyplugh", "KLM-732", "cat"])
def test_known_words_codes_and_far_words_are_left_alone(filled: DrawnMemory, word: str) -> None:
    assert [term.alternatives for term in asked(filled, word).terms] == [()]


def test_rare_words_weigh_more_and_time_words_less(filled: DrawnMemory) -> None:
    query = asked(filled, "bracket colony on Tuesday")
    weights = dict(zip((term.word for term in query.terms), query.weights, strict=True))
    unknown = asked(filled, "zeppelin").weights[0]
    assert 0 < weights["tuesday"] < weights["bracket"] < unknown
    assert query.time_range is not None


def test_quoted_phrases_are_kept_whole(filled: DrawnMemory) -> None:
    query = asked(filled, 'where was “lake ambril” or "heron colony"?')
    assert query.phrases == ("lake ambril", "heron colony")
    assert '"lake ambril"' in match_expression(query)


def test_the_app_pointer_limits_and_the_day_pointer_names_a_day(filled: DrawnMemory) -> None:
    query = asked(filled, "count @app:sheets @today")
    assert query.wanted.app == "sheets"
    assert query.time_range is not None
    assert query.time_range.since == moment(12, "0:00")
    assert [term.word for term in query.terms if term.word != "today"] == ["count"]


def test_a_limit_that_was_set_outranks_the_pointer(filled: DrawnMemory) -> None:
    wanted = ObservationFilter(since=moment(9, "10:00"), app="editor")
    assert asked(filled, "count @app:sheets", wanted).wanted == wanted


def test_the_app_pointer_keeps_the_other_limits(filled: DrawnMemory) -> None:
    wanted = ObservationFilter(since=moment(9, "10:00"), until=moment(9, "11:00"))
    found = asked(filled, "count @app:sheets", wanted).wanted
    assert (found.since, found.until, found.app) == (wanted.since, wanted.until, "sheets")


def test_a_joined_name_with_an_inflected_end_is_found(filled: DrawnMemory) -> None:
    query = asked(filled, "what fails in reader.tables?")
    (found,) = search(filled.store, None, query, 1)
    assert "reader.tables" in found.passage.text
    assert term_match(query.terms[0], text_stems(found.passage.text)) == 1.0


def test_a_synonym_counts_for_less_than_the_word(filled: DrawnMemory) -> None:
    (term,) = asked(filled, "invoice").terms
    assert term_match(term, text_stems("two invoices")) == 1.0
    assert 0 < term_match(term, text_stems("a receipt")) < 1.0
    assert term_match(term, text_stems("a heron")) == 0.0


SYNTAX = [
    'heron AND (colony OR "',
    "title:heron",
    "NEAR(heron colony, 3)",
    "her* ^lake -reeds +autumn",
    '"""',
    '"heron" "colony',
    "'; DROP TABLE passage; --",
    "{text title}: heron",
    '"a\0b" heron',
    "\udcff heron @app:\ud800 “\udfff\ud800”",
    "how many --- are there? _ ?",
    "ͺͺͺͺͺ ﷺ",
]


@pytest.mark.parametrize("text", SYNTAX)
def test_index_syntax_in_a_question_is_only_text(filled: DrawnMemory, text: str) -> None:
    for embedder in (None, filled.embedder):
        hits = search(filled.store, embedder, asked(filled, text), 5)
        if "heron" in text and "@app" not in text:
            assert any("heron" in hit.passage.text for hit in hits)


SCRAPS = (
    *"heron herons hreon bracket KLM-731 reader.tables x.files @app:sheets @app: @today".split(),
    *"what's yesterday at 14:05 last week o'brien 3rd AND NOT NEAR( * ^ : \" “ ”".split(),
    '"lake ambril"',
    "\0",
)
WORDS = st.lists(st.sampled_from(SCRAPS), max_size=10).map(" ".join)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(WORDS | st.text(max_size=60) | st.text(st.characters(), max_size=30), st.booleans())
@example("notes.files", True)
def test_any_text_can_be_asked_for(filled: DrawnMemory, text: str, with_embedder: bool) -> None:
    query = asked(filled, text)
    assert len(query.weights) == len(query.terms)
    assert all(weight > 0 for weight in query.weights)
    hits = search(filled.store, filled.embedder if with_embedder else None, query, 5)
    assert len(hits) <= 5
    assert all(hit.sightings for hit in hits)
