"""What a language model has to do, and what came of it: frames to read, episodes to sum up.

A queue of its own beside the rules', so that a slow model delays nothing; it waits as long as
there is no model. It holds no captured text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.ids import MemoryId, ObservationId
from core.moments import to_us
from core.store.database import Database, Row, placeholders

MAX_TRIES = 3


@dataclass(frozen=True, slots=True)
class ModelItem:
    """Something to do: a frame to read, or an episode to sum up; exactly one of the two."""

    number: int
    observation_id: ObservationId | None
    memory_id: MemoryId | None


@dataclass(frozen=True, slots=True)
class ModelOutcome:
    """What came of one answer of a model.

    `made_by` names the model and the prompt's version. `kept` counts what was said for the first
    time or once more, `refused` what was not carried by its evidence or not allowed. `failure`
    says why the whole answer was of no use, in our words; empty if it was of use.
    """

    made_by: str
    kept: int = 0
    refused: int = 0
    lines_not_shown: int = 0
    failure: str = ""


@dataclass(frozen=True, slots=True)
class ModelTally:
    """The outcomes of one model with one prompt, added up. `failure` is that of the newest of
    the `unusable` answers; empty if there is none."""

    made_by: str
    answers: int
    kept: int
    refused: int
    unusable: int
    failure: str


class ModelQueue:
    """Reads and writes tables `waiting_for_model` and `model_outcome`.

    An item leaves in the transaction that finishes it. What is tried `MAX_TRIES` times in vain by
    one model is set aside until there is another.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    def add_frame(self, observation_id: ObservationId) -> None:
        self._db.run(
            "INSERT OR IGNORE INTO waiting_for_model(observation_id) VALUES(?)", (observation_id,)
        )

    def add_episode(self, memory_id: MemoryId) -> None:
        self._db.run("INSERT OR IGNORE INTO waiting_for_model(memory_id) VALUES(?)", (memory_id,))

    def next_item(self, model: str) -> ModelItem | None:
        """What this model is to do next; None if nothing is left for it.

        Episodes come before frames, sessions before the day that is made of them, the newest
        before the oldest, and what was tried in vain last.
        """
        row = self._db.row(
            "SELECT waiting.id, waiting.observation_id, waiting.memory_id"
            " FROM waiting_for_model AS waiting"
            " LEFT JOIN observation ON observation.id = waiting.observation_id"
            " LEFT JOIN memory ON memory.id = waiting.memory_id"
            f" WHERE {_IS_FOR} ORDER BY tries > 0 AND tried_by IS ?,"
            " waiting.memory_id IS NULL, memory.level IS NOT 'session',"
            " coalesce(memory.since_us, observation.at_us) DESC, waiting.id DESC LIMIT 1",
            (MAX_TRIES, model, model),
        )
        return None if row is None else _item(row)

    def count(self, model: str | None = None) -> int:
        """How many items wait; with a model, only those that it has not failed on."""
        if model is None:
            return self._db.number("SELECT count(*) FROM waiting_for_model")
        return self._db.number(
            f"SELECT count(*) FROM waiting_for_model WHERE {_IS_FOR}", (MAX_TRIES, model)
        )

    def begin(self, item: ModelItem, model: str) -> None:
        """Note that it is being tried, before it is: if the program dies of it, the note stays."""
        self._db.run(
            "UPDATE waiting_for_model SET tried_by = ?,"
            " tries = CASE WHEN tried_by IS ? THEN tries + 1 ELSE 1 END WHERE id = ?",
            (model, model, item.number),
        )

    def release(self, item: ModelItem) -> None:
        """It was begun and given up for no fault of its own: that counts as no try."""
        self._db.run(
            "UPDATE waiting_for_model SET tries = max(0, tries - 1) WHERE id = ?", (item.number,)
        )

    def done(self, item: ModelItem, outcome: ModelOutcome | None, now: datetime) -> None:
        """Take it off the queue; without an outcome, because there was nothing to ask.

        To be called in the transaction that keeps what the model said.
        """
        self._db.run("DELETE FROM waiting_for_model WHERE id = ?", (item.number,))
        if outcome is not None:
            self._db.run(
                "INSERT OR REPLACE INTO model_outcome(observation_id, memory_id, made_by, kept,"
                " refused, lines_not_shown, failure, at_us) VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    item.observation_id,
                    item.memory_id,
                    outcome.made_by,
                    outcome.kept,
                    outcome.refused,
                    outcome.lines_not_shown,
                    outcome.failure,
                    to_us(now),
                ),
            )

    def has_news(self, observation_id: ObservationId) -> bool:
        """Whether a frame shows a passage that is on no other frame that a model has read."""
        return bool(
            self._db.number(
                "SELECT count(*) FROM sighting WHERE observation_id = ? AND NOT EXISTS"
                " (SELECT 1 FROM sighting AS other JOIN model_outcome AS read"
                " ON read.observation_id = other.observation_id AND read.failure = ''"
                " WHERE other.passage_id = sighting.passage_id"
                " AND other.observation_id <> sighting.observation_id)",
                (observation_id,),
            )
        )

    def add_frames_beside(self, ids: Sequence[ObservationId]) -> None:
        """Frames that were passed over because one of these, now to be forgotten, was read."""
        marks = placeholders(len(ids))
        self._db.run(
            "INSERT OR IGNORE INTO waiting_for_model(observation_id)"
            " SELECT DISTINCT other.observation_id FROM sighting JOIN sighting AS other"
            " ON other.passage_id = sighting.passage_id WHERE sighting.observation_id IN"
            f" (SELECT observation_id FROM model_outcome WHERE observation_id IN ({marks}))"
            " AND other.observation_id NOT IN (SELECT observation_id FROM model_outcome"
            " WHERE observation_id IS NOT NULL)",
            ids,
        )

    def waits_between(self, since: datetime, until: datetime) -> bool:
        """Whether a frame of this stretch of time waits to be read."""
        return bool(
            self._db.number(
                "SELECT count(*) FROM waiting_for_model JOIN observation"
                " ON observation.id = waiting_for_model.observation_id"
                " WHERE at_us >= ? AND at_us < ?",
                (to_us(since), to_us(until)),
            )
        )

    def outcome(self, observation_id: ObservationId) -> ModelOutcome | None:
        """What came of reading a frame; None if no model has."""
        row = self._db.row(
            f"SELECT {_OUTCOME} FROM model_outcome WHERE observation_id = ?", (observation_id,)
        )
        return None if row is None else ModelOutcome(*row)

    def outcome_of_episode(self, memory_id: MemoryId) -> ModelOutcome | None:
        """What came of summing an episode up; None if no model has."""
        row = self._db.row(
            f"SELECT {_OUTCOME} FROM model_outcome WHERE memory_id = ?", (memory_id,)
        )
        return None if row is None else ModelOutcome(*row)

    def tallies(self) -> list[ModelTally]:
        """What came of all answers, by model and prompt."""
        return [
            ModelTally(*row)
            for row in self._db.rows(
                "SELECT made_by, count(*), sum(kept), sum(refused), sum(failure <> ''),"
                " coalesce((SELECT failure FROM model_outcome AS newest WHERE failure <> ''"
                " AND newest.made_by = model_outcome.made_by ORDER BY at_us DESC, id DESC LIMIT 1),"
                " '') FROM model_outcome GROUP BY made_by ORDER BY made_by"
            )
        ]

    def set_aside(self) -> list[ModelItem]:
        """What is not tried any more by the model that tried it last."""
        return [
            _item(row)
            for row in self._db.rows(
                "SELECT id, observation_id, memory_id FROM waiting_for_model WHERE tries >= ?"
                " ORDER BY id",
                (MAX_TRIES,),
            )
        ]


_IS_FOR = "(tries < ? OR tried_by IS NOT ?)"
_OUTCOME = "made_by, kept, refused, lines_not_shown, failure"


def _item(row: Row) -> ModelItem:
    number, observation_id, memory_id = row
    return ModelItem(
        number,
        None if observation_id is None else ObservationId(observation_id),
        None if memory_id is None else MemoryId(memory_id),
    )
