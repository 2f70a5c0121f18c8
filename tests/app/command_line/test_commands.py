"""What every command says, to people and to programs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.command_line.main import program
from app.open_memory import Access, open_memory
from core.home import HomeFolder
from core.store.connection import open_database
from core.store.keys import obtain_key, protect_with_passphrase, subkey
from tests.app.command_line.conftest import NO_MODELS, CommandLine
from tests.core.models.tiny_gguf import write_tiny_gguf

# Every command that prints data, in a form that works on the small memory.
WORKING = (
    ("work",),
    ("work", "--until-idle"),
    ("search", "boiler"),
    ("search", "boiler", "--limit", "1", "--since", "2026-06-09", "--until", "2026-06-10"),
    ("search", "boiler", "--app", "thunderbird", "--kind", "screen", "--now", "2026-06-09T18:00"),
    ("ask", "How much does the boiler inspection cost?"),
    ("ask", "When does the train leave?", "--tier", "extractive", "--now", "2026-06-09T18:00"),
    ("memories",),
    ("memories", "--kind", "episodic", "--at", "2026-06-09T09:05:00+02:00", "--limit", "3"),
    ("memory", "m1"),
    ("memory", "o1"),
    ("timeline",),
    ("timeline", "--day", "2026-06-09"),
    ("remember", "Call me Nora. The spare key is under the blue pot."),
    ("correct", "m1", "A boiler that needs care"),
    ("pin", "m1"),
    ("reject", "m1"),
    ("vault", "offers"),
    ("vault", "list"),
    ("forget", "--id", "o2", "--dry-run"),
    ("stats",),
    ("doctor",),
    ("exclude",),
    ("exclude", "--app", "signal", "--title", "Diary", "--site", "bank.example"),
    ("exclude", "--group", "streaming", "--hours", "mon-fri 20:00-07:00", "--pause"),
    ("settings",),
    ("settings", "get", "capture.interval_s"),
    ("settings", "set", "capture.interval_s", "5"),
    ("models", "list"),
)

# What a user can get wrong, and a word of the one sentence that it is answered with.
KNOWN_ERRORS = (
    (("memory", "m999"), "no memory m999"),
    (("memory", "o999"), "no observation 999"),
    (("memory", "12"), "not an id"),
    (("memory", "m" + "9" * 40), "not an id"),
    (("memory", "x1"), "not an id"),
    (("forget", "--id", "o999"), "no observation 999"),
    (("forget", "--id", "nonsense"), "not an id"),
    (("forget", "--text", " "), "match everything"),
    (("forget", "--app", ""), "match everything"),
    (("forget", "--since", "2026-06-10", "--until", "2026-06-09"), "not after"),
    (("search", "x", "--since", "yesterdayish"), "not a moment"),
    (("search", "x", "--until", "0001-01-01"), "not a moment"),
    (("timeline", "--day", "9999-12-31"), "not a moment"),
    (("timeline", "--day", "2026-13-01"), "not a moment"),
    (("memories", "--at", "noon"), "not a moment"),
    (("ask", "x", "--now", "31.12.2026"), "not a moment"),
    (("ask", "x", "--tier", "model"), "language model"),
    (("ask", "--batch", "nowhere.jsonl"), "cannot be read"),
    (("settings", "get", "capture.speed"), "no setting"),
    (("settings", "set", "capture.interval_s", "often"), "needs a number"),
    (("settings", "set", "capture.interval_s", "nan"), "number"),
    (("settings", "set", "capture.interval_s", "0.001"), "at least"),
    (("exclude", "--app", ""), "keep everything out"),
    (("exclude", "--title", "*"), "keep everything out"),
    (("exclude", "--app", "nosuchapp", "--remove"), "no rule nosuchapp"),
    (("exclude", "--group", "films"), "the groups are"),
    (("exclude", "--hours", "evenings"), "20:00-07:00"),
    (("import", "nowhere"), "not a folder"),
    (("import", ".", "--as", "documents"), "not possible yet"),
    (("import", "nowhere.json", "--as", "chat"), "cannot be read"),
    (("models", "remove", "gigantic"), "no model called gigantic"),
    (("models", "install", "gigantic"), "no model called gigantic"),
    (("models", "test", "gigantic"), "no model called gigantic"),
    (("models", "test", "qwen3-8b-q4_k_m"), "is not installed"),
    (("models", "test", "all-minilm-l6-v2"), "writes no text"),
    (("models", "test", "./gone.gguf"), "cannot be read"),
    (("models", "use", "gigantic"), "no model called gigantic"),
    (("models", "use", "qwen3-8b-q4_k_m"), "is not installed"),
    (("models", "use", "bge-reranker-v2-m3-q8_0"), "no work yet"),
    (("models", "use", "none"), "--role"),
    (("models", "use", "./gone.gguf"), "cannot be read"),
    (("passphrase",), "typed by hand"),
)

USAGE_ERRORS = (
    ("ask",),
    ("ask", "x", "--batch", "y.jsonl"),
    ("ask", " "),
    ("ask", "x", "--tier", "psychic"),
    ("search",),
    ("search", "x", "--limit", "0"),
    ("memories", "--limit", "9" * 30),
    ("forget",),
    ("settings", "set", "capture.interval_s"),
    ("models", "use"),
    ("models", "use", "none", "--role", "cook"),
    ("settings", "get", "capture.interval_s", "5"),
    ("settings", "get", "capture.interval_s", "5"),
    ("exclude", "--remove"),
    ("exclude", "--pause"),
    ("capture", "--for", "nan"),
    ("capture", "--every", "0"),
    ("import",),
    ("nonsense",),
    # Not in this version: they must not be there at all.
    ("mcp",),
)


@pytest.fixture(autouse=True)
def without_reading_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)


@pytest.mark.parametrize("words", WORKING, ids=" ".join)
def test_a_command_prints_one_document_or_words(
    filled: CommandLine, words: tuple[str, ...]
) -> None:
    document = filled.document(*words)
    assert isinstance(document, dict)
    told = filled.say(*words)
    assert told.code == 0
    assert told.out.strip()
    assert not told.out.startswith("{")


@pytest.mark.parametrize(
    ("command", "expected"), KNOWN_ERRORS, ids=[" ".join(words)[:40] for words, _ in KNOWN_ERRORS]
)
@pytest.mark.parametrize("as_json", [False, True])
def test_a_known_error_is_one_sentence(
    filled: CommandLine, command: tuple[str, ...], expected: str, as_json: bool
) -> None:
    wants_json = as_json and command[0] != "passphrase"  # which prints no data
    said = filled.say(*command, *(["--json"] if wants_json else []))
    assert (said.code, said.out) == (1, "")
    sentences = [line for line in said.err.splitlines() if line not in NO_MODELS]
    (sentence,) = sentences
    assert expected in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize("words", USAGE_ERRORS, ids=lambda words: " ".join(words)[:40])
def test_a_wrong_use_ends_with_2(filled: CommandLine, words: tuple[str, ...]) -> None:
    said = filled.say(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err


def test_help_names_only_what_this_version_does(empty: CommandLine) -> None:
    told = empty.say("--help").out
    for word in ("demo", "capture", "import", "ask", "remember", "forget", "vault", "doctor"):
        assert word in told
    assert "mcp" not in told.casefold()
    assert len(program.registered_commands) + len(program.registered_groups) >= 23


def test_a_frame_and_a_memory_are_told_apart_by_their_names(filled: CommandLine) -> None:
    frame = filled.document("memory", "o2")
    assert frame["source_id"] == "s1"
    assert frame["lines"] == [
        {"text": "The train to Brno leaves at 16:42.", "box": [40, 100, 600, 24]}
    ]
    memory = filled.document("memory", "m2")
    assert {"kind", "summary", "evidence"} <= memory.keys()


def test_without_a_display_the_app_says_so(
    filled: CommandLine,
) -> None:
    said = filled.say()
    assert (said.code, said.out) == (1, "")
    (sentence,) = said.err.splitlines()
    assert "no display" in sentence
    assert "recollect demo" in sentence
    looked = filled.say("capture", "--once", "--json")
    assert (looked.code, looked.out) == (1, "")
    (sentence,) = looked.err.splitlines()
    assert "no display" in sentence


def test_the_home_is_the_option_or_the_variable(
    filled: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    monkeypatch.setenv("RECOLLECT_HOME", str(other))
    elsewhere = CommandLine(filled.home)
    assert elsewhere.document("stats")["observations"] == 3
    assert not other.exists()
    from typer.testing import CliRunner

    result = CliRunner().invoke(program, ["stats", "--json"])
    assert json.loads(result.stdout)["home"] == str(other)
    monkeypatch.setenv("RECOLLECT_HOME", "~nobody-of-that-name/x")
    unknown = CliRunner().invoke(program, ["stats", "--json"])
    assert (unknown.exit_code, unknown.stdout) == (1, "")
    assert "not known here" in unknown.stderr


@pytest.mark.parametrize("place", ["a file", "below a file", "a name too long"])
def test_a_home_that_cannot_be_is_a_sentence(tmp_path: Path, place: str) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder")
    homes = {
        "a file": file,
        "below a file": file / "home",
        "a name too long": tmp_path / ("x" * 300),
    }
    for words in (("stats", "--json"), ("work", "--json")):
        said = CommandLine(homes[place]).say(*words)
        assert (said.code, said.out) == (1, "")
        (sentence,) = said.err.splitlines()
        assert "--home" in sentence


def test_a_second_writer_is_told_and_readers_go_on(filled: CommandLine) -> None:
    holder = (
        "import sys\n"
        "from pathlib import Path\n"
        "from core.home import HomeFolder\n"
        "from core.store.instance_lock import InstanceLock\n"
        "lock = InstanceLock(HomeFolder(Path(sys.argv[1])))\n"
        "lock.acquire()\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(filled.home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"held"
        for words in (("work",), ("forget", "--id", "o1"), ("exclude", "--app", "x")):
            said = filled.say(*words, "--json")
            assert (said.code, said.out) == (1, "")
            assert "already running" in said.err
        assert filled.document("stats")["observations"] == 3
        checked = filled.document("doctor")
        assert checked["ok"]
        assert any("word index was not checked" in notice for notice in checked["notices"])
        assert process.stdin is not None
        process.stdin.close()
    assert not any("word index" in notice for notice in filled.document("doctor")["notices"])


def test_a_memory_behind_a_passphrase_says_what_it_needs(
    filled: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = HomeFolder(filled.home)
    protect_with_passphrase(home, obtain_key(home), "correct horse")
    said = filled.say("stats", "--json")
    assert (said.code, said.out) == (1, "")
    assert "RECOLLECT_PASSPHRASE" in said.err
    monkeypatch.setenv("RECOLLECT_PASSPHRASE", "battery staple")
    said = filled.say("stats", "--json")
    assert (said.code, said.out) == (1, "")
    assert "not right" in said.err
    monkeypatch.setenv("RECOLLECT_PASSPHRASE", "correct horse")
    assert filled.document("stats")["observations"] == 3


def test_a_newer_schema_is_left_alone(filled: CommandLine) -> None:
    home = HomeFolder(filled.home)
    connection = open_database(home.database, subkey(obtain_key(home).secret, "database"))
    connection.pragma("user_version", 999)
    connection.close()
    for words in (("stats",), ("work",), ("doctor",), ("ask", "x")):
        said = filled.say(*words, "--json")
        assert (said.code, said.out) == (1, "")
        assert "newer Recollect" in said.err


def test_a_damaged_file_is_a_sentence_and_a_finding(filled: CommandLine) -> None:
    home = HomeFolder(filled.home)
    home.database.write_bytes(b"\x00garbage" * 4096)
    for words in (("stats",), ("work",), ("ask", "x"), ("forget", "--id", "o1")):
        said = filled.say(*words, "--json")
        assert (said.code, said.out) == (1, "")
        assert "damaged" in said.err
    checked = filled.say("doctor", "--json")
    assert checked.code == 1
    assert checked.document["ok"] is False
    assert "damaged" in checked.document["findings"][0]["what"]
    told = filled.say("doctor")
    assert told.code == 1
    assert "is damaged" in told.out


def test_a_damaged_word_index_is_mended_on_request(filled: CommandLine) -> None:
    with open_memory(HomeFolder(filled.home), Access.WRITE) as memory:
        memory.store._db.run("INSERT INTO passage_words(passage_words) VALUES('delete-all')")
    told = filled.say("doctor")
    assert told.code == 1
    assert "doctor --repair" in told.out
    mended = filled.say("doctor", "--repair")
    assert mended.code == 0
    assert "The memory is whole" in mended.out
    assert "Mended: word index." in mended.err
    assert filled.document("search", "boiler")["results"]


def test_a_key_file_that_is_nonsense_is_a_sentence(filled: CommandLine) -> None:
    HomeFolder(filled.home).key_file.write_text("{")
    said = filled.say("stats", "--json")
    assert (said.code, said.out) == (1, "")
    assert "key file" in said.err


def test_rules_are_added_listed_and_removed(filled: CommandLine) -> None:
    before = filled.document("exclude")
    changed = filled.document("exclude", "--site", "https://Bank.example/login", "--title", "Diary")
    assert "bank.example" in changed["sites"]
    assert "*Diary*" in changed["titles"]
    assert filled.document("exclude") == changed
    undone = filled.document("exclude", "--site", "bank.example", "--title", "diary", "--remove")
    assert undone == before


def test_settings_keep_what_was_set(filled: CommandLine) -> None:
    assert filled.document("settings", "set", "capture.interval_s", "7") == {
        "capture.interval_s": 7.0
    }
    assert filled.document("settings")["capture.interval_s"] == 7.0


def test_a_model_can_be_tried(
    empty: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOLLECT_MODELS", str(tmp_path))
    write_tiny_gguf(tmp_path / "qwen3-1.7b-q8_0.gguf")
    trial = empty.document("models", "test", "qwen3-1.7b-q8_0")
    assert trial.keys() == {"id", "answer", "right", "first_s", "tokens_per_s"}
    assert trial["tokens_per_s"] > 0
    assert "tokens a second" in empty.say("models", "test", "qwen3-1.7b-q8_0").out
    assert not empty.home.exists()


def test_the_catalogue_is_listed(empty: CommandLine) -> None:
    models = empty.document("models", "list")["models"]
    assert {"id", "role", "licence", "size_bytes", "fit", "installed"} <= models[0].keys()
    assert not empty.home.exists()  # the catalogue needs no memory


def test_a_server_on_this_machine_needs_no_word(filled: CommandLine) -> None:
    filled.say("settings", "set", "models.server_url", "http://localhost:11434/v1")
    found = filled.document("settings")
    assert found["models.server_url"] == "http://localhost:11434/v1"
    assert found["models.server_confirmed_host"] == ""


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("models.server_url", "http://den.example:8080/v1"),
        ("models.server_confirmed_host", "den.example"),
    ],
)
def test_another_computer_is_only_sent_to_once_the_user_agreed(
    filled: CommandLine, key: str, value: str
) -> None:
    refused = filled.say("settings", "set", key, value)
    assert refused.code == 1
    assert "den.example is another computer" in refused.err
    assert "--yes" in refused.err
    assert filled.document("settings", "get", key)[key] == ""
    assert filled.say("settings", "set", key, value, "--yes").code == 0
    found = filled.document("settings")
    assert found[key] == value
    assert found["models.server_confirmed_host"] == "den.example"


def test_an_address_that_is_none_is_refused(filled: CommandLine) -> None:
    refused = filled.say("settings", "set", "models.server_url", "http://", "--yes")
    assert (refused.code, refused.out) == (1, "")
    assert "no address" in refused.err
