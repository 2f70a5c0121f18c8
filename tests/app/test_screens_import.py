"""Importing a folder into a real store: what was told as stored is there, once, under its name."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from app.screens_import import NAMED_TWICE, ImportReport, import_screens
from capture.screens import RgbFrame
from core.clock import SystemClock
from core.errors import ImportFailed
from core.home import HomeFolder
from core.memory.vault import accept_offer, create_vault, reveal, vault_offers
from core.observation import Box, TextLine
from core.store.keys import obtain_key
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from tests.core.store.decrypted_pages import decrypted_home
from tests.fakes.fake_screen import ScriptedReader, line, plain_frame, with_block

START = datetime.fromisoformat("2026-06-08T08:45:00+02:00")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    home = HomeFolder(tmp_path / "data")
    home.root.mkdir()
    with closing(Store.open(home, obtain_key(home))) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "screens"
    path.mkdir()
    return path


def add(folder: Path, name: str, width: int | None, minute: float, app: str = "mail") -> None:
    """A screenshot with a bar of this width, which is its text; None: a file that is not there."""
    file = f"{name}-{minute}.png"
    if width is not None:
        frame = with_block(plain_frame(), Box(50, 50, width, 12))
        Image.fromarray(frame).save(folder / file)
    at = START + timedelta(minutes=minute)
    entry = {"id": name, "file": file, "taken_at": at.isoformat(), "app": app}
    with (folder / "manifest.jsonl").open("a", encoding="utf-8") as manifest:
        manifest.write(json.dumps(entry) + "\n")


def bar_width(frame: RgbFrame) -> tuple[TextLine, ...]:
    return (line(f"a bar of {int((frame[56, :, 0] == 0).sum())}"),)


def take_in(store: Store, folder: Path, stored: list[str] | None = None) -> ImportReport:
    reader = ScriptedReader(by_frame=bar_width)
    told = stored if stored is not None else []
    return import_screens(store, folder, reader, on_stored=told.append)


def source_ids(store: Store) -> list[str | None]:
    return [one.source_id for one in store.observations.matching(ObservationFilter())]


def test_a_view_that_came_back_after_a_private_one_is_not_told_as_stored(
    store: Store, folder: Path
) -> None:
    add(folder, "before", 40, 0)
    add(folder, "private", 90, 1, app="keepassxc")
    add(folder, "after", 40, 2)
    stored: list[str] = []
    report = take_in(store, folder, stored)
    assert stored == ["before"]
    assert source_ids(store) == ["before"]
    assert (report.imported, report.unchanged, report.excluded) == (1, 1, 1)
    (seen,) = store.observations.matching(ObservationFilter())
    assert seen.until == START + timedelta(minutes=2)


def test_the_file_of_a_frame_with_an_id_of_its_own_is_kept(store: Store, folder: Path) -> None:
    add(folder, "before", 40, 0)
    take_in(store, folder)
    (seen,) = store.observations.matching(ObservationFilter())
    assert (seen.source_id, seen.source_file) == ("before", "before-0.png")
    assert store.forgetting.observations_containing("before-0.PNG") == [seen.id]


def test_a_file_that_is_its_own_id_is_kept_once(store: Store, folder: Path) -> None:
    frame = with_block(plain_frame(), Box(50, 50, 40, 12))
    Image.fromarray(frame).save(folder / "shot.png")
    entry = {"file": "shot.png", "taken_at": START.isoformat(), "app": "mail"}
    (folder / "manifest.jsonl").write_text(json.dumps(entry), encoding="utf-8")
    take_in(store, folder)
    (seen,) = store.observations.matching(ObservationFilter())
    assert (seen.source_id, seen.source_file) == ("shot.png", None)


def test_a_second_import_finds_everything_there(store: Store, folder: Path) -> None:
    for number in range(3):
        add(folder, f"s{number}", 30 + 30 * number, number)
    assert take_in(store, folder).imported == 3
    again = take_in(store, folder)
    assert (again.imported, again.already_there) == (0, 3)
    assert source_ids(store) == ["s0", "s1", "s2"]


def test_an_id_given_twice_is_told_and_not_lost_in_silence(store: Store, folder: Path) -> None:
    add(folder, "same", 40, 0)
    add(folder, "same", 120, 5)
    for _ in range(2):
        report = take_in(store, folder)
        (failed,) = report.failed
        assert (failed.path, failed.why) == ("same-5.png", NAMED_TWICE)
    assert source_ids(store) == ["same"]


def test_a_missing_file_is_named_as_in_the_manifest_and_tried_again(
    store: Store, folder: Path
) -> None:
    add(folder, "there", 40, 0)
    add(folder, "gone", None, 5)
    (failed,) = take_in(store, folder).failed
    assert failed.path == "gone-5.png"
    Image.fromarray(with_block(plain_frame(), Box(50, 50, 99, 12))).save(folder / "gone-5.png")
    report = take_in(store, folder)
    assert (report.imported, report.failed) == (1, [])
    assert source_ids(store) == ["there", "gone"]


def test_it_stops_when_told_and_goes_on_there(store: Store, folder: Path) -> None:
    for number in range(4):
        add(folder, f"s{number}", 30 + 30 * number, number)
    stored: list[str] = []
    reader = ScriptedReader(by_frame=bar_width)
    first = import_screens(
        store, folder, reader, on_stored=stored.append, should_stop=lambda: len(stored) == 2
    )
    assert (first.imported, stored) == (2, ["s0", "s1"])
    assert take_in(store, folder).imported == 2
    assert source_ids(store) == ["s0", "s1", "s2", "s3"]


def test_what_is_no_folder_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ImportFailed, match="not a folder"):
        take_in(store, tmp_path / "nowhere")


def test_a_secret_on_an_imported_screen_reaches_the_vault_and_nothing_else(
    store: Store, folder: Path
) -> None:
    password, now = "Brine!Otter-72-Quay", SystemClock().now()
    create_vault(store, "a boat on dry land")
    add(folder, "router", 40, 0)
    reader = ScriptedReader(line(f"Wi-Fi password: {password}", top=60, width=300))
    import_screens(store, folder, reader)
    (offer,) = vault_offers(store, now)
    key = obtain_key(store.home)
    assert b"Otter" not in decrypted_home(store.home, key)
    item = accept_offer(store, offer.id, now)
    assert b"Otter" not in decrypted_home(store.home, key)
    assert reveal(store, item, "a boat on dry land") == password
