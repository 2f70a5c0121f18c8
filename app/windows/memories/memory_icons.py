"""Which icon stands for which kind of memory or name."""

from core.entity_record import EntityKind
from core.memory_record import MemoryKind
from core.store.entity_listing import EntityHeadline
from core.store.memory_outlines import Headline

_OF_KIND = {
    MemoryKind.CORE: "kind-core",
    MemoryKind.EPISODIC: "kind-episodic",
    MemoryKind.SEMANTIC: "kind-semantic",
    MemoryKind.PROCEDURAL: "kind-procedural",
    MemoryKind.RESOURCE: "kind-resource",
    MemoryKind.TASK: "kind-task",
    MemoryKind.VAULT: "lock",
}
_OF_ENTITY = {
    EntityKind.PERSON: "kind-core",
    EntityKind.PROJECT: "entity-project",
    EntityKind.APP: "monitor",
    EntityKind.SITE: "entity-site",
    EntityKind.FILE: "kind-resource",
    EntityKind.AMOUNT: "entity-amount",
    EntityKind.DATE: "calendar",
    EntityKind.ORGANISATION: "entity-organisation",
    EntityKind.PLACE: "entity-place",
}
_OF_STATE = {"done": "kind-task-done", "dropped": "kind-task-dropped"}


def icon_of(shown: Headline | EntityHeadline) -> str:
    """The icon's name; of a task it tells the state."""
    if isinstance(shown, EntityHeadline):
        return _OF_ENTITY[shown.kind]
    if shown.kind is MemoryKind.TASK:
        return _OF_STATE.get(str(shown.details.get("state", "")), "kind-task")
    return _OF_KIND[shown.kind]
