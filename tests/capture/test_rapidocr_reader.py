"""The real recogniser on painted text."""

import sys
from collections.abc import Sequence
from contextlib import closing

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from capture.line_engine import Lines, LocalLineEngine, Part, is_believable
from capture.rapidocr_reader import RapidOcrReader
from capture.screens import RgbFrame
from core.errors import ReaderUnavailable
from core.observation import Box, TextLine

SENTENCES = ("The quick brown fox", "Total: 18.40 for 21 pcs (net)", "mail to nora@buoy.example")


class NoEngine:
    """Must not be asked for anything."""

    def read(self, parts: Sequence[Part]) -> list[Lines]:
        raise AssertionError(f"{len(parts)} parts to read")

    def close(self) -> None:
        """Nothing is held."""


@pytest.fixture(scope="module")
def engine() -> LocalLineEngine:
    return LocalLineEngine()


@pytest.fixture(scope="module")
def reader(engine: LocalLineEngine) -> RapidOcrReader:
    return RapidOcrReader(engine)


def paint(
    *texts: tuple[str, int, int], ground: str = "white", ink: str = "black", size: int = 16
) -> RgbFrame:
    image = Image.new("RGB", (640, 240), ground)
    draw = ImageDraw.Draw(image)
    for text, left, top in texts:
        draw.text((left, top), text, fill=ink, font=ImageFont.load_default(size))
    return np.asarray(image, dtype=np.uint8)


def texts_of(lines: tuple[TextLine, ...]) -> list[str]:
    return [line.text for line in lines]


@pytest.mark.parametrize(("ground", "ink"), [("white", "black"), ("#1e1e2e", "#cdd6f4")])
def test_lines_are_read_in_light_and_dark(reader: RapidOcrReader, ground: str, ink: str) -> None:
    rows = [(text, 20, 20 + 60 * row) for row, text in enumerate(SENTENCES)]
    lines = reader.read(paint(*rows, ground=ground, ink=ink))
    assert texts_of(lines) == list(SENTENCES)
    for line, (_, left, top) in zip(lines, rows, strict=True):
        assert Box(left, top + 4, 100, 10).intersection_area(line.box) == 1000


def test_small_text_survives(reader: RapidOcrReader) -> None:
    assert texts_of(reader.read(paint(("status: all good", 20, 20), size=11))) == [
        "status: all good"
    ]


def test_cells_far_apart_are_lines_of_their_own(reader: RapidOcrReader) -> None:
    lines = reader.read(paint(("Invoice", 20, 50), ("Sondermann", 260, 50), ("3,680.00", 520, 50)))
    assert texts_of(lines) == ["Invoice", "Sondermann", "3,680.00"]


def test_an_empty_picture_has_no_lines(reader: RapidOcrReader) -> None:
    assert reader.read(paint()) == ()


def test_only_changed_parts_are_read_and_the_rest_is_kept(reader: RapidOcrReader) -> None:
    before = paint(("A first line", 20, 20), ("A second line", 20, 120))
    lines = reader.read(before)
    after = paint(("A first line", 20, 20), ("A second line of text", 20, 120))
    marked = (TextLine("kept as it was", lines[0].box), lines[1])
    again = reader.read(after, [Box(120, 118, 80, 20)], marked)
    assert texts_of(again) == ["kept as it was", "A second line of text"]


def test_a_known_line_in_a_part_that_is_looked_at_is_not_recognised_again(
    reader: RapidOcrReader,
) -> None:
    frame = paint(("A first line", 20, 20), ("in between", 320, 100), ("A last line", 20, 180))
    between = reader.read(frame)[1]
    marked = TextLine("kept as it was", between.box)
    column, row = Box(10, 10, 20, 190), Box(10, 170, 500, 30)
    again = reader.read(frame, [column, row], [marked])
    assert texts_of(again) == ["A first line", "kept as it was", "A last line"]


def test_a_known_line_beside_a_change_is_not_recognised_again(reader: RapidOcrReader) -> None:
    (first,) = reader.read(paint(("A first line", 20, 20)))
    frame = paint(("A first line", 20, 20), ("of two", 150, 44))
    marked = TextLine("kept as it was", first.box)
    again = reader.read(frame, [Box(144, 40, 64, 24)], [marked])
    assert texts_of(again) == ["kept as it was", "of two"]


def test_text_that_went_away_is_gone(reader: RapidOcrReader) -> None:
    lines = reader.read(paint(("A first line", 20, 20), ("A second line", 20, 120)))
    after = paint(("A first line", 20, 20))
    assert texts_of(reader.read(after, [Box(18, 118, 110, 20)], lines[:1])) == ["A first line"]


def test_a_line_that_moved_is_not_recognised_again(
    reader: RapidOcrReader, engine: LocalLineEngine
) -> None:
    reader.read(paint(("A line that scrolls", 20, 20)))
    known = engine.cached_lines
    assert texts_of(reader.read(paint(("A line that scrolls", 20, 84)))) == ["A line that scrolls"]
    assert engine.cached_lines == known


def test_nothing_is_asked_of_the_engine_where_nothing_changed() -> None:
    lines = (TextLine("kept", Box(20, 20, 40, 20)),)
    with closing(RapidOcrReader(NoEngine())) as reader:
        assert reader.read(paint(), (), lines) == lines


def test_the_cache_is_bounded() -> None:
    engine = LocalLineEngine(cached_lines=2)
    rows = [(text, 20, 20 + 60 * row) for row, text in enumerate(SENTENCES)]
    assert len(RapidOcrReader(engine).read(paint(*rows))) == 3
    assert engine.cached_lines == 2
    engine.close()
    assert engine.cached_lines == 0


def test_icons_and_smudges_are_not_text() -> None:
    word, sign = Box(0, 0, 60, 20), Box(0, 0, 20, 20)
    assert is_believable("Inbox", 0.6, word)
    assert is_believable("x", 0.9, sign)
    assert not is_believable("Inbox", 0.4, word)
    assert not is_believable("x", 0.6, sign)
    assert not is_believable("x", 0.9, Box(0, 0, 175, 20))
    assert not is_believable("", 1.0, word)


def test_a_missing_part_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with pytest.raises(ReaderUnavailable, match="install Recollect again"):
        RapidOcrReader(LocalLineEngine()).read(paint())
