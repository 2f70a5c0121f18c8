"""The graph of names, frames and memories as a walk from a few names needs it.

Only what lies around those names is read, at most a few hundred frames, so that a question costs
the same in a large memory as in a small one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.entity_record import EntityId, EntityKind
from core.ids import MemoryId, ObservationId
from core.store.database import Database, placeholders

_BATCH = 500
_KINDS = tuple(kind.value for kind in EntityKind)


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name (normalised) and whose it is."""

    key: str
    kind: EntityKind
    entity_id: EntityId


class EntityGraph:
    """Reads the tables of entities, statements and links; changes nothing."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def called(self, keys: Sequence[str]) -> list[KnownName]:
        """The entities that have one of these (normalised) names."""
        found: list[KnownName] = []
        for start in range(0, len(keys), _BATCH):
            batch = keys[start : start + _BATCH]
            rows = self._db.rows(
                "SELECT key, kind, entity_id FROM entity_alias"
                f" WHERE kind IN ({placeholders(len(_KINDS))})"
                f" AND key IN ({placeholders(len(batch))}) ORDER BY id",
                [*_KINDS, *batch],
            )
            found += [_known(row[0], row[1], row[2]) for row in rows]
        return found

    def with_part(self, word: str, kind: EntityKind) -> list[KnownName]:
        """Names of a kind that have a (normalised) word in them, in their own order."""
        rows = self._db.rows(
            "SELECT key, kind, entity_id FROM entity_alias"
            " WHERE kind = ? AND instr(' ' || key || ' ', ?) > 0 ORDER BY key",
            (kind.value, f" {word} "),
        )
        return [_known(row[0], row[1], row[2]) for row in rows]

    def beginning_with(
        self, prefix: str, kinds: Sequence[EntityKind], limit: int = 2_000
    ) -> list[KnownName]:
        """Names of these kinds that begin with a (normalised) prefix, in their own order."""
        rows = self._db.rows(
            "SELECT key, kind, entity_id FROM entity_alias"
            f" WHERE kind IN ({placeholders(len(kinds))}) AND key >= ? AND key < ?"
            " ORDER BY key, kind LIMIT ?",
            [*(kind.value for kind in kinds), prefix, prefix + "\U0010ffff", limit],
        )
        return [_known(row[0], row[1], row[2]) for row in rows]

    def frames_naming(self, ids: Sequence[EntityId], limit: int) -> list[ObservationId]:
        """The newest frames that name any of these, newest first."""
        if not ids:
            return []
        rows = self._db.rows(
            "SELECT DISTINCT mention.observation_id FROM entity_alias"
            " JOIN mention ON mention.alias_id = entity_alias.id"
            f" WHERE entity_alias.entity_id IN ({placeholders(len(ids))})"
            " ORDER BY mention.observation_id DESC LIMIT ?",
            [*ids, limit],
        )
        return [ObservationId(row[0]) for row in rows]

    def names_on(
        self, frames: Sequence[ObservationId], kinds: Sequence[EntityKind]
    ) -> list[tuple[EntityId, ObservationId]]:
        """Which entity of these kinds stands on which of the frames, each pair once."""
        return [
            (EntityId(row[0]), ObservationId(row[1]))
            for batch in _batches(frames)
            for row in self._db.rows(
                "SELECT DISTINCT entity_alias.entity_id, mention.observation_id FROM mention"
                " JOIN entity_alias ON entity_alias.id = mention.alias_id"
                f" WHERE mention.observation_id IN ({placeholders(len(batch))})"
                f" AND entity_alias.kind IN ({placeholders(len(kinds))})",
                [*batch, *(kind.value for kind in kinds)],
            )
        ]

    def memories_on(self, frames: Sequence[ObservationId]) -> list[tuple[MemoryId, ObservationId]]:
        """Which memory that holds now rests on which of the frames, each pair once.

        Sessions and longer stretches rest on nearly every frame, so they are left out.
        """
        return [
            (MemoryId(row[0]), ObservationId(row[1]))
            for batch in _batches(frames)
            for row in self._db.rows(
                "SELECT DISTINCT statement.memory_id, statement_evidence.observation_id"
                " FROM statement_evidence"
                " JOIN statement ON statement.id = statement_evidence.statement_id"
                " JOIN memory ON memory.id = statement.memory_id"
                f" WHERE statement_evidence.observation_id IN ({placeholders(len(batch))})"
                " AND statement.until_version IS NULL AND memory.status = 'active'"
                " AND (memory.level IS NULL OR memory.level = 'segment')",
                batch,
            )
        ]

    def frames_of(self, memories: Sequence[MemoryId]) -> list[tuple[MemoryId, ObservationId]]:
        """Which frame each of these memories rests on now, each pair once."""
        return [
            (MemoryId(row[0]), ObservationId(row[1]))
            for batch in _batches(memories)
            for row in self._db.rows(
                "SELECT DISTINCT statement.memory_id, statement_evidence.observation_id"
                " FROM statement JOIN statement_evidence"
                " ON statement_evidence.statement_id = statement.id"
                f" WHERE statement.memory_id IN ({placeholders(len(batch))})"
                " AND statement.until_version IS NULL",
                batch,
            )
        ]

    def ties_of(self, memories: Sequence[MemoryId]) -> list[tuple[MemoryId, MemoryId, float]]:
        """The links from or to any of these memories, with their weights (0 to 1), each once."""
        found = {
            (MemoryId(row[0]), MemoryId(row[1])): float(row[2])
            for batch in _batches(memories)
            for row in self._db.rows(
                "SELECT from_id, to_id, max(weight) FROM memory_link"
                f" WHERE from_id IN ({placeholders(len(batch))})"
                f" OR to_id IN ({placeholders(len(batch))}) GROUP BY from_id, to_id",
                [*batch, *batch],
            )
        }
        return [(source, target, weight) for (source, target), weight in found.items()]


def _known(key: str, kind: str, entity_id: int) -> KnownName:
    return KnownName(key, EntityKind(kind), EntityId(entity_id))


def _batches(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))
