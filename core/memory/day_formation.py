"""Summing up: the temporal tree of a day, and the week and the month above it.

The tree is derived anew whenever the day changed. What is cut the same again keeps its id and
its history; what is cut otherwise is replaced; what the user pinned or wrote stays.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from core.ids import MemoryId
from core.memory.episodes.summaries import name_of_time
from core.memory.episodes.tree import DayTree, day_tree, month_tree, week_tree
from core.memory.from_user.own_word import is_own_word
from core.memory.learning import learn_procedure, seen
from core.memory.links.linking import link_day
from core.memory.noticing import seen_through
from core.memory.procedures.runs import command_runs
from core.memory.view import View, view_of
from core.memory_record import Level, Memory, MemoryDraft, MemoryKind, Role, Statement
from core.store.memory_changes import Operation
from core.store.memory_store import MemoryFilter
from core.store.observation_store import ObservationFilter
from core.store.store import Store

_TOLD_BY_MODEL = frozenset({Level.SESSION, Level.DAY})
_OF_ONE_DAY = frozenset({Level.SEGMENT, Level.SESSION, Level.DAY})
_ZONES = timedelta(hours=15)  # wider than any time zone is from UTC
_MOST_NODES = 10_000


@dataclass(frozen=True, slots=True)
class DayRead:
    """A day as it was read: its views in order of time, and the tree cut from them if any."""

    day: date
    views: tuple[View, ...]
    tree: DayTree | None


def read_day(store: Store, day: date) -> DayRead:
    """Read a day and cut it into its tree, without writing anything.

    This takes seconds for a long day, so it is done before the transaction: a recorder that wants
    to store a frame must not wait for it.
    """
    views = tuple(_views_of(store, day))
    vectors = store.vectors.of_observations([view.observation.id for view in views])
    tree = day_tree(views, vectors, _led_before(store, day)) if views else None
    return DayRead(day, views, tree)


def form_day(store: Store, read: DayRead, now: datetime) -> bool:
    """Write a day's segments, sessions and summary, and the week and month above them.

    Works inside the transaction of its caller. False, and nothing is written, if a frame was
    forgotten since the day was read.
    """
    day, views = read.day, read.views
    frames = [view.observation.id for view in views]
    if len(store.observations.get_many(frames)) < len(frames):
        return False
    if not all(store.layers.has_detail(frame) for frame in frames):
        return True  # some frames let go of their text; what was summed up from it stays
    held = {
        memory.subject_key: memory
        for memory in _episodes_about(store, day)
        if memory.level in _OF_ONE_DAY and memory.since.date() == day
    }
    kept = _keep_tree(store, read.tree, held, now) if read.tree else set()
    for memory in held.values():
        if memory.id not in kept and not memory.is_the_users:
            store.changes.retract(memory.id)
    for draft in command_runs(views):
        learn_procedure(store, draft, now)
    _form_above(store, day, now)
    link_day(store, [*_episodes_about(store, day), *_seen_on(store, day)])
    return True


def _seen_on(store: Store, day: date) -> list[Memory]:
    """What else was learned from the frames of a day."""
    since, until = _reach_of(day)
    found = store.memories.matching(MemoryFilter(since=since, until=until), _MOST_NODES)
    return [one for one in found if one.kind not in {MemoryKind.EPISODIC, MemoryKind.VAULT}]


def _views_of(store: Store, day: date) -> list[View]:
    """The frames of a day, as the day was counted where they were seen, in order of time."""
    since, until = _reach_of(day)
    views = []
    for one in store.observations.matching(ObservationFilter(since, until)):
        if one.at.date() == day and not is_own_word(one):
            views.append(seen_through(store, view_of(one, store.observations.lines(one.id))))
    return sorted(views, key=lambda view: (view.observation.at, view.observation.id))


def _keep_tree(
    store: Store, tree: DayTree, held: dict[str, Memory], now: datetime
) -> set[MemoryId]:
    day_id = _keep(store, tree.day, held, None, now)
    kept = {day_id}
    for session in tree.sessions:
        session_id = _keep(store, session.draft, held, day_id, now)
        kept.add(session_id)
        kept |= {_keep(store, segment, held, session_id, now) for segment in session.segments}
    return kept


def _led_before(store: Store, day: date) -> frozenset[str]:
    """The names of what led the seven days before: none of it is new."""
    earlier = _nodes(store, (f"day|{day - timedelta(n)}" for n in range(1, 8)))
    return frozenset(
        one.text.removeprefix(name_of_time(Level.DAY, memory.since))
        for memory in earlier
        for one in memory.statements
        if one.role in {Role.TITLE, Role.SUBJECT}
    )


def _form_above(store: Store, day: date, now: datetime) -> None:
    """The week of a day from its days, and the month from its weeks.

    A week belongs to the month of its Thursday, as ISO 8601 counts years.
    """
    monday = day - timedelta(days=day.weekday())
    days = _nodes(store, (f"day|{monday + timedelta(n)}" for n in range(7)))
    if not days:
        return
    week = _keep_above(store, week_tree(days), now)
    for one in days:
        store.changes.reweigh(one.id, parent_id=week)
    thursday = monday + timedelta(days=3)
    first = thursday.replace(day=1)
    thursdays = (first + timedelta(n) for n in range((3 - first.weekday()) % 7, 31, 7))
    weeks = _nodes(
        store,
        (
            f"week|{one.isocalendar().year}-W{one.isocalendar().week:02}"
            for one in thursdays
            if one.month == first.month
        ),
    )
    month = _keep_above(store, month_tree(weeks), now)
    for one in weeks:
        store.changes.reweigh(one.id, parent_id=month)


def _keep_above(store: Store, draft: MemoryDraft, now: datetime) -> MemoryId:
    known = {one.subject_key: one for one in _nodes(store, [draft.subject_key])}
    return _keep(store, draft, known, None, now)


def _keep(
    store: Store,
    draft: MemoryDraft,
    held: dict[str, Memory],
    parent_id: MemoryId | None,
    now: datetime,
) -> MemoryId:
    """Write a node of the tree, or bring the one that is there up to date; its id."""
    known = held.get(draft.subject_key)
    if known is None:
        new_id = store.changes.add(replace(draft, parent_id=parent_id), seen("summed up", now))
        _have_it_told(store, new_id, draft.level)
        return new_id
    store.changes.seen_again(known.id, draft)
    store.changes.reweigh(known.id, parent_id=parent_id)
    if not _says_it_already(store, known, draft):
        is_new = store.changes.update(
            known.id,
            draft.statements,
            seen("summed up anew", now),
            since=draft.since,
            until=draft.until,
            details=draft.details,
            importance=draft.importance,
        )
        if is_new:
            _have_it_told(store, known.id, draft.level)
    return known.id


def _says_it_already(store: Store, known: Memory, draft: MemoryDraft) -> bool:
    """Whether a node says what its draft says, or what a model made of just that."""
    said = _texts(draft.statements)
    if said == _texts(known.statements):
        return True
    if draft.since < known.since or draft.until > known.until:
        return False
    by_rules = [
        change.version
        for change in store.changes.history(known.id)
        if change.made_by == draft.made_by and change.operation in {Operation.ADD, Operation.UPDATE}
    ]
    if known.made_by == draft.made_by or not by_rules:
        return False
    return said == _texts(store.memories.statements_of_version(known.id, by_rules[-1]))


def _texts(statements: Sequence[Statement]) -> list[tuple[Role, str]]:
    return [(one.role, one.text) for one in statements]


def _have_it_told(store: Store, memory_id: MemoryId, level: Level | None) -> None:
    """Have a model, once there is one, tell what the rules have put together."""
    if level in _TOLD_BY_MODEL:
        store.model_work.add_episode(memory_id)


def _nodes(store: Store, keys: Iterable[str]) -> list[Memory]:
    """The nodes of the tree with these keys, as far as there are any."""
    return [
        found[0] for key in keys if (found := store.memories.with_subject(MemoryKind.EPISODIC, key))
    ]


def _episodes_about(store: Store, day: date) -> list[Memory]:
    since, until = _reach_of(day)
    wanted = MemoryFilter(kind=MemoryKind.EPISODIC, status=None, since=since, until=until)
    return store.memories.matching(wanted, _MOST_NODES)


def _reach_of(day: date) -> tuple[datetime, datetime]:
    midnight = datetime.combine(day, time(), tzinfo=UTC)
    return midnight - _ZONES, midnight + timedelta(days=1) + _ZONES
