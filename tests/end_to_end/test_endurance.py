"""Killed at any moment, two hundred times over: what was acknowledged is there, once."""

import os
import random
import select
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from core.home import HomeFolder
from core.ingest.work import work_off
from core.store.keys import obtain_key
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from tests.end_to_end.plain_memory import holds, plain_bytes
from tests.fakes.hash_embedder import HashEmbedder

if sys.platform != "linux":
    pytest.skip("Processes are forked and killed, as Unix does.", allow_module_level=True)

from tests.end_to_end.killed_recorder import word_of

KILLS = 200
LOOKED_INTO_EACH = 20
LONGEST_S = 0.15
PATIENCE_S = 60.0


class Killed:
    """A recorder that is started and killed again and again; what it acknowledged is noted."""

    def __init__(self, home: Path, env: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.end_to_end.killed_recorder", str(home)],
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        self._unread = b""
        self.stored: set[int] = set()
        self.forgotten: set[int] = set()

    def run(self, first: int, seconds: float) -> int:
        """Record from a frame on and kill it so long after the first word of it; the frame to go
        on with, which no process began."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{first}\n".encode())
        child = int(self._next(PATIENCE_S).removeprefix("child "))
        # What comes in this time is read, so that the recorder never waits for its reader.
        self._take(self._next(PATIENCE_S))
        self._listen(seconds)
        os.kill(child, signal.SIGKILL)
        while (said := self._next(PATIENCE_S)) != "ended":
            self._take(said)
        return max(self.stored) + 2  # the one behind the last may be stored and not acknowledged

    def _listen(self, seconds: float) -> None:
        descriptor = self._output()
        while select.select([descriptor], [], [], seconds)[0]:
            seconds /= 2
            self._take(self._next(PATIENCE_S))

    def _take(self, said: str) -> None:
        what, number = said.split()
        (self.stored if what == "stored" else self.forgotten).add(int(number))

    def _next(self, patience_s: float) -> str:
        while b"\n" not in self._unread:
            ready, _, _ = select.select([self._output()], [], [], patience_s)
            piece = os.read(self._output(), 65_536) if ready else b""
            assert piece, "the recorder said no more"
            self._unread += piece
        said, _, self._unread = self._unread.partition(b"\n")
        return said.decode()

    def _output(self) -> int:
        assert self._process.stdout is not None
        return self._process.stdout.fileno()

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(PATIENCE_S)
        assert self._process.stdout is not None
        self._process.stdout.close()


@pytest.fixture
def killed(data_folder: Path, child_env: dict[str, str]) -> Iterator[Killed]:
    data_folder.mkdir()
    with closing(Killed(data_folder, child_env)) as recorder:
        yield recorder


def test_killed_two_hundred_times_nothing_acknowledged_is_lost_or_there_twice(
    killed: Killed, data_folder: Path
) -> None:
    draw = random.Random(7)
    home, first = HomeFolder(data_folder), 1
    for kill in range(1, KILLS + 1):
        first = killed.run(first, draw.uniform(0, LONGEST_S))
        if kill % LOOKED_INTO_EACH == 0:
            with closing(Store.open(home, obtain_key(home))) as store:
                _check(store, killed)
    with closing(Store.open(home, obtain_key(home))) as store:
        work_off(store, HashEmbedder())
        assert store.vectors.waiting_count() == 0
        _check(store, killed)
        assert store.formation.set_aside() == []
    plain = plain_bytes(home)
    assert holds(plain, word_of(max(killed.stored)))
    gone = [number for number in killed.forgotten if holds(plain, word_of(number))]
    assert not gone, f"forgotten, and still in a byte of the data folder: {gone}"


def _check(store: Store, killed: Killed) -> None:
    """Each acknowledged frame is there once, with its picture; nothing is there twice."""
    store.forgetting.finish_interrupted_work()  # as at every start
    assert store.health.findings() == []
    seen = store.observations.matching(ObservationFilter())
    shown = Counter(
        line.text.split()[2] for one in seen for line in store.observations.lines(one.id)
    )
    assert [word for word, times in shown.items() if times > 1] == []
    kept = {word_of(number) for number in killed.stored - killed.forgotten}
    # A forgetting that was not acknowledged may have happened.
    unsure = {word_of(number - 3) for number in killed.stored if number % 9 == 0}
    assert kept - unsure <= shown.keys()
    assert {word_of(number) for number in killed.forgotten}.isdisjoint(shown)
    for one in seen:
        place = store.observations.picture_place(one.id)
        assert place is not None
        assert store.pictures.get(place) is not None
