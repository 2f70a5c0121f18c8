"""Forming memories: frame by frame what each says, then day by day what happened.

The queue is in the database. A frame leaves it in the transaction that learned from it; a frame
that our own code fails on is set aside with the reason, and the rest goes on.
"""

import logging
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from core.errors import RecollectError
from core.ids import ObservationId
from core.memory.day_formation import form_day, read_day
from core.memory.fact_learning import learn_fact
from core.memory.facts.found import FoundFact
from core.memory.facts.of_view import facts_in
from core.memory.from_user.own_word import is_own_word
from core.memory.learning import learn_procedure, learn_resource, learn_task
from core.memory.noticing import notice
from core.memory.procedures.of_view import procedures_in
from core.memory.resources.of_view import resource_in
from core.memory.tasks.of_view import tasks_in
from core.memory.turn_learning import learn_turns, read_turns_of_older_frames
from core.memory.view import View
from core.store.store import Store

logger = logging.getLogger(__name__)

DAY_SETTLES_AFTER = timedelta(minutes=10)
DAY_WAITS_AT_MOST = timedelta(minutes=30)


def learn_from_frames(store: Store, limit: int, now: datetime) -> int:
    """Learn from the next waiting frames; returns how many were dealt with."""
    waiting = store.formation.waiting(limit)
    if waiting:
        return _learn_from_frames(store, waiting, now)
    return read_turns_of_older_frames(store, limit)


def sum_up_a_day(store: Store, now: datetime, *, even_unsettled: bool = False) -> int:
    """Sum up the next day that changed; returns how many were (0 or 1).

    A day that is still going on is summed up once nothing new came for a while, or anyway every
    half hour; with `even_unsettled`, at once.
    """
    for day in _days_ready(store, now, even_unsettled=even_unsettled):
        read = read_day(store, day)
        with store.transaction():
            if form_day(store, read, now):
                store.formation.day_done(day)
        return 1
    return 0


def formation_left(store: Store, now: datetime, *, even_unsettled: bool = False) -> int:
    """How many frames and days could be worked off now."""
    days = _days_ready(store, now, even_unsettled=even_unsettled)
    return store.formation.waiting_count() + store.turns.waiting_count() + len(days)


def _learn_from_frames(store: Store, waiting: Sequence[ObservationId], now: datetime) -> int:
    begun = store.formation.begin(waiting)
    for place, observation_id in enumerate(begun):
        try:
            with store.transaction():
                _learn_from(store, observation_id, now)
                store.formation.done(observation_id)
        except RecollectError:
            store.formation.release(begun[place:])
            raise
        except Exception as bug:
            # One frame must not stop the rest. The fault is loud in the log and in the doctor.
            logger.exception("nothing could be learned from frame o%s", observation_id)
            store.formation.failed(observation_id, f"A fault of Recollect: {type(bug).__name__}.")
    return len(begun)


def _learn_from(store: Store, observation_id: ObservationId, now: datetime) -> None:
    observation = store.observations.get(observation_id)
    if is_own_word(observation):
        return  # `own_word` made of it what there is to make
    view = notice(store, observation, store.observations.lines(observation_id))
    store.formation.mark_day(observation.at, now)
    _learn_from_view(store, view, now)
    store.model_work.add_frame(observation_id)


def _learn_from_view(store: Store, view: View, now: datetime) -> None:
    former: FoundFact | None = None
    for found in facts_in(view):
        replaces = former is not None and former.draft.subject_key == found.draft.subject_key
        learn_fact(store, found, now, is_replacement=replaces)
        former = found if found.is_former else None
    for procedure in procedures_in(view):
        learn_procedure(store, procedure, now)
    resource = resource_in(view)
    if resource is not None:
        learn_resource(store, resource, now)
    for task in tasks_in(view):
        learn_task(store, task, now)
    learn_turns(store, view)


def _days_ready(store: Store, now: datetime, *, even_unsettled: bool) -> list[date]:
    return [
        day
        for day, marked_at in store.formation.days_waiting()
        if even_unsettled or _has_settled(store, day, marked_at, now)
    ]


def _has_settled(store: Store, day: date, marked_at: datetime, now: datetime) -> bool:
    if now - marked_at >= DAY_WAITS_AT_MOST:
        return True
    span = store.observations.span()
    return span is None or span[1].date() != day or now - span[1] >= DAY_SETTLES_AFTER
