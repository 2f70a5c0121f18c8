"""Brings a file from the hub piece by piece; a broken or silent connection is taken up again.

The hub library's own way to do this hears nobody while a connection says nothing, which with its
retries is a minute. Here a stop is heard within `SILENCE_S`, and between any two pieces.
"""

import io
import time
from collections.abc import Callable
from pathlib import Path

from huggingface_hub import get_session
from huggingface_hub.errors import HfHubHTTPError
from huggingface_hub.utils import (  # type: ignore[attr-defined]  # documented, not marked
    build_hf_headers,
    hf_raise_for_status,
)

from core.errors import DownloadFailed
from core.models.fetched_file import DownloadCancelled, ShouldCancel

# The hub library has changed its HTTP library; the base of its own error is that library's.
HTTP_FAILURE: type[Exception] = HfHubHTTPError.__bases__[0]

SILENCE_S = 5.0
"""A connection that says nothing for so long is given up for a new one."""

_PIECE_BYTES = 1 << 18
_MOST_TRIES = 5
_LOOK_S = 0.1
_OK = 200


class WatchedFile(io.FileIO):
    """A file that reports its size after each piece and stops when asked to."""

    def __init__(
        self, path: Path, on_size: Callable[[int], None], should_cancel: ShouldCancel
    ) -> None:
        super().__init__(path, "a+b")
        self._on_size = on_size
        self._should_cancel = should_cancel
        self.disk_error: OSError | None = None

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        self.stop_if_asked()
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[super().write(rest) or 0 :]
        except OSError as error:
            self.disk_error = error
            raise
        self._on_size(self.tell())
        return len(data)

    def stop_if_asked(self) -> None:
        """Raises: DownloadCancelled."""
        if self._should_cancel():
            raise DownloadCancelled


def stream_from_hub(url: str, file: WatchedFile, have: int, whole: int) -> None:
    """Fill `file`, which has `have` bytes, up to `whole`.

    Raises: DownloadCancelled; the HTTP library's error or DownloadFailed after so many tries in a
    row without a byte; OSError if the disk refuses, see `WatchedFile.disk_error`.
    """
    fruitless = 0
    while have < whole:
        failure: Exception = DownloadFailed("the hub broke off without a word")
        try:
            _read_on(url, file, have)
        except HfHubHTTPError:
            raise  # the hub's own answer, which another try does not change
        except HTTP_FAILURE as error:
            failure = error
        reached = file.tell()
        fruitless = 0 if reached > have else fruitless + 1
        have = reached
        if fruitless >= _MOST_TRIES:
            raise failure
        _wait(fruitless, file)


def _read_on(url: str, file: WatchedFile, have: int) -> None:
    """One connection, to its end."""
    headers = {**build_hf_headers(token=False), "Accept-Encoding": "identity"}
    if have:
        headers["Range"] = f"bytes={have}-"
    with get_session().stream("GET", url, headers=headers, timeout=SILENCE_S) as answer:
        hf_raise_for_status(answer)
        if have and answer.status_code == _OK:
            file.truncate(0)  # this hub begins at the beginning, whatever it is asked
        for piece in answer.iter_bytes(_PIECE_BYTES):
            file.write(piece)


def _wait(seconds: int, file: WatchedFile) -> None:
    """Longer after every try that came to nothing."""
    for _ in range(round(seconds / _LOOK_S)):
        file.stop_if_asked()
        time.sleep(_LOOK_S)
