"""The recorder in a process of its own: it obeys, and a kill costs no more than the moment."""

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.recorder_process import ENDED, RecorderProcess
from capture.recorder_state import RecorderPhase, RecorderState
from core.clock import SystemClock
from core.errors import AlreadyRunning, CaptureUnavailable
from core.home import HomeFolder
from core.observation import Gap, GapKind
from core.store.instance_lock import InstanceLock, RecordingLock
from core.store.keys import MemoryKey, obtain_key
from core.store.observation_store import ObservationFilter
from core.store.store import Store

if TYPE_CHECKING:
    from tests.x_display import XDisplay

PATIENCE_S = 120.0


@pytest.fixture
def home(tmp_path: Path) -> HomeFolder:
    home = HomeFolder(tmp_path / "data")
    home.root.mkdir()
    return home


@pytest.fixture
def key(home: HomeFolder) -> MemoryKey:
    key = obtain_key(home)
    Store.open(home, key).close()
    return key


@pytest.fixture
def states() -> list[RecorderState]:
    return []


@pytest.fixture
def recorder(
    home: HomeFolder, key: MemoryKey, states: list[RecorderState], x_display: "XDisplay"
) -> Iterator[RecorderProcess]:
    recorder = RecorderProcess(home, key, states.append)
    yield recorder
    recorder.stop()


def wait_for(recorder: RecorderProcess, phase: RecorderPhase) -> None:
    from tests.x_display import wait_until

    wait_until(lambda: recorder.state.phase is phase, f"the phase {phase}", PATIENCE_S)


def wait_for_text(recorder: RecorderProcess, since: datetime) -> None:
    from tests.x_display import wait_until

    def is_stored() -> bool:
        last = recorder.state.last_text_at
        return last is not None and last >= since

    wait_until(is_stored, "text to be stored", PATIENCE_S)


def kill(recorder: RecorderProcess) -> int:
    """Kill the process that records, and wait for the next one; its id."""
    from tests.x_display import wait_until

    killed = recorder.process_id
    assert killed is not None
    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: recorder.process_id != killed, "another process", PATIENCE_S)
    return killed


def gaps(home: HomeFolder, key: MemoryKey) -> list[Gap]:
    now = SystemClock().now()
    with closing(Store.open(home, key)) as store:
        return store.gaps.between(now - timedelta(days=1), now + timedelta(days=1))


def texts(home: HomeFolder, key: MemoryKey) -> list[str]:
    """What was read of each frame, behind the title of the window in front."""
    with closing(Store.open(home, key)) as store:
        return [
            " ".join(
                (seen.window.title, *(line.text for line in store.observations.lines(seen.id)))
            )
            for seen in store.observations.matching(ObservationFilter())
        ]


@pytest.mark.screen
def test_killed_at_work_it_goes_on_with_the_same_screen_and_no_duplicate(
    recorder: RecorderProcess,
    home: HomeFolder,
    key: MemoryKey,
    states: list[RecorderState],
    x_display: "XDisplay",
) -> None:
    from tests.x_display import wait_until

    began = SystemClock().now()
    x_display.show_xterm("harbour", "The pilot boat leaves at a quarter to five", "60x10+100+100")
    recorder.start()
    wait_for_text(recorder, began)
    kill(recorder)
    wait_for(recorder, RecorderPhase.RECORDING)
    x_display.show_xterm("quay", "The crane is closed on Sundays", "60x10+100+500")
    wait_until(
        lambda: any("crane" in text for text in texts(home, key)), "the other text", PATIENCE_S
    )
    recorder.stop()
    assert RecorderState(RecorderPhase.FAILED, ENDED).reason in [state.reason for state in states]
    assert [gap.kind for gap in gaps(home, key)] == [GapKind.FAILED]
    seen = texts(home, key)
    # The other window may have been met before its text stood in it.
    assert sum(text.startswith("harbour") and "pilot boat" in text for text in seen) == 1
    with closing(Store.open(home, key)) as store:
        store.forgetting.finish_interrupted_work()
        assert store.health.findings() == []
    assert recorder.state.phase is RecorderPhase.STOPPED


@pytest.mark.screen
def test_a_pause_stays_a_pause_when_the_process_is_killed(
    recorder: RecorderProcess, home: HomeFolder, key: MemoryKey
) -> None:
    recorder.start()
    wait_for(recorder, RecorderPhase.RECORDING)
    recorder.pause(None, "You paused recording.")
    kept = len(texts(home, key))
    kill(recorder)
    wait_for(recorder, RecorderPhase.PAUSED)
    assert recorder.state.reason == "You paused recording."
    assert len(texts(home, key)) == kept
    recorder.resume()
    wait_for(recorder, RecorderPhase.RECORDING)


@pytest.mark.screen
def test_it_is_ended_for_good_by_stop(recorder: RecorderProcess) -> None:
    recorder.start()
    process = recorder.process_id
    assert process is not None
    recorder.stop()
    assert recorder.process_id is None
    assert not Path(f"/proc/{process}").exists()


def test_a_program_that_starts_waits_for_the_recorder_of_the_last_one(
    home: HomeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.store.instance_lock.LAST_FRAME_S", 0.05)
    recording, program = RecordingLock(home), InstanceLock(home)
    recording.acquire()
    with pytest.raises(AlreadyRunning, match="still storing a screen"):
        program.acquire()
    recording.release()
    program.acquire()
    program.release()


def test_a_process_that_cannot_be_started_is_told(home: HomeFolder, key: MemoryKey) -> None:
    recorder = RecorderProcess(home, key, lambda _: None, [str(home.root / "nothing here")])
    with pytest.raises(CaptureUnavailable, match="cannot be started"):
        recorder.start()
    recorder.stop()
