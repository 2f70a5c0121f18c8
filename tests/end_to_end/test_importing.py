"""A folder of screenshots becomes a memory that answers; what is private stays out of it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from core.home import HomeFolder
from tests.end_to_end.drawn_screens import DrawnFolder
from tests.end_to_end.plain_memory import MemoryInside, holds, plain_bytes
from tests.end_to_end.program import Finished, Program

CARD = "4539 1488 0343 6467"
IBAN = "DE89 3704 0044 0532 0130 00"
API_KEY = "sk-proj-9fQ2mXw7LrT4vB8nKc3ZpH6sYd1GaJ5eUoM0"
EXCLUDED_WORDS = ("Lighthouse", "Marzipan", "Submarine")


def draw_the_day(path: Path) -> DrawnFolder:
    """Two plain screens, one with secrets, three that rules keep out, and two that are broken."""
    folder = DrawnFolder(path)
    folder.add("d1", ["Plumber quote", "The boiler inspection costs 431 crowns."])
    folder.add("d2", ["Train tickets", "The train to Brno leaves at 16:42."], title="Tickets")
    folder.add("x1", ["Lighthouse passphrase"], app="keepassxc", title="Passwords")
    folder.add("x2", ["Marzipan account"], app="firefox", url="https://online.bank.example/a")
    folder.add("x3", ["Submarine gifts"], app="firefox", title="Gifts — Private Browsing")
    folder.add_line('{"id": "broken", "file": ')
    folder.add_entry("gone", "gone.png", "gedit", "A file that is not there")
    folder.add("d3", [f"Card {CARD}", f"IBAN {IBAN}", f"api_key = {API_KEY}", "Order of linen"])
    return folder


@pytest.fixture
def imported(program: Program, tmp_path: Path) -> Finished:
    """The day, imported by the program under a rule about a site."""
    folder = draw_the_day(tmp_path / "day")
    assert program.ask_json("exclude", "--site", "bank.example")["sites"] == ["bank.example"]
    return program.run("import", str(folder.path), "--json")


def test_a_drawn_day_is_imported_asked_about_and_keeps_secrets_out(
    imported: Finished,
    program: Program,
    look_inside: Callable[[], MemoryInside],
    data_folder: Path,
    tmp_path: Path,
) -> None:
    assert imported.code == 0
    document = imported.document
    counts = {name: document[name] for name in ("imported", "skipped", "excluded")}
    assert counts == {"imported": 3, "skipped": 3, "excluded": 3}
    failed = {one["path"]: one["why"] for one in document["failed"]}
    assert set(failed) == {"manifest.jsonl line 6", "gone.png"}
    assert "not there" in failed["gone.png"]
    stored = [line for line in imported.err.splitlines() if line.startswith("stored ")]
    assert stored == ["stored d1", "stored d2", "stored d3"]
    assert look_inside().source_ids() == ["d1", "d2", "d3"]

    _check_batch(program, tmp_path)
    _check_nothing_private(program, data_folder)


def _check_batch(program: Program, tmp_path: Path) -> None:
    batch = tmp_path / "questions.jsonl"
    questions: list[dict[str, object]] = [
        {"id": "q1", "question": "How much does the boiler inspection cost?", "colour": "red"},
        {"id": 7, "question": "When does the train to Brno leave?"},
        {"id": "q3", "question": "What is the name of the violin teacher?"},
    ]
    asked_at: dict[str, object] = {"asked_at": "2026-06-09T18:00:00+02:00"}
    batch.write_text("".join(f"{json.dumps(one | asked_at)}\n\n" for one in questions))
    done = program.run("ask", "--batch", str(batch))
    assert done.code == 0
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert [answer["id"] for answer in answers] == ["q1", 7, "q3"]
    assert "431" in answers[0]["short"]
    assert answers[0]["citations"][0]["source_id"] == "d1"
    assert "16:42" in answers[1]["short"]
    assert answers[1]["citations"][0]["source_id"] == "d2"
    assert answers[2]["abstained"]


def _check_nothing_private(program: Program, data_folder: Path) -> None:
    forbidden = (CARD, IBAN, API_KEY, API_KEY[8:], *EXCLUDED_WORDS)
    plain = plain_bytes(HomeFolder(data_folder))
    assert holds(plain, "order of linen")  # the screen with the secrets is there, without them
    assert [words for words in forbidden if holds(plain, words)] == []
    told = [
        program.run(*words, "--json").out
        for words in (
            ("timeline", "--day", "2026-06-09"),
            ("memories",),
            ("stats",),
            ("search", "card number IBAN api_key"),
            ("search", CARD),
            ("search", "Lighthouse Marzipan Submarine"),
        )
    ]
    assert "d3" in told[0]
    said = "".join(told).casefold().replace(" ", "").encode()
    assert [words for words in forbidden if holds(said, words)] == []


@pytest.mark.parametrize("stops", [(1,), (2, 1), (3,)])
def test_a_killed_import_keeps_what_it_reported_and_goes_on(
    program: Program,
    look_inside: Callable[[], MemoryInside],
    tmp_path: Path,
    stops: tuple[int, ...],
) -> None:
    folder = DrawnFolder(tmp_path / "day")
    names = [f"k{number}" for number in range(1, 6)]
    for number, name in enumerate(names):
        folder.add(name, [f"Page {number} of the report", f"about {'crows' * (number + 1)}"])
    reported: list[str] = []
    for stop in stops:
        reported += _killed_after(program, folder.path, stop)
        held = look_inside().source_ids()
        assert set(reported) <= set(held)
        assert len(set(held)) == len(held)
        assert program.ask_json("doctor")["ok"]
    rest = program.ask_json("import", str(folder.path))
    assert rest["imported"] + rest["skipped"] == len(names)
    assert rest["imported"] <= len(names) - len(reported)
    assert sorted(look_inside().source_ids()) == names
    assert program.ask_json("stats")["waiting"] == 0
    again = program.ask_json("import", str(folder.path))
    assert (again["imported"], again["skipped"], again["failed"]) == (0, len(names), [])


def _killed_after(program: Program, folder: Path, stop: int) -> list[str]:
    """Import until so many screens are reported, then the power goes; the reported ids."""

    def count(err: str) -> int:
        return sum(line.startswith("stored ") for line in err.splitlines())

    with program.started("import", str(folder)) as running:
        running.wait_for_err(lambda err: count(err) >= stop, f"{stop} times that it stored")
        killed = running.kill()
    assert killed.code == -9
    return [line.split()[1] for line in killed.err.splitlines() if line.startswith("stored ")]


def test_ctrl_c_ends_an_import_with_a_sentence_and_loses_nothing(
    program: Program, look_inside: Callable[[], MemoryInside], tmp_path: Path
) -> None:
    folder = DrawnFolder(tmp_path / "day")
    for number in range(4):
        folder.add(f"k{number}", [f"Leaf {number} of {'thyme' * (number + 1)}"])
    with program.started("import", str(folder.path), "--json") as running:
        running.wait_for_err(lambda err: "stored k1" in err, "that it stored k1")
        stopped = running.interrupt()
    assert (stopped.code, stopped.out) == (130, "")
    assert "Traceback" not in stopped.err
    assert stopped.err.splitlines()[-1].startswith("Stopped; what was stored is kept")
    reported = {line.split()[1] for line in stopped.err.splitlines() if line.startswith("stored")}
    assert reported <= set(look_inside().source_ids())
    assert program.ask_json("import", str(folder.path))["failed"] == []
    assert sorted(look_inside().source_ids()) == ["k0", "k1", "k2", "k3"]
