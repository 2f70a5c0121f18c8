"""What counts as a procedure, what it is called, and how two sightings of one are joined."""

from hypothesis import given
from hypothesis import strategies as st

from core.ids import ObservationId
from core.memory.procedures.of_view import merged_steps, procedures_in
from core.memory_record import Evidence, MemoryKind, Role, Statement
from core.observation import TextLine
from tests.core.memory.resources.screens import column, line, screen, texts

URL = "https://wiki.example/pages/scanner"


def wiki_page(heading: str, items: list[str], above: str = "") -> list[TextLine]:
    """A page with its heading, perhaps a section heading, and a list."""
    section = [line(above, 300, 220)] if above else []
    return [line(heading, 300, 150, 34), *section, *column(items)]


def test_a_numbered_list_of_instructions_is_a_procedure_named_by_its_page() -> None:
    items = ["1. Unplug the scanner.", "2. Press and hold the green key.", "3. Wait 20 seconds."]
    view = screen(wiki_page("Scanner does not wake", items), title="Scanner does not wake", url=URL)
    (draft,) = procedures_in(view)
    assert draft.kind is MemoryKind.PROCEDURAL
    assert texts(draft, Role.TITLE) == ["Scanner does not wake"]
    assert texts(draft, Role.STEP) == items
    assert [s.evidence[0].line_numbers for s in draft.statements[1:]] == [(1,), (2,), (3,)]
    assert draft.details == {"times_used": 1, "succeeded": False}
    assert (draft.since, draft.until) == (view.observation.at, view.observation.until)


def test_a_heading_that_says_it_helped_counts_as_success() -> None:
    items = ["1. Stop the service.", "2. Run spoolctl --purge.", "3. Start the service."]
    lines = wiki_page("Print queue is stuck", items, above="What fixed it")
    (draft,) = procedures_in(screen(lines, title="Print queue is stuck - Wiki", url=URL))
    assert texts(draft, Role.TITLE) == ["Print queue is stuck: What fixed it"]
    assert draft.details["succeeded"] is True


def test_commands_inside_steps_stay_as_they_are() -> None:
    items = ["1. Run nettool --reset --iface eth0", "2. Then type: nettool up | tee log.txt"]
    (draft,) = procedures_in(screen(wiki_page("Reset the link", items), title="Reset the link"))
    assert texts(draft, Role.STEP) == items


def test_wrapped_steps_are_put_together() -> None:
    lines = [
        line("Descale the kettle", 300, 150, 34),
        line("1. Fill the kettle with one part of vinegar and two", 300, 250),
        line("parts of water.", 322, 276),
        line("2. Boil it and wait for an hour.", 300, 306),
    ]
    (draft,) = procedures_in(screen(lines, title="Descale the kettle", url=URL))
    assert texts(draft, Role.STEP) == [
        "1. Fill the kettle with one part of vinegar and two parts of water.",
        "2. Boil it and wait for an hour.",
    ]
    assert draft.statements[1].evidence[0].line_numbers == (1, 2)


def test_a_generic_heading_gives_way_to_the_page_title() -> None:
    items = ["1. Chop the onions.", "2. Fry them in butter.", "3. Add the stock and simmer."]
    view = screen(
        wiki_page("Onion soup", items, above="Method"), title="Onion soup | Cook", url=URL
    )
    (draft,) = procedures_in(view)
    assert texts(draft, Role.TITLE) == ["Onion soup"]


def test_sections_of_one_page_are_procedures_of_their_own() -> None:
    lines = [
        line("Lampctl manual", 300, 100, 36),
        line("Installation", 300, 180, 28),
        *column(["1. Unpack the archive.", "2. Run ./install --user"], top=220),
        line("Usage", 300, 340, 28),
        *column(["1. Start lampctl --daemon", "2. Open the panel."], top=380),
    ]
    found = procedures_in(screen(lines, title="Lampctl manual", url=URL))
    assert [texts(draft, Role.TITLE)[0] for draft in found] == [
        "Lampctl manual: Installation",
        "Lampctl manual: Usage",
    ]
    assert len({draft.subject_key for draft in found}) == 2


def test_a_list_cut_by_the_edge_has_the_key_of_the_whole() -> None:
    items = ["1. Open the lid.", "2. Take the filter out.", "3. Rinse it.", "4. Close the lid."]
    whole = screen(
        wiki_page("Clean the filter", items, "Method"), title="Clean the filter", url=URL
    )
    cut = screen(column(items[2:]), title="Clean the filter", url=URL, number=2)
    (first,), (later,) = procedures_in(whole), procedures_in(cut)
    assert first.subject_key == later.subject_key
    assert len(merged_steps(first.statements, later.statements)) == 5


def test_numbers_of_a_pager_do_not_count_as_numbers_of_steps() -> None:
    lines = column(
        [
            "1 RESTORING A SILENT SENSOR",
            "6 1. Open the lid.",
            "7 2. Press the button for 5 seconds.",
            "8 3. Close the lid.",
        ]
    )
    (draft,) = procedures_in(screen(lines, title="less restore.md", app="xterm"))
    assert texts(draft, Role.TITLE) == ["RESTORING A SILENT SENSOR"]
    assert texts(draft, Role.STEP)[0] == "1. Open the lid."


def test_what_one_should_see_at_the_end_is_the_outcome() -> None:
    items = ["1. Hold the key.", "2. Release the key.", "You should see two blue blinks."]
    (draft,) = procedures_in(screen(wiki_page("Pair the remote", items), title="Pair the remote"))
    assert texts(draft, Role.OUTCOME) == ["You should see two blue blinks."]


def test_lists_that_tell_nothing_to_do_are_no_procedures() -> None:
    for above, items in (
        ("Customers", ["1. Harbour office, 6 units", "2. Water board, 4 units"]),
        ("Contents", ["1. Introduction", "2. Methods", "3. Results"]),
        ("Agenda", ["1. Review the minutes", "2. Discuss the budget", "3. Choose a date"]),
        ("To do", ["1. Buy stamps", "2. Call the bank", "3. Return the book"]),
        ("Five rules for the studio:", ["1. Change one thing at a time.", "2. Write it down."]),
        ("How it works", ["1. Getting started", "2. Install the lamp", "3. Use the lamp"]),
        ("Steps to reproduce", ["1. Open the app.", "2. Click on Settings."]),
        ("Most read", ["1. Bridge closed until May", "2. New ferry is late"]),
    ):
        view = screen(wiki_page("Team page", items, above=above), title="Team page", url=URL)
        assert procedures_in(view) == [], above


def test_chrome_is_never_a_step() -> None:
    items = ["1. Open the door.", "2. Close the door."]
    lines = wiki_page("Doors", items)
    assert procedures_in(screen(lines, title="Doors", chrome=frozenset({1, 2}))) == []


def test_first_then_finally_in_running_text_is_a_procedure() -> None:
    told = "First, open the valve. Then turn the pump on. Finally, close the bleed screw."
    (draft,) = procedures_in(screen([line(told)], title="Priming the pump - Notes", app="notes"))
    assert texts(draft, Role.STEP) == [
        "First, open the valve",
        "Then turn the pump on",
        "Finally, close the bleed screw",
    ]


def test_a_fix_told_in_a_chat_is_named_by_the_trouble_before_it() -> None:
    lines = [
        line("My laptop refuses to dock since Monday.", 300, 200),
        line("What fixed it: unplug the dock, then hold power for 30 seconds.", 300, 300),
    ]
    (draft,) = procedures_in(screen(lines, title="#helpdesk - Chat", app="chat"))
    assert texts(draft, Role.TITLE) == ["My laptop refuses to dock since Monday."]
    assert texts(draft, Role.STEP) == ["unplug the dock", "hold power for 30 seconds"]
    assert draft.details["succeeded"] is True


def test_a_commit_message_is_no_fix() -> None:
    lines = [
        line("fix: handle empty names, then sort them"),
        line("Fix: typo in the manual", top=300),
    ]
    assert procedures_in(screen(lines, title="git log", app="xterm")) == []


def test_a_german_fix_counts_too() -> None:
    lines = [line("Lösung: Gerät ausschalten, dann Taste drücken und 10 Sekunden warten.")]
    (draft,) = procedures_in(
        screen(
            lines, title="[NET-12] Drucker hängt - Tracker", url="https://t.example/browse/NET-12"
        )
    )
    assert len(texts(draft, Role.STEP)) == 2


def step(number: int, text: str, frame: int) -> Statement:
    return Statement(Role.STEP, f"{number}. {text}", (Evidence(ObservationId(frame), (number,)),))


def test_sightings_of_one_list_are_joined_by_number() -> None:
    known = (step(1, "Open the lid.", 1), step(2, "Take out", 1))
    seen = (step(2, "Take out the filter.", 2), step(3, "Rinse it.", 2))
    joined = merged_steps(known, seen)
    assert [one.text for one in joined] == [
        "1. Open the lid.",
        "2. Take out the filter.",
        "3. Rinse it.",
    ]
    assert joined[1].evidence == seen[0].evidence


def test_equal_steps_keep_the_evidence_of_both_sightings() -> None:
    (joined,) = merged_steps((step(1, "Open it.", 1),), (step(1, "Open it.", 2),))
    assert [piece.observation_id for piece in joined.evidence] == [1, 2]


STEPS = st.lists(
    st.builds(step, st.integers(1, 9), st.sampled_from(["Open it.", "Open"]), st.integers(1, 3)),
    max_size=8,
)


@given(STEPS, STEPS)
def test_joined_steps_are_in_order_and_none_is_lost(
    known: list[Statement], seen: list[Statement]
) -> None:
    joined = merged_steps(known, seen)
    numbers = [int(one.text.split(".")[0]) for one in joined]
    assert numbers == sorted({int(one.text.split(".")[0]) for one in [*known, *seen]})
    assert merged_steps(joined, seen) == joined


@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_text_is_read_without_error(strange: list[str]) -> None:
    for draft in procedures_in(screen(column(strange), title="Any", url=URL)):
        assert all(statement.evidence for statement in draft.statements)
