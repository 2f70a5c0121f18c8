"""Screens that go the whole way: stored, learned from by rules, then read by a scripted model."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from core.ids import ObservationId
from core.ingest.ingest import store_observation
from core.ingest.work import WorkReport, work_off, work_off_with_model
from core.memory_record import Level, Memory, MemoryKind, Role, Status
from core.models.text_generator import TextGenerator, never_stop
from core.observation import Box, Observation, Source, TextLine, WindowContext
from core.store.memory_store import MemoryFilter
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from tests.core.memory.by_model.screens import OFFER, answer
from tests.core.store.fresh_store import after
from tests.fakes.scripted_generator import ScriptedGenerator

NOTHING = answer()


def show(
    store: Store, *texts: str, minute: float = 0, title: str = "Quote for the boiler"
) -> ObservationId:
    """Store a mail with these lines, each standing apart; the rules have not read it yet."""
    at = after(minute)
    lines = tuple(
        TextLine(text, Box(40, 60 + 90 * row, 9 * len(text), 20)) for row, text in enumerate(texts)
    )
    store_observation(
        store,
        Observation(
            source=Source.SCREEN,
            at=at,
            monitor=1,
            window=WindowContext("mail", f"{title} - Mail"),
            lines=lines,
            picture=None,
            content_hash=repr((title, texts, minute)).encode()[-32:],
        ),
    )
    return store.observations.ids_matching(ObservationFilter())[-1]


def show_offer(store: Store, minute: float = 0) -> ObservationId:
    """The mail with the offer for a boiler."""
    return show(store, *OFFER, minute=minute)


def learn_by_rules(store: Store) -> None:
    """All that needs no model."""
    work_off(store, None)


def learn(
    store: Store,
    *answers: str | Mapping[str, object] | Callable[[str], str],
    should_stop: Callable[[], bool] = never_stop,
) -> WorkReport:
    """Have a model with this script go through its queue, after the rules."""
    return learn_from(store, ScriptedGenerator(answers), should_stop)


def learn_from(
    store: Store, generator: TextGenerator, should_stop: Callable[[], bool] = never_stop
) -> WorkReport:
    """The same with a given model."""
    learn_by_rules(store)
    return work_off_with_model(store, None, generator, should_stop=should_stop)


def memories(store: Store, kind: MemoryKind, status: Status | None = Status.ACTIVE) -> list[Memory]:
    """What is kept of a kind, oldest first."""
    return store.memories.matching(MemoryFilter(kind, status=status), oldest_first=True)


def facts(store: Store, status: Status | None = Status.ACTIVE) -> list[tuple[str, str, str]]:
    """Subject, predicate and object of every fact."""
    roles = (Role.SUBJECT, Role.PREDICATE, Role.OBJECT)
    return [
        (found[0], found[1], found[2])
        for one in memories(store, MemoryKind.SEMANTIC, status)
        if (found := [one.text_of(role) for role in roles])
    ]


def episodes(store: Store, level: Level) -> list[Memory]:
    """The nodes of the tree on one level, oldest first."""
    return store.memories.matching(MemoryFilter(MemoryKind.EPISODIC, level), oldest_first=True)


def made_by_model(found: Sequence[Memory]) -> list[Memory]:
    return [one for one in found if one.made_by.startswith("Scripted")]


NOW: datetime = after(5000)
