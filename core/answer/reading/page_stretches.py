"""Rows of a frame that stand together and are read together by the network that knows answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.ingest.layout import Block
from core.ingest.passages import row_text
from core.observation import StoredObservation, TextLine

_STRETCH_CHARACTERS = 360  # about what the network was trained to read at once


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows of a frame that are read together: their texts, and the numbers of their lines."""

    title: str
    rows: tuple[str, ...]
    line_numbers: tuple[tuple[int, ...], ...]


def stretches_of(
    seen: StoredObservation, lines: Sequence[TextLine], blocks: Sequence[Block]
) -> tuple[Stretch, ...]:
    """All rows of a frame in reading order, cut into stretches of about a paragraph or two."""
    title = f"{seen.window.app} {seen.window.title}"
    rows = [(row_text(lines, row), row.line_numbers) for block in blocks for row in block.rows]
    return tuple(
        Stretch(title, tuple(text for text, _ in some), tuple(numbers for _, numbers in some))
        for some in _cut([one for one in rows if one[0].strip()])
    )


def _cut(
    rows: Sequence[tuple[str, tuple[int, ...]]],
) -> Iterator[list[tuple[str, tuple[int, ...]]]]:
    some: list[tuple[str, tuple[int, ...]]] = []
    size = 0
    for row in rows:
        if some and size + len(row[0]) > _STRETCH_CHARACTERS:
            yield some
            some, size = [], 0
        some.append(row)
        size += len(row[0])
    if some:
        yield some
