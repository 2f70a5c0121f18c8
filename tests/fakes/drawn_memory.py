"""A real memory drawn by hand: text at pixel positions at given moments, no text recognition.

A `Sheet` lays lines out as programs do (paragraphs, columns, tables, chats, terminals); a
`DrawnMemory` shows sheets at moments and stores them through the real ingest.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

from core.home import HomeFolder
from core.ids import ObservationId
from core.ingest.ingest import still_there, store_observation
from core.ingest.work import embed_batch
from core.models.embedder import Embedder
from core.observation import Box, Gap, GapKind, Observation, Source, TextLine, WindowContext
from core.store.keys import KeyPlace, MemoryKey
from core.store.store import Store
from tests.fakes.hash_embedder import HashEmbedder

ZONE = timezone(timedelta(hours=2))
STORED_DIMS = 384  # what the memory's table of vectors holds
LINE_HEIGHT = 18
LINE_STEP = 24
LETTER_WIDTH = 9
GROUP_GAP = 40
_KEY = MemoryKey(b"drawn by hand, 32 bytes in all..", KeyPlace.FILE)


def moment(day: int, clock: str) -> datetime:
    """A moment in September 2031: `moment(9, "14:05")` is on a Tuesday."""
    hour, minute = clock.split(":")
    return datetime(2031, 9, day, int(hour), int(minute), tzinfo=ZONE)


def written(text: str, left: int, top: int) -> TextLine:
    """One line of text with its top left corner there."""
    return TextLine(text, Box(left, top, LETTER_WIDTH * max(1, len(text)), LINE_HEIGHT), 0.97)


class Sheet:
    """A screen that is filled from top to bottom."""

    def __init__(self, left: int = 60, top: int = 80) -> None:
        self.lines: list[TextLine] = []
        self._left = left
        self._top = top

    def paragraph(self, *rows: str) -> "Sheet":
        """Lines of running text, one right below the other."""
        return self._put([[(self._left, row)] for row in rows])

    def columns(self, *columns: Sequence[str], width: int = 620, shift: int = 7) -> "Sheet":
        """Columns of text side by side, each a little lower than the one before."""
        top = self._top
        for number, column in enumerate(columns):
            for row, text in enumerate(column):
                self.lines.append(
                    written(
                        text, self._left + number * width, top + number * shift + row * LINE_STEP
                    )
                )
        self._top = max(line.box.bottom for line in self.lines) + GROUP_GAP
        return self

    def table(self, *rows: Sequence[str], width: int = 200) -> "Sheet":
        """Cells on common baselines, at the same place in every row."""
        return self._put(
            [[(self._left + place * width, cell) for place, cell in enumerate(row)] for row in rows]
        )

    def chat(self, *messages: tuple[str, str, str]) -> "Sheet":
        """Messages as (name, clock, words): a stamp “Name 09:04” above the words."""
        for name, clock, words in messages:
            self._put([[(self._left, f"{name} {clock}")], [(self._left, words)]])
        return self

    def _put(self, rows: Sequence[Sequence[tuple[int, str]]]) -> "Sheet":
        for row in rows:
            self.lines += [written(text, left, self._top) for left, text in row]
            self._top += LINE_STEP
        self._top += GROUP_GAP - (LINE_STEP - LINE_HEIGHT)
        return self


def page(*rows: str) -> Sheet:
    """A sheet with one paragraph."""
    return Sheet().paragraph(*rows)


class DrawnMemory:
    """A store with ways to fill it in one line; `embedder` is None for a memory without one."""

    def __init__(self, store: Store, embedder: Embedder | None) -> None:
        self.store = store
        self.embedder = embedder

    def show(
        self,
        at: datetime,
        sheet: Sheet | Sequence[TextLine],
        *,
        app: str = "editor",
        title: str = "Notes",
        url: str | None = None,
        monitor: int = 1,
        until: datetime | None = None,
        source: Source = Source.SCREEN,
    ) -> ObservationId:
        """Show a sheet at a moment (at most ten minutes on, with `until`); returns its id."""
        lines = tuple(sheet.lines if isinstance(sheet, Sheet) else sheet)
        shown = repr((app, title, url, [line.text for line in lines])).encode()
        store_observation(
            self.store,
            Observation(
                source=source,
                at=at,
                monitor=monitor,
                window=WindowContext(app, title, url),
                lines=lines,
                picture=None,
                content_hash=hashlib.blake2b(shown, digest_size=16).digest(),
                source_id=f"{monitor}-{at:%d-%H%M}",
            ),
        )
        if until is not None:
            still_there(self.store, monitor, until, source)
        newest = self.store.observations.latest_on_monitor(monitor, source, at)
        assert newest is not None
        return newest[0].id

    def gap(self, kind: GapKind, since: datetime, until: datetime, reason: str = "") -> None:
        """Note that nothing was recorded for a while."""
        self.store.gaps.add(Gap(kind, since, until, reason))

    def embed(self) -> None:
        """Give every passage its vector, if there is an embedder."""
        while self.embedder is not None and embed_batch(self.store, self.embedder, 64):
            pass


@contextmanager
def drawn_memory(folder: Path, *, with_embedder: bool = True) -> Iterator[DrawnMemory]:
    """An empty memory in a folder of its own, closed at the end."""
    store = Store.open(HomeFolder(folder / "memory"), _KEY)
    try:
        yield DrawnMemory(store, HashEmbedder(STORED_DIMS) if with_embedder else None)
    finally:
        store.close()
