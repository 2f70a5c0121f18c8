"""Folders of screenshots, told of by a manifest or by their names."""

import json
import os
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from capture.pictures import encode
from capture.screenshot_folder import Failed, ImportFrame, read_manifest
from tests.fakes.fake_screen import plain_frame


def write_manifest(folder: Path, *lines: object) -> None:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    (folder / "manifest.jsonl").write_text(text, encoding="utf-8")


def frames_of(folder: Path) -> list[ImportFrame]:
    return [found for found in read_manifest(folder) if isinstance(found, ImportFrame)]


def failures_of(folder: Path) -> list[Failed]:
    return [found for found in read_manifest(folder) if isinstance(found, Failed)]


def test_a_line_becomes_a_frame_with_its_offset(tmp_path: Path) -> None:
    write_manifest(
        tmp_path,
        {
            "id": "0001",
            "file": "a.webp",
            "taken_at": "2026-06-08T08:45:24+02:00",
            "monitor": 2,
            "app": "Chromium",
            "title": "Inbox",
            "url": None,
        },
    )
    (frame,) = frames_of(tmp_path)
    assert frame.taken_at.isoformat() == "2026-06-08T08:45:24+02:00"
    assert (frame.source_id, frame.monitor, frame.window.app) == ("0001", 2, "chromium")
    assert frame.window.url is None


def test_only_file_and_moment_are_needed(tmp_path: Path) -> None:
    write_manifest(tmp_path, {"file": "a.png", "taken_at": "2026-06-08T08:45:24Z"})
    (frame,) = frames_of(tmp_path)
    assert (frame.source_id, frame.monitor, frame.window.title) == ("a.png", 1, "")


def test_a_bad_line_is_a_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    good = {"file": "a.png", "taken_at": "2026-06-08T08:45:24Z"}
    write_manifest(
        tmp_path,
        "{broken",
        "[1]",
        {"taken_at": "2026-06-08T08:45:24Z"},
        {"file": "b.png"},
        {"file": "b.png", "taken_at": "yesterday"},
        {"file": "../b.png", "taken_at": "2026-06-08T08:45:24Z"},
        {**good, "monitor": "one"},
        {**good, "title": 7},
        "",
        good,
    )
    assert len(frames_of(tmp_path)) == 1
    failures = failures_of(tmp_path)
    assert [failure.path for failure in failures] == [
        f"manifest.jsonl line {n}" for n in range(1, 9)
    ]
    assert all(failure.why for failure in failures)


@given(st.text(max_size=60))
def test_no_line_crashes_the_reading(text: str) -> None:
    from capture.screenshot_folder import _frame_of_line

    assert isinstance(_frame_of_line(Path("folder"), 1, text.encode()), Failed | ImportFrame)


def test_without_a_manifest_names_tell_the_moment(tmp_path: Path) -> None:
    webp = encode(plain_frame()).webp
    for name in ("Screenshot from 2026-06-08 08-45-24.png", "b.webp", "notes.txt"):
        (tmp_path / name).write_bytes(webp)
    os.utime(tmp_path / "b.webp", (1_780_000_000, 1_780_000_000))
    named, by_file = frames_of(tmp_path)
    assert named.taken_at == datetime(2026, 6, 8, 8, 45, 24).astimezone()
    assert by_file.taken_at.timestamp() == 1_780_000_000
    assert isinstance(by_file.taken_at.utcoffset(), timedelta)
