"""A small memory is given whole; a larger one as the search ranks it."""

from collections.abc import Mapping

import pytest

from core.answer.answer import Tier
from core.answer.ask import Question, ask
from core.answer.by_model.whole_memory import whole_memory
from core.memory.from_user.own_word import remember_from_chat
from core.store.observation_store import ObservationFilter
from tests.core.answer.by_model.writing import blocks_in, writes
from tests.fakes.drawn_memory import DrawnMemory, moment, page
from tests.fakes.scripted_generator import ScriptedGenerator

NOW = moment(12, "18:00")
RENT = "The rent of the boathouse is €420 a month."
QUESTION = "How much is the rent of the boathouse?"
THINGS = "lantern anvil beacon cobbler dormouse easel ferret gazebo hammock inkwell".split()
OPEN = ObservationFilter()


def other(number: int) -> str:
    thing, place = THINGS[number % 10], THINGS[number // 10]
    return f"A {thing} beside the {place} was painted."


@pytest.fixture
def memory_of(plain_memory: DrawnMemory) -> DrawnMemory:
    """The rent, and forty screens about other things."""
    plain_memory.show(moment(8, "09:00"), page(RENT), app="mail", title="Boathouse")
    for number in range(40):
        at = moment(9, f"{8 + number // 10:02}:{number % 10:02}")
        plain_memory.show(at, page(other(number)), app="notes", title="Paint")
    return plain_memory


def shown_to(memory: DrawnMemory, context_tokens: int) -> str:
    """The prompt of a model that reads so many words at once."""
    generator = ScriptedGenerator([writes((RENT, "€420"))], context_tokens=context_tokens)
    question = Question(QUESTION, NOW, tier=Tier.MODEL)
    answer = ask(memory.store, None, question, generator)
    assert answer.tier is Tier.MODEL
    return generator.prompts[0]


def test_a_memory_that_fits_is_given_whole_and_the_best_stays_first(
    memory_of: DrawnMemory,
) -> None:
    prompt = shown_to(memory_of, 8_000)
    assert all(prompt.count(other(number)) == 1 for number in range(40))
    assert len(blocks_in(prompt)) == 41
    assert prompt.index(RENT) < min(prompt.index(other(number)) for number in range(40))


def test_only_what_has_to_do_with_the_question_can_be_cited(memory_of: DrawnMemory) -> None:
    said = "Wanda pays for the boathouse by standing order."
    memory_of.show(moment(10, "09:00"), page(said), app="mail", title="Wanda")
    unrelated = other(39)
    generator = ScriptedGenerator(
        [writes((RENT, "€420"), (said, "standing order"), (unrelated, unrelated))]
    )
    answer = ask(memory_of.store, None, Question(QUESTION, NOW, tier=Tier.MODEL), generator)
    assert unrelated in generator.prompts[0]
    assert said in answer.text
    assert unrelated not in answer.text
    (cited,) = [one for one in _enums(generator.schemas[0]) if len(one) > 1]
    assert len(cited) < len(blocks_in(generator.prompts[0]))


def _enums(schema: object) -> list[list[object]]:
    """Every list of allowed values in a schema."""
    if isinstance(schema, Mapping):
        found = [schema["enum"]] if isinstance(schema.get("enum"), list) else []
        return found + [one for value in schema.values() for one in _enums(value)]
    return []


def test_a_memory_that_does_not_fit_is_given_as_it_is_ranked(memory_of: DrawnMemory) -> None:
    prompt = shown_to(memory_of, 1_400)
    assert RENT in prompt
    assert len(blocks_in(prompt)) <= 16


def test_each_text_is_there_once_where_it_was_seen_last(plain_memory: DrawnMemory) -> None:
    for day in (8, 9, 10):
        plain_memory.show(moment(day, "09:00"), page(RENT), app="mail", title="Boathouse")
    (block,) = whole_memory(plain_memory.store, OPEN, (), 8_000)
    assert block.seen.at == moment(10, "09:00")
    assert [unit.text for unit in block.units] == [RENT]


def test_only_what_the_user_may_see_and_asked_for_is_there(memory_of: DrawnMemory) -> None:
    later = ObservationFilter(since=moment(9, "11:00"))
    assert len(whole_memory(memory_of.store, later, (), 8_000)) == 10
    hidden = ObservationFilter(without_apps=("notes",))
    (mail,) = whole_memory(memory_of.store, hidden, (), 8_000)
    assert mail.seen.window.app == "mail"
    remember_from_chat(memory_of.store, "Never show me anything from notes", NOW)
    assert "painted" not in shown_to(memory_of, 8_000)


def test_a_large_memory_is_not_looked_at(memory_of: DrawnMemory) -> None:
    assert whole_memory(memory_of.store, OPEN, (), 100) == []
