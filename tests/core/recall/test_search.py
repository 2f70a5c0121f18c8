"""Search: every channel alone, their sum, the limits, and the honest empty list."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.observation import Source
from core.recall.fusion import Fusion, fused, shipped_fusion
from core.recall.hit import Hit
from core.recall.keyword_channel import keyword_hits, view_hits
from core.recall.query import Query, understand
from core.recall.search import best_sighting, search
from core.recall.time_channel import time_fit
from core.recall.time_range import TimeRange
from core.recall.vector_channel import question_vector, vector_hits
from core.store.observation_store import ObservationFilter
from tests.fakes.drawn_memory import DrawnMemory, Sheet, moment, page

NOW = moment(12, "12:00")
OPEN = ObservationFilter()
BASKET = "The willow basket costs forty crowns at the quay."
KETTLE = "The copper kettle was mended by Wanda."


def asked(memory: DrawnMemory, text: str, wanted: ObservationFilter = OPEN) -> Query:
    return understand(text, NOW, memory.store.passages, wanted)


def found(
    memory: DrawnMemory, text: str, wanted: ObservationFilter = OPEN, limit: int = 10
) -> list[Hit]:
    return search(memory.store, memory.embedder, asked(memory, text, wanted), limit)


def texts(hits: list[Hit]) -> list[str]:
    return [hit.passage.text for hit in hits]


@pytest.fixture
def market(memory: DrawnMemory) -> DrawnMemory:
    memory.show(moment(8, "09:00"), page(BASKET), app="browser", title="Quay market")
    memory.show(moment(9, "09:00"), page(KETTLE), app="mail", title="Repairs")
    memory.show(moment(10, "09:00"), page("Wanda sails on Thursday."), app="mail", title="Letters")
    memory.show(moment(10, "15:00"), page("Basket weaving course"), app="notes", source=Source.FILE)
    memory.embed()
    return memory


def test_the_keyword_channel_ranks_by_shared_words(market: DrawnMemory) -> None:
    hits = keyword_hits(asked(market, "willow basket price"), market.store.passages, 10)
    passages = market.store.passages.get_many([hit.passage_id for hit in hits])
    assert passages[hits[0].passage_id].text == BASKET
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len(hits) == 2
    assert keyword_hits(asked(market, "what did I do"), market.store.passages, 10) == []


def test_the_view_channel_ranks_whole_screens(memory: DrawnMemory) -> None:
    both = memory.show(moment(8, "09:00"), Sheet().paragraph("otter").paragraph("lantern"))
    memory.show(moment(8, "10:00"), Sheet().paragraph("otter").paragraph("reeds"))
    hits = view_hits(asked(memory, "otter lantern"), memory.store.passages, 10)
    assert hits[0].observation_id == both
    assert len(hits) == 2
    assert view_hits(asked(memory, ""), memory.store.passages, 10) == []


def test_the_vector_channel_needs_an_embedder_and_words(market: DrawnMemory) -> None:
    vectors = market.store.vectors
    question = question_vector("the copper kettle was mended by wanda", vectors, market.embedder)
    hits = vector_hits(question, OPEN, vectors, 2)
    passages = market.store.passages.get_many([hit.passage_id for hit in hits])
    assert passages[hits[0].passage_id].text == KETTLE
    assert len(hits) == 2
    assert question_vector("kettle", vectors, None) is None
    assert question_vector(" ", vectors, market.embedder) is None
    assert vector_hits(None, OPEN, vectors, 2) == []


def test_without_vectors_the_vector_channel_is_silent(memory: DrawnMemory) -> None:
    memory.show(moment(8, "09:00"), page(BASKET))
    query = asked(memory, "basket")
    assert question_vector(query.text, memory.store.vectors, memory.embedder) is None
    assert texts(search(memory.store, memory.embedder, query, 5)) == [BASKET]


OTHER_WEIGHTS = Fusion({"keyword": 0.2, "vector": 3, "time": 0.5}, {}, {})


@pytest.mark.parametrize("fusion", [shipped_fusion(), OTHER_WEIGHTS])
def test_a_score_is_the_weighted_sum_of_its_channels(market: DrawnMemory, fusion: Fusion) -> None:
    query = asked(market, "what did Wanda mend on Tuesday with the basket?")
    hits = search(market.store, market.embedder, query, 10, fusion)
    assert {"keyword", "view", "vector", "time"} <= {name for hit in hits for name in hit.channels}
    for hit in hits:
        assert hit.score == pytest.approx(fused(hit.channels, fusion.screen), abs=1e-3)
        assert all(score > 0 for score in hit.channels.values())
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_without_an_embedder_no_hit_names_the_vector_channel(market: DrawnMemory) -> None:
    hits = search(market.store, None, asked(market, "willow basket"), 10)
    assert texts(hits)[0] == BASKET
    assert all("vector" not in hit.channels for hit in hits)


@pytest.mark.parametrize(
    ("wanted", "apps"),
    [
        (ObservationFilter(app="MAIL"), {"mail"}),
        (ObservationFilter(source=Source.FILE), {"notes"}),
        (ObservationFilter(since=moment(9, "09:00")), {"mail", "notes"}),
        (ObservationFilter(until=moment(9, "09:00")), {"browser"}),
        (ObservationFilter(since=moment(9, "00:00"), until=moment(10, "00:00")), {"mail"}),
        (ObservationFilter(app="mail", source=Source.FILE), set()),
    ],
)
def test_limits_are_kept_by_every_hit_and_sighting(
    market: DrawnMemory, wanted: ObservationFilter, apps: set[str]
) -> None:
    hits = found(market, "wanda basket kettle", wanted)
    seen = [
        market.store.observations.get(sighting.observation_id)
        for hit in hits
        for sighting in hit.sightings
    ]
    assert {observation.window.app for observation in seen} == apps
    for observation in seen:
        assert wanted.since is None or observation.until >= wanted.since
        assert wanted.until is None or observation.at < wanted.until


def test_no_more_hits_than_asked_for(market: DrawnMemory) -> None:
    everything = found(market, "wanda basket")
    assert len(everything) > 2
    assert found(market, "wanda basket", limit=2) == everything[:2]


def test_a_passage_seen_twice_is_one_hit_with_the_newest_sighting_first(
    memory: DrawnMemory,
) -> None:
    first = memory.show(moment(8, "09:00"), page(BASKET))
    memory.show(moment(8, "12:00"), page(KETTLE))
    second = memory.show(moment(9, "09:00"), page(BASKET))
    (hit,) = [hit for hit in found(memory, "willow basket") if hit.passage.text == BASKET]
    assert [sighting.observation_id for sighting in hit.sightings] == [second, first]


def test_the_sighting_shown_is_the_one_of_the_named_day(memory: DrawnMemory) -> None:
    first = memory.show(moment(8, "09:00"), page(BASKET))
    memory.show(moment(8, "12:00"), page(KETTLE))
    second = memory.show(moment(9, "09:00"), page(BASKET))
    for question, expected in (("basket on Monday", first), ("basket", second)):
        query = asked(memory, question)
        hit = search(memory.store, None, query, 1)[0]
        assert best_sighting(hit, query, memory.store).observation_id == expected


def test_the_named_day_wins_between_equals(memory: DrawnMemory) -> None:
    for day in (8, 9, 10):
        memory.show(moment(day, "09:00"), page("Tides of the harbour"), title=f"Tides {day}")
    (best, *_) = found(memory, "tides of the harbour on Tuesday")
    assert best.passage.title == "Tides 9"


def test_nothing_found_is_an_empty_list(plain_memory: DrawnMemory) -> None:
    assert found(plain_memory, "basket") == []
    plain_memory.show(moment(8, "09:00"), page(BASKET))
    assert found(plain_memory, "zeppelin") == []
    assert found(plain_memory, "") == []
    assert texts(found(plain_memory, "basket")) == [BASKET]


MOMENTS = st.datetimes(timezones=st.just(NOW.tzinfo)).filter(lambda at: 1980 < at.year < 2080)
LENGTHS = st.timedeltas(timedelta(minutes=1), timedelta(days=40))


@given(MOMENTS, LENGTHS, MOMENTS, LENGTHS)
def test_time_fit_is_one_inside_and_falls_outside(
    since: datetime, length: timedelta, at: datetime, lasted: timedelta
) -> None:
    time_range = TimeRange(since, since + length, ())
    fit = time_fit(time_range, at, at + lasted)
    assert 0.0 <= fit <= 1.0
    overlaps = at < time_range.until and at + lasted >= since
    assert (fit == 1.0) == overlaps
    if at >= time_range.until:
        later = at + timedelta(hours=1)
        assert time_fit(time_range, later, later + lasted) <= fit
    assert time_fit(None, at, at + lasted) == 0.0


@given(MOMENTS, LENGTHS)
def test_time_fit_reaches_zero_a_length_away(since: datetime, length: timedelta) -> None:
    time_range = TimeRange(since, since + length, ())
    after, before = since + 2 * length, since - length
    assert time_fit(time_range, after, after) == 0.0
    assert time_fit(time_range, before, before) == 0.0
