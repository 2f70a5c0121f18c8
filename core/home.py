"""The data folder: which files live where."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs

APP_NAME = "recollect"


@dataclass(frozen=True, slots=True)
class HomeFolder:
    """One person's memory on disk. Everything private is below `root` and encrypted."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "memory.db"

    @property
    def pictures(self) -> Path:
        return self.root / "pictures"

    @property
    def key_file(self) -> Path:
        return self.root / "key.json"

    @property
    def crashes(self) -> Path:
        """Reports of crashes; they hold nothing private and are not encrypted."""
        return self.root / "crashes"

    @property
    def lock_file(self) -> Path:
        return self.root / "running.lock"

    @property
    def recording_lock_file(self) -> Path:
        return self.root / "recording.lock"


def default_home() -> HomeFolder:
    """The folder that this system gives to programs for their data."""
    return HomeFolder(Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)) / "home")


def default_models_folder() -> Path:
    """Where models live: beside the memories, not in them, since they are not private."""
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)) / "models"
