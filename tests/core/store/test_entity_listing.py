"""Entities are listed by how often they were seen, and told with whom."""

import pytest

from core.entity_record import EntityId, EntityKind, Mention
from core.ids import ObservationId
from core.memory.entities.keys import key_of
from core.store.keyset import Order
from core.store.store import Store
from tests.core.store.fresh_store import after
from tests.core.store.memory_drafts import frames

PERSON, PLACE = EntityKind.PERSON, EntityKind.PLACE


def _entity(
    store: Store, name: str, *on: ObservationId, kind: EntityKind = PERSON, alias: str = ""
) -> EntityId:
    new_id = store.entities.add(kind)
    for one in filter(None, (name, alias)):
        for frame in on:
            store.entities.note(new_id, Mention(kind, one, key_of(one), (0,), 0.9), frame)
    return new_id


def test_the_most_seen_come_first_by_kind_and_text_page_by_page(store: Store) -> None:
    early, mid, late = frames(store, 0, 1, 2)
    tove = _entity(store, "Tove Olsen", mid)
    ilse = _entity(store, "Ilse Brandt", early, late, alias="Ilse")
    quay = _entity(store, "Quay 7", early, mid, late, kind=PLACE)
    listing = store.entity_listing
    assert [one.entity_id for one in listing.sightings(None, "", 9, 0)] == [quay, ilse, tove]
    assert [one.entity_id for one in listing.sightings(PERSON, "", 1, 1)] == [tove]
    (found,) = listing.sightings(None, "brandt", 9, 0)
    assert (found.entity_id, found.frames) == (ilse, 2)
    assert (found.first, found.last) == (after(0), after(2))
    assert listing.number_matching(PERSON, "") == 2
    assert listing.number_matching(None, "ilse") == 1
    assert listing.of(EntityId(99)) is None


def test_what_is_on_every_frame_is_tied_less_than_what_is_seldom_without(store: Store) -> None:
    first, second, third, fourth = frames(store, 0, 1, 2, 3)
    ilse = _entity(store, "Ilse Brandt", first, second)
    tove = _entity(store, "Tove Olsen", first, second)
    everywhere = _entity(store, "Quay 7", first, second, third, fourth, kind=PLACE)
    _entity(store, "editor", first, second, kind=EntityKind.APP)
    tied = store.entity_listing.tied_to(ilse, (PERSON, PLACE), 9)
    assert tied == [(tove, 2), (everywhere, 2)]
    assert store.entity_listing.tied_to(ilse, (PERSON, PLACE), 1) == [(tove, 2)]


@pytest.mark.parametrize("limit", [1, 2, 50])
def test_pages_of_names_together_are_the_whole_list(store: Store, limit: int) -> None:
    early, mid, late = frames(store, 0, 1, 2)
    _entity(store, "Tove Olsen", mid)
    _entity(store, "Ilse Brandt", early, late, alias="ilse@harbour.example")
    _entity(store, "Quay 7", early, mid, late, kind=PLACE)

    def names(order: Order, text: str = "") -> list[str]:
        found, mark = [], None
        while True:
            page = store.entity_listing.page(text, order, mark, limit)
            found += [one.name for one in page.entries]
            if page.end is None:
                return found
            mark = page.end

    assert names(Order.IMPORTANT) == ["Quay 7", "Ilse Brandt", "Tove Olsen"]
    assert names(Order.NEWEST) == ["Quay 7", "Ilse Brandt", "Tove Olsen"]
    assert names(Order.OLDEST) == ["Ilse Brandt", "Quay 7", "Tove Olsen"]
    assert names(Order.TITLE) == ["Ilse Brandt", "Quay 7", "Tove Olsen"]
    assert names(Order.TITLE, "brandt") == ["Ilse Brandt"]


def test_a_headline_tells_how_often_and_when(store: Store) -> None:
    early, late = frames(store, 0, 2)
    ilse = _entity(store, "Ilse Brandt", early, late)
    (shown,) = store.entity_listing.headlines([ilse, EntityId(77)]).values()
    assert (shown.id, shown.kind, shown.name, shown.frames) == (ilse, PERSON, "Ilse Brandt", 2)
    assert (shown.first, shown.last) == (after(0), after(2))
    assert shown.name == store.entities.get(ilse).name
