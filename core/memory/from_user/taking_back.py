"""Take back what was said in passing, as if it had not been said."""

from datetime import datetime

from core.ids import ObservationId
from core.memory_record import USER
from core.store.memory_changes import Cause
from core.store.store import Store


def take_back(store: Store, observation_id: ObservationId, now: datetime) -> None:
    """Forget one word of the user with what was made of it; what it had replaced holds again.

    What was also said at another time stays. Raises: UnknownItem, CannotUndo if a memory that
    took another's place was changed since; then nothing is taken back.
    """
    store.observations.get(observation_id)
    with store.transaction():
        for memory in store.memories.get_many(store.memories.resting_on([observation_id])).values():
            rests_on_this_alone = set(memory.evidence) == {observation_id}
            if rests_on_this_alone and store.memories.replaced_by(memory.id):
                store.changes.undo(memory.id, Cause(USER, "taken back by you", now))
    store.forgetting.forget([observation_id])
