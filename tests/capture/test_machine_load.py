"""How busy the computer is, and what it runs on."""

from pathlib import Path

from capture.machine_load import is_on_battery, machine_load


def supply(folder: Path, name: str, **told: str) -> None:
    (folder / name).mkdir()
    for key, value in told.items():
        (folder / name / key).write_text(f"{value}\n")


def test_a_laptop_on_its_battery(tmp_path: Path) -> None:
    supply(tmp_path, "AC", type="Mains", online="0")
    supply(tmp_path, "BAT0", type="Battery", status="Discharging", scope="System")
    assert is_on_battery(tmp_path)


def test_a_laptop_at_the_wall_whose_second_battery_is_emptied(tmp_path: Path) -> None:
    supply(tmp_path, "AC", type="Mains", online="1")
    supply(tmp_path, "BAT1", type="Battery", status="Discharging")
    assert not is_on_battery(tmp_path)


def test_the_battery_of_a_mouse_does_not_count(tmp_path: Path) -> None:
    supply(tmp_path, "hidpp_battery_0", type="Battery", status="Discharging", scope="Device")
    assert not is_on_battery(tmp_path)


def test_where_the_system_says_nothing(tmp_path: Path) -> None:
    assert not is_on_battery(tmp_path / "nowhere")
    assert machine_load().cores >= 1
