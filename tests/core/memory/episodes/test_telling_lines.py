"""Telling lines: what was read, with every view that carries it, and no furniture."""

from core.memory.episodes.telling_lines import key_of, lines_of_day, telling_lines
from core.memory_record import Evidence, Role
from tests.core.memory.episodes.screens import BREAD, RAIN, column, line, view


def test_lines_come_in_order_of_first_appearance_with_every_view_that_carries_them() -> None:
    views = [view(1, 0, RAIN), view(2, 1, [*column([BREAD[0], RAIN[1]])])]
    found = telling_lines(views, 5)
    assert [one.text for one in found] == [*RAIN, BREAD[0]]
    assert {one.role for one in found} == {Role.LINE}
    by_text = {one.text: one.evidence for one in found}
    first, second = (one.observation.id for one in views)
    assert by_text[RAIN[0]] == (Evidence(first, (0,)),)
    assert by_text[RAIN[1]] == (Evidence(first, (1,)), Evidence(second, (1,)))


def test_never_more_than_asked_for() -> None:
    assert len(telling_lines([view(1, 0, [*RAIN, *BREAD])], 2)) == 2


def test_nothing_readable_gives_nothing() -> None:
    assert telling_lines([view(1, 0)], 4) == ()
    assert telling_lines([], 4) == ()


def test_furniture_and_prompts_are_no_lines_but_a_command_is() -> None:
    texts = [
        "File  Edit  View  Help",
        "ada@barn:~$",
        "ada@barn:~$ rsync -a seeds backup",
        "Search the whole barn",
    ]
    assert [one.text for one in telling_lines([view(1, 0, texts)], 4)] == ["rsync -a seeds backup"]


def test_chrome_is_no_line() -> None:
    assert telling_lines([view(1, 0, RAIN, chrome=frozenset({0, 1}))], 4) == ()


def test_near_duplicates_are_told_once() -> None:
    misread = RAIN[0].replace("roof", "rocf")
    found = telling_lines([view(1, 0, [RAIN[0]]), view(2, 1, [misread])], 4)
    assert len(found) == 1
    assert len(found[0].evidence) == 1


def test_badly_read_lines_are_left_out() -> None:
    bad = line(RAIN[0], 200)
    shown = view(1, 0, [type(bad)(bad.text, bad.box, 0.6)])
    assert telling_lines([shown], 4) == ()


def test_what_stands_under_many_titles_says_nothing_of_any() -> None:
    banner = "The barn is closed on Sunday until the roof is dry."
    day = [view(n, n, [banner, text], title=f"Page {n}") for n, text in enumerate([*RAIN, *BREAD])]
    found = telling_lines(day[:1], 4, lines_of_day(day))
    assert [one.text for one in found] == [RAIN[0]]


def test_what_was_read_before_comes_after_what_is_new() -> None:
    day = [view(1, 0, [RAIN[0]]), view(2, 60, [RAIN[0], BREAD[0]])]
    assert [one.text for one in telling_lines(day[1:], 1, lines_of_day(day))] == [BREAD[0]]


def test_of_a_chat_what_was_just_said_tells() -> None:
    said = [
        ("Ada 16:20", "The old ladder is behind the shed, I think."),
        ("Finch 16:31", "Somebody left the gate open again."),
        ("Ada 08:58", "The fair moves to 3 October, it is decided."),
    ]
    texts = [text for pair in said for text in pair]
    shown = view(1, 0, column(texts, step=70), app="chatter", title="Ada")
    assert [one.text for one in telling_lines([shown], 4)] == [said[2][1]]


def test_a_line_that_repeats_the_title_is_not_told_again() -> None:
    shown = view(1, 0, ["Notes on rain", *RAIN])
    assert "Notes on rain" not in {one.text for one in telling_lines([shown], 4)}


def test_texts_that_differ_in_marks_and_case_are_the_same() -> None:
    assert key_of("The  Gauge: broken!") == key_of("the gauge broken")
