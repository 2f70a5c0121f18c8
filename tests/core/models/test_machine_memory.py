"""How much memory there is, and is free, is read or not known."""

from pathlib import Path

import pytest

from core.models.machine_memory import all_memory_bytes, free_memory_bytes


def test_what_can_be_had_at_once_counts(tmp_path: Path) -> None:
    meminfo = tmp_path / "meminfo"
    meminfo.write_text("MemTotal: 16000000 kB\nMemFree: 100 kB\nMemAvailable:    2000 kB\n")
    assert free_memory_bytes(meminfo) == 2_048_000


@pytest.mark.parametrize("content", ["", "MemAvailable: much kB\n", "MemTotal: 5 kB\n"])
def test_what_is_not_told_is_not_known(tmp_path: Path, content: str) -> None:
    meminfo = tmp_path / "meminfo"
    meminfo.write_text(content)
    assert free_memory_bytes(meminfo) is None
    assert free_memory_bytes(tmp_path / "absent") is None


def test_this_machine_tells_or_not() -> None:
    free, everything = free_memory_bytes(), all_memory_bytes()
    assert free is None or free > 0
    assert everything is None or free is None or everything > free
