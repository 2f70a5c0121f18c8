"""Who said what and when is told by turns, also where one page does not show the day."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.answer.ask import Question, ask
from core.answer.deliberate.said_by_whom import SaidAsked, said_in, who_said_in
from core.ingest.ingest import store_observation
from core.ingest.work import work_off
from core.observation import Observation, Source, TextLine, WindowContext
from core.store.store import Store
from tests.core.ingest.turns.pages import channel, line
from tests.core.store.fresh_store import new_home, open_store

SEEN = datetime(2031, 5, 14, 16, 30, tzinfo=UTC)
PRESS = ("Tomas Reyes 09:04", "The cider press needs a new seal before autumn.")
REPLY = ("Ilse Brandt 09:10", "I can order one at the chandlery.")
LADDER = ("Mo Adler 11:20", "Whoever has the ladder, bring it to the weir.")
AGAIN = ("Ilse Brandt 15:02", "So the cider press has its new seal now.")


def _show(store: Store, *messages: tuple[str, ...], minute: int) -> None:
    lines: list[TextLine] = [*channel(list(messages)), line("Message #orchard", 400, 900)]
    store_observation(
        store,
        Observation(
            source=Source.SCREEN,
            at=SEEN + timedelta(minutes=minute),
            monitor=1,
            window=WindowContext("lattice", "#orchard - Lattice"),
            lines=tuple(lines),
            picture=None,
            content_hash=bytes([minute]) * 16,
        ),
    )


@pytest.fixture
def orchard(tmp_path: Path) -> Iterator[Store]:
    """Two views of one channel: the second is scrolled past the divider of the first day."""
    store = open_store(new_home(tmp_path))
    _show(store, ("Monday 12 May",), PRESS, REPLY, ("Tuesday 13 May",), LADDER, minute=0)
    _show(store, REPLY, ("Tuesday 13 May",), LADDER, ("Today",), AGAIN, minute=40)
    work_off(store, None)
    yield store
    store.close()


def _asked(store: Store, question: str) -> str:
    return ask(store, None, Question(question, SEEN + timedelta(hours=2))).short


def test_who_said_it_is_whoever_said_it_first(orchard: Store) -> None:
    assert _asked(orchard, "Who said that the cider press needs a new seal?") == "Tomas Reyes"


def test_when_somebody_said_it_is_when_it_was_written(orchard: Store) -> None:
    told = _asked(orchard, "When did Ilse say she can order one at the chandlery?")
    assert "12 May 2031" in told
    assert "09:10" in told


def test_when_somebody_did_something_is_when_he_told_of_it(orchard: Store) -> None:
    told = _asked(orchard, "What day did Ilse order the seal at the chandlery?")
    assert "12 May 2031" in told


def test_what_somebody_said_is_quoted_with_his_name(orchard: Store) -> None:
    assert _asked(orchard, "What did Mo say about the ladder?") == f"Mo Adler: {LADDER[1]}"


def test_the_proof_is_the_line_of_the_turn(orchard: Store) -> None:
    answer = ask(orchard, None, Question("Who mentioned the ladder and the weir?", SEEN))
    (citation,) = answer.citations
    assert citation.quote == LADDER[1]
    assert citation.box is not None


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Who said that it rains?", SaidAsked("who", "", "that it rains")),
        ("When did Mo write about it?", SaidAsked("when", "Mo", "about it")),
        ("What did Ilse say about the weir?", SaidAsked("what", "Ilse", "about the weir")),
        ("When did I say that?", None),
        ("What did Ilse buy?", None),
        ("Who is Ilse?", None),
    ],
)
def test_questions_of_a_saying_are_told_from_others(question: str, asked: SaidAsked | None) -> None:
    assert (said_in(question) or who_said_in(question)) == asked
