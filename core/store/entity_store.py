"""Entities: people, projects, sites and the like, each with the names that it was seen under.

A name rests on the frames that show it, as a statement does: with its last mention it goes, and
an entity with its last name. Merges and splits are written to a log and can be undone.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

import numpy as np
import numpy.typing as npt

from core.entity_record import (
    Alias,
    AliasId,
    Entity,
    EntityChange,
    EntityId,
    EntityKind,
    Mention,
    MentionPlace,
)
from core.errors import CannotUndo, UnknownItem
from core.ids import ObservationId
from core.moments import from_us, to_us, utc_offset_min
from core.store.database import Database, Row, placeholders

_MERGE, _SPLIT, _UNDO = "merge", "split", "undo"
_BATCH = 500
_MIN_LETTERS = 3


class EntityStore:
    """Reads and writes entities, their names and mentions."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def get(self, entity_id: EntityId) -> Entity:
        """Raises: UnknownItem."""
        found = self.get_many([entity_id])
        if not found:
            raise UnknownItem(f"There is no entity e{entity_id}; it may have been forgotten.")
        return found[0]

    def get_many(self, ids: Iterable[EntityId]) -> list[Entity]:
        """Those of the ids that exist, in the order given."""
        wanted = list(dict.fromkeys(ids))
        found: dict[EntityId, Entity] = {}
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            aliases = self._aliases(batch)
            for entity_id, kind, is_the_users in self._db.rows(
                "SELECT id, kind, is_the_users FROM entity"
                f" WHERE id IN ({placeholders(len(batch))})",
                batch,
            ):
                names = tuple(aliases.get(EntityId(entity_id), ()))
                found[EntityId(entity_id)] = Entity(
                    EntityId(entity_id), EntityKind(kind), names, bool(is_the_users)
                )
        return [found[entity_id] for entity_id in wanted if entity_id in found]

    def matching(
        self, kind: EntityKind | None = None, limit: int = 50, offset: int = 0
    ) -> list[Entity]:
        """Entities by the number of frames that name them, most first."""
        rows = self._db.rows(
            "SELECT entity.id FROM entity JOIN entity_alias ON entity_alias.entity_id = entity.id"
            " JOIN mention ON mention.alias_id = entity_alias.id WHERE ? IS NULL OR entity.kind = ?"
            " GROUP BY entity.id ORDER BY count(DISTINCT mention.observation_id) DESC, entity.id"
            " LIMIT ? OFFSET ?",
            (kind, kind, limit, offset),
        )
        return self.get_many(EntityId(row[0]) for row in rows)

    def kinds_of(self, ids: Sequence[EntityId]) -> dict[EntityId, EntityKind]:
        """What sort of thing each of these is."""
        found: dict[EntityId, EntityKind] = {}
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            for entity_id, kind in self._db.rows(
                f"SELECT id, kind FROM entity WHERE id IN ({placeholders(len(batch))})", batch
            ):
                found[EntityId(entity_id)] = EntityKind(kind)
        return found

    def with_key(self, kind: EntityKind, key: str) -> EntityId | None:
        """Whose name that is."""
        row = self._db.row(
            "SELECT entity_id FROM entity_alias WHERE kind = ? AND key = ?", (kind.value, key)
        )
        return EntityId(row[0]) if row else None

    def with_words(self, kind: EntityKind, words: Iterable[str]) -> dict[EntityId, frozenset[str]]:
        """Entities that have any of these (folded) words in a name, each with all its names."""
        wanted = sorted({word for word in words if len(word) >= _MIN_LETTERS})
        if not wanted:
            return {}
        condition = " OR ".join("instr(key, ?) > 0" for _ in wanted)
        rows = self._db.rows(
            "SELECT entity_id, name FROM entity_alias WHERE entity_id IN"
            f" (SELECT entity_id FROM entity_alias WHERE kind = ? AND ({condition}))",
            [kind.value, *wanted],
        )
        found: dict[EntityId, set[str]] = {}
        for entity_id, name in rows:
            found.setdefault(EntityId(entity_id), set()).add(name)
        return {entity_id: frozenset(names) for entity_id, names in found.items()}

    def keys_of(self, kind: EntityKind) -> list[tuple[EntityId, str]]:
        """Every name of a kind, normalised, with whose it is."""
        rows = self._db.rows(
            "SELECT entity_id, key FROM entity_alias WHERE kind = ? ORDER BY id", (kind.value,)
        )
        return [(EntityId(row[0]), str(row[1])) for row in rows]

    def add(self, kind: EntityKind) -> EntityId:
        """A new entity; it has no name until `note` gives it one."""
        return EntityId(self._db.insert("INSERT INTO entity(kind) VALUES(?)", (kind.value,)))

    def note(self, entity_id: EntityId, mention: Mention, observation_id: ObservationId) -> AliasId:
        """Write that a frame names an entity. A name that is known stays with whom it has."""
        row = self._db.row(
            "SELECT id FROM entity_alias WHERE kind = ? AND key = ?",
            (mention.kind.value, mention.key),
        )
        alias_id = (
            int(row[0])
            if row
            else self._db.insert(
                "INSERT INTO entity_alias(entity_id, kind, key, name) VALUES(?, ?, ?, ?)",
                (entity_id, mention.kind.value, mention.key, mention.name),
            )
        )
        self._db.run(
            "INSERT OR REPLACE INTO mention(alias_id, observation_id, line_numbers)"
            " VALUES(?, ?, ?)",
            (alias_id, observation_id, json.dumps(mention.line_numbers)),
        )
        return AliasId(alias_id)

    def keep_only(self, observation_id: ObservationId, aliases: Iterable[AliasId]) -> None:
        """Drop the mentions of a frame that its newest reading has not, and what that empties."""
        kept = list(aliases)
        gone = self._db.run(
            "DELETE FROM mention WHERE observation_id = ?"
            f" AND alias_id NOT IN ({placeholders(len(kept))})",
            [observation_id, *kept],
        )
        if gone:
            self.remove_groundless()

    def remove_groundless(self) -> int:
        """Remove names without a mention and entities without a name; returns how many of these."""
        self._db.run("DELETE FROM entity_alias WHERE id NOT IN (SELECT alias_id FROM mention)")
        return self._db.run(
            "DELETE FROM entity WHERE id NOT IN (SELECT entity_id FROM entity_alias)"
        )

    def places_of(self, entity_id: EntityId, limit: int = 100) -> list[MentionPlace]:
        """Where an entity was seen, newest first."""
        rows = self._db.rows(
            "SELECT entity_alias.entity_id, mention.observation_id, mention.line_numbers"
            " FROM mention JOIN entity_alias ON entity_alias.id = mention.alias_id"
            " JOIN observation ON observation.id = mention.observation_id"
            " WHERE entity_alias.entity_id = ? ORDER BY observation.at_us DESC LIMIT ?",
            (entity_id, limit),
        )
        return [_place(row) for row in rows]

    def of_observations(self, ids: Sequence[ObservationId]) -> list[MentionPlace]:
        """Whom and what frames name, by frame."""
        found: list[MentionPlace] = []
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            rows = self._db.rows(
                "SELECT entity_alias.entity_id, mention.observation_id, mention.line_numbers"
                " FROM mention JOIN entity_alias ON entity_alias.id = mention.alias_id"
                f" WHERE mention.observation_id IN ({placeholders(len(batch))})"
                " ORDER BY mention.observation_id, mention.alias_id",
                batch,
            )
            found += [_place(row) for row in rows]
        return found

    def frames_with(self, ids: Iterable[EntityId]) -> dict[EntityId, int]:
        """On how many frames each of these was seen."""
        wanted = list(ids)
        found: dict[EntityId, int] = {}
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            for entity_id, frames in self._db.rows(
                "SELECT entity_alias.entity_id, count(DISTINCT mention.observation_id)"
                " FROM entity_alias JOIN mention ON mention.alias_id = entity_alias.id"
                f" WHERE entity_alias.entity_id IN ({placeholders(len(batch))})"
                " GROUP BY entity_alias.entity_id",
                batch,
            ):
                found[EntityId(entity_id)] = int(frames)
        return found

    def edges(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Which entity (first array) is on which frame (second): the graph, int64, by entity."""
        rows = self._db.rows(
            "SELECT DISTINCT entity_alias.entity_id, mention.observation_id FROM mention"
            " JOIN entity_alias ON entity_alias.id = mention.alias_id ORDER BY 1, 2"
        )
        pairs = np.array(rows, dtype=np.int64).reshape(-1, 2)
        return pairs[:, 0], pairs[:, 1]

    def count(self) -> int:
        return self._db.number("SELECT count(*) FROM entity")

    def is_the_users(self, entity_id: EntityId) -> bool:
        """Whether the user merged or split it: then no rule merges it with another."""
        row = self._db.row("SELECT is_the_users FROM entity WHERE id = ?", (entity_id,))
        return bool(row and row[0])

    def merge(
        self, kept: EntityId, other: EntityId, made_by: str, now: datetime, *, by_user: bool
    ) -> None:
        """Give all names of the other to the kept one. Raises: UnknownItem."""
        with self._db.transaction():
            first, second = self.get(kept), self.get(other)
            if first.id == second.id or first.kind is not second.kind:
                raise ValueError(f"only two entities of one kind can be merged: {kept}, {other}")
            moved = [alias.id for alias in second.aliases]
            self._log(_MERGE, kept, other, moved, now, made_by)
            self._move(moved, kept)
            self._db.run("DELETE FROM entity WHERE id = ?", (other,))
            if by_user or second.is_the_users:
                self._claim(kept)

    def split(
        self, entity_id: EntityId, alias_ids: Sequence[AliasId], made_by: str, now: datetime
    ) -> EntityId:
        """Make some names of an entity one of its own; returns it. Both are the user's then.

        Raises: UnknownItem; ValueError if that leaves either of them without a name.
        """
        with self._db.transaction():
            entity = self.get(entity_id)
            names = {alias.id for alias in entity.aliases}
            if not alias_ids or not set(alias_ids) < names:
                raise ValueError("a split takes some of an entity's names, and not all")
            new_id = self.add(entity.kind)
            self._log(_SPLIT, new_id, entity_id, alias_ids, now, made_by)
            self._move(alias_ids, new_id)
            self._claim(new_id)
            self._claim(entity_id)
            return new_id

    def undo(self, change_id: int, made_by: str, now: datetime) -> None:
        """Give the names of a merge or split back to whom they had. Raises: CannotUndo."""
        with self._db.transaction():
            row = self._db.row(
                "SELECT entity_id, other_id, alias_ids FROM entity_change WHERE id = ?",
                (change_id,),
            )
            if row is None:
                raise CannotUndo("This merge is not in the log any more.")
            held = {alias.id for alias in self._aliases([EntityId(row[0])]).get(row[0], ())}
            back = [AliasId(one) for one in json.loads(row[2]) if one in held]
            if not back:
                raise CannotUndo("The names of this merge were forgotten or merged again since.")
            kind = self.get(EntityId(row[0])).kind
            self._db.run(
                "INSERT OR IGNORE INTO entity(id, kind) VALUES(?, ?)", (row[1], kind.value)
            )
            self._log(_UNDO, EntityId(row[1]), EntityId(row[0]), back, now, made_by)
            self._move(back, EntityId(row[1]))
            self._claim(EntityId(row[0]))
            self._claim(EntityId(row[1]))
            self.remove_groundless()

    def history(self, entity_id: EntityId) -> list[EntityChange]:
        """The merges and splits that an entity took part in, newest first."""
        rows = self._db.rows(
            "SELECT id, operation, entity_id, other_id, at_us, utc_offset_min, made_by"
            " FROM entity_change WHERE entity_id = ? OR other_id = ? ORDER BY id DESC",
            (entity_id, entity_id),
        )
        return [
            EntityChange(
                row[0], row[1], EntityId(row[2]), EntityId(row[3]), from_us(row[4], row[5]), row[6]
            )
            for row in rows
        ]

    def _aliases(self, ids: Sequence[EntityId]) -> dict[EntityId, list[Alias]]:
        found: dict[EntityId, list[Alias]] = {}
        for entity_id, alias_id, name, key, frames in self._db.rows(
            "SELECT entity_id, id, name, key,"
            " (SELECT count(*) FROM mention WHERE alias_id = entity_alias.id) AS frames"
            f" FROM entity_alias WHERE entity_id IN ({placeholders(len(ids))})"
            " ORDER BY frames DESC, id",
            ids,
        ):
            alias = Alias(AliasId(alias_id), name, key, frames)
            found.setdefault(EntityId(entity_id), []).append(alias)
        return found

    def _move(self, alias_ids: Sequence[AliasId], entity_id: EntityId) -> None:
        for alias_id in alias_ids:
            self._db.run(
                "UPDATE entity_alias SET entity_id = ? WHERE id = ?", (entity_id, alias_id)
            )

    def _claim(self, entity_id: EntityId) -> None:
        self._db.run("UPDATE entity SET is_the_users = 1 WHERE id = ?", (entity_id,))

    def _log(
        self,
        operation: str,
        entity_id: EntityId,
        other_id: EntityId,
        alias_ids: Sequence[AliasId],
        now: datetime,
        made_by: str,
    ) -> None:
        self._db.run(
            "INSERT INTO entity_change(operation, entity_id, other_id, alias_ids, at_us,"
            " utc_offset_min, made_by) VALUES(?, ?, ?, ?, ?, ?, ?)",
            (
                operation,
                entity_id,
                other_id,
                json.dumps(list(alias_ids)),
                to_us(now),
                utc_offset_min(now),
                made_by,
            ),
        )


def _place(row: Row) -> MentionPlace:
    return MentionPlace(EntityId(row[0]), ObservationId(row[1]), tuple(json.loads(row[2])))
