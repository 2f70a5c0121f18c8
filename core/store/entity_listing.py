"""Lists of entities for people to look through, and what each was seen together with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.entity_record import EntityId, EntityKind
from core.moments import from_us
from core.store.database import Database, Row, Value, placeholders
from core.store.keyset import Mark, Order, Page, after_mark, sorted_by

_OF_ONE = (
    " FROM mention JOIN entity_alias ON entity_alias.id = mention.alias_id"
    " JOIN observation ON observation.id = mention.observation_id WHERE entity_alias.entity_id = ?"
)


@dataclass(frozen=True, slots=True)
class Sightings:
    """On how many frames an entity was seen, and from when to when."""

    entity_id: EntityId
    frames: int
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class EntityHeadline:
    """An entity as a long list shows it; `frames` is on how many frames it was seen."""

    id: EntityId
    kind: EntityKind
    name: str
    frames: int
    first: datetime
    last: datetime


class EntityListing:
    """Reads tables `entity`, `entity_alias` and `mention`; changes nothing."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def sightings(
        self, kind: EntityKind | None, text: str, limit: int, offset: int
    ) -> list[Sightings]:
        """Entities of a kind with this (folded) text in a name, the most seen first."""
        clause, values = _clause(kind, text)
        ids = self._db.rows(
            "SELECT entity.id FROM entity JOIN entity_alias ON entity_alias.entity_id = entity.id"
            f" JOIN mention ON mention.alias_id = entity_alias.id WHERE {clause} GROUP BY entity.id"
            " ORDER BY count(DISTINCT mention.observation_id) DESC, entity.id LIMIT ? OFFSET ?",
            [*values, limit, offset],
        )
        found = [self.of(EntityId(row[0])) for row in ids]
        return [one for one in found if one is not None]

    def page(self, text: str, order: Order, after: Mark | None, limit: int) -> Page[EntityHeadline]:
        """Entities with this (folded) text in a name that come after a mark."""
        clause, values = _clause(None, text)
        place = _PLACES[order]
        condition = "1"
        if after is not None:
            condition = after_mark(place, "id", order)
        rows = self._db.rows(
            f"WITH seen AS MATERIALIZED ({_SEEN} WHERE {clause} GROUP BY entity.id)"
            f" SELECT {_HEADLINE}, {place} FROM seen WHERE {condition}"
            f" ORDER BY {sorted_by(place, 'id', order)} LIMIT ?",
            [*values, *((after.place, after.id) if after else ()), limit],
        )
        end = Mark(rows[-1][-1], rows[-1][0]) if rows and len(rows) == limit else None
        return Page(tuple(_headline(row) for row in rows), end)

    def headlines(self, ids: Sequence[EntityId]) -> dict[EntityId, EntityHeadline]:
        """Those of the ids that are seen on any frame, in the order given; at most some hundred."""
        rows = self._db.rows(
            f"WITH seen AS MATERIALIZED ({_SEEN} WHERE entity.id IN ({placeholders(len(ids))})"
            f" GROUP BY entity.id) SELECT {_HEADLINE} FROM seen",
            ids,
        )
        found = {EntityId(row[0]): _headline(row) for row in rows}
        return {one: found[one] for one in ids if one in found}

    def number_matching(self, kind: EntityKind | None, text: str) -> int:
        """How many entities there are of a kind with this text in a name."""
        clause, values = _clause(kind, text)
        return self._db.number(f"SELECT count(*) FROM entity WHERE {clause}", values)

    def of(self, entity_id: EntityId) -> Sightings | None:
        """Of one entity; None if no frame names it."""
        frames = self._db.number(
            f"SELECT count(DISTINCT mention.observation_id){_OF_ONE}", (entity_id,)
        )
        first = self._db.row(f"SELECT at_us, utc_offset_min{_OF_ONE} ORDER BY at_us", (entity_id,))
        last = self._db.row(
            f"SELECT until_us, utc_offset_min{_OF_ONE} ORDER BY until_us DESC", (entity_id,)
        )
        if first is None or last is None:
            return None
        return Sightings(entity_id, frames, from_us(*first), from_us(*last))

    def tied_to(
        self, entity_id: EntityId, kinds: tuple[EntityKind, ...], limit: int
    ) -> list[tuple[EntityId, int]]:
        """Who and what is on the same frames, with the number of them.

        First those that are seldom seen without it: what is on every frame is tied to nothing.
        """
        rows = self._db.rows(
            "WITH frame AS MATERIALIZED (SELECT DISTINCT mention.observation_id AS id FROM mention"
            " JOIN entity_alias ON entity_alias.id = mention.alias_id"
            " WHERE entity_alias.entity_id = ?),"
            " shared AS (SELECT entity_alias.entity_id AS id,"
            " count(DISTINCT mention.observation_id) AS frames FROM mention"
            " JOIN entity_alias ON entity_alias.id = mention.alias_id"
            " WHERE mention.observation_id IN (SELECT id FROM frame)"
            f" AND entity_alias.kind IN ({placeholders(len(kinds))})"
            " AND entity_alias.entity_id <> ? GROUP BY entity_alias.entity_id)"
            " SELECT shared.id, shared.frames FROM shared"
            " ORDER BY 1.0 * shared.frames * shared.frames / (SELECT"
            " count(DISTINCT mention.observation_id) FROM entity_alias"
            " JOIN mention ON mention.alias_id = entity_alias.id"
            " WHERE entity_alias.entity_id = shared.id) DESC, shared.id LIMIT ?",
            [entity_id, *(kind.value for kind in kinds), entity_id, limit],
        )
        return [(EntityId(row[0]), int(row[1])) for row in rows]


# The name is the one that `Entity.name` chooses: the fullest that is not a mail address.
_SEEN = (
    "SELECT entity.id AS id, entity.kind AS kind,"
    " (SELECT name FROM entity_alias AS one WHERE one.entity_id = entity.id"
    " ORDER BY instr(name, '@') > 0, length(key) - length(replace(key, ' ', '')) DESC,"
    " (SELECT count(*) FROM mention WHERE alias_id = one.id) DESC, one.id LIMIT 1) AS name,"
    " count(DISTINCT mention.observation_id) AS frames, min(at_us) AS first_us,"
    " max(at_us) AS last_us FROM entity JOIN entity_alias ON entity_alias.entity_id = entity.id"
    " JOIN mention ON mention.alias_id = entity_alias.id"
    " JOIN observation ON observation.id = mention.observation_id"
)
_HEADLINE = (
    "id, kind, name, frames, first_us, last_us,"
    " (SELECT utc_offset_min FROM observation WHERE at_us = first_us),"
    " (SELECT utc_offset_min FROM observation WHERE at_us = last_us)"
)
_PLACES = {
    Order.NEWEST: "last_us",
    Order.OLDEST: "first_us",
    Order.IMPORTANT: "frames",
    Order.TITLE: "lower(name)",
}


def _headline(row: Row) -> EntityHeadline:
    return EntityHeadline(
        id=EntityId(row[0]),
        kind=EntityKind(row[1]),
        name=row[2],
        frames=int(row[3]),
        first=from_us(row[4], row[6]),
        last=from_us(row[5], row[7]),
    )


def _clause(kind: EntityKind | None, text: str) -> tuple[str, list[Value]]:
    parts, values = ["1"], list[Value]()
    if kind is not None:
        parts.append("entity.kind = ?")
        values.append(kind.value)
    if text:
        parts.append(
            "entity.id IN (SELECT entity_id FROM entity_alias WHERE instr(entity_alias.key, ?) > 0)"
        )
        values.append(text)
    return " AND ".join(parts), values
