"""What the best candidates share finds others that say the same in other words."""

from datetime import UTC, datetime, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.ids import ObservationId, PassageId
from core.observation import Source, StoredObservation, WindowContext
from core.recall.feedback import feedback_share
from core.recall.turns import Pool, Turn, pool_of, turn_of

START = datetime(2031, 9, 8, 9, tzinfo=UTC)
FILLER = ("See you then", "Sounds good", "How was it", "Thanks a lot", "Talk soon") * 20


def turn(number: int, words: str) -> Turn:
    at = START + timedelta(minutes=number)
    seen = StoredObservation(
        ObservationId(number), Source.CHAT, at, at, 0, WindowContext("chat", "c"), None, False, 0, 0
    )
    return turn_of(seen, PassageId(number), f"Wanda: {words}")


def pool(*said: str) -> Pool:
    return pool_of(turn(number, words) for number, words in enumerate(said, start=1))


def test_a_turn_with_the_shared_words_gains() -> None:
    said = pool(
        "I painted a harbour on canvas",
        "I painted our cat on canvas",
        "This canvas shows a lighthouse",
        *FILLER,
    )
    first_look = np.array([2.0, 2.0] + [0.0] * (len(said.turns) - 2))
    shares = feedback_share(said, first_look, {"paint"})
    assert shares[2] > 0
    assert shares[3] == 0


def test_a_word_of_one_turn_alone_leads_nowhere() -> None:
    said = pool("I painted a harbour", "I painted our cat", "The harbour was full", *FILLER)
    first_look = np.array([2.0, 2.0, -1.0] + [0.0] * (len(said.turns) - 3))
    assert not feedback_share(said, first_look, {"paint"}).any()


def test_nothing_is_shared_in_an_empty_pool() -> None:
    assert feedback_share(pool(), np.zeros(0), set()).shape == (0,)


@given(st.lists(st.text("ab cd", max_size=12), max_size=30), st.data())
def test_shares_lie_between_none_and_all(said: list[str], data: st.DataObject) -> None:
    turns = pool(*said)
    scores = data.draw(st.lists(st.floats(-9, 9), min_size=len(said), max_size=len(said)))
    shares = feedback_share(turns, np.array(scores), set())
    assert ((shares >= 0) & (shares <= 1 + 1e-9)).all()
