"""A pause is on disk while it lasts, so that a kill does not lose it and questions know of it."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desktop import Desktop
from app.recorder_process import RecorderProcess
from app.windows.recorder_control import RecorderBridge
from capture.recorder_state import RecorderPhase
from core.answer.answer import AbstainReason
from core.answer.ask import Question, ask
from core.clock import SystemClock
from core.home import HomeFolder
from core.ingest.ingest import store_observation
from core.observation import Gap, GapKind
from core.store.keys import MemoryKey, obtain_key
from core.store.store import Store
from tests.app.desktop_driver import PATIENCE_MS, settle
from tests.app.scripted_recorder import ScriptedRecorder
from tests.core.store.fresh_store import seen

REASON = "You paused recording."


@pytest.fixture
def home(tmp_path: Path) -> HomeFolder:
    home = HomeFolder(tmp_path / "data")
    home.root.mkdir()
    return home


@pytest.fixture
def key(home: HomeFolder) -> MemoryKey:
    return obtain_key(home)


@pytest.fixture
def paused(qtbot: QtBot, home: HomeFolder, key: MemoryKey) -> Iterator[RecorderProcess]:
    recorder = RecorderProcess(home, key, RecorderBridge().publish)
    recorder.pause(None, REASON)
    yield recorder
    recorder.stop()


def _gaps(home: HomeFolder, key: MemoryKey) -> list[Gap]:
    now = SystemClock().now()
    with closing(Store.open(home, key)) as store:
        return store.gaps.between(now - timedelta(days=1), now + timedelta(days=1))


def test_an_open_pause_answers_for_itself(
    paused: RecorderProcess, home: HomeFolder, key: MemoryKey
) -> None:
    now = SystemClock().now()
    paused.keep_pause(now - timedelta(minutes=20))
    with closing(Store.open(home, key)) as store:
        store_observation(store, seen("long ago", at=now - timedelta(days=3)))
        asked = now - timedelta(minutes=10)
        question = f"What was I doing at {asked:%H:%M} on {asked:%d %B %Y}?"
        answer = ask(store, None, Question(question, now))
    assert answer.reason is AbstainReason.CAPTURE_PAUSED
    assert "Recording was paused" in answer.text


def test_a_kept_pause_and_its_end_are_one_gap(
    paused: RecorderProcess, home: HomeFolder, key: MemoryKey
) -> None:
    since = SystemClock().now()
    paused.keep_pause(since)
    paused.keep_pause(since)
    (kept,) = _gaps(home, key)
    assert (kept.kind, kept.reason) == (GapKind.PAUSED, REASON)
    paused.resume()
    (whole,) = _gaps(home, key)
    assert whole.since <= kept.since
    assert whole.until >= kept.until
    paused.keep_pause(since)
    assert _gaps(home, key) == [whole]


def test_a_pause_is_kept_from_its_beginning_and_no_longer_after_its_end(
    qtbot: QtBot, desktop: Desktop, recorder: ScriptedRecorder
) -> None:
    actions = desktop.actions
    actions.pause(None)
    settle(qtbot, desktop)
    qtbot.waitUntil(lambda: len(recorder.kept_pauses) == 1, timeout=PATIENCE_MS)
    assert recorder.state.phase is RecorderPhase.PAUSED
    actions.keep_pause()
    qtbot.waitUntil(lambda: len(recorder.kept_pauses) == 2, timeout=PATIENCE_MS)
    assert recorder.kept_pauses[0] == recorder.kept_pauses[1]
    actions.resume()
    settle(qtbot, desktop)
    actions.keep_pause()
    settle(qtbot, desktop)
    assert len(recorder.kept_pauses) == 2
