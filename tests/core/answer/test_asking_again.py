"""The same question again: the kept answer while it holds, never one whose evidence is gone."""

import pytest

from core.answer.answer import Answer
from core.answer.answer_cache import AnswerCache
from core.answer.ask import Question
from core.answer.asking_again import ask_or_recall
from core.entity_record import EntityKind, Mention
from core.store.observation_store import ObservationFilter
from tests.fakes.drawn_memory import DrawnMemory, moment, page

NOW = moment(12, "18:00")
RENT = "How much is the rent of the boathouse?"


@pytest.fixture
def rented(memory: DrawnMemory) -> DrawnMemory:
    memory.show(moment(8, "09:00"), page("The rent of the boathouse is €420 a month."))
    memory.embed()
    return memory


def _ask(memory: DrawnMemory, cache: AnswerCache, text: str = RENT) -> Answer:
    return ask_or_recall(memory.store, memory.embedder, cache, Question(text, NOW))


def test_the_second_answer_is_the_first_one(rented: DrawnMemory) -> None:
    cache = AnswerCache()
    first, second = _ask(rented, cache), _ask(rented, cache)
    assert not first.is_cached
    assert second.is_cached
    assert second.elapsed_ms == 0.0
    assert (second.short, second.citations) == (first.short, first.citations)
    assert "€420" in second.short


def test_after_forgetting_nothing_is_left_of_it(rented: DrawnMemory) -> None:
    cache = AnswerCache()
    assert "€420" in _ask(rented, cache).short
    rented.store.forgetting.forget(rented.store.observations.ids_matching(ObservationFilter()))
    again = _ask(rented, cache)
    assert again.abstained
    assert not again.is_cached
    assert "420" not in again.text


def test_a_newer_screen_is_answered_from(rented: DrawnMemory) -> None:
    cache = AnswerCache()
    _ask(rented, cache)
    rented.show(moment(12, "17:00"), page("The rent of the boathouse is €480 a month."))
    rented.embed()
    again = _ask(rented, cache)
    assert not again.is_cached
    assert "€480" in again.short


def test_pointing_at_somebody_is_another_question(rented: DrawnMemory) -> None:
    wanda = rented.store.entities.add(EntityKind.PERSON)
    frame = rented.show(moment(9, "09:00"), page("Wanda: the rent of the boathouse is €999."))
    mention = Mention(EntityKind.PERSON, "Wanda", "wanda", (0,), 0.9)
    rented.store.entities.note(wanda, mention, frame)
    rented.embed()
    cache = AnswerCache()
    _ask(rented, cache, f"Wanda {RENT}")
    pointed = _ask(rented, cache, f"@Wanda {RENT}")
    assert not pointed.is_cached
    assert {one.observation_id for one in pointed.citations} == {frame}


def test_a_stopped_answer_is_not_kept(rented: DrawnMemory) -> None:
    cache = AnswerCache()
    ask_or_recall(
        rented.store, rented.embedder, cache, Question(RENT, NOW), should_stop=lambda: True
    )
    assert len(cache) == 0
