"""A folder of screenshots becomes observations; what is kept out is never decoded."""

import json
from datetime import datetime, timedelta
from pathlib import Path

from PIL import Image

from capture.screens import RgbFrame
from capture.screenshot_folder import Failed
from capture.screenshot_import import (
    AlreadyThere,
    Excluded,
    ImportResult,
    Kept,
    Unchanged,
    count_frames,
    observations_from_folder,
)
from core.observation import Box, TextLine
from core.privacy.exclusion_rules import ExclusionRules
from tests.fakes.fake_screen import ScriptedReader, line, plain_frame, with_block

START = datetime.fromisoformat("2026-06-08T08:45:00+02:00")
WORD = with_block(plain_frame(), Box(50, 50, 60, 12))


class Folder:
    """Writes screenshots a minute apart."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: list[str] = []

    def add(self, frame: RgbFrame | None, minute: float = -1, **extra: object) -> None:
        number = len(self.lines)
        name = f"{number}.png"
        if frame is not None:
            Image.fromarray(frame).save(self.path / name)
        at = START + timedelta(minutes=number if minute < 0 else minute)
        entry = {"id": str(number), "file": name, "taken_at": at.isoformat(), "app": "mail"}
        self.lines.append(json.dumps(entry | extra))
        (self.path / "manifest.jsonl").write_text("\n".join(self.lines))


def black_count(frame: RgbFrame) -> tuple[TextLine, ...]:
    return (line(f"{int((frame == 0).sum())} black"),)


def run(folder: Folder, done: tuple[str, ...] = ()) -> list[ImportResult]:
    reader = ScriptedReader(by_frame=black_count)
    return list(
        observations_from_folder(folder.path, reader, ExclusionRules(), lambda id_: id_ in done)
    )


def kinds(results: list[ImportResult]) -> list[type]:
    return [type(result) for result in results]


def test_equal_neighbours_are_unchanged(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    for frame in (plain_frame(), plain_frame(), WORD):
        folder.add(frame)
    results = run(folder)
    assert kinds(results) == [Kept, Unchanged, Kept]
    first = results[0]
    assert isinstance(first, Kept)
    assert first.observation.source_id == "0"
    assert first.observation.at.isoformat() == START.isoformat()
    assert results[1] == Unchanged(1, START + timedelta(minutes=1), "1")
    assert count_frames(tmp_path) == 3


def test_another_title_over_equal_pixels_is_kept(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.add(plain_frame(), title="one")
    folder.add(plain_frame(), title="two")
    assert kinds(run(folder)) == [Kept, Kept]


def test_an_excluded_picture_is_not_even_opened(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.add(None, title="Gifts - Incognito")
    (result,) = run(folder)
    assert result == Excluded("group private windows", START, "0")


def test_exclusion_interrupts_a_still_screen(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.add(plain_frame())
    folder.add(None, app="keepassxc")
    folder.add(plain_frame())
    assert kinds(run(folder)) == [Kept, Excluded, Kept]


def test_equal_pictures_far_apart_are_two_views(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.add(plain_frame(), minute=0)
    folder.add(plain_frame(), minute=700)
    assert kinds(run(folder)) == [Kept, Kept]


def test_a_missing_or_broken_picture_fails_alone(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.add(None)
    folder.add(None)
    (tmp_path / "1.png").write_text("no picture")
    folder.add(plain_frame())
    results = run(folder)
    assert kinds(results) == [Failed, Failed, Kept]


def test_a_restarted_import_skips_what_was_stored(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    for frame in (plain_frame(), plain_frame(), WORD, WORD):
        folder.add(frame)
    assert kinds(run(folder, done=("0",))) == [AlreadyThere, Unchanged, Kept, Unchanged]
    assert kinds(run(folder, done=("0", "2"))) == [
        AlreadyThere,
        Unchanged,
        AlreadyThere,
        Unchanged,
    ]


def test_the_order_is_that_of_time(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.add(WORD, minute=5)
    folder.add(plain_frame(), minute=1)
    ids = [r.observation.source_id for r in run(folder) if isinstance(r, Kept)]
    assert ids == ["1", "0"]


def test_on_skip_hears_of_what_is_not_kept(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.add(plain_frame())
    folder.add(plain_frame())
    heard: list[ImportResult] = []
    list(
        observations_from_folder(tmp_path, ScriptedReader(), ExclusionRules(), on_skip=heard.append)
    )
    assert kinds(heard) == [Unchanged]


def test_an_address_bar_decides_where_the_manifest_tells_no_address(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.add(plain_frame(), app="chromium", title="Overview")
    folder.add(WORD, app="chromium", title="News", url="https://news.example/a")
    reader = ScriptedReader(line("bank.example/overview", top=10, height=12), line("hello"))
    rules = ExclusionRules(sites=("bank.example",))
    results = list(observations_from_folder(tmp_path, reader, rules))
    assert results[0] == Excluded("site bank.example", START, "0")
    assert isinstance(results[1], Kept)
    kept = next(observations_from_folder(tmp_path, reader, ExclusionRules()))
    assert isinstance(kept, Kept)
    assert kept.observation.window.url == "bank.example/overview"
