"""A column of times belongs to what stands level beside it."""

from core.answer.reading.level_columns import with_level_columns
from core.ingest.layout import Block, Row
from core.observation import Box, TextLine


def _column(left: int, *texts: str, shift: int = 0) -> list[TextLine]:
    return [
        TextLine(text, Box(left, 100 + 27 * number + shift, 8 * len(text), 20), 1.0)
        for number, text in enumerate(texts)
    ]


def _blocks(*sizes: int) -> tuple[Block, ...]:
    starts = [sum(sizes[:place]) for place in range(len(sizes))]
    return tuple(
        Block(tuple(Row((start + n,)) for n in range(size)))
        for start, size in zip(starts, sizes, strict=True)
    )


def test_times_topics_and_places_are_rows() -> None:
    lines = [
        *_column(90, "09:30 - 10:00", "16:00 - 16:45"),
        *_column(240, "Walk through the stores", "Map with Odo", shift=3),
        *_column(640, "North gate", "Office", shift=-2),
    ]
    (block,) = with_level_columns(lines, _blocks(2, 2, 2))
    told = [[lines[n].text for n in row.line_numbers] for row in block.rows]
    assert told == [
        ["09:30 - 10:00", "Walk through the stores", "North gate"],
        ["16:00 - 16:45", "Map with Odo", "Office"],
    ]


def test_what_stands_between_the_rows_stays_apart() -> None:
    lines = [*_column(90, "09:30", "16:00"), *_column(240, "Inbox", "Drafts", shift=14)]
    blocks = _blocks(2, 2)
    assert with_level_columns(lines, blocks) == blocks


def test_running_text_stays_apart() -> None:
    sentence = "We walk through the stores and count what is left there."
    lines = [*_column(90, "09:30", "16:00"), *_column(240, sentence, sentence)]
    blocks = _blocks(2, 2)
    assert with_level_columns(lines, blocks) == blocks
