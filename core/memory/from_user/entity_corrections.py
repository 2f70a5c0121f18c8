"""What the user does to entities: say that several are one, take a name out, undo.

Each act is written to the log of merges and splits as the user's, and what the user touched no
rule merges any more.
"""

from collections.abc import Sequence
from datetime import datetime

from core.entity_record import AliasId, Entity, EntityChange, EntityId
from core.errors import CannotChange, CannotUndo, InvalidSetting
from core.memory.entities.keys import key_of
from core.memory_record import USER
from core.store.store import Store

UNDO = "undo"


def merge_entities(store: Store, ids: Sequence[EntityId], now: datetime) -> Entity:
    """Give all names to the first of several entities. Raises: UnknownItem, CannotChange."""
    kept_id, *others = dict.fromkeys(ids)
    with store.transaction():
        kept = store.entities.get(kept_id)
        if not others:
            raise CannotChange(f"e{kept_id} cannot be merged with itself; name another entity.")
        for other_id in others:
            other = store.entities.get(other_id)
            if other.kind is not kept.kind:
                raise CannotChange(
                    f"e{kept_id} is a {kept.kind} and e{other_id} a {other.kind}; only entities of "
                    "one kind can be merged."
                )
            store.entities.merge(kept_id, other_id, USER, now, by_user=True)
        return store.entities.get(kept_id)


def split_entity(
    store: Store, entity_id: EntityId, names: Sequence[str], now: datetime
) -> tuple[Entity, Entity]:
    """Make some names an entity of their own: what is left, and the new one.

    Raises: UnknownItem, InvalidSetting for a name that it does not have, CannotChange if that
    leaves it without a name.
    """
    with store.transaction():
        entity = store.entities.get(entity_id)
        aliases = [_alias_named(entity, name) for name in names]
        if len(set(aliases)) >= len(entity.aliases):
            raise CannotChange(f"e{entity_id} has no other name that would be left; nothing done.")
        new_id = store.entities.split(entity_id, aliases, USER, now)
        return store.entities.get(entity_id), store.entities.get(new_id)


def undo_entity_change(store: Store, entity_id: EntityId, now: datetime) -> EntityChange:
    """Take the newest merge or split of an entity back; gives what was taken back.

    Raises: CannotUndo.
    """
    with store.transaction():
        change = _newest_standing(store.entities.history(entity_id))
        if change is None:
            raise CannotUndo(f"e{entity_id} was never merged or split; there is nothing to undo.")
        store.entities.undo(change.id, USER, now)
        return change


def _newest_standing(history: Sequence[EntityChange]) -> EntityChange | None:
    """The newest change that was not taken back; each undo names the same two entities."""
    undone: list[frozenset[EntityId]] = []
    for change in history:
        pair = frozenset((change.entity_id, change.other_id))
        if change.operation == UNDO:
            undone.append(pair)
        elif pair in undone:
            undone.remove(pair)
        else:
            return change
    return None


def _alias_named(entity: Entity, name: str) -> AliasId:
    key = key_of(name)
    for alias in entity.aliases:
        if name == alias.name or key == alias.key:
            return alias.id
    known = ", ".join(repr(alias.name) for alias in entity.aliases)
    raise InvalidSetting(f"e{entity.id} has no name {name!r}; its names are: {known}.")
