"""What was said in passing can be taken back, as if it had not been said."""

import pytest

from core.errors import UnknownItem
from core.home import HomeFolder
from core.ids import ObservationId
from core.memory.from_user.corrections import correct
from core.memory.from_user.instructions import manners_of, standing_instructions
from core.memory.from_user.own_word import remember
from core.memory.from_user.taking_back import take_back
from core.memory_record import Status
from core.store.memory_store import MemoryFilter
from core.store.store import Store
from tests.core.store.decrypted_pages import decrypted_home
from tests.core.store.fresh_store import KEY, after


def test_nothing_of_it_is_left(store: Store, home: HomeFolder) -> None:
    said = remember(store, "Remember that the spare key is under the turquoise pot", after(0))
    take_back(store, said.observation_id, after(1))
    assert store.observations.count() == 0
    assert store.memories.matching(MemoryFilter(status=None), 10) == []
    assert b"turquoise" not in decrypted_home(home, KEY)


def test_what_it_had_replaced_holds_again(store: Store) -> None:
    first = remember(store, "Always answer in German", after(0))
    said = remember(store, "Always answer in English", after(1))
    take_back(store, said.observation_id, after(2))
    assert manners_of(standing_instructions(store)).language == "de"
    assert store.memories.get(first.memory_ids[0]).status is Status.ACTIVE


def test_what_was_said_before_too_stays(store: Store) -> None:
    remember(store, "Call me Jo", after(0))
    said = remember(store, "Call me Jo", after(1))
    take_back(store, said.observation_id, after(2))
    assert manners_of(standing_instructions(store)).name == "Jo"


def test_several_things_said_at_once_go_together(store: Store) -> None:
    remember(store, "Call me Norah", after(0))
    said = remember(store, "Call me Jo. Answer briefly.", after(1))
    take_back(store, said.observation_id, after(2))
    manners = manners_of(standing_instructions(store))
    assert (manners.name, manners.is_brief) == ("Norah", False)


def test_what_was_changed_since_is_not_taken_back_behind_the_users_back(store: Store) -> None:
    remember(store, "Call me Norah", after(0))
    said = remember(store, "Call me Joe", after(1))
    correct(store, said.memory_ids[0], "Jo", after(2))
    take_back(store, said.observation_id, after(3))
    assert manners_of(standing_instructions(store)).name == "Jo"


def test_only_what_is_there_can_be_taken_back(store: Store) -> None:
    with pytest.raises(UnknownItem):
        take_back(store, ObservationId(7), after(0))
