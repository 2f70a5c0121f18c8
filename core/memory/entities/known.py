"""What is known of an entity: the memories that rest on lines that name it."""

from core.entity_record import EntityId
from core.memory_record import Level, Memory
from core.store.store import Store

_MOST_LOOKED_AT = 300


def known_of(store: Store, entity_id: EntityId, limit: int) -> list[Memory]:
    """The newest memories about an entity, newest first.

    Days and longer stretches name nearly everybody, so they are left out.
    """
    near = store.links.sharing([entity_id], _MOST_LOOKED_AT)
    named = store.links.entities_of(near)
    about = [one for one in near if entity_id in named[one]]
    memories = store.memories.get_many(about).values()
    return [one for one in memories if one.level in {None, Level.SEGMENT}][:limit]
