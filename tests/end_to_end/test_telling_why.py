"""`recollect doctor --why` on real windows of a real screen."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.home import HomeFolder
from tests.end_to_end.plain_memory import holds, plain_bytes
from tests.end_to_end.program import Program

if TYPE_CHECKING:
    from tests.x_display import XDisplay

pytestmark = pytest.mark.screen

if sys.platform != "linux":
    pytest.skip("Screen tests need Xvfb, which only Linux has.", allow_module_level=True)


@pytest.fixture
def program(x_display: "XDisplay", data_folder: Path, child_env: dict[str, str]) -> Program:
    """`recollect` on the screen of this test."""
    return Program(data_folder, child_env | x_display.env())


def test_a_window_is_told_by_title_program_and_id(x_display: "XDisplay", program: Program) -> None:
    safe = x_display.show_xterm("Entries", "hidden\n", "40x8+100+100", app_class="KeePassXC")
    x_display.show_xterm("minutes.txt", "laundry room\n", "40x8+900+500")
    program.ask_json("exclude")  # there is a memory now

    (kept,) = program.ask_json("doctor", "--why", "minutes")["windows"]
    assert (kept["app"], kept["title"], kept["kept"]) == ("xterm", "minutes.txt", True)
    for name in ("entries", "keepassxc", str(safe.xid), hex(safe.xid)):
        (out,) = program.ask_json("doctor", "--why", name)["windows"]
        assert (out["kept"], out["rule"]) == (False, "group password managers")
        assert (out["title"], out["what"]) == (None, "KeePass and its kin")
        assert out["black"][0]["monitor"] == 1
        assert out["black"][0]["box"][0] == pytest.approx(100, abs=10)
    told = program.run("doctor", "--why", "entries")
    assert "left out by the rule group password managers" in told.out
    missing = program.run("doctor", "--why", "nosuchwindow")
    assert missing.code == 1
    assert "xterm" in missing.sentence


def test_a_rule_that_pauses_leaves_a_pause_and_nothing_else(
    x_display: "XDisplay", program: Program, data_folder: Path
) -> None:
    x_display.show_xterm("minutes.txt", "laundry room\n", "40x8+900+500")
    x_display.show_xterm("Ledger", "emerald parachute\n", "40x8+100+100", app_class="Ledger")
    program.ask_json("exclude", "--app", "ledger", "--pause")
    looked = program.ask_json("capture", "--once")
    assert (looked["frames_seen"], looked["frames_kept"]) == (0, 0)
    plain = plain_bytes(HomeFolder(data_folder))
    assert holds(plain, "pause app ledger")
    assert not any(holds(plain, words) for words in ("emerald", "laundry", "minutes"))
    program.ask_json("exclude", "--app", "ledger", "--remove")
    program.ask_json("exclude", "--hours", "00:00-23:59")
    program.ask_json("exclude", "--hours", "23:59-00:00")
    assert program.ask_json("capture", "--once")["frames_seen"] == 0
    assert program.ask_json("doctor", "--why", "ledger")["hours"]


def test_no_string_of_what_is_kept_out_is_in_any_byte(
    x_display: "XDisplay", program: Program, data_folder: Path
) -> None:
    forbidden = {
        "Подарки — Mozilla Firefox (Приватный режим)": ("firefox", "copper lantern"),
        "礼物 — Mozilla Firefox 隐私浏览": ("firefox", "walnut gramophone"),
        "Zoom Meeting": ("zoom", "velvet quarterly"),
        "Entries": ("Bitwarden", "harbour otter"),
    }
    for row, (title, (app, words)) in enumerate(forbidden.items()):
        shown = x_display.show_xterm(f"w{row}", f"{words}\n" * 3, f"40x6+40+{40 + 240 * row}", app)
        x_display.start(("xdotool", "set_window", "--name", title, str(shown.xid))).wait()
        x_display.wait_for_window(title.replace("(", "\\(").replace(")", "\\)"))
    x_display.show_xterm("minutes.txt", "boiler inspection\n", "40x8+1000+500")
    looked = program.ask_json("capture", "--once")
    assert (looked["frames_kept"], looked["masked"]) == (1, 1)
    plain = plain_bytes(HomeFolder(data_folder))
    assert holds(plain, "boiler inspection")
    for title, (_app, words) in forbidden.items():
        for word in (*words.split(), title):
            assert not holds(plain, word), word
