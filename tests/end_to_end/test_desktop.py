"""The desktop app itself, as a process on a real screen, driven by keys and clicks."""

import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.ids import ObservationId
from core.observation import GapKind, WindowContext
from core.store.observation_store import ObservationFilter
from tests.end_to_end.desk import Desk, quit_with_keys
from tests.end_to_end.drawn_memory import DrawnScreen, make_memory, messages, opened
from tests.end_to_end.eyes import Eyes
from tests.end_to_end.program import PATIENCE_S, Program

if TYPE_CHECKING:
    from tests.x_display import XDisplay

pytestmark = pytest.mark.screen

if sys.platform != "linux":
    pytest.skip("Screen tests need Xvfb, which only Linux has.", allow_module_level=True)

SCREENS = (
    ("gedit", "Pump - Text Editor", "The new pump costs 318 euros with delivery."),
    ("gedit", "Garden - Text Editor", "The hedge is cut on the second of May."),
    ("thunderbird", "Choir - Mozilla Thunderbird", "Choir practice moved to the town hall."),
)
WORDS_ON_SCREEN = "The ferry to Vlieland sails at seven"


@pytest.fixture
def program(x_display: "XDisplay", data_folder: Path, child_env: dict[str, str]) -> Program:
    """`recollect` on the screen of this test."""
    return Program(data_folder, child_env | x_display.env())


@pytest.fixture
def prepared(data_folder: Path) -> Path:
    """A memory of three frames of the last hour."""
    began = datetime.now().astimezone() - timedelta(hours=1)
    screens = [
        DrawnScreen(
            began + timedelta(minutes=5 * place),
            timedelta(seconds=10),
            WindowContext(app, title),
            (words,),
        )
        for place, (app, title, words) in enumerate(SCREENS)
    ]
    make_memory(data_folder, screens)
    return data_folder


def test_nothing_is_stored_before_consent_and_the_screen_is_after(
    x_display: "XDisplay", desk: Desk, eyes: Eyes, program: Program
) -> None:
    from tests.x_display import wait_until

    def texts() -> str:
        with opened(program.home) as store:
            days = store.observations.matching(ObservationFilter())
            return "\n".join(
                line.text for seen in days for line in store.observations.lines(seen.id)
            )

    with program.started() as running:
        welcome = x_display.wait_for_window("Welcome to Recollect.*")
        early = x_display.show_xterm("Early", "Seen before anyone agreed", "60x10+0+0")
        assert texts() == ""
        early.close()
        desk.click(welcome, eyes.wait_for_words(welcome, "Agree and go on"))
        steps = x_display.wait_for_window("First steps.*")
        desk.keys(steps, "Return")  # past what stays out: now it may record
        desk.keys(steps, "Escape")
        window = x_display.wait_for_window("Recollect")
        shown = x_display.show_xterm("Ferry", WORDS_ON_SCREEN, "60x10+0+0")
        wait_until(lambda: "Vlieland" in texts(), "the terminal's words in memory", PATIENCE_S)
        assert "before anyone agreed" not in texts()
        desk.keys(window, "ctrl+p")
        shown.close()
        quit_with_keys(desk, running, window)
    assert _was_paused(program.home)


def test_a_question_is_answered_with_proof_and_is_there_again(
    x_display: "XDisplay", desk: Desk, program: Program, prepared: Path
) -> None:
    from tests.x_display import wait_until

    with program.started() as running:
        window = x_display.wait_for_window("Recollect")
        desk.type(window, "What does the new pump cost?")
        desk.keys(window, "Return")
        wait_until(lambda: len(messages(prepared)) == 2, "the answer in memory", PATIENCE_S)
        asked, answer = messages(prepared)
        assert asked.text == "What does the new pump cost?"
        assert "318" in answer.text
        assert answer.short is not None
        assert "318" in answer.short
        assert answer.tier == "extractive"
        assert [one.observation_id for one in answer.citations] == [ObservationId(1)]
        quit_with_keys(desk, running, window)
    with program.started() as running:
        window = x_display.wait_for_window("Recollect")
        desk.type(window, "When is the hedge cut?")
        desk.keys(window, "Return")
        wait_until(lambda: len(messages(prepared)) == 4, "the second answer", PATIENCE_S)
        assert "second of May" in messages(prepared)[3].text
        quit_with_keys(desk, running, window)


def test_a_second_start_brings_the_first_ones_window_forward(
    x_display: "XDisplay", desk: Desk, program: Program, prepared: Path
) -> None:
    with program.started() as first:
        window = x_display.wait_for_window("Recollect")
        with program.started() as second:
            done = second.finish()
        assert done.code == 0
        assert done.sentence == "Recollect is running already; its window is in front now."
        assert [one.xid for one in x_display.windows()] == [window.xid]
        quit_with_keys(desk, first, window)


def test_keys_bring_it_up_from_another_window_ready_to_type(
    x_display: "XDisplay", desk: Desk, program: Program, prepared: Path
) -> None:
    from tests.x_display import run_on, wait_until

    def in_front() -> int:
        # While the focus goes from one window to the other, none has it.
        return int(run_on(x_display, "sh -c 'xdotool getactivewindow 2>&- || echo 0'"))

    def is_brought_up_by(keys: str) -> bool:
        """Pressed again and again: keys are not heard before the app has read which."""
        run_on(x_display, f"xdotool key {keys}")
        return in_front() == window.xid

    with opened(prepared, read_only=False) as store:
        store.settings.set("shortcuts.chat", "Ctrl+Alt+R")
    with program.started() as running:
        window = x_display.wait_for_window("Recollect")
        other = x_display.show_xterm("Somebody else's", "Other words", "60x10+0+0")
        run_on(x_display, f"xdotool windowactivate --sync {other.xid}")
        wait_until(lambda: is_brought_up_by("ctrl+alt+r"), "the app in front", PATIENCE_S)
        run_on(x_display, "xdotool type --delay 5 'When is the hedge cut?'")
        run_on(x_display, "xdotool key Return")
        wait_until(lambda: len(messages(prepared)) == 2, "the answer in memory", PATIENCE_S)
        assert "second of May" in messages(prepared)[1].text
        run_on(x_display, f"xdotool windowactivate --sync {other.xid}")
        done = program.run("--search")
        assert (done.code, done.out, done.err) == (0, "", "")
        wait_until(lambda: in_front() == window.xid, "the app in front again", PATIENCE_S)
        quit_with_keys(desk, running, window)


def test_there_is_nothing_to_pause_where_it_does_not_run(
    x_display: "XDisplay", program: Program, prepared: Path
) -> None:
    done = program.run("--pause")
    assert done.code == 1
    assert done.sentence == "Recollect is not running, so there is nothing to pause."
    assert program.run("--pause", "--search").code == 2


def test_ctrl_c_in_the_terminal_ends_it_in_order(
    x_display: "XDisplay", program: Program, prepared: Path
) -> None:
    with program.started() as running:
        x_display.wait_for_window("Recollect")
        done = running.interrupt()
    assert (done.code, done.err) == (0, "")


def test_a_display_that_is_not_there_is_named(program: Program) -> None:
    done = program.with_env(DISPLAY=":4711").run()
    assert done.code == 1
    assert ":4711 cannot be reached" in done.sentence


def _was_paused(home: Path) -> bool:
    now = datetime.now().astimezone()
    with opened(home) as store:
        gaps = store.gaps.between(now - timedelta(hours=1), now + timedelta(hours=1))
    return any(gap.kind is GapKind.PAUSED for gap in gaps)
