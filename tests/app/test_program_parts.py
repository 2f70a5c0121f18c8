"""The program knows what it is made of, run from sources and installed."""

import json
import sys
from pathlib import Path

import pytest

from app.program_parts import program_parts, program_version


def test_run_from_sources_it_names_what_it_needs() -> None:
    parts = {part.name: part for part in program_parts()}
    assert {"recollect", "numpy", "rapidocr", "PySide6_Essentials", "shiboken6"} <= parts.keys()
    assert "pytest" not in parts
    assert "Apache License" in parts["recollect"].licence_text()
    assert all(part.licence for part in parts.values() if part.name in {"numpy", "rapidocr"})
    assert program_version() == parts["recollect"].version


def test_installed_it_names_what_its_package_lists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "licences"
    (folder / "some-part").mkdir(parents=True)
    (folder / "some-part" / "COPYING").write_text("Do as you like.", encoding="utf-8")
    told = [{"name": "Some_Part", "version": "1.2", "licence": "MIT", "texts": ["COPYING"]}]
    (folder / "parts.json").write_text(json.dumps(told), encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    (part,) = program_parts()
    assert (part.name, part.version, part.licence) == ("Some_Part", "1.2", "MIT")
    assert part.licence_text() == "Do as you like."
