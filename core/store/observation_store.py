"""Observations: what was seen, when, where, and the lines that were read from it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.chat_turn import CHAT_APP, LONGEST_NAME, SEPARATOR
from core.entity_record import EntityId
from core.errors import UnknownItem
from core.ids import ObservationId, PictureId
from core.moments import from_us, to_us, utc_offset_min
from core.observation import Observation, Source, StoredObservation, TextLine, WindowContext
from core.store.database import Database, Row, Value, placeholders
from core.store.frame_lines import FrameLines
from core.store.lines_codec import view_text

_COLUMNS = (
    "id, source, at_us, until_us, utc_offset_min, monitor, app, title, url, source_id, "
    "picture_id IS NOT NULL, width, height, source_file"
)

# An address as words between full stops, so that a whole part of it can be looked for.
_ADDRESS_PARTS = "lower('.' || replace(coalesce(observation.url, ''), '/', '.') || '.')"


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """Which monthly file holds a picture, and under which id."""

    month: str  # "2026-06"
    id: PictureId


@dataclass(frozen=True, slots=True)
class Pointed:
    """Somebody or something that was pointed at: all that go by the name, and who speaks by it."""

    entities: tuple[EntityId, ...] = ()
    speakers: tuple[str, ...] = ()

    def clause(self) -> tuple[str, list[Value]]:
        """An SQL condition that an observation names or says it, and its values."""
        named = (
            "observation.id IN (SELECT mention.observation_id FROM entity_alias"
            " JOIN mention ON mention.alias_id = entity_alias.id"
            f" WHERE entity_alias.entity_id IN ({placeholders(len(self.entities))}))"
        )
        openings = [speaker + SEPARATOR for speaker in self.speakers]
        said = " OR ".join("substr(passage.text, 1, length(?)) = ?" for _ in openings) or "0"
        spoken = (
            "(observation.app = ? AND EXISTS (SELECT 1 FROM sighting"
            " JOIN passage ON passage.id = sighting.passage_id"
            f" WHERE sighting.observation_id = observation.id AND ({said})))"
        )
        twice = [opening for one in openings for opening in (one, one)]
        return f"({named} OR {spoken})", [*self.entities, CHAT_APP, *twice]


@dataclass(frozen=True, slots=True)
class ObservationFilter:
    """Which observations to consider; None means no limit. Times are half-open: since ≤ t < until.

    `app` is matched as part of the program's name, ignoring case. Each of `pointed` must be named
    or speak. What the user does not want to see is never considered: windows of the programs
    `without_apps` (names as stored), and pages with one of `without_sites` as a whole part of
    their address ("slack" keeps out `app.slack.com`).
    """

    since: datetime | None = None
    until: datetime | None = None
    app: str | None = None
    source: Source | None = None
    without_apps: tuple[str, ...] = ()
    without_sites: tuple[str, ...] = ()
    pointed: tuple[Pointed, ...] = ()

    def clause(self) -> tuple[str, list[Value]]:
        """An SQL condition on table `observation`, and its values."""
        parts: list[str] = []
        values: list[Value] = []
        if self.since is not None:
            parts.append("observation.until_us >= ?")
            values.append(to_us(self.since))
        if self.until is not None:
            parts.append("observation.at_us < ?")
            values.append(to_us(self.until))
        if self.app is not None:
            parts.append("instr(lower(observation.app), ?) > 0")
            values.append(self.app.lower())
        if self.source is not None:
            parts.append("observation.source = ?")
            values.append(self.source.value)
        if self.without_apps:
            parts.append(f"observation.app NOT IN ({placeholders(len(self.without_apps))})")
            values += self.without_apps
        for site in self.without_sites:
            parts.append(f"instr({_ADDRESS_PARTS}, ?) = 0")
            values.append(f".{site.lower()}.")
        for one in self.pointed:
            condition, more = one.clause()
            parts.append(condition)
            values += more
        return (" AND ".join(parts) or "1"), values

    @property
    def hides(self) -> bool:
        """Whether there is anything that the user does not want to see."""
        return bool(self.without_apps or self.without_sites)

    def shows(self, window: WindowContext) -> bool:
        """Whether a window is none of those that the user does not want to see."""
        parts = f".{(window.url or '').replace('/', '.')}.".lower()
        return window.app not in self.without_apps and not any(
            f".{site.lower()}." in parts for site in self.without_sites
        )

    @property
    def is_open(self) -> bool:
        return self == ObservationFilter()

    @property
    def limits(self) -> bool:
        """Whether anything but what the user does not want to see is left out."""
        return not replace(self, without_apps=(), without_sites=()).is_open


class ObservationStore:
    """Reads and writes table `observation` and the index of whole views."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._lines = FrameLines(database)

    def add(self, observation: Observation, place: PicturePlace | None) -> ObservationId:
        """Append one observation and index its view."""
        with self._db.transaction():
            return self._add(observation, place)

    def _add(self, observation: Observation, place: PicturePlace | None) -> ObservationId:
        at_us = to_us(observation.at)
        lines = self._lines.pack(observation.lines, self._shown_before(observation))
        window = observation.window
        picture = observation.picture
        new_id = self._db.insert(
            f"INSERT INTO observation(source, at_us, until_us, utc_offset_min, monitor, app, title,"
            f" url, source_id, content_hash, lines, picture_month, picture_id, width, height,"
            f" source_file, lines_base) VALUES({placeholders(17)})",
            (
                observation.source.value,
                at_us,
                at_us,
                utc_offset_min(observation.at),
                observation.monitor,
                window.app,
                window.title,
                window.url,
                observation.source_id,
                observation.content_hash,
                lines.data,
                place.month if place else None,
                place.id if place else None,
                picture.width if picture else 0,
                picture.height if picture else 0,
                observation.source_file,
                lines.base,
            ),
        )
        self._index(ObservationId(new_id), observation.lines, window.title)
        return ObservationId(new_id)

    def _shown_before(self, observation: Observation) -> ObservationId | None:
        """The newest frame of the same screen, which is probably much like this one."""
        if observation.source is not Source.SCREEN:
            return None
        row = self._db.row(
            "SELECT id FROM observation WHERE monitor = ? AND source = ?"
            " ORDER BY at_us DESC, id DESC LIMIT 1",
            (observation.monitor, observation.source.value),
        )
        return ObservationId(row[0]) if row else None

    def index_view(self, observation_id: ObservationId) -> None:
        """Index a row that came from elsewhere, as `add` does. Raises: UnknownItem."""
        title = self.get(observation_id).window.title
        self._index(observation_id, self.lines(observation_id), title)

    def _index(self, observation_id: ObservationId, lines: Sequence[TextLine], title: str) -> None:
        self._db.run(
            "INSERT INTO view_words(rowid, text, title) VALUES(?, ?, ?)",
            (observation_id, view_text(lines), title),
        )

    def latest_on_monitor(
        self, monitor: int, source: Source, at: datetime | None = None
    ) -> tuple[StoredObservation, bytes] | None:
        """The newest observation of a monitor with its content hash; with `at`, as of then."""
        no_later = "" if at is None else " AND at_us <= ?"
        row = self._db.row(
            f"SELECT {_COLUMNS}, content_hash FROM observation WHERE monitor = ? AND source = ?"
            f"{no_later} ORDER BY at_us DESC, id DESC LIMIT 1",
            (monitor, source.value) if at is None else (monitor, source.value, to_us(at)),
        )
        return (_stored(row[:-1]), bytes(row[-1])) if row else None

    def extend(self, observation_id: ObservationId, until: datetime) -> None:
        """What was seen is still there: move its end, never backwards."""
        self._db.run(
            "UPDATE observation SET until_us = max(until_us, ?) WHERE id = ?",
            (to_us(until), observation_id),
        )

    def get(self, observation_id: ObservationId) -> StoredObservation:
        """Raises: UnknownItem."""
        row = self._db.row(f"SELECT {_COLUMNS} FROM observation WHERE id = ?", (observation_id,))
        if row is None:
            raise UnknownItem(
                f"There is no observation {observation_id}; it may have been forgotten."
            )
        return _stored(row)

    def get_many(self, ids: Sequence[ObservationId]) -> dict[ObservationId, StoredObservation]:
        """Those of the ids that exist."""
        if not ids:
            return {}
        rows = self._db.rows(
            f"SELECT {_COLUMNS} FROM observation WHERE id IN ({placeholders(len(ids))})", ids
        )
        return {ObservationId(row[0]): _stored(row) for row in rows}

    def sources(self, ids: Sequence[ObservationId]) -> dict[ObservationId, Source]:
        """Where those of the ids that exist came from."""
        rows = self._db.rows(
            f"SELECT id, source FROM observation WHERE id IN ({placeholders(len(ids))})", ids
        )
        return {ObservationId(row[0]): Source(row[1]) for row in rows}

    def lines(self, observation_id: ObservationId) -> tuple[TextLine, ...]:
        """The lines of one observation in reading order. Raises: UnknownItem."""
        lines = self._lines.get(observation_id)
        if lines is None:
            raise UnknownItem(
                f"There is no observation {observation_id}; it may have been forgotten."
            )
        return lines

    def picture_place(self, observation_id: ObservationId) -> PicturePlace | None:
        row = self._db.row(
            "SELECT picture_month, picture_id FROM observation WHERE id = ?", (observation_id,)
        )
        if row is None or row[1] is None:
            return None
        return PicturePlace(row[0], PictureId(row[1]))

    def matching(
        self, wanted: ObservationFilter, *, limit: int | None = None, newest_first: bool = False
    ) -> list[StoredObservation]:
        """Observations that pass the filter, by time."""
        clause, values = wanted.clause()
        order = "DESC" if newest_first else "ASC"
        sql = (
            f"SELECT {_COLUMNS} FROM observation WHERE {clause} ORDER BY at_us {order}, id {order}"
        )
        if limit is not None:
            sql += f" LIMIT {int(limit)}"
        return [_stored(row) for row in self._db.rows(sql, values)]

    def ids_matching(self, wanted: ObservationFilter) -> list[ObservationId]:
        clause, values = wanted.clause()
        rows = self._db.rows(f"SELECT id FROM observation WHERE {clause}", values)
        return [ObservationId(row[0]) for row in rows]

    def ids_among(
        self, ids: Sequence[ObservationId], wanted: ObservationFilter
    ) -> frozenset[ObservationId]:
        """Those of the ids that pass the filter."""
        clause, values = wanted.clause()
        rows = self._db.rows(
            f"SELECT id FROM observation WHERE id IN ({placeholders(len(ids))}) AND {clause}",
            [*ids, *values],
        )
        return frozenset(ObservationId(row[0]) for row in rows)

    def speakers(self, turns: int = 5_000) -> list[str]:
        """Who speaks in the newest turns of the chats, most turns first."""
        rows = self._db.rows(
            "SELECT substr(text, 1, instr(text, ?) - 1) AS speaker FROM"
            " (SELECT passage.text FROM observation"
            " JOIN sighting ON sighting.observation_id = observation.id"
            " JOIN passage ON passage.id = sighting.passage_id WHERE observation.app = ?"
            " ORDER BY observation.at_us DESC LIMIT ?)"
            " WHERE instr(text, ?) BETWEEN 2 AND ?"
            " GROUP BY speaker ORDER BY count(*) DESC, speaker",
            (SEPARATOR, CHAT_APP, turns, SEPARATOR, LONGEST_NAME + 1),
        )
        return [str(row[0]) for row in rows]

    def days(self) -> list[tuple[str, int]]:
        """Local days ("2026-06-08") that hold observations, with their number, oldest first."""
        return [
            (str(row[0]), int(row[1]))
            for row in self._db.rows(
                "SELECT date(at_us / 1000000 + utc_offset_min * 60, 'unixepoch') AS day, count(*)"
                " FROM observation GROUP BY day ORDER BY day"
            )
        ]

    def apps(self) -> list[tuple[str, int]]:
        """Program names with the number of their observations, most used first."""
        return [
            (str(row[0]), int(row[1]))
            for row in self._db.rows(
                "SELECT app, count(*) AS times FROM observation GROUP BY app ORDER BY times DESC"
            )
        ]

    def count(self) -> int:
        return self._db.number("SELECT count(*) FROM observation")

    def holds_chats(self) -> bool:
        """Whether any turn is here of a chat that was brought in."""
        row = self._db.row("SELECT 1 FROM observation WHERE app = ? LIMIT 1", (CHAT_APP,))
        return row is not None

    def newest_id(self) -> ObservationId:
        """The id given last to what is still there; 0 in an empty memory."""
        return ObservationId(self._db.number("SELECT max(id) FROM observation"))

    def count_up_to(self, observation_id: ObservationId) -> int:
        """How many there are up to an id; ids are never given twice."""
        return self._db.number("SELECT count(*) FROM observation WHERE id <= ?", (observation_id,))

    def span(self) -> tuple[datetime, datetime] | None:
        """From when to when the memory reaches; None if it is empty."""
        first = self._db.row(
            "SELECT at_us, utc_offset_min FROM observation ORDER BY at_us, id LIMIT 1"
        )
        last = self._db.row(
            "SELECT until_us, utc_offset_min FROM observation ORDER BY until_us DESC, id DESC"
            " LIMIT 1"
        )
        return (from_us(*first), from_us(*last)) if first and last else None


def _stored(row: Row) -> StoredObservation:
    offset = row[4]
    return StoredObservation(
        id=ObservationId(row[0]),
        source=Source(row[1]),
        at=from_us(row[2], offset),
        until=from_us(row[3], offset),
        monitor=row[5],
        window=WindowContext(row[6], row[7], row[8]),
        source_id=row[9],
        has_picture=bool(row[10]),
        width=row[11],
        height=row[12],
        source_file=row[13],
    )
