"""Killed while it learns from a backlog: nothing is lost, nothing learned twice."""

import random
from contextlib import closing
from pathlib import Path

from core.home import HomeFolder
from core.ingest.ingest import store_observation
from core.ingest.work import work_off
from core.store.keys import obtain_key
from core.store.store import Store
from tests.benchmarks.invented_days import invented_frames
from tests.end_to_end.program import Program

FRAMES = 90
KILLS = 3


def _filled(folder: Path) -> HomeFolder:
    folder.mkdir()
    home = HomeFolder(folder)
    with closing(Store.open(home, obtain_key(home))) as store:
        for observation in invented_frames(FRAMES):
            store_observation(store, observation)
    return home


def _left(home: HomeFolder) -> int:
    with closing(Store.open(home, obtain_key(home), read_only=True)) as store:
        return store.formation.waiting_count()


def test_a_backlog_outlives_being_killed(
    program: Program, data_folder: Path, tmp_path: Path
) -> None:
    home, draw, killed_at = _filled(data_folder), random.Random(5), set()
    for _ in range(KILLS):
        enough = _left(home) - draw.randint(1, FRAMES // KILLS - 5)

        def is_some_done(enough: int = enough) -> bool:
            return _left(home) <= enough

        with program.started("work") as working:
            working.wait_until(is_some_done, "some was learned")
            working.kill()
        killed_at.add(_left(home))
    assert len(killed_at) == KILLS, "each time something was learned that is kept"

    undisturbed = _filled(tmp_path / "undisturbed")
    with (
        closing(Store.open(home, obtain_key(home))) as store,
        closing(Store.open(undisturbed, obtain_key(undisturbed))) as other,
    ):
        work_off(store, None)
        work_off(other, None)
        assert store.formation.waiting_count() == 0
        assert store.formation.set_aside() == []
        assert store.memories.counts() == other.memories.counts()
        assert store.health.findings() == []
