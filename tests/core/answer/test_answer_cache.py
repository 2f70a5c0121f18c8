"""Kept answers: given back while they hold, let go when their evidence or their time is gone."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from core.answer.answer import Answer, Tier
from core.answer.answer_cache import LIFETIMES, AnswerCache, CacheKind, kind_of
from core.answer.ask import Question, ask
from core.memory_record import Evidence, MemoryDraft, MemoryKind, Role, Statement
from core.recall.query import Query, understand
from core.store.memory_log import Cause
from core.store.observation_store import ObservationFilter
from tests.fakes.drawn_memory import DrawnMemory, moment, page

NOW = moment(12, "18:00")
RENT = "How much is the rent of the boathouse?"


def _query(memory: DrawnMemory, text: str, now: datetime = NOW) -> Query:
    return understand(text, now, memory.store.passages, ObservationFilter())


def _asked(memory: DrawnMemory, text: str, now: datetime = NOW) -> Answer:
    memory.embed()
    return ask(memory.store, memory.embedder, Question(text, now))


@pytest.fixture
def rented(memory: DrawnMemory) -> DrawnMemory:
    memory.show(moment(8, "09:00"), page("The rent of the boathouse is €420 a month."))
    return memory


def _kept(memory: DrawnMemory, text: str = RENT) -> AnswerCache:
    cache = AnswerCache()
    assert cache.keep(memory.store, _query(memory, text), Tier.AUTO, NOW, _asked(memory, text))
    return cache


def test_the_same_question_gets_the_same_answer(rented: DrawnMemory) -> None:
    cache = _kept(rented)
    again = cache.get(rented.store, _query(rented, RENT.lower()), Tier.AUTO, NOW)
    assert again is not None
    assert "€420" in again.short
    assert again.elapsed_ms == 0.0


def test_another_question_tier_or_day_has_none(rented: DrawnMemory) -> None:
    cache = _kept(rented)
    other = _query(rented, "How much is the boathouse?")
    assert cache.get(rented.store, other, Tier.AUTO, NOW) is None
    assert cache.get(rented.store, _query(rented, RENT), Tier.EXTRACTIVE, NOW) is None
    tomorrow = NOW + timedelta(days=1)
    assert cache.get(rented.store, _query(rented, RENT, tomorrow), Tier.AUTO, tomorrow) is None


def test_an_answer_grows_old(rented: DrawnMemory) -> None:
    cache = _kept(rented)
    later = NOW + LIFETIMES[CacheKind.STANDING] + timedelta(seconds=1)
    assert cache.get(rented.store, _query(rented, RENT), Tier.AUTO, later) is None
    assert len(cache) == 0


def test_what_was_forgotten_is_not_answered_from_the_cache(rented: DrawnMemory) -> None:
    cache = _kept(rented)
    seen = rented.store.observations.ids_matching(ObservationFilter())
    rented.store.forgetting.forget(seen)
    assert cache.get(rented.store, _query(rented, RENT), Tier.AUTO, NOW) is None


def test_a_changed_memory_ends_every_kept_answer(rented: DrawnMemory) -> None:
    cache = _kept(rented)
    (frame,) = rented.store.observations.ids_matching(ObservationFilter())
    draft = MemoryDraft(
        kind=MemoryKind.SEMANTIC,
        subject_key="boathouse",
        statements=(Statement(Role.TITLE, "Boathouse: dry", (Evidence(frame),)),),
        since=NOW,
        until=NOW,
        made_by="rule",
    )
    rented.store.changes.add(draft, Cause("rule", "seen", NOW))
    assert cache.get(rented.store, _query(rented, RENT), Tier.AUTO, NOW) is None


def test_only_sure_answers_and_absences_are_kept(rented: DrawnMemory) -> None:
    cache = AnswerCache()
    unsure = "Who painted the zeppelin of the cathedral?"
    absent = _asked(rented, unsure)
    assert absent.abstained
    query = _query(rented, unsure)
    assert cache.keep(rented.store, query, Tier.AUTO, NOW, absent)
    assert kind_of(query, absent, NOW) is CacheKind.ABSENT


def test_a_time_that_is_over_is_kept_for_long(rented: DrawnMemory) -> None:
    text = "What was I doing on Monday at 09:00?"
    answer = _asked(rented, text)
    assert kind_of(_query(rented, text), answer, NOW) is CacheKind.PAST


def test_the_oldest_goes_when_it_is_full(rented: DrawnMemory) -> None:
    cache = AnswerCache(most=2)
    answer = _asked(rented, RENT)
    for text in (RENT, f"{RENT} Please", f"{RENT} Now"):
        cache.keep(rented.store, _query(rented, text), Tier.AUTO, NOW, answer)
    assert len(cache) == 2
    assert cache.get(rented.store, _query(rented, RENT), Tier.AUTO, NOW) is None
    cache.clear()
    assert len(cache) == 0


def test_forgetting_any_frame_lets_every_answer_go(rented: DrawnMemory) -> None:
    other = rented.show(moment(8, "10:00"), page("Geese on the quay."), title="Birds")
    cache = _kept(rented)
    rented.store.forgetting.forget([other])
    assert cache.get(rented.store, _query(rented, "anything else"), Tier.AUTO, NOW) is None
    assert len(cache) == 0


def test_a_new_frame_that_shows_a_word_of_the_question_ends_its_answer(
    rented: DrawnMemory,
) -> None:
    cache = _kept(rented)
    rented.show(moment(9, "09:00"), page("Geese on the quay."), title="Birds")
    assert cache.get(rented.store, _query(rented, RENT), Tier.AUTO, NOW) is not None
    rented.show(moment(9, "10:00"), page("The boathouse was painted."), title="News")
    assert cache.get(rented.store, _query(rented, RENT), Tier.AUTO, NOW) is None


def test_a_question_without_words_of_its_own_is_ended_by_any_frame(rented: DrawnMemory) -> None:
    text = "What did I do?"
    cache = _kept(rented, RENT)
    answer = cache.get(rented.store, _query(rented, RENT), Tier.AUTO, NOW)
    assert answer is not None
    assert cache.keep(rented.store, _query(rented, text), Tier.AUTO, NOW, answer)
    assert cache.get(rented.store, _query(rented, text), Tier.AUTO, NOW) is not None
    rented.show(moment(9, "09:00"), page("Geese on the quay."), title="Birds")
    assert cache.get(rented.store, _query(rented, text), Tier.AUTO, NOW) is None


def test_another_setting_or_model_is_another_answer(rented: DrawnMemory) -> None:
    cache = _kept(rented)
    query = _query(rented, RENT)
    assert cache.get(rented.store, query, Tier.AUTO, NOW, "another model") is None
    rented.store.settings.set("answer.abstain_below", 0.9)
    assert cache.get(rented.store, query, Tier.AUTO, NOW) is None


@pytest.mark.parametrize(("confidence", "is_kept"), [(0.7, True), (0.55, False)])
def test_how_things_stand_must_be_surer_than_what_is_over(
    rented: DrawnMemory, confidence: float, is_kept: bool
) -> None:
    answer = replace(_asked(rented, RENT), confidence=confidence)
    cache = AnswerCache()
    over = _query(rented, f"{RENT[:-1]} on Monday?")
    assert cache.keep(rented.store, _query(rented, RENT), Tier.AUTO, NOW, answer) is is_kept
    assert cache.keep(rented.store, over, Tier.AUTO, NOW, answer)
