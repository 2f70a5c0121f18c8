"""Which lines are tasks of the user, in which state, and what they are part of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.memory.tasks.of_view import FoundTask, tasks_in
from core.memory.tasks.states import boxed_text, state_of
from core.observation import TextLine
from tests.core.memory.resources.screens import column, line, screen


def told(found: list[FoundTask]) -> dict[str, str]:
    """The tasks' titles with their states."""
    return {one.draft.statements[0].text: str(one.draft.details["state"]) for one in found}


def note(heading: str, items: list[str]) -> list[TextLine]:
    return [line("Inbox", 20, 160), line(heading, 300, 150, 34), *column(items, left=310, top=220)]


def test_boxes_say_what_is_done() -> None:
    lines = note("Errands", ["[ ] Buy stamps", "[x] Call the bank", "☐ Mend the bike"])
    found = tasks_in(screen(lines, title="Errands - Notes", app="notes"))
    assert told(found) == {
        "Errands": "open",
        "Buy stamps": "open",
        "Call the bank": "done",
        "Mend the bike": "open",
    }
    assert found[0].parent_key is None
    assert {one.parent_key for one in found[1:]} == {found[0].draft.subject_key}
    assert found[2].draft.statements[0].evidence[0].line_numbers == (3,)


def test_a_list_whose_boxes_were_not_read_is_open_and_less_certain() -> None:
    lines = note("To do this week", ["Buy stamps", "Call the bank about the card"])
    found = tasks_in(screen(lines, title="To do this week", app="notes"))
    assert told(found)["Call the bank about the card"] == "open"
    assert all(one.draft.confidence < 0.8 for one in found)


def test_a_list_may_be_named_by_its_window() -> None:
    lines = note("Tuesday", ["Buy stamps today", "Call the bank"])
    found = tasks_in(screen(lines, title="To do - Notes", app="notes"))
    assert list(told(found)) == ["To do: Tuesday", "Buy stamps today", "Call the bank"]


def test_actions_in_minutes_are_tasks_and_the_rest_is_not() -> None:
    lines = [
        line("Minutes of the garden club", 300, 150, 34),
        *column(["• The fence is too low", "• Next meeting in May"], left=310, top=220),
        line("My actions", 300, 320),
        *column(["□ ask for two quotes", "口 paint the shed door"], left=310, top=360),
    ]
    found = tasks_in(screen(lines, title="Minutes of the garden club", app="notes"))
    assert list(told(found))[1:] == ["ask for two quotes", "paint the shed door"]


def test_a_finished_list_is_done() -> None:
    lines = note("Checklist", ["[x] Lock the door", "[x] Feed the cat"])
    found = tasks_in(screen(lines, title="Checklist - Notes", app="notes"))
    assert set(told(found).values()) == {"done"}


@pytest.mark.parametrize(
    ("status", "state"),
    [("In Progress", "open"), ("Done", "done"), ("Won't fix", "dropped"), ("In Review", "open")],
)
def test_a_ticket_is_known_by_its_id(status: str, state: str) -> None:
    lines = [
        line("LAMP-7 Other people's ticket", 20, 200),
        line("Lamp flickers at dusk", 400, 150, 34),
        line("Status", 1200, 150),
        line(status, 1200, 175),
    ]
    title = "[LAMP-12] Lamp flickers at dusk - Tracker"
    (found,) = tasks_in(screen(lines, title=title, url="https://t.example/browse/LAMP-12"))
    assert found.draft.subject_key == "LAMP-12"
    assert told([found]) == {"Lamp flickers at dusk": state}


def test_sub_tasks_point_to_their_ticket() -> None:
    lines = [
        line("Lamp flickers", 400, 150, 34),
        line("Status: Open", 400, 200),
        line("Sub-tasks", 400, 300),
        line("LAMP-13 Measure the driver  Done", 400, 330),
        line("LAMP-14 Order a new coil", 400, 360),
    ]
    url = "https://t.example/browse/LAMP-12"
    found = tasks_in(screen(lines, title="LAMP-12: Lamp flickers - Tracker", url=url))
    assert [(one.draft.subject_key, one.parent_key) for one in found] == [
        ("LAMP-12", None),
        ("LAMP-13", "LAMP-12"),
        ("LAMP-14", "LAMP-12"),
    ]
    assert told(found)["Measure the driver"] == "done"


def test_a_merge_request_points_to_the_ticket_that_it_closes() -> None:
    lines = [
        line("Damp the driver (!31)", 300, 150, 34),
        line("Merged · Kim wants to merge kim/damp into main", 300, 200),
        line("Adds a coil. Closes LAMP-12.", 300, 240),
    ]
    url = "https://forge.example/lamp/-/merge_requests/31"
    (found,) = tasks_in(screen(lines, title="Damp the driver (!31) - lamp - Forge", url=url))
    assert (found.draft.subject_key, found.parent_key) == ("lamp!31", "LAMP-12")
    assert told([found]) == {"Damp the driver": "done"}


def test_boxes_in_an_issue_belong_to_it() -> None:
    lines = [
        line("Lamp flickers · Issue #4", 300, 150, 34),
        *column(["[x] reproduce it", "[ ] write a test"], top=260),
    ]
    url = "https://github.com/kim/lamp/issues/4"
    found = tasks_in(screen(lines, title="Lamp flickers · Issue #4 · kim/lamp", url=url))
    assert [one.parent_key for one in found] == [None, "kim/lamp#4", "kim/lamp#4"]


def test_menus_forms_articles_and_code_hold_no_tasks() -> None:
    form = note("Settings", ["☐ Send me the newsletter", "☑ I accept the terms"])
    assert tasks_in(screen(form, title="Settings", url="https://shop.example/settings")) == []
    menu = column(["File  Edit  View", "Tasks", "Open the window", "Help"])
    assert tasks_in(screen(menu, title="Painting", app="paint")) == []
    code = column(["// TODO: free the buffer", "TODO: check the length"])
    assert tasks_in(screen(code, title="lamp.c - firmware - Codepad", app="codepad")) == []
    prices = column(["✓ Unlimited pages", "✓ Phone support", "✓ Two users"])
    assert tasks_in(screen(prices, title="Prices", url="https://shop.example/prices")) == []


def test_the_columns_of_a_board_are_no_list_of_the_user() -> None:
    board = column(["TO DO", "LAMP-4 Paint it", "LAMP-5 Move it", "IN PROGRESS", "LAMP-9 Test it"])
    assert tasks_in(screen(board, title="LAMP board", url="https://t.example/boards/4")) == []


def test_round_boxes_count_where_a_task_program_shows_them() -> None:
    lines = [
        line("Today", 300, 100, 36),
        *column(["○ Call the plumber", "○ Pay the rent"], top=160, pitch=50),
    ]
    found = tasks_in(screen(lines, title="Today", app="todoist"))
    assert list(told(found)) == ["Today", "Call the plumber", "Pay the rent"]


def test_a_note_may_say_todo_in_a_line() -> None:
    lines = column(["Trip to the coast", "TODO: book the ferry"])
    (found,) = tasks_in(screen(lines, title="Trip - Notes", app="notes"))
    assert told([found]) == {"book the ferry": "open"}


def test_the_same_list_has_the_same_keys_on_two_frames() -> None:
    lines = note("To do", ["[ ] Buy stamps", "[ ] Call the bank"])
    done = note("To do", ["[x] Buy stamps", "[ ] Call the bank"])
    first = tasks_in(screen(lines, title="To do", app="notes"))
    later = tasks_in(screen(done, title="To do", app="notes", number=2))
    assert [one.draft.subject_key for one in first] == [one.draft.subject_key for one in later]


def test_boxes_as_recognisers_read_them() -> None:
    for text in ("[] Buy stamps", "- [ ] Buy stamps", "- [] Buy stamps", "☐Buy stamps"):
        box = boxed_text(text)
        assert box is not None
        assert (box.text, box.state, box.is_sure) == ("Buy stamps", "open", True)
    ticked = boxed_text("V Buy stamps")
    assert ticked is not None
    assert (ticked.state, ticked.is_sure) == ("done", False)
    assert boxed_text("Buy stamps") is None


def test_words_of_a_status_field() -> None:
    assert state_of("To do") == "open"
    assert state_of("Erledigt") == "done"
    assert state_of("Not planned") == "dropped"
    assert state_of("3 days") is None


@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_text_is_read_without_error(strange: list[str]) -> None:
    for one in tasks_in(screen(column(strange), title="To do", app="notes")):
        assert one.draft.statements[0].evidence
