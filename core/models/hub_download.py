"""Fetches one file from a Hugging Face hub, and goes on where an earlier try stopped."""

import logging
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from huggingface_hub import HfFileMetadata, constants, get_hf_file_metadata, hf_hub_url
from huggingface_hub.errors import EntryNotFoundError, HfHubHTTPError, OfflineModeIsEnabled

from core.errors import DownloadFailed
from core.models.catalogue import ModelFile, ModelSource, is_sha256
from core.models.fetched_file import (
    DownloadCancelled,
    ShouldCancel,
    require_checksum,
    require_space,
    write_failure,
)
from core.models.hub_stream import HTTP_FAILURE, WatchedFile, stream_from_hub

_TIMEOUT_S = 15.0
_ERRNO = re.compile(r"\[[A-Za-z]* ?-?\d+\] ")  # [Errno 111], which tells nobody anything


def fetch_from_hub(
    source: ModelSource,
    file: ModelFile,
    target: Path,
    on_size: Callable[[int], None],
    should_cancel: ShouldCancel,
    endpoint: str | None = None,
) -> None:
    """Put the checked file at `target`; a part that came so far waits beside it as `.part`.

    A file without a known checksum is checked against the one that the hub has on record.
    `on_size` hears the bytes that are there. `endpoint` is the hub's address; None means the
    library's own default, which HF_ENDPOINT changes.
    Raises: DownloadFailed with one sentence; DownloadCancelled.
    """
    _quiet_hub_library()
    url = hf_hub_url(source.name, file.name, revision=source.revision or None, endpoint=endpoint)
    part = part_of(target)
    try:
        file = _settled(
            get_hf_file_metadata(url, token=False, timeout=_TIMEOUT_S, endpoint=endpoint), file
        )
        have = _usable_size(part, file)
        require_space(target.parent, file.size_bytes - have)
        with WatchedFile(part, on_size, should_cancel) as stream:
            _stream(url, stream, have, file)
            stream.flush()
    except (EntryNotFoundError, HfHubHTTPError) as error:
        raise DownloadFailed(_refusal(file, error)) from error
    except OfflineModeIsEnabled as error:
        raise DownloadFailed(
            f"{file.name} was not fetched because HF_HUB_OFFLINE is set; unset it and try again."
        ) from error
    except (HTTP_FAILURE, OSError) as error:
        raise DownloadFailed(
            f"{file.name} could not be fetched ({_reason(error)}); check the connection and try "
            "again, what came so far is kept."
        ) from error
    try:
        require_checksum(part, file, should_cancel)
    except DownloadCancelled:
        raise
    except DownloadFailed:
        part.unlink(missing_ok=True)
        raise
    part.replace(target)


def part_of(target: Path) -> Path:
    """Where the bytes wait that came so far."""
    return target.with_name(target.name + ".part")


def _quiet_hub_library() -> None:
    """No telemetry, no output.

    Telemetry off also keeps the library from asking its own hub which agent runs it, whatever
    endpoint the caller named.
    """
    constants.HF_HUB_DISABLE_TELEMETRY = True
    logging.getLogger("huggingface_hub").setLevel(logging.ERROR)  # failures are told here


def _stream(url: str, stream: WatchedFile, have: int, file: ModelFile) -> None:
    try:
        stream_from_hub(url, stream, have, file.size_bytes)
    except OSError as error:
        if stream.disk_error is not None:
            raise write_failure(stream.disk_error) from error
        raise


def _settled(found: HfFileMetadata, file: ModelFile) -> ModelFile:
    """The file with its size and checksum known for certain.

    The hub names a large file by its SHA-256, and others by something else.
    Raises: DownloadFailed if the hub has another file, or says nothing to check it by.
    """
    recorded = found.etag if found.etag is not None and is_sha256(found.etag) else ""
    if not file.has_known_checksum:
        if not recorded or found.size is None:
            raise DownloadFailed(
                f"The hub has no checksum on record for {file.name}, so it could not be checked; "
                "choose another model."
            )
        return replace(file, size_bytes=found.size, sha256=recorded)
    is_same = found.size in (None, file.size_bytes) and recorded in ("", file.sha256)
    if not is_same:
        raise DownloadFailed(
            f"The hub has another {file.name} than the one Recollect knows; update Recollect."
        )
    return file


def _usable_size(part: Path, file: ModelFile) -> int:
    """How much of an earlier try can be kept; removes what is too long to be the file."""
    if not part.exists():
        return 0
    size = part.stat().st_size
    if size > file.size_bytes:
        part.unlink()
        return 0
    return size


def _refusal(file: ModelFile, error: EntryNotFoundError | HfHubHTTPError) -> str:
    status = getattr(getattr(error, "response", None), "status_code", None)
    if status in (401, 403, 404) or isinstance(error, EntryNotFoundError):
        return f"The hub does not offer {file.name} (any more); choose another model."
    return f"The hub refused {file.name} (status {status}); try again later."


def _reason(error: Exception) -> str:
    text = _ERRNO.sub("", str(error)).strip().splitlines()
    return text[0].rstrip(".") if text else type(error).__name__
