"""How busy this computer is, and what it runs on, as far as the system tells."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

POWER_SUPPLIES = Path("/sys/class/power_supply")


@dataclass(frozen=True, slots=True)
class MachineLoad:
    """`running` is how many programs ran or wanted to run, over the last minute; None where the
    system does not say. Whether it runs on its battery is False there."""

    running: float | None = None
    cores: int = 1
    is_on_battery: bool = False


def machine_load() -> MachineLoad:
    """This computer right now."""
    running = None
    if hasattr(os, "getloadavg"):  # not on Windows
        with suppress(OSError):
            running = os.getloadavg()[0]
    return MachineLoad(running, os.cpu_count() or 1, is_on_battery(POWER_SUPPLIES))


def is_on_battery(supplies: Path) -> bool:
    """Whether a battery of the computer itself is being emptied and no mains feed it.

    Source: the kernel's Documentation/ABI/testing/sysfs-class-power; a scope of “Device” marks the
    battery of a mouse or a headset.
    """
    found = sorted(supplies.iterdir()) if supplies.is_dir() else []
    if any(_told(one, "online") == "1" for one in found if _told(one, "type") != "Battery"):
        return False
    return any(
        _told(one, "status") == "Discharging"
        for one in found
        if _told(one, "type") == "Battery" and _told(one, "scope") != "Device"
    )


def _told(supply: Path, name: str) -> str:
    """What the kernel says of a supply; empty if it says nothing."""
    try:
        return (supply / name).read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
