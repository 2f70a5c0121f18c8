"""A picture that is shown, over a real memory: answered from, and on the disk only if kept."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from app import picture_door, vision_reader
from app.store_door import StoreDoor
from core.answer.answer import AbstainReason
from core.answer.picture.shown_picture import ShownPicture
from core.errors import ImportFailed, ReaderUnavailable
from core.home import HomeFolder
from core.ids import ObservationId
from core.models.text_generator import ignore_text, never_stop
from core.models.vision_model import VisionModelFiles
from core.observation import Box, Source, TextLine
from tests.core.store.decrypted_pages import decrypted_home
from tests.core.store.fresh_store import KEY, after, new_home
from tests.fakes.fake_screen import ScriptedReader
from tests.fakes.scripted_reader import ScriptedReader as SeeingModel

NOW = after(60)
LINES = (
    TextLine("Quillfeather & Sons, piano tuners", Box(10, 10, 300, 20)),
    TextLine("The tuning costs 138 euros.", Box(10, 50, 300, 20)),
    TextLine("Password: Gr4vel-Skiff-77", Box(10, 90, 300, 20)),
)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> ScriptedReader:
    """Stands in for the networks that read."""
    scripted = ScriptedReader(*LINES)
    monkeypatch.setattr(picture_door, "RapidOcrReader", lambda: scripted)
    return scripted


@pytest.fixture
def home(tmp_path: Path) -> HomeFolder:
    return new_home(tmp_path / "data")


@pytest.fixture
def door(home: HomeFolder, reader: ScriptedReader) -> Iterator[StoreDoor]:
    opened = StoreDoor(home, KEY)
    yield opened
    opened.close()


@pytest.fixture
def bill(tmp_path: Path) -> Path:
    """A picture of somebody's, which stays where it is."""
    (tmp_path / "desktop").mkdir()
    path = tmp_path / "desktop" / "bill.png"
    Image.new("RGB", (400, 120), "white").save(path)
    return path


def shown(door: StoreDoor, picture: Path) -> ShownPicture:
    return ShownPicture(ObservationId(-1), door.pictures.read(picture, NOW))


def test_nothing_of_it_reaches_the_disk_unless_it_is_kept(
    door: StoreDoor,
    home: HomeFolder,
    bill: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    before = {path for path in home.root.rglob("*") if path.is_file()}
    picture = shown(door, bill)
    for question in (
        "What does the tuning cost?",
        "Where have I seen this?",
        "Who is Quillfeather?",
    ):
        door.pictures.ask(picture, question, NOW, ignore_text, never_stop)
    assert {path for path in home.root.rglob("*") if path.is_file()} <= before
    assert list(temporary.rglob("*")) == []
    plain = decrypted_home(home, KEY)
    assert picture.observation.picture is not None
    for trace in (b"Quillfeather", b"quillfeath", b"138 euros", picture.observation.picture.webp):
        assert trace not in plain
    kept = door.pictures.keep(picture)
    assert door.observation(kept).source is Source.CLIPBOARD
    plain = decrypted_home(home, KEY)
    assert b"Quillfeather" in plain
    assert b"Gr4vel" not in plain  # kept or not, its secrets are not


def test_a_question_is_answered_from_it_and_heard(door: StoreDoor, bill: Path) -> None:
    heard: list[str] = []
    picture = shown(door, bill)
    answer = door.pictures.ask(picture, "What does the tuning cost?", NOW, heard.append, never_stop)
    assert "138 euros" in answer.short
    assert answer.citations[0].box == LINES[1].box
    assert "".join(heard) == answer.text


def test_kept_it_is_found_like_anything_seen(door: StoreDoor, bill: Path) -> None:
    picture = shown(door, bill)
    kept = ShownPicture(door.pictures.keep(picture), picture.observation)
    assert kept.is_kept
    assert door.pictures.keep(picture) == kept.id  # a second time it is the same
    answer = door.pictures.ask(kept, "What does the tuning cost?", NOW, ignore_text, never_stop)
    assert answer.citations[0].observation_id == kept.id
    again = door.pictures.ask(shown(door, bill), "", NOW, ignore_text, never_stop)
    assert [one.observation_id for one in again.citations] == [kept.id]
    alone = door.pictures.ask(kept, "", NOW, ignore_text, never_stop)
    assert alone.reason is AbstainReason.NOT_SEEN_BEFORE  # besides itself


def test_the_chosen_model_that_sees_is_shown_it(
    door: StoreDoor, bill: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeing = SeeingModel(["A bill with a blue crest."])
    files = VisionModelFiles(Path("seeing.gguf"), Path("projector.gguf"), "seeing")
    monkeypatch.setattr(vision_reader, "find_vision_model", lambda *_choice: files)
    monkeypatch.setattr(vision_reader, "open_vision_model", lambda *_files: seeing)
    picture = shown(door, bill)
    answer = door.pictures.ask(picture, "Which colour is the crest?", NOW, ignore_text, never_stop)
    assert answer.short == "A bill with a blue crest."
    assert answer.written_by is not None
    assert picture.observation.picture is not None
    assert seeing.pictures == [picture.observation.picture.webp]


def test_what_is_no_picture_or_cannot_be_read_is_told(
    door: StoreDoor, reader: ScriptedReader, bill: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.png"
    letter.write_text("not a picture")
    with pytest.raises(ImportFailed, match=r"letter\.png is not a picture"):
        door.pictures.read(letter, NOW)
    reader.error = ReaderUnavailable("Text cannot be read; install Recollect again.")
    with pytest.raises(ReaderUnavailable, match="install Recollect again"):
        door.pictures.read(bill, NOW)
