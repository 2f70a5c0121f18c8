"""Statements: the pieces of text that memories consist of, by version, each with its evidence."""

import json
from collections.abc import Sequence

from core.ids import MemoryId, ObservationId
from core.memory_record import Evidence, Role, Statement
from core.store.database import Database, Row, placeholders

_BATCH = 500


class StatementStore:
    """Reads and writes tables `statement` and `statement_evidence`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def held_by(self, memory_ids: Sequence[MemoryId]) -> dict[MemoryId, tuple[Statement, ...]]:
        """What memories say now, in the order of each; evidence earliest first."""
        found: dict[MemoryId, tuple[Statement, ...]] = {}
        for start in range(0, len(memory_ids), _BATCH):
            batch = memory_ids[start : start + _BATCH]
            rows = self._db.rows(
                "SELECT memory_id, id, role, text FROM statement WHERE until_version IS NULL"
                f" AND memory_id IN ({placeholders(len(batch))}) ORDER BY number, id",
                batch,
            )
            found |= self._statements(rows)
        return found

    def of_version(self, memory_id: MemoryId, version: int) -> tuple[Statement, ...]:
        """What a memory said in a version, as far as it was not forgotten since."""
        rows = self._db.rows(
            "SELECT memory_id, id, role, text FROM statement WHERE memory_id = ?"
            " AND since_version <= ? AND (until_version IS NULL OR until_version > ?)"
            " ORDER BY number, id",
            (memory_id, version, version),
        )
        return self._statements(rows).get(memory_id, ())

    def write(self, memory_id: MemoryId, statements: Sequence[Statement], version: int) -> None:
        """What a memory says from this version on; what it said stays as its history.

        A statement that stays in its place keeps its row and gains evidence. Raises: ValueError
        unless there is one title and every statement has evidence.
        """
        _refuse_unsound(statements)
        held = {
            (number, role, text): statement_id
            for statement_id, number, role, text in self._db.rows(
                "SELECT id, number, role, text FROM statement"
                " WHERE memory_id = ? AND until_version IS NULL",
                (memory_id,),
            )
        }
        for number, statement in enumerate(statements):
            known = held.pop((number, statement.role.value, statement.text), None)
            if known is None:
                known = self._db.insert(
                    "INSERT INTO statement(memory_id, number, role, text, since_version)"
                    " VALUES(?, ?, ?, ?, ?)",
                    (memory_id, number, statement.role.value, statement.text, version),
                )
            self._add_evidence(known, statement.evidence)
        for statement_id in held.values():
            self._db.run(
                "UPDATE statement SET until_version = ? WHERE id = ?", (version, statement_id)
            )

    def seen_again(self, memory_id: MemoryId, statements: Sequence[Statement]) -> bool:
        """Those that are said again gain evidence, nothing else; False if none of them is."""
        is_said = False
        for statement in statements:
            for (statement_id,) in self._db.rows(
                "SELECT id FROM statement WHERE memory_id = ? AND until_version IS NULL"
                " AND role = ? AND text = ?",
                (memory_id, statement.role.value, statement.text),
            ):
                self._add_evidence(statement_id, statement.evidence)
                is_said = True
        return is_said

    def remove(self, memory_id: MemoryId) -> None:
        """Delete all that a memory says and ever said."""
        self._db.run(
            "DELETE FROM statement_evidence WHERE statement_id IN"
            " (SELECT id FROM statement WHERE memory_id = ?)",
            (memory_id,),
        )
        self._db.run("DELETE FROM statement WHERE memory_id = ?", (memory_id,))

    def _add_evidence(self, statement_id: int, evidence: Sequence[Evidence]) -> None:
        for piece in evidence:
            self._db.run(
                "INSERT OR IGNORE INTO statement_evidence(statement_id, observation_id,"
                " line_numbers) VALUES(?, ?, ?)",
                (statement_id, piece.observation_id, json.dumps(piece.line_numbers)),
            )

    def _statements(self, rows: Sequence[Row]) -> dict[MemoryId, tuple[Statement, ...]]:
        """Statements with their evidence, by memory, in the order given."""
        evidence: dict[int, list[Evidence]] = {}
        for start in range(0, len(rows), _BATCH):
            batch = [row[1] for row in rows[start : start + _BATCH]]
            for statement_id, observation_id, numbers in self._db.rows(
                "SELECT statement_id, observation_id, line_numbers FROM statement_evidence"
                " JOIN observation ON observation.id = observation_id"
                f" WHERE statement_id IN ({placeholders(len(batch))})"
                " ORDER BY observation.at_us, observation.id",
                batch,
            ):
                piece = Evidence(ObservationId(observation_id), tuple(json.loads(numbers)))
                evidence.setdefault(statement_id, []).append(piece)
        found: dict[MemoryId, list[Statement]] = {}
        for memory_id, statement_id, role, text in rows:
            statement = Statement(Role(role), text, tuple(evidence.get(statement_id, ())))
            found.setdefault(MemoryId(memory_id), []).append(statement)
        return {memory_id: tuple(statements) for memory_id, statements in found.items()}


def _refuse_unsound(statements: Sequence[Statement]) -> None:
    if sum(statement.role is Role.TITLE for statement in statements) != 1:
        raise ValueError("a memory needs one title")
    for statement in statements:
        if not statement.evidence:
            raise ValueError(f"a statement needs evidence: {statement.role}")
