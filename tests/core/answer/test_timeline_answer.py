"""“What was I doing then” is read from the timeline itself."""

import pytest

from core.answer.answer import AbstainReason, Answer
from core.answer.ask import Question, ask
from core.ids import ObservationId
from core.observation import GapKind
from core.store.observation_store import ObservationFilter
from tests.fakes.drawn_memory import DrawnMemory, moment, page

NOW = moment(11, "12:00")


def answered(memory: DrawnMemory, text: str, wanted: ObservationFilter | None = None) -> Answer:
    return ask(memory.store, None, Question(text, NOW, wanted or ObservationFilter()))


@pytest.fixture
def tuesday(plain_memory: DrawnMemory) -> dict[str, ObservationId]:
    """Ids by title of one Tuesday's screens."""
    shown = {}
    for clock, until, app, title, monitor in [
        ("08:10", "08:19", "mail", "Letter from Wanda", 1),
        ("09:15", "09:24", "sheets", "Heron counts", 1),
        ("15:10", "15:19", "editor", "Regatta speech", 1),
        ("15:12", "15:20", "player", "Tide lecture", 2),
        ("16:40", "16:49", "browser", "Copper kettles", 1),
    ]:
        shown[title] = plain_memory.show(
            moment(9, clock),
            page(f"Words of the {title}"),
            app=app,
            title=title,
            monitor=monitor,
            until=moment(9, until),
        )
    return shown


@pytest.mark.parametrize(
    ("question", "title", "short"),
    [
        (
            "What was I doing on Tuesday at quarter past three?",
            "Regatta speech",
            "Regatta speech (editor)",
        ),
        (
            "What was I working on at 9:20 on Tuesday?",
            "Heron counts",
            "Heron counts (sheets)",
        ),
        (
            "Which program was I in on Tuesday a bit after nine?",
            "Heron counts",
            "sheets — Heron counts (sheets)",
        ),
        (
            "What was the last thing I looked at on Tuesday?",
            "Copper kettles",
            "Copper kettles (browser)",
        ),
        (
            "What was the first thing I looked at on Tuesday?",
            "Letter from Wanda",
            "Letter from Wanda (mail)",
        ),
        (
            "What was on my second screen on Tuesday at quarter past three?",
            "Tide lecture",
            "Tide lecture (player)",
        ),
    ],
)
def test_what_was_on_the_screen_then(
    plain_memory: DrawnMemory,
    tuesday: dict[str, ObservationId],
    question: str,
    title: str,
    short: str,
) -> None:
    answer = answered(plain_memory, question)
    assert not answer.abstained
    assert answer.short == short
    (citation,) = answer.citations
    assert citation.observation_id == tuesday[title]
    assert citation.title == title


def test_what_else_was_open_is_told(
    plain_memory: DrawnMemory, tuesday: dict[str, ObservationId]
) -> None:
    answer = answered(plain_memory, "What was I doing on Tuesday at quarter past three?")
    assert "Around that time also: Tide lecture (player)." in answer.text


def test_the_limits_of_the_user_hold_for_the_timeline_too(
    plain_memory: DrawnMemory, tuesday: dict[str, ObservationId]
) -> None:
    question = "What was the last thing I looked at on Tuesday?"
    noon = moment(9, "12:00")
    until = answered(plain_memory, question, ObservationFilter(until=noon))
    assert until.short == "Heron counts (sheets)"
    app = answered(plain_memory, question, ObservationFilter(app="editor"))
    assert app.short == "Regatta speech (editor)"
    apart = ObservationFilter(since=moment(10, "08:00"))
    assert answered(plain_memory, question, apart).reason is AbstainReason.NOTHING_CAPTURED


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (GapKind.PAUSED, AbstainReason.CAPTURE_PAUSED),
        (GapKind.EXCLUDED, AbstainReason.CAPTURE_EXCLUDED),
        (GapKind.ASLEEP, AbstainReason.NOTHING_CAPTURED),
        (GapKind.OFF, AbstainReason.NOTHING_CAPTURED),
        (GapKind.FAILED, AbstainReason.NOTHING_CAPTURED),
    ],
)
def test_a_gap_is_told_with_its_times(
    plain_memory: DrawnMemory,
    tuesday: dict[str, ObservationId],
    kind: GapKind,
    reason: AbstainReason,
) -> None:
    plain_memory.gap(kind, moment(9, "12:50"), moment(9, "13:40"), "never shown")
    answer = answered(plain_memory, "What was I doing on Tuesday at 13:15?")
    assert (answer.abstained, answer.short, answer.citations) == (True, "", ())
    assert answer.reason is reason
    assert [found.kind for found in answer.gaps] == [kind]
    assert "from 12:50 to 13:40" in answer.text
    assert "never shown" not in answer.text


def test_a_long_title_is_cut_in_the_short_form(plain_memory: DrawnMemory) -> None:
    title = " ".join(f"otter{number}" for number in range(50))
    plain_memory.show(moment(9, "10:00"), page("Words"), title=title)
    answer = answered(plain_memory, "What was I doing on Tuesday at 10:00?")
    assert len(answer.short.split()) == 30
    assert answer.short.startswith("otter0 otter1")
