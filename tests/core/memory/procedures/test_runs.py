"""What terminals teach: how something was mended, and what is done again and again."""

from core.memory.procedures.runs import Ending, command_runs, ending_of, is_failure, tool_of
from core.memory.procedures.terminals import Command, sessions_of, terminals_in
from core.memory.view import View
from core.memory_record import Evidence, Role
from core.observation import TextLine
from tests.core.memory.resources.screens import column, screen, texts

PROMPT = "kim@desk:~/lamp$ "
FAILING = [f"{PROMPT}lampctl push", "error: device is not accepting data"]
MENDING = [
    f"{PROMPT}ls",
    f"{PROMPT}lampctl unlock",
    f"{PROMPT}lampctl push --slow",
    "pushed 12 kB, verified",
    f"{PROMPT}",
]


def terminal(rows: list[str], number: int = 1, left: int = 10) -> View:
    return screen(
        column(rows, left=left, top=60, pitch=24), title="lamp", app="xterm", number=number
    )


def test_a_repair_is_what_lay_between_the_failure_and_the_success() -> None:
    (draft,) = command_runs([terminal(FAILING), terminal(FAILING + MENDING, number=2)])
    assert texts(draft, Role.TITLE) == ["Fixing lampctl push: device is not accepting data"]
    assert texts(draft, Role.STEP) == ["lampctl unlock", "lampctl push --slow"]
    assert texts(draft, Role.OUTCOME) == ["pushed 12 kB, verified"]
    assert draft.details == {"times_used": 1, "succeeded": True}


def test_each_statement_rests_on_the_lines_that_show_it() -> None:
    (draft,) = command_runs([terminal(FAILING + MENDING)])
    assert [s.evidence[0].line_numbers for s in draft.statements] == [(0, 1), (3,), (4,), (5,)]


def test_a_failure_without_a_later_success_teaches_nothing() -> None:
    assert command_runs([terminal([*FAILING, f"{PROMPT}lampctl push", "error: locked"])]) == []
    assert command_runs([]) == []


def test_a_last_try_whose_end_is_out_of_sight_is_unproven() -> None:
    rows = [*FAILING, f"{PROMPT}lampctl unlock", f"{PROMPT}lampctl push --slow", "sending block 1"]
    (draft,) = command_runs([terminal(rows)])
    assert draft.details["succeeded"] is False
    assert texts(draft, Role.OUTCOME) == []


def test_repeating_the_failed_command_alone_is_no_repair() -> None:
    rows = [*FAILING, f"{PROMPT}lampctl push", "verified", PROMPT]
    assert command_runs([terminal(rows)]) == []


def test_a_sequence_that_went_well_twice_is_a_routine() -> None:
    rows = [f"{PROMPT}make lamp", f"{PROMPT}lampctl push", f"{PROMPT}lampctl test"] * 2
    (draft,) = command_runs([terminal([*rows, PROMPT])])
    assert texts(draft, Role.TITLE) == ["make lamp → lampctl push → lampctl test"]
    assert texts(draft, Role.STEP) == ["make lamp", "lampctl push", "lampctl test"]


def test_the_same_commands_seen_on_two_frames_were_typed_once() -> None:
    rows = [f"{PROMPT}make lamp", f"{PROMPT}lampctl push", PROMPT]
    views = [terminal(rows), terminal(rows, number=2)]
    assert command_runs(views) == []
    (session,) = sessions_of(views)
    assert [command.text for command in session] == ["make lamp", "lampctl push"]
    assert [piece.observation_id for piece in session[0].evidence] == [1, 2]


def test_a_scrolled_terminal_goes_on_where_it_was() -> None:
    first = terminal([f"{PROMPT}make a", f"{PROMPT}make b", f"{PROMPT}make c"])
    later = terminal([f"{PROMPT}make b", f"{PROMPT}make c", f"{PROMPT}make d"], number=2)
    (session,) = sessions_of([later, first])
    assert [command.text for command in session] == ["make a", "make b", "make c", "make d"]


def test_a_command_still_being_typed_is_completed() -> None:
    views = [
        terminal([f"{PROMPT}make b", f"{PROMPT}lampctl pu"]),
        terminal([f"{PROMPT}make b", f"{PROMPT}lampctl push"], number=2),
    ]
    (session,) = sessions_of(views)
    assert session[-1].text == "lampctl push"


def test_terminals_side_by_side_are_kept_apart() -> None:
    lines: list[TextLine] = [
        *column([f"{PROMPT}make a", "done"], left=10, top=60, pitch=24),
        *column([f"{PROMPT}make b", "failed"], left=900, top=60, pitch=24),
    ]
    left, right = terminals_in(screen(lines, title="tiles", app="xterm"))
    assert [line.text for line in left[0].output] == ["done"]
    assert [line.text for line in right[0].output] == ["failed"]


def test_other_prompts_are_read_too() -> None:
    for prompt in ("PS C:\\work> ", "(venv) kim@desk:~ $ ", "$ ", ">>> ", "[kim@desk lamp]$ "):
        (commands,) = terminals_in(terminal([f"{prompt}import lamp"]))
        assert commands[0].text == "import lamp", prompt


def command(*output: str, is_over: bool = True) -> Command:
    (read,) = terminals_in(terminal([f"{PROMPT}run it", *output]))
    return Command(
        "run it", (Evidence(read[0].evidence[0].observation_id),), read[0].output, is_over
    )


def test_the_last_line_that_says_so_decides_how_a_command_ended() -> None:
    assert ending_of(command("failed once, trying again", "done")) is Ending.WELL
    assert ending_of(command("2 passed", "Traceback (most recent call last):")) is Ending.BADLY
    assert ending_of(command()) is Ending.WELL
    assert ending_of(command("writing …", is_over=False)) is Ending.UNSEEN


def test_no_errors_is_no_failure() -> None:
    assert not is_failure("build finished: 0 errors, 0 failed")
    assert is_failure("1 failed, 3 passed")


def test_tools_are_named_with_their_subcommand() -> None:
    assert tool_of("sudo git push -f origin") == "git push"
    assert tool_of("python3 count.py logs/") == "python3 count.py"
    assert tool_of("lp -d Office a.pdf") == "lp"
    assert tool_of("") == ""
