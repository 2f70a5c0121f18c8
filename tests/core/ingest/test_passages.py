"""Passages: cut so that they mean something alone, and stay the same when a view scrolls."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.ingest.layout import rows_of
from core.ingest.passages import MAX_ROWS, MAX_WORDS, passages_of, row_text
from core.ingest.window_titles import clean_title
from core.observation import Box, TextLine
from tests.core.store.fresh_store import lines_of

WORDS = "tide gauge harbour alarm reading level buoy chart signal mast crew night".split()


def _log(count: int) -> list[str]:
    """Lines of a terminal, all different, without a gap between them."""
    pick = random.Random(11)
    return [f"{row:04d} {' '.join(pick.choices(WORDS, k=6))}" for row in range(count)]


@given(st.lists(st.text(max_size=30), max_size=30))
@settings(deadline=None)
def test_the_numbers_lead_back_to_the_text(texts: list[str]) -> None:
    lines = lines_of(*texts)
    drafts = passages_of(lines, "Title")
    for draft in drafts:
        assert draft.title == "Title"
        assert draft.text == "\n".join(lines[number].text.strip() for number in draft.line_numbers)
        assert sum(character.isalnum() for character in draft.text) >= 3
    numbers = [number for draft in drafts for number in draft.line_numbers]
    assert len(numbers) == len(set(numbers))
    assert len({draft.text for draft in drafts}) == len(drafts)


def test_no_passage_is_too_long_and_no_line_is_lost() -> None:
    lines = lines_of(*_log(200))
    drafts = passages_of(lines, "")
    assert [n for draft in drafts for n in draft.line_numbers] == list(range(200))
    for draft in drafts:
        assert len(draft.line_numbers) <= MAX_ROWS
        assert len(draft.text.split()) <= MAX_WORDS
    assert len(drafts) <= 100  # not one for every line


@pytest.mark.parametrize("scrolled", [1, 2, 3, 7, 20])
def test_scrolling_does_not_make_every_passage_new(scrolled: int) -> None:
    log = _log(80)
    before = {draft.text for draft in passages_of(lines_of(*log[:50]), "")}
    after = {draft.text for draft in passages_of(lines_of(*log[scrolled : 50 + scrolled]), "")}
    rows_that_stay = 50 - scrolled
    rows_known = sum(len(text.split("\n")) for text in before & after)
    assert rows_known >= 0.7 * rows_that_stay


def test_texts_that_repeat_on_a_frame_are_kept_once() -> None:
    lines = [
        TextLine(text, Box(40, top, 300, 18))
        for text, top in (("reply to this", 40), ("something else", 140), ("reply to this", 240))
    ]
    assert [draft.text for draft in passages_of(lines, "")] == ["reply to this", "something else"]


def test_marks_and_stray_letters_are_no_passages() -> None:
    lines = [TextLine(text, Box(40, 90 * row, 30, 18)) for row, text in enumerate(["×", "|", "ab"])]
    assert passages_of(lines, "") == []


def test_the_name_over_a_message_goes_with_it() -> None:
    lines = lines_of("Marta 09:04", "the launch is on Friday", "Ines 9:10 pm", "fine by me then")
    assert [draft.text for draft in passages_of(lines, "")] == [
        "Marta 09:04\nthe launch is on Friday",
        "Ines 9:10 pm\nfine by me then",
    ]


def test_cells_of_a_row_are_set_apart() -> None:
    lines = [TextLine(" Bolts ", Box(40, 40, 60, 18)), TextLine("4.20", Box(300, 40, 40, 18))]
    (draft,) = passages_of(lines, "")
    assert (draft.text, draft.line_numbers) == ("Bolts  4.20", (0, 1))
    assert row_text(lines, *rows_of(lines, [1, 0])) == draft.text


@pytest.mark.parametrize(
    ("title", "app", "clean"),
    [
        ("(3) Inbox - Mozilla Firefox", "firefox", "Inbox"),
        ("[12+] Chat — Google Chrome", "chrome", "Chat"),
        ("● alarm.py - tidegauge - code", "code", "alarm.py - tidegauge"),
        ("Notes | editor", "editor", "Notes"),
        ("A - B - C", "x", "A - B - C"),
        ("a+b - (x", "(x", "a+b"),
        (" - Firefox", "firefox", "- Firefox"),
        ("", "x", ""),
    ],
)
def test_titles_as_people_would_say_them(title: str, app: str, clean: str) -> None:
    assert clean_title(title, app) == clean
