"""A chat export comes in through the command line, and what was said in it answers."""

import json
from pathlib import Path

from tests.app.command_line.conftest import CommandLine

SAID = (
    ("Wanda", "2031-09-08T09:00:00+02:00", "The varnish for the dinghy came to 84 euros."),
    ("Otto", "2031-09-08T09:01:00+02:00", "Good. I booked the slipway for the regatta."),
    ("Wanda", "2031-09-11T18:30:00+02:00", "My sister Ludmila moved to Trieste."),
)


def boat_club(folder: Path, name: str = "boat-club.json") -> Path:
    turns = [{"speaker": who, "at": at, "text": text} for who, at, text in SAID]
    path = folder / name
    path.write_text(json.dumps({"conversation": "Boat club", "turns": turns}), encoding="utf-8")
    return path


def test_every_turn_is_named_and_counted_once(empty: CommandLine, tmp_path: Path) -> None:
    export = str(boat_club(tmp_path))
    first = empty.say("import", "--as", "chat", export, "--json")
    assert first.code == 0, first.err
    assert first.document["imported"] == len(SAID)
    assert first.document["work_left"] == 0
    assert first.err.count("stored ") == len(SAID)
    again = empty.document("import", "--as", "chat", export)
    assert (again["imported"], again["skipped"]) == (0, len(SAID))


def test_a_turn_is_found_with_its_speaker_and_its_moment(
    empty: CommandLine, tmp_path: Path
) -> None:
    empty.document("import", "--as", "chat", str(boat_club(tmp_path)))
    result = empty.document("search", "where did Wanda's sister move?")["results"][0]
    assert result["kind"] == "chat"
    assert result["app"] == "chat"
    assert result["title"] == "Boat club"
    assert result["at"] == "2031-09-11T18:30:00+02:00"
    assert result["snippet"] == "Wanda: My sister Ludmila moved to Trieste."


def test_what_was_said_answers(empty: CommandLine, tmp_path: Path) -> None:
    empty.document("import", "--as", "chat", str(boat_club(tmp_path)))
    answer = empty.document("ask", "How much did the varnish for the dinghy cost?")
    assert "84" in answer["short"]
    assert "varnish" in answer["citations"][0]["quote"]


def test_a_folder_stands_for_the_exports_in_it(empty: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    boat_club(folder)
    (folder / "notes.pdf").write_bytes(b"not a chat")
    assert empty.document("import", "--as", "chat", str(folder))["imported"] == len(SAID)


def test_a_folder_without_exports_says_so(empty: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    said = empty.say("import", "--as", "chat", str(folder))
    assert said.code == 1
    assert "holds no chat export" in said.err


def test_an_excluded_conversation_stays_out(empty: CommandLine, tmp_path: Path) -> None:
    empty.document("exclude", "--title", "Boat*")
    document = empty.document("import", "--as", "chat", str(boat_club(tmp_path)))
    assert (document["imported"], document["excluded"]) == (0, len(SAID))
