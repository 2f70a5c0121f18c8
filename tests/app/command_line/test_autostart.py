"""`recollect autostart`, on the desktop entries of a folder of the test's own."""

import sys
from pathlib import Path

import pytest

from tests.app.command_line.conftest import CommandLine

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at desktop entries")


@pytest.fixture
def entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "for_all"))
    return tmp_path / "config" / "autostart" / "recollect.desktop"


def test_on_off_and_what_is_so(empty: CommandLine, entry: Path) -> None:
    assert empty.document("autostart") == {"state": "off", "place": str(entry), "why": ""}
    assert empty.document("autostart", "on")["state"] == "on"
    assert f"--home {empty.home} --hidden" in entry.read_text("utf-8")
    assert empty.document("autostart", "status")["state"] == "on"
    assert empty.document("autostart", "off")["state"] == "off"
    assert not entry.exists()
    assert not empty.home.exists(), "it has nothing to do with the memory"


def test_a_broken_entry_is_said_to_be_broken_and_how_to_mend_it(
    empty: CommandLine, entry: Path
) -> None:
    empty.say("autostart", "on")
    text = entry.read_text("utf-8")
    entry.write_text(text.replace("Exec=", "Exec=/gone"), encoding="utf-8")
    said = empty.say("autostart")
    assert said.code == 0
    assert "will not" in said.out
    assert "recollect autostart on" in said.out


def test_a_word_that_it_does_not_know_is_a_wrong_command(empty: CommandLine, entry: Path) -> None:
    assert empty.say("autostart", "perhaps").code == 2
    assert not entry.exists()
