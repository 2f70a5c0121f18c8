"""Lists of entities for people to look through, and what each was seen together with."""

from dataclasses import dataclass
from datetime import datetime

from core.entity_record import EntityId, EntityKind
from core.moments import from_us
from core.store.database import Database, Value, placeholders

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
