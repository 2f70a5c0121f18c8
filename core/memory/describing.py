"""Frames with little text are described by a model that sees, when nobody waits.

A frame full of text is found by its words already; a chart, a map or a photograph is not. What is
said of it becomes a memory that rests on the frame as a whole, so it goes when the frame does.
"""

from collections.abc import Callable
from datetime import datetime

from core.answer.wording import window_words
from core.errors import CannotChange, ModelLetGo, UnusableOutput
from core.memory.by_model.frame_look import VERSION, FrameLook, look_at_frame
from core.memory.learning import seen
from core.memory_record import Evidence, MemoryDraft, MemoryKind, Role, Statement
from core.models.text_generator import GenerationStopped, PictureReader, never_stop
from core.observation import StoredObservation
from core.store.store import Store

LITTLE_TEXT = 600
"""Characters; a page of running text has several times as many."""

_MOST_PASSED_OVER = 200  # in one step, so that a stop is heard


def describe_next_frame(
    store: Store,
    reader: PictureReader,
    now: datetime,
    should_stop: Callable[[], bool] = never_stop,
) -> int:
    """Have the newest frame described that has little text and was not looked at; returns how many
    frames were dealt with: 0 if none is left, or it was told to stop.

    An answer that is of no use is noted, and the frame not asked about again. Raises:
    ModelUnavailable; nothing is lost then.
    """
    for passed_over in range(_MOST_PASSED_OVER):
        frame = store.descriptions.next_frame()
        if frame is None or should_stop():
            return passed_over
        if store.descriptions.characters_on(frame) <= LITTLE_TEXT:
            break
        store.descriptions.mark(frame, now)
    else:
        return _MOST_PASSED_OVER
    try:
        look = look_at_frame(store, reader, frame, should_stop=should_stop)
    except CannotChange:
        store.descriptions.mark(frame, now)
        return 1
    except UnusableOutput as error:
        store.descriptions.mark(frame, now, f"{reader.name} · {VERSION}", str(error))
        return 1
    except (GenerationStopped, ModelLetGo):
        return passed_over
    with store.transaction():
        observation = store.observations.get_many([frame]).get(frame)
        if observation is not None:  # else it was forgotten while the model looked
            reason = "seen by a model"
            store.changes.add(_memory_of(look, observation), seen(reason, now, look.made_by))
            store.descriptions.mark(frame, now, look.made_by)
    return 1


def _memory_of(look: FrameLook, observation: StoredObservation) -> MemoryDraft:
    """What was said, as a resource of its own: the picture, named for its window."""
    evidence = (Evidence(observation.id),)
    return MemoryDraft(
        kind=MemoryKind.RESOURCE,
        subject_key=f"picture|{observation.id}",
        statements=(
            Statement(Role.TITLE, f"Picture: {window_words(observation.window)}", evidence),
            Statement(Role.LINE, look.text, evidence),
        ),
        since=observation.at,
        until=observation.until,
        made_by=look.made_by,
        importance=0.3,
        confidence=0.4,
        details={
            "resource_kind": "picture",
            "times_seen": 1,
            "dwell_s": round((observation.until - observation.at).total_seconds()),
        },
    )
