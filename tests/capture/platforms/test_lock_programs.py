"""Lock programs under Wayland, among processes that the test invents."""

from pathlib import Path

import pytest

from capture.platforms.lock_programs import LockPrograms

USER, SOMEBODY = 1000, 1001


def process(
    folder: Path,
    number: int,
    name: str,
    user: int = USER,
    state: str = "S (sleeping)",
    display: str | None = "wayland-1",
) -> Path:
    """A process as the kernel writes it down; `display` None: its surroundings are closed."""
    place = folder / str(number)
    place.mkdir()
    (place / "comm").write_text(f"{name[:15]}\n")
    ids = "\t".join(str(one) for one in (user, 0, 0, 0))
    (place / "status").write_text(f"Name:\t{name[:15]}\nState:\t{state}\nUid:\t{ids}\n")
    if display is not None:
        (place / "environ").write_bytes(f"LANG=C\0WAYLAND_DISPLAY={display}\0".encode())
    return place


@pytest.fixture
def processes(tmp_path: Path) -> Path:
    """Programs that lock nothing, and what else is there beside processes."""
    process(tmp_path, 1, "systemd", user=0)
    process(tmp_path, 812, "sway")
    process(tmp_path, 813, "swayidle")
    (tmp_path / "meminfo").write_text("MemTotal: 8 kB\n")
    (tmp_path / "sys").mkdir()
    return tmp_path


def _is_locked(processes: Path, display: str = "wayland-1") -> bool:
    return LockPrograms(USER, display, processes).is_locked()


def test_without_a_lock_program_nothing_is_locked(processes: Path) -> None:
    assert not _is_locked(processes)
    (processes / "900").mkdir()  # it ended between being listed and being read
    assert not _is_locked(processes)


@pytest.mark.parametrize(
    "name", ["swaylock", "swaylock-plugin", "gtklock", "waylock", "hyprlock", ".swaylock-wrapped"]
)
def test_a_lock_program_locks_while_it_runs(processes: Path, name: str) -> None:
    place = process(processes, 901, name)
    assert _is_locked(processes)
    for file in place.iterdir():
        file.unlink()
    place.rmdir()
    assert not _is_locked(processes)


def test_the_lock_of_somebody_else_or_of_another_session_is_not_ours(processes: Path) -> None:
    process(processes, 902, "swaylock", user=SOMEBODY)
    process(processes, 903, "swaylock", display="wayland-2")
    assert not _is_locked(processes)
    assert _is_locked(processes, "wayland-2")
    assert _is_locked(processes, "/run/user/1000/wayland-2")


def test_one_whose_surroundings_are_closed_counts_as_ours(processes: Path) -> None:
    process(processes, 904, "swaylock", display=None)
    assert _is_locked(processes)


def test_where_the_own_display_is_unknown_any_lock_counts(processes: Path) -> None:
    process(processes, 905, "gtklock", display="wayland-7")
    assert _is_locked(processes, "")


def test_one_that_has_ended_and_was_not_cleared_away_locks_nothing(processes: Path) -> None:
    process(processes, 906, "swaylock", state="Z (zombie)")
    assert not _is_locked(processes)
