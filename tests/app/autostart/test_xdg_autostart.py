"""The desktop entry: what is written, and what is read of entries that others wrote."""

import shlex
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.autostart.autostart import AutostartRefused, AutostartState, AutostartStatus
from app.autostart.xdg_autostart import XdgAutostart, exec_line, exec_words

ENTRY = "[Desktop Entry]\nType=Application\nName=Recollect\nExec={}\n"


@pytest.fixture
def command(tmp_path: Path) -> tuple[str, ...]:
    program = tmp_path / "a place" / "recollect"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o700)
    return (str(program), "--home", "/data of $you/100%", "--hidden")


@pytest.fixture
def autostart(tmp_path: Path, command: tuple[str, ...]) -> XdgAutostart:
    return _of(tmp_path, command)


def _of(tmp_path: Path, command: tuple[str, ...], **variables: str) -> XdgAutostart:
    """With a folder for everybody below the test's own."""
    return XdgAutostart(
        {"XDG_CONFIG_DIRS": str(tmp_path / "etc"), **variables}, tmp_path / "you", command
    )


def _own(tmp_path: Path) -> Path:
    return tmp_path / "you" / ".config" / "autostart" / "recollect.desktop"


def _put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_it_is_off_on_and_off_again(tmp_path: Path, autostart: XdgAutostart) -> None:
    place = str(_own(tmp_path))
    assert autostart.status() == AutostartStatus(AutostartState.OFF, place)
    autostart.turn_off()
    autostart.turn_on()
    assert autostart.status() == AutostartStatus(AutostartState.ON, place)
    autostart.turn_off()
    assert autostart.status() == AutostartStatus(AutostartState.OFF, place)
    assert list(_own(tmp_path).parent.iterdir()) == []


def test_the_entry_starts_the_command(
    tmp_path: Path, autostart: XdgAutostart, command: tuple[str, ...]
) -> None:
    autostart.turn_on()
    lines = _own(tmp_path).read_text("utf-8").splitlines()
    assert lines[0] == "[Desktop Entry]"
    (line,) = (line.removeprefix("Exec=") for line in lines if line.startswith("Exec="))
    assert exec_words(line) == list(command)
    assert "$you" not in line.replace("\\\\$you", "")


def test_desktops_pass_over_the_entry_of_a_removed_program(tmp_path: Path) -> None:
    program = tmp_path / "back\\slash" / "recollect"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o700)
    autostart = _of(tmp_path, (str(program), "--hidden"))
    autostart.turn_on()
    escaped = str(program).replace("\\", "\\\\")
    assert f"TryExec={escaped}" in _own(tmp_path).read_text("utf-8").splitlines()
    assert autostart.status().state is AutostartState.ON


def test_the_folder_of_the_environment_counts_if_it_is_absolute(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    _of(tmp_path, command, XDG_CONFIG_HOME=str(elsewhere)).turn_on()
    assert (elsewhere / "autostart" / "recollect.desktop").exists()
    _of(tmp_path, command, XDG_CONFIG_HOME="not/absolute").turn_on()
    assert _own(tmp_path).exists()


def test_an_entry_for_everybody_is_on_until_the_user_hides_it(
    tmp_path: Path, autostart: XdgAutostart, command: tuple[str, ...]
) -> None:
    line = exec_line(command)
    for_all = _put(tmp_path / "etc" / "autostart" / "recollect.desktop", ENTRY.format(line))
    assert autostart.status() == AutostartStatus(AutostartState.ON, str(for_all))
    autostart.turn_off()
    assert autostart.status().state is AutostartState.OFF
    assert for_all.exists()
    autostart.turn_on()
    assert autostart.status() == AutostartStatus(AutostartState.ON, str(_own(tmp_path)))


@pytest.mark.parametrize(
    ("added", "why"),
    [
        ("Hidden=true", "hidden"),
        ("X-GNOME-Autostart-enabled=false", "desktop's own settings"),
        ("OnlyShowIn=KDE;", "other desktops"),
        ("NotShowIn=XFCE;GNOME;", "other desktops"),
    ],
)
def test_it_is_off_where_the_desktop_will_not_start_it(
    tmp_path: Path, command: tuple[str, ...], added: str, why: str
) -> None:
    autostart = _of(tmp_path, command, XDG_CURRENT_DESKTOP="ubuntu:GNOME")
    _put(_own(tmp_path), ENTRY.format(exec_line(command)) + added + "\n")
    status = autostart.status()
    assert status.state is AutostartState.OFF
    assert why in status.why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (ENTRY.format("/gone/recollect --hidden"), "/gone/recollect"),
        (ENTRY.format(""), "names no program"),
        (ENTRY.format('"/gone/recollect'), "cannot be read"),
        (ENTRY.format(sys.executable) + "TryExec=/gone/recollect\n", "/gone/recollect"),
        ("[Something else]\n", "no desktop entry"),
        ("not an entry at all", "no desktop entry"),
    ],
)
def test_an_entry_that_starts_nothing_is_broken_and_can_be_mended(
    tmp_path: Path, autostart: XdgAutostart, text: str, why: str
) -> None:
    _put(_own(tmp_path), text)
    status = autostart.status()
    assert status.state is AutostartState.BROKEN
    assert why in status.why
    autostart.turn_on()
    assert autostart.status().state is AutostartState.ON


def test_it_is_broken_once_the_program_is_gone(
    autostart: XdgAutostart, command: tuple[str, ...]
) -> None:
    autostart.turn_on()
    Path(command[0]).unlink()
    assert autostart.status().state is AutostartState.BROKEN


def test_a_folder_in_the_way_is_told_in_a_sentence(tmp_path: Path, autostart: XdgAutostart) -> None:
    _put(tmp_path / "you" / ".config", "a file")
    with pytest.raises(AutostartRefused, match="Nothing was changed"):
        autostart.turn_on()


def test_an_entry_that_is_no_text_is_told(tmp_path: Path, autostart: XdgAutostart) -> None:
    _put(_own(tmp_path), "").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(AutostartRefused, match="turn autostart on again"):
        autostart.status()


@given(st.lists(st.text(min_size=1), min_size=1))
def test_every_command_is_read_as_it_was_written(words: list[str]) -> None:
    line = exec_line(words)
    assert "\n" not in line
    assert "\r" not in line
    read = exec_words(line)
    assert read == words


@pytest.mark.parametrize("line", ["recollect --hidden", '"/a b/recollect" --home "/c d"'])
def test_plain_lines_of_others_are_read_like_a_shell_does(line: str) -> None:
    assert exec_words(f"{line} %U") == shlex.split(line)
