"""The same question again: the kept answer while it holds, never one whose evidence is gone."""

from collections.abc import Callable, Sequence

import pytest

from core.answer.answer import Answer, Tier
from core.answer.answer_cache import AnswerCache
from core.answer.ask import Question
from core.answer.asking_again import ask_or_recall
from core.entity_record import EntityKind, Mention
from core.errors import ModelUnavailable
from core.store.observation_store import ObservationFilter
from tests.core.answer.by_model.writing import writes
from tests.fakes.drawn_memory import DrawnMemory, moment, page
from tests.fakes.scripted_generator import ScriptedGenerator

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


class _Failing(ScriptedGenerator):
    """Is not reached the first time."""

    def __init__(self, answers: Sequence[Callable[[str], str]]) -> None:
        super().__init__(answers)
        self._has_failed = False

    def count_tokens(self, text: str) -> int:
        if not self._has_failed:
            self._has_failed = True
            raise ModelUnavailable("The server is not reached; start it.")
        return super().count_tokens(text)


def test_a_model_that_failed_is_asked_again(rented: DrawnMemory) -> None:
    cache, question = AnswerCache(), Question(RENT, NOW, tier=Tier.MODEL)
    generator = _Failing([writes(("The boathouse rent is €420 a month.", "€420"))])

    def answered() -> Answer:
        return ask_or_recall(rented.store, rented.embedder, cache, question, generator)

    assert "start it" in answered().note
    second, third = answered(), answered()
    assert (second.tier, second.is_cached) == (Tier.MODEL, False)
    assert (third.tier, third.is_cached) == (Tier.MODEL, True)


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
