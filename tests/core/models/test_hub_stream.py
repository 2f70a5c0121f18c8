"""A download survives a bad connection, and hears a stop while the connection says nothing."""

import threading
from pathlib import Path

import pytest

from core.errors import DownloadFailed
from core.models import hub_stream
from core.models.fetched_file import DownloadCancelled
from core.models.installation import ModelsFolder
from tests.core.models.loopback_hub import HubBehaviour, LoopbackHub
from tests.core.models.test_installation import CHAT, DATA, catalogue


def test_a_stop_is_heard_while_the_hub_is_silent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub_stream, "SILENCE_S", 0.2)
    behaviour = HubBehaviour({"tiny.gguf": DATA}, hold=threading.Event())
    assert behaviour.hold is not None
    stop = threading.Event()
    with LoopbackHub(behaviour) as hub:
        folder = ModelsFolder(tmp_path, catalogue(), hub.endpoint)

        def on_progress(done: int, _total: int) -> None:
            if done >= len(DATA) // 2 - (1 << 18):
                stop.set()

        try:
            with pytest.raises(DownloadCancelled):
                folder.install(CHAT, on_progress, stop.is_set, allow_network=True)
        finally:
            behaviour.hold.set()
    assert 0 < folder.fetched_bytes(CHAT) < len(DATA)


def test_a_hub_that_begins_at_the_beginning_spoils_nothing(tmp_path: Path) -> None:
    behaviour = HubBehaviour(
        {"tiny.gguf": DATA}, cut_after=1_000_000, cuts_left=1, ignores_ranges=True
    )
    with LoopbackHub(behaviour) as hub:
        folder = ModelsFolder(tmp_path, catalogue(), hub.endpoint)
        assert folder.install(CHAT, allow_network=True).read_bytes() == DATA


def test_a_connection_that_never_brings_a_byte_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[int] = []
    monkeypatch.setattr(hub_stream, "_wait", lambda seconds, _file: waits.append(seconds))
    behaviour = HubBehaviour({"tiny.gguf": DATA}, cut_after=0, cuts_left=100)
    with LoopbackHub(behaviour) as hub:
        folder = ModelsFolder(tmp_path, catalogue(), hub.endpoint)
        with pytest.raises(DownloadFailed, match="check the connection and try again"):
            folder.install(CHAT, allow_network=True)
    assert waits == [1, 2, 3, 4]
