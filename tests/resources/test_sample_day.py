"""The sample day: pictures, manifest and questions agree, and can be drawn anew."""

import json
from datetime import datetime, timedelta

import pytest
from PIL import Image, ImageChops

from core.observation import WindowContext
from core.privacy.exclusion_rules import ExclusionRules
from resources.sample_day import sample_day_folder, sample_questions
from resources.sample_day.draw import SCENES, manifest_line, picture_of

FOLDER = sample_day_folder()
MANIFEST = [
    json.loads(line)
    for line in (FOLDER / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
]


def test_manifest_and_pictures_agree() -> None:
    named = {line["file"] for line in MANIFEST}
    there = {path.relative_to(FOLDER).as_posix() for path in (FOLDER / "frames").iterdir()}
    assert named == there
    assert len({line["id"] for line in MANIFEST}) == len(MANIFEST)


def test_manifest_is_what_the_scenes_say() -> None:
    assert [manifest_line(scene) for scene in SCENES] == MANIFEST


def test_frames_follow_one_another_on_one_day() -> None:
    moments = [datetime.fromisoformat(line["taken_at"]) for line in MANIFEST]
    assert moments == sorted(moments)
    assert {moment.date().isoformat() for moment in moments} == {"2026-03-10"}
    assert {moment.utcoffset() for moment in moments} == {timedelta(hours=1)}


def test_pictures_are_small_and_of_one_size() -> None:
    sizes = [(FOLDER / line["file"]).stat().st_size for line in MANIFEST]
    assert max(sizes) <= 60_000
    assert sum(sizes) <= 1_500_000
    for line in MANIFEST:
        with Image.open(FOLDER / line["file"]) as picture:
            assert picture.size == (1600, 1000)


@pytest.mark.parametrize("frame", ["sd-01", "sd-13", "sd-22"])
def test_a_frame_drawn_anew_is_the_same_to_the_pixel(frame: str) -> None:
    (scene,) = [scene for scene in SCENES if scene.id == frame]
    with Image.open(FOLDER / "frames" / f"{frame}.webp") as stored:
        difference = ImageChops.difference(stored.convert("RGB"), picture_of(scene))
    assert difference.getbbox() is None


def test_the_seed_rules_keep_out_the_private_window_and_the_password_manager() -> None:
    rules = ExclusionRules()
    kept_out = {
        line["id"]
        for line in MANIFEST
        if rules.why_excluded(WindowContext(line["app"], line["title"], line["url"]))
    }
    assert kept_out == {"sd-13", "sd-16"}


def test_questions_point_at_frames_of_the_day() -> None:
    ids = {line["id"] for line in MANIFEST}
    questions = sample_questions()
    assert len({question.id for question in questions}) == len(questions)
    for question in questions:
        assert set(question.evidence) <= ids
        assert question.is_answerable == bool(question.evidence)
        assert question.asked_at.utcoffset() == timedelta(hours=1)
    assert sum(not question.is_answerable for question in questions) == 2
