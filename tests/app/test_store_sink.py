"""The sink between the recorder and the store: on disk when the call returns."""

import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from math import inf
from pathlib import Path

import pytest

from app.agreed_capture import agreed_in
from app.store_sink import StoreSink
from capture.observation_sink import StoreOutcome
from core.errors import StoreUnavailable
from core.home import HomeFolder
from core.memory.vault import create_vault
from core.observation import Gap, GapKind, Observation, Source, WindowContext
from core.privacy.exclusion_rules import ExclusionRules
from core.store.keys import obtain_key
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from tests.fakes.fake_screen import NOON, line


class Opener:
    """Opens the memory and counts how often; refuses while told to."""

    def __init__(self, home: HomeFolder) -> None:
        home.root.mkdir()
        self._home = home
        self._key = obtain_key(home)
        self.opened: list[Store] = []
        self.refuses = False

    def __call__(self) -> Store:
        if self.refuses:
            raise StoreUnavailable("The disk is full.")
        self.opened.append(Store.open(self._home, self._key))
        return self.opened[-1]

    def reader(self) -> Store:
        return Store.open(self._home, self._key, read_only=True)


@pytest.fixture
def opener(tmp_path: Path) -> Opener:
    return Opener(HomeFolder(tmp_path / "data"))


@pytest.fixture
def sink(opener: Opener) -> Iterator[StoreSink]:
    sink = StoreSink(opener)
    yield sink
    sink.close()


def seen(text: str, minute: float = 0) -> Observation:
    return Observation(
        source=Source.SCREEN,
        at=NOON + timedelta(minutes=minute),
        monitor=1,
        window=WindowContext("mail", "Inbox"),
        lines=(line(text),),
        picture=None,
        content_hash=text.encode().ljust(32),
    )


def test_what_is_stored_is_there_for_another_connection_at_once(
    sink: StoreSink, opener: Opener
) -> None:
    assert sink.store(seen("one")) is StoreOutcome.STORED
    with closing(opener.reader()) as reader:
        assert reader.observations.count() == 1
    assert sink.store(seen("one", 1)) is StoreOutcome.MERGED
    sink.still_there(1, NOON + timedelta(minutes=3))
    sink.store_gap(Gap(GapKind.PAUSED, NOON, NOON + timedelta(minutes=5), "lunch"))
    with closing(opener.reader()) as reader:
        (found,) = reader.observations.matching(ObservationFilter())
        assert found.until == NOON + timedelta(minutes=3)
        (gap,) = reader.gaps.between(NOON, NOON + timedelta(minutes=1))
        assert gap.reason == "lunch"


def test_nothing_is_opened_before_it_is_needed_and_once_after(
    sink: StoreSink, opener: Opener
) -> None:
    assert opener.opened == []
    sink.store(seen("one"))
    sink.store(seen("two", 1))
    assert len(opener.opened) == 1
    sink.close()
    sink.close()
    sink.store(seen("three", 2))
    assert len(opener.opened) == 2


def test_a_store_that_cannot_be_opened_is_tried_again(sink: StoreSink, opener: Opener) -> None:
    opener.refuses = True
    with pytest.raises(StoreUnavailable):
        sink.store(seen("one"))
    opener.refuses = False
    assert sink.store(seen("one")) is StoreOutcome.STORED


def test_rules_and_rhythm_are_those_of_now(sink: StoreSink, opener: Opener) -> None:
    assert sink.interval_s() == 2.0
    settings = opener.opened[0].settings
    settings.set("capture.interval_s", 7.0)
    settings.set_exclusion_rules(ExclusionRules(apps=("signal",)))
    assert sink.interval_s() == 7.0
    assert sink.exclusion_rules().apps == ("signal",)


def test_secrets_are_sealed_once_there_is_a_vault(sink: StoreSink, opener: Opener) -> None:
    assert sink.seal() is None
    create_vault(opener.opened[0], "a boat on dry land")
    seal = sink.seal()
    assert seal is not None
    assert b"4711" not in seal("4711")


def test_two_threads_store_side_by_side(sink: StoreSink, opener: Opener) -> None:
    sink.store(seen("first"))
    failures: list[Exception] = []

    def store_many(name: str) -> None:
        try:
            for number in range(20):
                sink.store(seen(f"{name} {number}", number))
                sink.store_gap(
                    Gap(GapKind.PAUSED, NOON, NOON + timedelta(minutes=1), f"{name} {number}")
                )
        except (StoreUnavailable, RuntimeError) as error:
            failures.append(error)

    threads = [threading.Thread(target=store_many, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with closing(opener.reader()) as reader:
        assert reader.observations.count() == 41
        assert len(reader.gaps.between(NOON, NOON + timedelta(minutes=1))) == 40


def test_when_the_screen_is_left_alone_is_as_set_now(sink: StoreSink, opener: Opener) -> None:
    assert sink.attention().idle_after_s == 15 * 60
    opener.opened[0].settings.set("capture.idle_min", 0.0)
    assert sink.attention().idle_after_s == inf
    assert sink.attention().waits_when_busy


def test_what_a_desktop_was_told_is_kept_for_the_next_start(opener: Opener) -> None:
    with closing(StoreSink(opener)) as first:
        assert first.cast_tokens().read() == ""
        first.cast_tokens().write('["a token"]')
    with closing(StoreSink(opener)) as second:
        assert second.cast_tokens().read() == '["a token"]'
        with closing(opener.reader()) as reader:
            kept = agreed_in(reader).cast
            assert kept is not None
            assert kept.read() == '["a token"]'
