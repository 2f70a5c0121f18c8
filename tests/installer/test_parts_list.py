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
        "all-MiniLM-L6-v2-lines",
        "BIP-39",
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


def test_what_is_compiled_into_a_package_is_a_part_of_its_own(tmp_path: Path) -> None:
    import apsw
    import llama_cpp
    import PySide6.QtCore

    sources = [Path(str(one.__file__)) for one in (apsw, llama_cpp, PySide6.QtCore)]
    write_parts(sources, tmp_path / "licences")
    texts = {
        name: (tmp_path / "licences" / name.casefold() / f"{name}.txt").read_text("utf-8")
        for name in ("SQLite3MultipleCiphers", "llama.cpp", "ICU")
    }
    assert "Ulrich Telle" in texts["SQLite3MultipleCiphers"]
    assert "The ggml authors" in texts["llama.cpp"]
    assert "Unicode, Inc." in texts["ICU"]
    beside_qt = tmp_path / "licences" / "pyside6-essentials" / "Qt-third-parties.txt"
    assert "src/3rdparty/pcre2" in beside_qt.read_text("utf-8")


def test_what_a_package_says_of_other_people_s_work_comes_along(tmp_path: Path) -> None:
    import onnxruntime

    write_parts([Path(str(onnxruntime.__file__))], tmp_path)
    told = json.loads((tmp_path / "parts.json").read_text("utf-8"))
    (runtime,) = (part for part in told if part["name"] == "onnxruntime")
    assert "ThirdPartyNotices.txt" in runtime["texts"]


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
    kinds = {one["name"]: one["type"] for one in bill["components"]}
    assert (kinds["BIP-39"], kinds["PP-OCRv6"]) == ("data", "machine-learning-model")
    assert "BSD-3-Clause" in array["licenses"][0]["expression"]


def test_a_part_without_a_licence_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_list, "SPDX", {})
    with pytest.raises(NoLicence, match="gguf"):
        licence_of(distribution("gguf"))
