"""Turns a folder of screenshots into observations, with the same care as live recording."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from capture.change_gate import ChangeGate, are_equal
from capture.framing import observe, without_secrets
from capture.pictures import load
from capture.private_signs import bears_private_sign
from capture.reading_memory import ReadingMemory
from capture.screens import RgbFrame
from capture.screenshot_folder import Failed, ImportFrame, in_time_order, read_manifest
from capture.site_exclusions import read_address, why_read_excluded
from capture.text_reader import TextReader
from core.errors import ImportFailed
from core.observation import Box, Observation
from core.privacy.exclusion_rules import ExclusionRules
from core.privacy.hosts import host_of
from core.privacy.sealing import Seal

# Two equal screenshots further apart than this do not tell what was shown between them.
MAX_STILL = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Kept:
    """A view to store."""

    observation: Observation


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The monitor's last view was still shown at this moment."""

    monitor: int
    at: datetime
    source_id: str


@dataclass(frozen=True, slots=True)
class Excluded:
    """A rule kept this screenshot out: by its manifest, unseen, or by its address bar, as read."""

    reason: str
    at: datetime
    source_id: str


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """An earlier, interrupted import stored this one."""

    source_id: str


ImportResult = Kept | Unchanged | Excluded | AlreadyThere | Failed


def _nothing_is_done(_: str) -> bool:
    return False


def observations_from_folder(
    folder: Path,
    reader: TextReader,
    rules: ExclusionRules,
    is_done: Callable[[str], bool] = _nothing_is_done,
    on_skip: Callable[[ImportResult], None] | None = None,
    seal: Seal | None = None,
) -> Iterator[ImportResult]:
    """One result for each screenshot of a folder, in order of time; unreadable ones first.

    `is_done` tells which ids an earlier import stored. `on_skip` is told of every result that
    is not `Kept`, as it is yielded. `seal` keeps the secrets that are caught for the user's vault.
    Raises: ImportFailed, ReaderUnavailable.
    """
    failures: list[Failed] = []
    frames = in_time_order(read_manifest(folder), failures.append)
    importer = _Importer(reader, rules, is_done, seal)
    for failed in failures:
        if on_skip:
            on_skip(failed)
        yield failed
    for frame in frames:
        result = importer.take(frame)
        if on_skip and not isinstance(result, Kept):
            on_skip(result)
        yield result


def count_frames(folder: Path) -> int:
    """How many results the import of this folder will give. Raises: ImportFailed."""
    return sum(1 for _ in read_manifest(folder))


@dataclass(frozen=True, slots=True)
class _Last:
    frame: ImportFrame
    content_hash: bytes


class _Importer:
    """Remembers of each monitor what the next screenshot is compared with."""

    def __init__(
        self,
        reader: TextReader,
        rules: ExclusionRules,
        is_done: Callable[[str], bool],
        seal: Seal | None,
    ) -> None:
        self._reading = ReadingMemory(reader)
        self._rules = rules
        self._is_done = is_done
        self._seal = seal
        self._gate = ChangeGate()
        self._last: dict[int, _Last] = {}
        self._stored_before: dict[int, ImportFrame] = {}

    def take(self, frame: ImportFrame) -> ImportResult:
        reason = self._rules.why_excluded(frame.window)
        if reason is not None:
            self._forget(frame.monitor)
            return Excluded(reason, frame.taken_at, frame.source_id)
        if self._is_done(frame.source_id):
            self._forget(frame.monitor)
            self._stored_before[frame.monitor] = frame
            return AlreadyThere(frame.source_id)
        try:
            pixels = load(frame.path)
        except ImportFailed as error:
            return Failed(frame.source_id, str(error))
        return self._compare(frame, pixels)

    def _compare(self, frame: ImportFrame, pixels: RgbFrame) -> ImportResult:
        unchanged = Unchanged(frame.monitor, frame.taken_at, frame.source_id)
        if self._is_still(self._stored_before.get(frame.monitor), frame, pixels):
            return unchanged
        last = self._last.get(frame.monitor)
        if last and not _is_near(last.frame, frame):
            self._forget(frame.monitor)
            last = None
        change = self._gate.look(frame.monitor, pixels)
        if last and not change.is_changed and last.frame.window == frame.window:
            self._last[frame.monitor] = _Last(frame, last.content_hash)
            return unchanged
        return self._read(frame, pixels, last)

    def _read(self, frame: ImportFrame, pixels: RgbFrame, last: _Last | None) -> ImportResult:
        height, width = pixels.shape[:2]
        lines = self._reading.read(pixels)
        addresses = read_address(frame.window, lines, width, height)
        is_private = bool(addresses) and bears_private_sign(lines, Box(0, 0, width, height), height)
        if reason := why_read_excluded(self._rules, frame.window, addresses, is_private):
            self._forget(frame.monitor)
            return Excluded(reason, frame.taken_at, frame.source_id)
        # Several windows may stand on a screenshot; then whose address it is cannot be told.
        is_plain = len({host_of(address) for address in addresses}) == 1
        window = replace(frame.window, url=addresses[0]) if is_plain else frame.window
        reading = without_secrets(lines, window, height, self._seal)
        self._last[frame.monitor] = _Last(frame, reading.content_hash)
        if last and last.content_hash == reading.content_hash:
            return Unchanged(frame.monitor, frame.taken_at, frame.source_id)
        return Kept(observe(pixels, reading, frame.monitor, frame.taken_at, frame.source_id))

    def _is_still(self, stored: ImportFrame | None, frame: ImportFrame, pixels: RgbFrame) -> bool:
        """Whether a frame shows exactly what an earlier, interrupted import stored last."""
        if stored is None or stored.window != frame.window or not _is_near(stored, frame):
            self._stored_before.pop(frame.monitor, None)
            return False
        try:
            before = load(stored.path)
        except ImportFailed:
            before = pixels[:0]
        is_same = before.shape == pixels.shape and are_equal(before, pixels)
        if is_same:
            self._stored_before[frame.monitor] = frame
        else:
            del self._stored_before[frame.monitor]
        return is_same

    def _forget(self, monitor: int) -> None:
        self._gate.forget(monitor)
        self._last.pop(monitor, None)
        self._stored_before.pop(monitor, None)


def _is_near(earlier: ImportFrame, later: ImportFrame) -> bool:
    return later.taken_at - earlier.taken_at <= MAX_STILL
