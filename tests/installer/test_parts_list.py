"""Nothing is bundled without its licence, and equal bundles have equal lists."""

import json
from importlib.metadata import distribution
from pathlib import Path

import numpy
import pytest

from installer.bundle import parts_list
from installer.bundle.parts_list import NoLicence, bundled_distributions, licence_of, write_parts


@pytest.fixture
def sources() -> list[Path]:
    """Files of two packages, as PyInstaller names them."""
    import rich

    return [Path(numpy.__file__), Path(rich.__file__)]


def test_files_lead_to_their_packages(sources: list[Path]) -> None:
    names = {one.name for one in bundled_distributions(sources)}
    assert names == {"numpy", "rich", "recollect"}


def test_every_part_has_its_licence_and_its_text(sources: list[Path], tmp_path: Path) -> None:
    write_parts(sources, tmp_path / "licences")
    parts = json.loads((tmp_path / "licences" / "parts.json").read_text("utf-8"))
    assert [part["name"] for part in parts] == [
        "all-MiniLM-L6-v2",
        "numpy",
        "PP-OCRv6",
        "Python",
        "recollect",
        "rich",
    ]
    for part in parts:
        assert part["licence"]
        folder = tmp_path / "licences" / parts_list.key_of(part["name"])
        assert part["texts"]
        assert all((folder / text).stat().st_size for text in part["texts"])


def test_the_bill_of_materials(sources: list[Path], tmp_path: Path) -> None:
    write_parts(sources, tmp_path / "first")
    write_parts(reversed(sources), tmp_path / "second")
    first, second = ((tmp_path / one / "recollect.cdx.json") for one in ("first", "second"))
    assert first.read_bytes() == second.read_bytes()
    bill = json.loads(first.read_text("utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["component"]["name"] == "recollect"
    (array,) = (one for one in bill["components"] if one["name"] == "numpy")
    assert array["purl"] == f"pkg:pypi/numpy@{numpy.__version__}"
    assert "BSD-3-Clause" in array["licenses"][0]["expression"]


def test_a_part_without_a_licence_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_list, "SPDX", {})
    with pytest.raises(NoLicence, match="gguf"):
        licence_of(distribution("gguf"))
