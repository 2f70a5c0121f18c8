"""Asks the publisher's address for the list of versions, and fetches one file when told to.

Nothing here installs anything, and nothing is called unless the user said so: by a command, by a
button, or by turning the setting on.
"""

import hashlib
import http.client
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import SplitResult, urljoin, urlsplit

from core.updates.manifest import (
    MOST_BYTES,
    Release,
    ReleaseFile,
    UpdatesUnavailable,
    is_newer,
    read_manifest,
)

_PATIENCE_S = 15.0
_PIECE_BYTES = 1 << 18
_MOST_REDIRECTS = 3
_OK = 200
_MOVED = frozenset({301, 302, 303, 307, 308})

Progress = Callable[[int, int], None]
"""Called with (bytes done, bytes in all)."""


def newer_release(address: str, key: bytes, running: str, now: datetime) -> Release | None:
    """The newest version, if it is newer than the running one. Raises: UpdatesUnavailable."""
    if not address:
        raise UpdatesUnavailable(
            "No address is set to ask for newer versions; set updates.address to your publisher's."
        )
    if not key:
        raise UpdatesUnavailable(
            "This build of Recollect has no publisher's key, so it can believe no list of versions."
        )
    with _opened(address) as response:
        document = response.read(MOST_BYTES + 1)
    if len(document) > MOST_BYTES:
        raise UpdatesUnavailable("What came is far too long for a list of versions; try later.")
    release = read_manifest(document, key, now)
    return release if is_newer(release.version, running) else None


def fetch_file(file: ReleaseFile, folder: Path, on_progress: Progress) -> Path:
    """Bring a file into the folder, whole and checked, or not at all; the user installs it.

    Raises: UpdatesUnavailable.
    """
    target = folder / file.name
    partial = target.with_name(f".{target.name}.part")
    digest = hashlib.sha256()
    done = 0
    try:
        with _opened(file.url) as response, partial.open("wb") as written:
            while done <= file.size_bytes and (piece := response.read(_PIECE_BYTES)):
                digest.update(piece)
                written.write(piece)
                done += len(piece)
                on_progress(min(done, file.size_bytes), file.size_bytes)
        if done != file.size_bytes or digest.hexdigest() != file.sha256:
            raise UpdatesUnavailable(
                f"{file.name} is not the file that was signed for; it was thrown away."
            )
        partial.replace(target)
    except http.client.HTTPException as error:
        raise UpdatesUnavailable(f"{file.name} did not come whole; try again later.") from error
    except OSError as error:
        raise UpdatesUnavailable(
            f"{file.name} cannot be stored ({error.strerror or error}); make room and try again."
        ) from error
    finally:
        partial.unlink(missing_ok=True)
    return target


@contextmanager
def _opened(address: str) -> Iterator[http.client.HTTPResponse]:
    """The answer of a web address; no cookie, no proxy, no word about this computer is sent."""
    url = address
    for _ in range(_MOST_REDIRECTS + 1):
        with closing(_connection(_web_address(url))) as connection:
            response = _response(connection, urlsplit(url))
            if response.status == _OK:
                yield response
                return
            moved_to = response.headers.get("Location", "")
        if response.status not in _MOVED or not moved_to:
            break
        url = urljoin(url, moved_to)
    raise UpdatesUnavailable(
        "The address for newer versions does not answer as it should; check it in the settings."
    )


def _connection(parts: SplitResult) -> http.client.HTTPConnection:
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    return kind(parts.hostname or "", parts.port, timeout=_PATIENCE_S)


def _response(
    connection: http.client.HTTPConnection, parts: SplitResult
) -> http.client.HTTPResponse:
    """Raises: UpdatesUnavailable if nobody answers."""
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("GET", path, headers={"User-Agent": "Recollect"})
        return connection.getresponse()
    except (OSError, http.client.HTTPException) as error:
        raise UpdatesUnavailable(
            f"{parts.hostname} cannot be asked for newer versions ({_why(error)}); try again later."
        ) from error


def _web_address(url: str) -> SplitResult:
    """Only https, or this computer. Raises: UpdatesUnavailable."""
    try:
        parts = urlsplit(url)
        is_here = parts.hostname in {"127.0.0.1", "localhost", "::1"}
        if parts.scheme == "https" or (parts.scheme == "http" and is_here and parts.port):
            return parts
    except ValueError:
        pass
    raise UpdatesUnavailable("The address for newer versions must begin with https://.")


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or type(error).__name__
