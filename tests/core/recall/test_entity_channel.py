"""The entity channel: what is tied to the names of a question is found without showing them."""

import pytest

from core.entity_record import EntityId, EntityKind, Link, LinkType, Mention
from core.ids import MemoryId, ObservationId
from core.memory_record import Evidence, MemoryDraft, MemoryKind, Role, Statement
from core.recall.entity_channel import entity_hits
from core.recall.query import understand
from core.recall.search import search
from core.store.memory_log import Cause
from core.store.observation_store import ObservationFilter
from tests.fakes.drawn_memory import DrawnMemory, moment, page

NOW = moment(12, "12:00")


def _note(memory: DrawnMemory, kind: EntityKind, name: str, *frames: ObservationId) -> EntityId:
    entity = memory.store.entities.add(kind)
    for frame in frames:
        memory.store.entities.note(entity, Mention(kind, name, name.casefold(), (0,), 0.9), frame)
    return entity


def _learn(memory: DrawnMemory, key: str, frame: ObservationId) -> MemoryId:
    statements = (Statement(Role.TITLE, key, (Evidence(frame),)),)
    draft = MemoryDraft(MemoryKind.SEMANTIC, key, statements, NOW, NOW, "rules")
    return memory.store.changes.add(draft, Cause("rules", "seen", NOW))


@pytest.fixture
def plan(plain_memory: DrawnMemory) -> ObservationId:
    """A frame that shows the name of a project beside that of a file."""
    return plain_memory.show(moment(8, "09:00"), page("Kestrel: see oars.ods"), app="mail")


def test_a_frame_is_found_over_a_file_that_was_seen_beside_the_name(
    plain_memory: DrawnMemory, plan: ObservationId
) -> None:
    sheet = plain_memory.show(moment(9, "09:00"), page("varnish 40, rope 12"), title="oars.ods")
    plain_memory.show(moment(9, "10:00"), page("varnish is out of stock"), title="Shop")
    _note(plain_memory, EntityKind.PROJECT, "Kestrel", plan)
    _note(plain_memory, EntityKind.FILE, "oars.ods", plan, sheet)
    store = plain_memory.store
    query = understand("Kestrel budget", NOW, store.passages, ObservationFilter())
    hits = search(store, None, query, 10)
    frames = [hit.sightings[0].observation_id for hit in hits]
    assert frames == [plan, sheet]
    assert hits[1].channels.keys() == {"entity"}


def test_a_frame_is_found_over_linked_memories(
    plain_memory: DrawnMemory, plan: ObservationId
) -> None:
    other = plain_memory.show(moment(10, "09:00"), page("The keel is laid."), title="Yard")
    kestrel = _note(plain_memory, EntityKind.PROJECT, "Kestrel", plan)
    one, two = _learn(plain_memory, "a", plan), _learn(plain_memory, "b", other)
    assert [hit.observation_id for hit in entity_hits(plain_memory.store, [kestrel], 5)] == [plan]
    plain_memory.store.links.add([Link(one, two, LinkType.SAME_TOPIC, 0.8)], "rules")
    found = entity_hits(plain_memory.store, [kestrel], 5)
    assert [hit.observation_id for hit in found] == [plan, other]
    assert found[0].score > found[1].score > 0
    assert len(entity_hits(plain_memory.store, [kestrel], 1)) == 1


def test_a_shared_program_leads_nowhere(plain_memory: DrawnMemory, plan: ObservationId) -> None:
    other = plain_memory.show(moment(9, "09:00"), page("Lunch at one."), app="mail")
    kestrel = _note(plain_memory, EntityKind.PROJECT, "Kestrel", plan)
    _note(plain_memory, EntityKind.APP, "mail", plan, other)
    assert [hit.observation_id for hit in entity_hits(plain_memory.store, [kestrel], 5)] == [plan]


def test_without_a_name_or_a_frame_there_is_nothing(plain_memory: DrawnMemory) -> None:
    nobody = plain_memory.store.entities.add(EntityKind.PERSON)
    assert entity_hits(plain_memory.store, [], 5) == []
    assert entity_hits(plain_memory.store, [nobody], 5) == []


def test_limits_hold_for_what_the_walk_reaches(
    plain_memory: DrawnMemory, plan: ObservationId
) -> None:
    sheet = plain_memory.show(moment(9, "09:00"), page("varnish 40"), title="oars.ods")
    _note(plain_memory, EntityKind.PROJECT, "Kestrel", plan)
    _note(plain_memory, EntityKind.FILE, "oars.ods", plan, sheet)
    store = plain_memory.store
    query = understand("Kestrel", NOW, store.passages, ObservationFilter(app="mail"))
    hits = search(store, None, query, 10)
    assert [hit.sightings[0].observation_id for hit in hits] == [plan]
