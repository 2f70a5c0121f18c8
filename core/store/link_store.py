"""Links: typed ties between memories. They go with either end."""

from collections.abc import Iterable, Sequence

from core.entity_record import EntityId, Link, LinkType
from core.ids import MemoryId
from core.store.database import Database, placeholders

_BATCH = 500


class LinkStore:
    """Reads and writes table `memory_link`, and finds what memories share."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def put(self, memory_id: MemoryId, links: Iterable[Link], made_by: str) -> int:
        """Set a memory's links by this maker to these; others' stay. Returns how many it has."""
        with self._db.transaction():
            self._db.run(
                "DELETE FROM memory_link WHERE made_by = ? AND (from_id = ? OR to_id = ?)",
                (made_by, memory_id, memory_id),
            )
            return sum(self._add(link, made_by) for link in links)

    def add(self, links: Iterable[Link], made_by: str) -> int:
        """Add links to what is there; of two equal ones the stronger stays."""
        with self._db.transaction():
            return sum(self._add(link, made_by) for link in links)

    def _add(self, link: Link, made_by: str) -> int:
        if link.source == link.target:
            raise ValueError(f"a memory is not linked to itself: m{link.source}")
        return self._db.run(
            "INSERT INTO memory_link(from_id, to_id, type, weight, made_by) VALUES(?, ?, ?, ?, ?)"
            " ON CONFLICT(from_id, to_id, type)"
            " DO UPDATE SET weight = max(weight, excluded.weight)",
            (link.source, link.target, link.type.value, link.weight, made_by),
        )

    def of(self, memory_id: MemoryId) -> list[Link]:
        """A memory's links in both directions, strongest first."""
        rows = self._db.rows(
            "SELECT from_id, to_id, type, weight FROM memory_link WHERE from_id = ? OR to_id = ?"
            " ORDER BY weight DESC, type, from_id, to_id",
            (memory_id, memory_id),
        )
        return [_link(row[0], row[1], row[2], row[3]) for row in rows]

    def all(self) -> list[Link]:
        """Every link, by its ends: the edges for a walk over the memories."""
        rows = self._db.rows(
            "SELECT from_id, to_id, type, weight FROM memory_link ORDER BY from_id, to_id, type"
        )
        return [_link(row[0], row[1], row[2], row[3]) for row in rows]

    def count(self) -> int:
        return self._db.number("SELECT count(*) FROM memory_link")

    def entities_of(self, ids: Sequence[MemoryId]) -> dict[MemoryId, frozenset[EntityId]]:
        """The names on the lines that memories rest on; of those without any, the empty set.

        A statement that rests on a frame as a whole has all the names of the frame.
        """
        found: dict[MemoryId, set[EntityId]] = {memory_id: set() for memory_id in ids}
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            for memory_id, entity_id in self._db.rows(
                "SELECT DISTINCT statement.memory_id, entity_alias.entity_id FROM statement"
                " JOIN statement_evidence ON statement_evidence.statement_id = statement.id"
                " JOIN mention ON mention.observation_id = statement_evidence.observation_id"
                " JOIN entity_alias ON entity_alias.id = mention.alias_id"
                f" WHERE statement.memory_id IN ({placeholders(len(batch))})"
                " AND statement.until_version IS NULL"
                " AND (mention.line_numbers = '[]' OR statement_evidence.line_numbers = '[]'"
                " OR EXISTS (SELECT 1 FROM json_each(mention.line_numbers) AS named"
                " JOIN json_each(statement_evidence.line_numbers) AS cited"
                " ON named.value = cited.value))",
                batch,
            ):
                found[MemoryId(memory_id)].add(EntityId(entity_id))
        return {memory_id: frozenset(entities) for memory_id, entities in found.items()}

    def sharing(self, entities: Sequence[EntityId], limit: int) -> list[MemoryId]:
        """Memories that hold now and rest on frames with any of these names, newest first."""
        if not entities:
            return []
        rows = self._db.rows(
            "SELECT memory.id FROM memory WHERE status = 'active' AND id IN"
            " (SELECT statement.memory_id FROM entity_alias"
            " JOIN mention ON mention.alias_id = entity_alias.id"
            " JOIN statement_evidence"
            " ON statement_evidence.observation_id = mention.observation_id"
            " JOIN statement ON statement.id = statement_evidence.statement_id"
            f" WHERE entity_alias.entity_id IN ({placeholders(len(entities))}))"
            " ORDER BY since_us DESC, id DESC LIMIT ?",
            [*entities, limit],
        )
        return [MemoryId(row[0]) for row in rows]


def _link(source: int, target: int, kind: str, weight: float) -> Link:
    return Link(MemoryId(source), MemoryId(target), LinkType(kind), float(weight))
