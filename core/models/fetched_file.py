"""What every model source shares: checksums, cancelling, and sentences about failures."""

import errno
import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

from core.errors import DownloadFailed
from core.models.catalogue import ModelFile

Progress = Callable[[int, int], None]
"""Called with (bytes done, bytes in all)."""

ShouldCancel = Callable[[], bool]

_CHUNK_BYTES = 1 << 20
_SPARE_BYTES = 50_000_000


class DownloadCancelled(DownloadFailed):
    """The user stopped the installation."""

    def __init__(self) -> None:
        super().__init__("The installation was stopped; start it again to go on.")


def require_checksum(path: Path, file: ModelFile, should_cancel: ShouldCancel) -> None:
    """Raises: DownloadFailed if `path` is not byte for byte the file; DownloadCancelled."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            if should_cancel():
                raise DownloadCancelled
            digest.update(chunk)
    if digest.hexdigest() != file.sha256:
        raise DownloadFailed(
            f"{file.name} is not the file that its publisher made (wrong checksum); "
            "it was thrown away, try again later."
        )


def require_space(folder: Path, needed_bytes: int) -> None:
    """Raises: DownloadFailed if the disk cannot hold this much and a little more."""
    free = shutil.disk_usage(folder).free
    if free < needed_bytes + _SPARE_BYTES:
        raise DownloadFailed(
            f"The disk has {_megabytes(free)} free but {_megabytes(needed_bytes + _SPARE_BYTES)} "
            "are needed; free some space and try again."
        )


def write_failure(error: OSError) -> DownloadFailed:
    """The sentence for a disk that does not take the file."""
    if error.errno == errno.ENOSPC:
        return DownloadFailed("The disk is full; free some space and try again.")
    return DownloadFailed(
        f"The models folder cannot be written ({error.strerror or error}); "
        "check its permissions and try again."
    )


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"
