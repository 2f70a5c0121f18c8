"""The lines of frames, each told by what differs from an earlier frame if that takes less room.

A screen repeats most of what stood on the one before. So the lines of a frame are compressed with
those of its *base* for a dictionary; the base may have one of its own. Whoever removes a frame or
its lines calls `let_stand_alone` before, so that nothing of them is left in other frames; the
database refuses to remove a frame that still is a base.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.ids import ObservationId
from core.observation import TextLine
from core.store.database import Database, placeholders
from core.store.lines_codec import compressed, decompressed, lines_of_plain, plain_lines

_MOST_BASES = 8
"""In a row; each takes a fourteenth of a millisecond to read. Of an hour at a desk a frame's lines
take 2.6 KB alone, 1.2 KB with 4 bases, 1.1 KB with 8, 1.0 KB with 16."""
_WORTH_A_BASE = 0.8  # of the bytes that the lines take alone
_RECENT = 64


@dataclass(frozen=True, slots=True)
class PackedLines:
    """The lines of a frame as they are stored, and the frame that they are told by."""

    data: bytes
    base: ObservationId | None = None


class FrameLines:
    """Reads and packs columns `lines` and `lines_base` of table `observation`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def pack(self, lines: Sequence[TextLine], before: ObservationId | None) -> PackedLines:
        """Lines as to be stored, where `before` is the frame that is the likest, if any."""
        plain = plain_lines(lines)
        alone = PackedLines(compressed(plain))
        chain = [] if before is None else self._chain(before)
        if len(chain) > _MOST_BASES:
            return alone
        others = [PackedLines(compressed(plain, base), one) for one, base in chain]
        best = min(others, key=lambda packed: len(packed.data), default=alone)
        return best if len(best.data) <= _WORTH_A_BASE * len(alone.data) else alone

    def get(self, observation_id: ObservationId) -> tuple[TextLine, ...] | None:
        """The lines of a frame in reading order; None if there is no such frame."""
        chain = self._chain(observation_id)
        return lines_of_plain(chain[-1][1]) if chain else None

    def every(self) -> Iterator[tuple[ObservationId, tuple[TextLine, ...]]]:
        """The lines of all frames, by id."""
        recent: dict[int, bytes] = {}
        rows = self._db.rows("SELECT id, lines_base, lines FROM observation ORDER BY id")
        for observation_id, base, data in rows:
            if base is None or base in recent:
                plain = decompressed(data, recent.get(base, b""))
            else:
                plain = self._chain(observation_id)[-1][1]
            recent[observation_id] = plain
            if len(recent) > _RECENT:
                del recent[next(iter(recent))]
            yield ObservationId(observation_id), lines_of_plain(plain)

    def let_stand_alone(self, ids: Sequence[ObservationId]) -> None:
        """Tell the frames that have one of these for their base without it.

        Works inside the transaction of its caller, which is about to remove these.
        """
        marks = placeholders(len(ids))
        for (told,) in self._db.rows(
            f"SELECT id FROM observation WHERE lines_base IN ({marks}) AND id NOT IN ({marks})",
            [*ids, *ids],
        ):
            plain = self._chain(told)[-1][1]
            self._db.run(
                "UPDATE observation SET lines = ?, lines_base = NULL WHERE id = ?",
                (compressed(plain), told),
            )

    def _chain(self, observation_id: ObservationId) -> list[tuple[ObservationId, bytes]]:
        """A frame's bases and last itself, with their lines as `plain_lines` gives them."""
        rows = self._db.rows(
            "WITH RECURSIVE chain(id, base, lines, depth) AS ("
            " SELECT id, lines_base, lines, 0 FROM observation WHERE id = ?"
            " UNION ALL SELECT observation.id, lines_base, observation.lines, depth + 1"
            " FROM chain JOIN observation ON observation.id = chain.base WHERE depth <= ?"
            ") SELECT id, lines FROM chain ORDER BY depth DESC",
            (observation_id, _MOST_BASES),
        )
        chain: list[tuple[ObservationId, bytes]] = []
        for one, data in rows:
            chain.append((ObservationId(one), decompressed(data, chain[-1][1] if chain else b"")))
        return chain
