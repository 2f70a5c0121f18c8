"""Forming memories with a language model: one frame or episode at a time, when nobody waits.

The rules have been there before: what they found stays, and the model adds to it. While the model
writes, nothing is locked; what it said is held against the memory as it is by then, and written
in one transaction together with the note of what came of it.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from core.errors import ModelLetGo, UnusableOutput
from core.ids import MemoryId, ObservationId
from core.memory.by_model import formation, summary
from core.memory.by_model.carrying_out import carry_out
from core.memory.by_model.counterparts import known_about
from core.memory.by_model.summing_up import retell
from core.memory.episodes.summaries import MADE_BY
from core.memory.from_user.own_word import is_own_word
from core.memory.noticing import seen_through
from core.memory.view import View, view_of
from core.memory_record import USER, Level, Memory, MemoryKind, Role, Status
from core.models.text_generator import GenerationStopped, TextGenerator, never_stop
from core.store.model_queue import ModelItem, ModelOutcome
from core.store.store import Store

_LEFT_TO_THE_TREE = frozenset({MemoryKind.EPISODIC})
_WORTH_TELLING = 3  # statements below it; fewer are short enough as they are


def model_work_left(store: Store, generator: TextGenerator) -> int:
    """How many frames and episodes wait for this model."""
    return store.model_work.count(generator.name)


def work_with_model(
    store: Store,
    generator: TextGenerator,
    now: datetime,
    should_stop: Callable[[], bool] = never_stop,
) -> int:
    """Do the next item of the model's queue; returns how many were done: 1, or 0 if none was
    left, it was told to stop, or another model was chosen meanwhile.

    An answer that is of no use leaves what the rules found, and is noted. Raises:
    ModelUnavailable; the item stays in the queue, behind the others.
    """
    item = store.model_work.next_item(generator.name)
    if item is None:
        return 0
    store.model_work.begin(item, generator.name)
    try:
        if item.observation_id is not None:
            _read_frame(store, generator, item, item.observation_id, now, should_stop)
        elif item.memory_id is not None:
            _sum_up(store, generator, item, item.memory_id, now, should_stop)
    except (GenerationStopped, ModelLetGo):  # the next step asks whichever model is chosen then
        store.model_work.release(item)
        return 0
    except KeyboardInterrupt:
        store.model_work.release(item)
        raise
    return 1


def _read_frame(
    store: Store,
    generator: TextGenerator,
    item: ModelItem,
    observation_id: ObservationId,
    now: datetime,
    should_stop: Callable[[], bool],
) -> None:
    view = _view_worth_reading(store, observation_id)
    if view is None:
        store.model_work.done(item, None, now)
        return
    try:
        formed = formation.form_with_model(
            generator,
            view,
            known_about(store, view),
            (),
            without=_LEFT_TO_THE_TREE,
            should_stop=should_stop,
        )
    except UnusableOutput as error:
        made_by = f"{generator.name} · {formation.VERSION}"
        formed, failed = None, ModelOutcome(made_by, failure=str(error))
    with store.transaction():
        if not store.observations.get_many([observation_id]):
            return  # it was forgotten while the model wrote, and its place in the queue with it
        outcome = failed if formed is None else carry_out(store, formed, observation_id, now)
        store.model_work.done(item, outcome, now)
        _have_the_day_linked(store, view.observation.at, now)


def _view_worth_reading(store: Store, observation_id: ObservationId) -> View | None:
    """The frame as formation reads it; None if there is nothing on it for a model to learn."""
    observation = store.observations.get_many([observation_id]).get(observation_id)
    if (
        observation is None
        or is_own_word(observation)
        or not store.layers.has_detail(observation_id)
        or not store.model_work.has_news(observation_id)
    ):
        return None
    lines = store.observations.lines(observation_id)
    return seen_through(store, view_of(observation, lines))


def _have_the_day_linked(store: Store, moment: datetime, now: datetime) -> None:
    """Once all of a day's frames are read, have it gone through again for links."""
    midnight = datetime.combine(moment.date(), time(), tzinfo=moment.tzinfo)
    if not store.model_work.waits_between(midnight, midnight + timedelta(days=1)):
        store.formation.mark_day(moment, now)


def _sum_up(
    store: Store,
    generator: TextGenerator,
    item: ModelItem,
    memory_id: MemoryId,
    now: datetime,
    should_stop: Callable[[], bool],
) -> None:
    episode = store.memories.get_many([memory_id]).get(memory_id)
    children = [one for one in store.memories.children(memory_id) if one.status is Status.ACTIVE]
    if episode is None or not _is_worth_telling(episode, children):
        with store.transaction():
            if episode is not None and len(children) == 1:
                _tell_as_its_one_part(store, episode, children[0], now)
            store.model_work.done(item, None, now)
        return
    try:
        told = summary.summarise_with_model(generator, children, should_stop)
    except UnusableOutput as error:
        made_by = f"{generator.name} · {summary.VERSION}"
        told, failed = None, ModelOutcome(made_by, failure=str(error))
    with store.transaction():
        current = store.memories.get_many([memory_id]).get(memory_id)
        if current is None:
            return
        if current.version != episode.version or not _is_all_there(store, told):
            store.model_work.release(item)  # it changed meanwhile, so the model is asked once more
            return
        outcome = failed if told is None else retell(store, current, told, now)
        store.model_work.done(item, outcome, now)
        if told is not None and current.level is Level.SESSION and current.parent_id is not None:
            store.model_work.add_episode(current.parent_id)


def _is_all_there(store: Store, told: summary.ModelSummary | None) -> bool:
    """Whether no frame that a summary rests on was forgotten while it was written."""
    if told is None:
        return True
    statements = (*told.lines, *([told.title] if told.title else []))
    frames = {piece.observation_id for one in statements for piece in one.evidence}
    return len(store.observations.get_many(list(frames))) == len(frames)


def _tell_as_its_one_part(store: Store, episode: Memory, part: Memory, now: datetime) -> None:
    """A day with one sitting is told as that is, if a model told it; nobody is asked again."""
    if part.made_by in {MADE_BY, USER}:
        return
    title = next(one for one in part.statements if one.role is Role.TITLE)
    lines = tuple(one for one in part.statements if one.role is Role.LINE)
    retell(store, episode, summary.ModelSummary(title, lines, (), part.made_by), now)


def _is_worth_telling(episode: Memory, children: list[Memory]) -> bool:
    """Whether a model is to be asked: there is enough to tell, and it is not just one sitting."""
    if episode.is_the_users or episode.status is not Status.ACTIVE:
        return False
    if episode.level is Level.DAY and len(children) == 1:
        return False
    return len({one.text for child in children for one in child.statements}) >= _WORTH_TELLING
