"""Names in a question, met whole, in part, by an alias or with a slip of typing."""

import pytest

from core.entity_record import EntityId, EntityKind, Mention
from core.recall.named_entities import entities_named
from tests.fakes.drawn_memory import DrawnMemory, moment, page


def _known(memory: DrawnMemory, kind: EntityKind, *names: str) -> EntityId:
    frame = memory.show(moment(8, "09:00"), page("A harbour."))
    entity = memory.store.entities.add(kind)
    for name in names:
        mention = Mention(kind, name, name.casefold(), (), 0.9)
        memory.store.entities.note(entity, mention, frame)
    return entity


@pytest.fixture
def wanda(memory: DrawnMemory) -> EntityId:
    return _known(memory, EntityKind.PERSON, "Wanda Sorel", "wanda.sorel@pier.example")


def _named(memory: DrawnMemory, text: str, *misspelt: str) -> tuple[EntityId, ...]:
    return entities_named(text, memory.store.entity_graph, misspelt)


@pytest.mark.parametrize(
    "text",
    [
        "What did Wanda Sorel ask for?",
        "what did wanda want",
        "Is Sorel back?",
        "Wanda's boat",
        "Wanda’s boat",
        "who mailed wanda.sorel@pier.example?",
    ],
)
def test_a_person_is_met_by_name_part_and_address(
    memory: DrawnMemory, wanda: EntityId, text: str
) -> None:
    assert _named(memory, text) == (wanda,)


def test_only_words_that_the_memory_does_not_know_may_be_slips(
    memory: DrawnMemory, wanda: EntityId
) -> None:
    assert _named(memory, "Where is Wamda?", "wamda") == (wanda,)
    assert _named(memory, "Where is Wamda?") == ()
    assert _named(memory, "Where is Wxmdx?", "wxmdx") == ()


def test_the_longest_name_wins_and_the_first_comes_first(
    memory: DrawnMemory, wanda: EntityId
) -> None:
    other = _known(memory, EntityKind.PERSON, "Wanda")
    file = _known(memory, EntityKind.FILE, "oars.ods")
    assert _named(memory, "did oars.ods come from Wanda Sorel or Wanda?") == (file, wanda, other)


def test_a_place_is_not_met_by_one_of_its_words(memory: DrawnMemory, wanda: EntityId) -> None:
    _known(memory, EntityKind.PLACE, "room Maas")
    assert _named(memory, "Which room is free?") == ()
    assert _named(memory, "What did I do?") == ()
    assert _named(memory, "") == ()
