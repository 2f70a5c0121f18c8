"""Tests with an event that was too long are run again by themselves, and fail if it is so again.

An event that computes for too long does so every time. One that does only now and then was slowed
down by what else the computer was doing: a run of thousands of tests must not fail for it. The
limit is the same at both looks, and either way it is told.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.gui_watchdog import LongEvent

_SECOND_LOOK = "RECOLLECT_SECOND_LOOK"


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What a test of its own process said."""

    failed: bool
    told: str


@dataclass(slots=True)
class LongTests:
    """The tests of this run in which an event was too long, in their order."""

    told: dict[str, str] = field(default_factory=dict)  # by the test's id

    def note(self, test: str, events: "Sequence[LongEvent]") -> None:
        """A test is to be looked at again."""
        self.told[test] = "\n".join(f"{test}: {one}" for one in events)

    def look_again(self, folder: Path) -> SecondLook:
        """Run them by themselves; `folder` is where their ids start from.

        What they print is told only where one of them failed.
        """
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *self.told],
            cwd=folder,
            env={**os.environ, _SECOND_LOOK: "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        failed = done.returncode != 0
        first = "long once, looked at again:\n" + "\n".join(self.told.values())
        return SecondLook(failed, f"{first}\n{done.stdout}{done.stderr}" if failed else first)


def is_second_look() -> bool:
    """Whether this process is the one that looks again: what is too long now, fails."""
    return os.environ.get(_SECOND_LOOK) == "1"
