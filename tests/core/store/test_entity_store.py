"""Entities with their names: each rests on frames, and merges can be taken back."""

import numpy as np
import pytest

from core.entity_record import EntityId, EntityKind, Mention
from core.errors import CannotUndo, UnknownItem
from core.ids import ObservationId
from core.memory.entities.keys import key_of
from core.memory_record import USER
from core.store.store import Store
from tests.core.store.fresh_store import after, seen

PERSON = EntityKind.PERSON


def _frame(store: Store, minute: int = 0) -> ObservationId:
    return store.observations.add(seen("x", at=after(minute)), None)


def _note(
    store: Store,
    entity_id: EntityId,
    name: str,
    *frames: ObservationId,
    lines: tuple[int, ...] = (),
) -> None:
    mention = Mention(PERSON, name, key_of(name), lines, 0.9)
    for frame in frames:
        store.entities.note(entity_id, mention, frame)


def _person(store: Store, name: str, *frames: ObservationId) -> EntityId:
    new_id = store.entities.add(PERSON)
    _note(store, new_id, name, *frames)
    return new_id


def _names(store: Store, entity_id: EntityId) -> list[str]:
    return [alias.name for alias in store.entities.get(entity_id).aliases]


def test_names_come_back_the_most_seen_first_and_the_fullest_is_the_name(store: Store) -> None:
    first, second = _frame(store), _frame(store, 1)
    ilse = _person(store, "Ilse Brandt", first)
    _note(store, ilse, "Ilse", first, second)
    _note(store, ilse, "ilse.brandt@harbour.example", second)
    entity = store.entities.get(ilse)
    assert (entity.aliases[0].name, entity.aliases[0].frames) == ("Ilse", 2)
    assert entity.name == "Ilse Brandt"
    assert store.entities.with_key(PERSON, "ilse") == ilse
    assert store.entities.with_key(EntityKind.PLACE, "ilse") is None
    with pytest.raises(UnknownItem, match="may have been forgotten"):
        store.entities.get(EntityId(99))


def test_a_name_stays_with_whom_it_has(store: Store) -> None:
    frame = _frame(store)
    ilse = _person(store, "Ilse Brandt", frame)
    _note(store, store.entities.add(PERSON), "Ilse Brandt", frame)
    assert store.entities.with_key(PERSON, "ilse brandt") == ilse


def test_entities_are_listed_by_how_many_frames_name_them(store: Store) -> None:
    frames = [_frame(store, minute) for minute in range(3)]
    tove = _person(store, "Tove Olsen", frames[0])
    ilse = _person(store, "Ilse Brandt", *frames)
    assert [one.id for one in store.entities.matching(PERSON)] == [ilse, tove]
    assert [one.id for one in store.entities.matching(limit=1, offset=1)] == [tove]
    assert store.entities.matching(EntityKind.PLACE) == []


def test_where_an_entity_was_seen_and_what_frames_name(store: Store) -> None:
    early, late = _frame(store), _frame(store, 5)
    ilse = _person(store, "Ilse Brandt", early)
    _note(store, ilse, "Ilse Brandt", late, lines=(3, 4))
    places = store.entities.places_of(ilse)
    assert [(one.observation_id, one.line_numbers) for one in places] == [
        (late, (3, 4)),
        (early, ()),
    ]
    assert [one.entity_id for one in store.entities.of_observations([early])] == [ilse]
    entities, frames = store.entities.edges()
    assert (entities.dtype, frames.tolist()) == (np.dtype(np.int64), [early, late])


def test_candidates_share_a_word(store: Store) -> None:
    frame = _frame(store)
    ilse = _person(store, "Ilse Brandt", frame)
    _note(store, ilse, "ilse.brandt@harbour.example", frame)
    _person(store, "Tove Olsen", frame)
    found = store.entities.with_words(PERSON, ("brandt", "i"))
    assert found == {ilse: frozenset({"Ilse Brandt", "ilse.brandt@harbour.example"})}
    assert store.entities.with_words(PERSON, ("i",)) == {}


def test_a_name_goes_with_its_last_mention_and_an_entity_with_its_last_name(store: Store) -> None:
    first, second = _frame(store), _frame(store, 1)
    ilse = _person(store, "Ilse Brandt", first)
    _note(store, ilse, "Ilse", first, second)
    store.entities.keep_only(first, ())
    assert _names(store, ilse) == ["Ilse"]
    store.entities.keep_only(second, ())
    assert store.entities.count() == 0


def test_a_merge_gives_all_names_to_one_and_can_be_taken_back(store: Store) -> None:
    frame = _frame(store)
    ilse, brandt = _person(store, "Ilse", frame), _person(store, "Frau Brandt", frame)
    store.entities.merge(ilse, brandt, USER, after(1), by_user=True)
    assert set(_names(store, ilse)) == {"Ilse", "Frau Brandt"}
    assert store.entities.is_the_users(ilse)
    with pytest.raises(UnknownItem):
        store.entities.get(brandt)
    change = store.entities.history(ilse)[0]
    assert (change.operation, change.other_id, change.made_by) == ("merge", brandt, USER)
    store.entities.undo(change.id, USER, after(2))
    assert (_names(store, ilse), _names(store, brandt)) == (["Ilse"], ["Frau Brandt"])
    assert [one.operation for one in store.entities.history(ilse)] == ["undo", "merge"]
    with pytest.raises(CannotUndo):
        store.entities.undo(change.id, USER, after(3))


def test_a_merge_by_a_rule_is_not_the_users(store: Store) -> None:
    frame = _frame(store)
    ilse, other = _person(store, "Ilse", frame), _person(store, "I. Brandt", frame)
    store.entities.merge(ilse, other, "rules", after(1), by_user=False)
    assert not store.entities.is_the_users(ilse)


def test_only_two_entities_of_one_kind_are_merged(store: Store) -> None:
    frame = _frame(store)
    ilse = _person(store, "Ilse", frame)
    place = store.entities.add(EntityKind.PLACE)
    with pytest.raises(ValueError, match="one kind"):
        store.entities.merge(ilse, place, USER, after(1), by_user=True)
    with pytest.raises(ValueError, match="one kind"):
        store.entities.merge(ilse, ilse, USER, after(1), by_user=True)


def test_a_split_makes_two_that_the_rules_leave_alone(store: Store) -> None:
    frame = _frame(store)
    ilse = _person(store, "Ilse Brandt", frame)
    _note(store, ilse, "Ilse", frame)
    short = next(one for one in store.entities.get(ilse).aliases if one.name == "Ilse")
    other = store.entities.split(ilse, [short.id], USER, after(1))
    assert (_names(store, ilse), _names(store, other)) == (["Ilse Brandt"], ["Ilse"])
    assert store.entities.is_the_users(ilse)
    assert store.entities.is_the_users(other)
    store.entities.undo(store.entities.history(other)[0].id, USER, after(2))
    assert set(_names(store, ilse)) == {"Ilse", "Ilse Brandt"}
    with pytest.raises(UnknownItem):
        store.entities.get(other)


def test_a_split_leaves_both_with_a_name(store: Store) -> None:
    ilse = _person(store, "Ilse", _frame(store))
    everything = [one.id for one in store.entities.get(ilse).aliases]
    for alias_ids in ([], everything):
        with pytest.raises(ValueError, match="not all"):
            store.entities.split(ilse, alias_ids, USER, after(1))


def test_forgetting_a_frame_takes_the_names_that_only_it_showed(store: Store) -> None:
    first, second = _frame(store), _frame(store, 1)
    ilse = _person(store, "Ilse Brandt", first, second)
    _note(store, ilse, "Ilse", first)
    tove = _person(store, "Tove Olsen", first)
    store.forgetting.forget([first])
    assert _names(store, ilse) == ["Ilse Brandt"]
    with pytest.raises(UnknownItem):
        store.entities.get(tove)
