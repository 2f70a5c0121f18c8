"""What of a program's account of its text the picture bears out."""

from dataclasses import replace

import cv2
import numpy as np

from capture.screens import RgbFrame
from capture.told_lines import SeenLine, Sight, painted_over, seen_lines
from capture.visible_text import ToldLine, ToldText
from core.observation import Box
from tests.fakes.fake_screen import plain_frame
from tests.fakes.fake_visible_text import told_line

CLIP = Box(0, 0, 640, 400)
ROW_PX = 24


def written(frame: RgbFrame, text: str, left: int, top: int) -> tuple[RgbFrame, Box]:
    """A copy of a frame with a text, and the box that its letters stand in with some room."""
    painted = frame.copy()
    font, scale = cv2.FONT_HERSHEY_SIMPLEX, 0.5
    (width, _), _ = cv2.getTextSize(text, font, scale, 1)
    cv2.putText(painted, text, (left + 2, top + 16), font, scale, (0, 0, 0), 1)
    return painted, Box(left, top, width + 4, ROW_PX)


def page(*texts: str) -> tuple[RgbFrame, list[ToldLine]]:
    """A page with these lines, and what its program tells of them."""
    frame = plain_frame(640, 400)
    told = []
    for row, text in enumerate(texts):
        frame, box = written(frame, text, 40, 40 + row * ROW_PX)
        told.append(told_line(text, box))
    return frame, told


def sight(frame: RgbFrame, *covered: Box, later: RgbFrame | None = None, clip: Box = CLIP) -> Sight:
    return Sight(frame, frame if later is None else later, (0, 0), clip, covered)


def texts(seen: list[SeenLine]) -> list[str]:
    return [one.line.text for one in seen]


def test_lines_that_are_seen_are_taken_with_the_place_of_their_letters() -> None:
    frame, told = page("the tide is high", "ropes and tar")
    seen = seen_lines(ToldText(tuple(told)), sight(frame))
    assert texts(seen) == ["the tide is high", "ropes and tar"]
    box = seen[0].line.box
    assert told[0].box.left < box.left < told[0].box.left + 8
    assert box.right <= told[0].box.right


def test_places_are_those_of_the_monitor() -> None:
    frame, told = page("the tide is high")
    shifted = replace(told[0], box=replace(told[0].box, left=told[0].box.left + 1920))
    there = Sight(frame, frame, (1920, 0), CLIP, ())
    assert seen_lines(ToldText((shifted,)), there)[0].line.box.left < 60


def test_nothing_is_taken_outside_its_window_or_under_another() -> None:
    frame, told = page("the tide is high", "ropes and tar", "salt")
    first, second, third = told
    beside = Box(0, 0, 640, first.box.bottom + 2)
    assert texts(seen_lines(ToldText(tuple(told)), sight(frame, clip=beside))) == [first.text]
    above = Box(0, second.box.top + 6, 60, 4)
    assert texts(seen_lines(ToldText(tuple(told)), sight(frame, above))) == [first.text, third.text]
    doubtful = ToldText(tuple(told), (third.box,))
    assert texts(seen_lines(doubtful, sight(frame))) == [first.text, second.text]


def test_a_line_without_ink_is_not_there() -> None:
    frame, (told,) = page("the tide is high")
    blank = replace(told, box=replace(told.box, top=300))
    black = replace(told, box=Box(500, 300, 60, ROW_PX))
    frame[296:330, 495:530] = 0
    assert seen_lines(ToldText((blank, black)), sight(frame)) == []


def test_what_changed_while_it_was_told_is_left_to_the_picture() -> None:
    frame, told = page("the tide is high", "ropes and tar")
    later, _ = written(frame, "x", 60, told[1].box.top)
    seen = seen_lines(ToldText(tuple(told)), sight(frame, later=later))
    assert texts(seen) == ["the tide is high"]


def test_lines_at_one_place_cannot_both_be_seen() -> None:
    frame, (told,) = page("the tide is high")
    liar = replace(told, text="all is well at sea")
    assert seen_lines(ToldText((told, liar)), sight(frame)) == []


def test_a_line_told_twice_is_taken_once_at_its_exact_place() -> None:
    frame, (told,) = page("the tide is high")
    named = told_line(told.text, replace(told.box, width=told.box.width + 100), is_exact=False)
    (seen,) = seen_lines(ToldText((named, told)), sight(frame))
    assert seen.is_exact


def test_letters_that_go_on_beside_their_place_were_told_at_another() -> None:
    frame, (told,) = page("the tide is high")
    low = replace(told, box=replace(told.box, top=told.box.top - 10))
    short = replace(told, box=replace(told.box, width=told.box.width // 2))
    assert seen_lines(ToldText((low,)), sight(frame)) == []
    assert seen_lines(ToldText((short,)), sight(frame)) == []


def test_a_name_that_is_longer_than_what_is_drawn_is_left_to_the_picture() -> None:
    frame, told = page(
        "the tide is high", "ropes and tar", "salt and herring", "the long accoun..."
    )
    rows = [told_line(one.text, replace(one.box, width=300), is_exact=False) for one in told[:3]]
    cut = told_line("the long account of the year", told[3].box, is_exact=False)
    seen = seen_lines(ToldText((*rows, cut)), sight(frame))
    assert texts(seen) == [row.text for row in rows]


def test_a_name_at_the_edge_of_its_place_needs_others_to_be_measured_by() -> None:
    frame, told = page("the tide is high", "ropes and tar", "salt and herring", "nets")
    at_edge = replace(told[3], is_exact=False)
    assert seen_lines(ToldText((at_edge,)), sight(frame)) == []
    assert texts(seen_lines(ToldText((*told[:3], at_edge)), sight(frame)))[-1] == "nets"


def test_a_name_over_two_rows_of_letters_is_left_to_the_picture() -> None:
    frame, told = page("the tide is high", "ropes and tar")
    both = told[0].box.union(told[1].box)
    wide = replace(both, width=300)
    label = told_line("the tide is high ropes and tar", wide, is_exact=False)
    assert seen_lines(ToldText((label,)), sight(frame)) == []


def test_wide_gaps_part_a_line_as_a_reader_would() -> None:
    frame, first = written(plain_frame(640, 400), "figs", 40, 40)
    frame, second = written(frame, "twelve crates", 300, 40)
    row = told_line("figs\ttwelve crates", first.union(second))
    seen = seen_lines(ToldText((row,)), sight(frame))
    assert texts(seen) == ["figs", "twelve crates"]
    assert seen[0].line.box.right < seen[1].line.box.left
    joined = replace(row, text="figs twelve crates")
    assert seen_lines(ToldText((joined,)), sight(frame)) == []


def test_what_is_taken_is_painted_over_and_nothing_else() -> None:
    frame, told = page("the tide is high", "ropes and tar")
    seen = seen_lines(ToldText((told[0],)), sight(frame))
    bare = painted_over(frame, seen)
    assert (bare[told[0].box.top : told[0].box.bottom] == 255).all()
    rest = slice(told[1].box.top, None)
    assert np.array_equal(bare[rest], frame[rest])
    assert painted_over(frame, []) is frame
