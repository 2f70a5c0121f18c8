"""What the user says of entities holds, and can be taken back."""

import pytest

from core.entity_record import EntityId, EntityKind, Mention
from core.errors import CannotChange, CannotUndo, InvalidSetting, UnknownItem
from core.memory.entities.keys import key_of
from core.memory.from_user.entity_corrections import (
    merge_entities,
    split_entity,
    undo_entity_change,
)
from core.memory_record import USER
from core.store.store import Store
from tests.core.store.fresh_store import after
from tests.core.store.memory_drafts import frames

PERSON = EntityKind.PERSON


def _person(store: Store, *names: str, kind: EntityKind = PERSON) -> EntityId:
    (frame,) = frames(store, store.observations.count())
    new_id = store.entities.add(kind)
    for name in names:
        store.entities.note(new_id, Mention(kind, name, key_of(name), (0,), 0.9), frame)
    return new_id


def _names(store: Store, entity_id: EntityId) -> set[str]:
    return {alias.name for alias in store.entities.get(entity_id).aliases}


def test_merging_several_gives_their_names_to_the_first_and_is_the_users(store: Store) -> None:
    ilse, short, mail = (
        _person(store, name) for name in ("Ilse Brandt", "Ilse", "ib@quay.example")
    )
    kept = merge_entities(store, [ilse, short, mail], after(9))
    assert _names(store, kept.id) == {"Ilse Brandt", "Ilse", "ib@quay.example"}
    assert kept.is_the_users
    assert {one.made_by for one in store.entities.history(ilse)} == {USER}


def test_each_merger_is_undone_by_itself_the_newest_first(store: Store) -> None:
    ilse, short, mail = (
        _person(store, name) for name in ("Ilse Brandt", "Ilse", "ib@quay.example")
    )
    merge_entities(store, [ilse, short, mail], after(9))
    assert undo_entity_change(store, ilse, after(10)).other_id == mail
    assert undo_entity_change(store, ilse, after(11)).other_id == short
    assert [_names(store, one) for one in (ilse, short, mail)] == [
        {"Ilse Brandt"},
        {"Ilse"},
        {"ib@quay.example"},
    ]
    with pytest.raises(CannotUndo, match="nothing to undo"):
        undo_entity_change(store, ilse, after(12))


def test_a_name_is_split_off_however_it_is_typed_and_comes_back(store: Store) -> None:
    ilse = _person(store, "Ilse Brandt", "Tove")
    left, new = split_entity(store, ilse, ["tove"], after(9))
    assert (left.name, new.name) == ("Ilse Brandt", "Tove")
    assert left.is_the_users
    assert new.is_the_users
    undo_entity_change(store, new.id, after(10))
    assert _names(store, ilse) == {"Ilse Brandt", "Tove"}


def test_what_cannot_be_is_refused_and_changes_nothing(store: Store) -> None:
    ilse, quay = _person(store, "Ilse Brandt"), _person(store, "Quay", kind=EntityKind.PLACE)
    with pytest.raises(CannotChange, match="of one kind"):
        merge_entities(store, [ilse, quay], after(9))
    with pytest.raises(CannotChange, match="with itself"):
        merge_entities(store, [ilse, ilse], after(9))
    with pytest.raises(UnknownItem):
        merge_entities(store, [ilse, EntityId(99)], after(9))
    with pytest.raises(InvalidSetting, match="its names are"):
        split_entity(store, ilse, ["Tove"], after(9))
    with pytest.raises(CannotChange, match="no other name"):
        split_entity(store, ilse, ["Ilse Brandt"], after(9))
    assert store.entities.history(ilse) == []
