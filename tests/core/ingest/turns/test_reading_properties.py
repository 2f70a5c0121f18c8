"""Whatever people write, a channel is read as it was set."""

from datetime import UTC, datetime, time

from hypothesis import given, settings
from hypothesis import strategies as st

from core.ingest.turns.reading import turns_on
from tests.core.ingest.turns.pages import channel, line

SEEN = datetime(2031, 5, 14, 23, 50, tzinfo=UTC)
NAMES = st.sampled_from(["Ilse Brandt", "Tomas Reyes", "Mo Adler", "Ruta de Wit", "Olle"])
WORDS = st.lists(
    st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=8), min_size=2, max_size=7
)
CLOCKS = st.times(max_value=time(23, 40)).map(lambda at: at.replace(second=0, microsecond=0))
MESSAGES = st.lists(st.tuples(NAMES, CLOCKS, WORDS), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(MESSAGES, st.integers(0, 600))
def test_every_message_is_one_turn_with_its_writer_and_its_time(
    messages: list[tuple[str, time, list[str]]], left: int
) -> None:
    page = channel(
        [
            ("Today",),
            *((f"{name} {at:%H:%M}", f"{' '.join(words)}.") for name, at, words in messages),
        ],
        left=300 + left,
    )
    field = line("Message #orchard", 300 + left, page[-1].box.bottom + 60)
    turns = turns_on([*page, field], SEEN)
    assert [(turn.speaker, turn.clock, turn.text) for turn in turns] == [
        (name, at, f"{' '.join(words)}.") for name, at, words in messages
    ]
    assert {turn.day for turn in turns} == {SEEN.date()}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.text(max_size=40), st.integers(0, 1800), st.integers(0, 1000)), max_size=30
    )
)
def test_no_page_breaks_the_reader_and_no_line_is_said_twice(
    shown: list[tuple[str, int, int]],
) -> None:
    turns = turns_on([line(text, left, top) for text, left, top in shown], SEEN)
    numbers = [number for turn in turns for number in turn.line_numbers]
    assert len(numbers) == len(set(numbers))
    assert all(turn.text.strip() for turn in turns)
