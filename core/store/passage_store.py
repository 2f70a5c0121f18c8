"""Passages: the unit that is searched. A text is kept once, with every sighting of it."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.ids import ObservationId, PassageId
from core.store.database import Database, Value, placeholders
from core.store.line_numbers import read_numbers, written_numbers
from core.store.observation_store import ObservationFilter
from core.store.passage_packs import PassagePacks

_HASH_BYTES = 8


@dataclass(frozen=True, slots=True)
class PassageDraft:
    """A piece of text cut from an observation; `line_numbers` index its lines."""

    text: str
    title: str
    line_numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stored passage. `title` is the cleaned title of the window it was seen in."""

    id: PassageId
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """A passage on one frame: which of the frame's lines it is made of."""

    passage_id: PassageId
    observation_id: ObservationId
    line_numbers: tuple[int, ...]


class PassageStore:
    """Reads and writes passages, sightings and the word indexes."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._packs = PassagePacks(database)

    def add(self, observation_id: ObservationId, drafts: Iterable[PassageDraft]) -> int:
        """Store the passages of one observation; returns how many texts are new."""
        by_hash: dict[bytes, PassageDraft] = {}
        for draft in drafts:
            by_hash.setdefault(_text_hash(draft), draft)
        with self._db.transaction():
            known = {digest: self._id_of(digest) for digest in by_hash}
            new = [digest for digest, passage_id in known.items() if passage_id is None]
            places = self._packs.add([by_hash[digest].text for digest in new])
            for digest, place in zip(new, places, strict=True):
                known[digest] = self._insert(by_hash[digest].title, digest, place)
            for digest, draft in by_hash.items():
                self._db.run(
                    "INSERT OR IGNORE INTO sighting(passage_id, observation_id, line_numbers)"
                    " VALUES(?, ?, ?)",
                    (known[digest], observation_id, written_numbers(draft.line_numbers)),
                )
        return len(new)

    def _id_of(self, digest: bytes) -> int | None:
        row = self._db.row("SELECT id FROM passage_row WHERE text_hash = ?", (digest,))
        return int(row[0]) if row else None

    def _insert(self, title: str, digest: bytes, place: tuple[int, int]) -> int:
        """A row whose text is in a pack already; the indexes read it there."""
        passage_id = self._db.insert(
            "INSERT INTO passage_row(text, title, text_hash, pack_id, place)"
            " VALUES('', ?, ?, ?, ?)",
            (title, digest, *place),
        )
        self._db.run("INSERT INTO waiting_for_vector(passage_id) VALUES(?)", (passage_id,))
        return passage_id

    def get_many(self, ids: Sequence[PassageId]) -> dict[PassageId, Passage]:
        """Those of the ids that exist."""
        if not ids:
            return {}
        rows = self._db.rows(
            f"SELECT id, text, title FROM passage WHERE id IN ({placeholders(len(ids))})", ids
        )
        return {PassageId(row[0]): Passage(PassageId(row[0]), row[1], row[2]) for row in rows}

    def sightings(
        self, ids: Sequence[PassageId], wanted: ObservationFilter
    ) -> dict[PassageId, list[Sighting]]:
        """Where passages were seen, newest sighting first, within the filter."""
        if not ids:
            return {}
        clause, values = wanted.clause()
        rows = self._db.rows(
            "SELECT sighting.passage_id, sighting.observation_id, sighting.line_numbers"
            " FROM sighting JOIN observation ON observation.id = sighting.observation_id"
            f" WHERE sighting.passage_id IN ({placeholders(len(ids))}) AND {clause}"
            " ORDER BY observation.at_us DESC",
            [*ids, *values],
        )
        found: dict[PassageId, list[Sighting]] = {}
        for passage_id, observation_id, numbers in rows:
            sighting = Sighting(
                PassageId(passage_id), ObservationId(observation_id), read_numbers(numbers)
            )
            found.setdefault(sighting.passage_id, []).append(sighting)
        return found

    def of_observations(self, ids: Sequence[ObservationId]) -> list[tuple[Passage, Sighting]]:
        """All passages seen on these observations, in reading order per observation."""
        if not ids:
            return []
        rows = self._db.rows(
            "SELECT passage.id, passage.text, passage.title, observation_id, line_numbers"
            " FROM sighting JOIN passage ON passage.id = sighting.passage_id"
            f" WHERE observation_id IN ({placeholders(len(ids))})",
            ids,
        )
        pairs = [
            (
                Passage(PassageId(row[0]), row[1], row[2]),
                Sighting(PassageId(row[0]), ObservationId(row[3]), read_numbers(row[4])),
            )
            for row in rows
        ]
        return sorted(pairs, key=lambda pair: (pair[1].observation_id, pair[1].line_numbers))

    def ids_on(self, ids: Sequence[ObservationId]) -> set[PassageId]:
        """The passages seen on these observations."""
        rows = self._db.rows(
            f"SELECT passage_id FROM sighting WHERE observation_id IN ({placeholders(len(ids))})",
            ids,
        )
        return {PassageId(row[0]) for row in rows}

    def matching_words(
        self, expression: str, wanted: ObservationFilter, limit: int
    ) -> list[tuple[PassageId, float]]:
        """Passages by BM25, best first; the score is positive, larger is better."""
        expression = _whole_expression(expression)
        if wanted.is_open:
            rows = self._db.rows(
                "SELECT rowid, bm25(passage_words, 1.0, 0.6) AS score FROM passage_words"
                " WHERE passage_words MATCH ? ORDER BY score LIMIT ?",
                (expression, limit),
            )
        else:
            clause, values = wanted.clause()
            rows = self._db.rows(
                "SELECT rowid, bm25(passage_words, 1.0, 0.6) AS score FROM passage_words"
                " WHERE passage_words MATCH ? AND rowid IN (SELECT passage_id FROM sighting"
                " JOIN observation ON observation.id = sighting.observation_id"
                f" WHERE {clause}) ORDER BY score LIMIT ?",
                [expression, *values, limit],
            )
        return [(PassageId(row[0]), -float(row[1])) for row in rows]

    def holding_any(
        self, pieces: Sequence[str], wanted: ObservationFilter, limit: int
    ) -> list[tuple[PassageId, float]]:
        """Passages by the share of the pieces that stand in them, letter by letter, most first.

        A piece is a pair of letters, or one letter, in a script without spaces.
        """
        if not pieces:
            return []
        entries = " OR ".join(f'"{one}" *' if len(one) == 1 else f'"{one}"' for one in pieces)
        clause, values = wanted.clause()
        held = " + ".join("(instr(text, ?) > 0)" for _ in pieces)
        rows = self._db.rows(
            f"SELECT id, {held} AS held FROM passage WHERE id IN (SELECT rowid FROM passage_pairs"
            " WHERE passage_pairs MATCH ? AND (? OR rowid IN (SELECT passage_id FROM sighting"
            " JOIN observation ON observation.id = sighting.observation_id"
            f" WHERE {clause})) ORDER BY bm25(passage_pairs) LIMIT ?)"
            " ORDER BY held DESC, length(text), id",
            [*pieces, entries, wanted.is_open, *values, limit],
        )
        return [(PassageId(row[0]), float(row[1]) / len(pieces)) for row in rows]

    def views_matching_words(
        self, expression: str, wanted: ObservationFilter, limit: int
    ) -> list[tuple[ObservationId, float]]:
        """Whole views by BM25, best first; the score is positive, larger is better."""
        clause, values = wanted.clause()
        inner: list[Value] = [_whole_expression(expression)]
        condition = ""
        if not wanted.is_open:
            condition = f" AND rowid IN (SELECT id FROM observation WHERE {clause})"
            inner.extend(values)
        rows = self._db.rows(
            "SELECT rowid, bm25(view_words, 1.0, 2.0) AS score FROM view_words"
            f" WHERE view_words MATCH ?{condition} ORDER BY score LIMIT ?",
            [*inner, limit],
        )
        return [(ObservationId(row[0]), -float(row[1])) for row in rows]

    def is_matched_after(self, observation_id: ObservationId, expression: str) -> bool:
        """Whether a view that is newer than this one matches an FTS5 expression."""
        row = self._db.row(
            "SELECT 1 FROM view_words WHERE view_words MATCH ? AND rowid > ? LIMIT 1",
            (_whole_expression(expression), observation_id),
        )
        return row is not None

    def document_frequency(self, stems: Sequence[str]) -> dict[str, int]:
        """In how many passages each indexed word stem occurs; 0 for unknown ones."""
        found = dict.fromkeys(stems, 0)
        for stem in found:
            found[stem] = self._db.number("SELECT doc FROM vocabulary WHERE term = ?", (stem,))
        return found

    def phrase_frequency(self, expression: str) -> int:
        """In how many passages an FTS5 expression, such as a quoted phrase, is found."""
        return self._db.number(
            "SELECT count(*) FROM passage_words WHERE passage_words MATCH ?", (expression,)
        )

    def words_starting_with(
        self, prefix: str, shortest: int = 1, longest: int = 100, limit: int = 20_000
    ) -> list[tuple[str, int]]:
        """Indexed stems of some length (in letters) with a prefix, and their document counts.

        Feeds the repair of typing errors.
        """
        return [
            (str(row[0]), int(row[1]))
            for row in self._db.rows(
                "SELECT term, doc FROM vocabulary WHERE term >= ? AND term < ?"
                " AND length(term) BETWEEN ? AND ? LIMIT ?",
                (prefix, prefix + "\U0010ffff", shortest, longest, limit),
            )
        ]

    def fit_into(self, most: int, most_characters: int) -> bool:
        """Whether there are at most so many passages, with at most so many characters in all.

        Cheap in a large memory: it is not read to its end.
        """
        if self._db.row("SELECT 1 FROM passage LIMIT 1 OFFSET ?", (most,)) is not None:
            return False
        return self._db.number("SELECT sum(length(text)) FROM passage") <= most_characters

    def count(self) -> int:
        return self._db.number("SELECT count(*) FROM passage")


def _text_hash(draft: PassageDraft) -> bytes:
    """What tells texts apart; the first bytes of a longer hash, which older memories had."""
    whole = hashlib.blake2b(f"{draft.title}\x00{draft.text}".encode(), digest_size=16)
    return whole.digest()[:_HASH_BYTES]


def _whole_expression(expression: str) -> str:
    """FTS5 reads an expression up to its first NUL and would take the rest for missing."""
    return expression.replace("\x00", " ")
