"""Booked things: told by their codes, chosen by kind, order and state; every value is made up."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.answer.answer import Answer
from core.answer.ask import NO_FILTER, Question, ask
from core.answer.content_answer import ReadingModels
from core.answer.deliberate.booked_things import booked_things, kind_meant
from core.answer.deliberate.inquiry import Inquiry
from tests.fakes.drawn_memory import DrawnMemory, Sheet, drawn_memory, moment, page

NOW = moment(13, "18:00")


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DrawnMemory]:
    """Two inns of which one was given up, a train that was moved, and a friend's advice."""
    folder: Path = tmp_path_factory.mktemp("journey")
    with drawn_memory(folder) as drawn:
        _book(drawn)
        _change(drawn)
        drawn.embed()
        yield drawn


def _book(drawn: DrawnMemory) -> None:
    drawn.show(
        moment(8, "09:00"),
        Sheet()
        .paragraph("Gasthaus Elster", "Confirmed · booking ZW-4411")
        .paragraph("3 October to 5 October, 2 nights, room with breakfast")
        .table(("Night rate", "€ 88.00"), ("Total for 2 nights", "€ 176.00")),
        app="browser",
        title="Gasthaus Elster: booking details | Zimmerwink",
        url="https://zimmerwink.example/trips/ZW-4411",
    )
    drawn.show(
        moment(8, "10:00"),
        Sheet()
        .paragraph("Thank you for your order. Booking code RT55QA.")
        .table(
            ("Train", "Date", "Departs", "Arrives", "Coach"),
            ("RX 20", "Fri 3 Oct", "15:10", "17:45", "8"),
            ("RX 31", "Sun 5 Oct", "10:20", "12:55", "4"),
        )
        .paragraph("Both ways, seats included. Total: € 51.40."),
        app="mail",
        title="Booking RT55QA: Aldham to Brinz",
    )
    drawn.show(
        moment(8, "11:00"),
        Sheet().table(
            ("Line", "Delay", "Platform"), ("RX 20", "2 min", "4"), ("RX 77", "31 min", "1")
        ),
        app="browser",
        title="Delays today",
    )
    drawn.show(
        moment(9, "09:00"),
        Sheet().chat(
            ("Ilse", "08:58", "Where do you sleep in Brinz?"),
            ("Rufus", "08:59", "Pension Adler. Plain, but the bread is good."),
        ),
        app="chat",
        title="Rufus - Lattice",
    )


def _change(drawn: DrawnMemory) -> None:
    drawn.show(
        moment(10, "09:00"),
        Sheet()
        .paragraph("Pension Adler", "Confirmed - booking ZW-5820")
        .paragraph("3 October to 5 October, 2 nights, room to the yard", "Dyer's Row 14, Brinz")
        .table(("Night rate", "€ 64.25"), ("Total for 2 nights", "€ 128.50")),
        app="browser",
        title="Pension Adler: booking details | Zimmerwink",
        url="https://zimmerwink.example/trips/ZW-5820",
    )
    drawn.show(
        moment(10, "09:10"),
        page("Gasthaus Elster", "Cancelled on 10 September 2031 · booking ZW-4411", "No charge."),
        app="browser",
        title="Gasthaus Elster: booking details | Zimmerwink",
        url="https://zimmerwink.example/trips/ZW-4411",
    )
    drawn.show(
        moment(11, "12:00"),
        page("Because of works RX 20 on Friday 3 October leaves Aldham at 14:35 instead of 15:10."),
        app="mail",
        title="Timetable change for booking RT55QA",
    )
    drawn.show(
        moment(11, "12:30"),
        Sheet()
        .paragraph("Your bus is booked. Ticket KX-7712 for one passenger, seat 9.")
        .table(
            ("Bus", "Departs", "Arrives"), ("KX 4", "14:05", "18:20"), ("KX 6", "19:00", "23:15")
        )
        .paragraph("The stop is behind the station."),
        app="mail",
        title="Your ticket KX-7712",
    )
    drawn.show(
        moment(11, "13:00"),
        page("Enclosed is our invoice for € 940.10.", "Please pay by 1 November."),
        app="mail",
        title="Invoice of the sailmaker",
    )


def worked(memory: DrawnMemory, text: str) -> Answer:
    return ask(memory.store, memory.embedder, Question(text, NOW))


def test_a_booking_has_all_its_pages_and_its_state(journey: DrawnMemory) -> None:
    inquiry = Inquiry(journey.store, ReadingModels(journey.embedder), NOW, NO_FILTER)
    found = booked_things(inquiry, "hotel")
    assert [(one.name, one.is_gone) for one in found] == [
        ("Gasthaus Elster", True),
        ("Pension Adler", False),
    ]
    assert [len(one.frames) for one in found] == [2, 1]
    (train,) = booked_things(inquiry, "train")
    assert train.codes == {"RT55QA"}
    assert len(train.frames) == 2


@pytest.mark.parametrize(
    ("phrase", "question", "kind"),
    [
        ("the place that I kept", "Train plus the place that I kept?", "hotel"),
        ("the second one", "Is the second one the cheaper hotel?", "hotel"),
        ("my train", "When does my train leave?", "train"),
        ("the first one", "Which of the two paints is cheaper, the first one?", ""),
        ("the oak desk", "What does the oak desk cost?", ""),
    ],
)
def test_a_phrase_means_a_kind_of_thing(phrase: str, question: str, kind: str) -> None:
    assert kind_meant(phrase, question) == kind


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How much cheaper is the stay in the second place than in the first one?", "€ 47.50 "),
        ("How much do I save with the hotel that I kept compared with the first one?", "€ 47.50 "),
        ("Train plus the place that I kept: what is that together?", "€ 179.90 "),
        ("What do the train and the hotel that I kept cost together?", "€ 179.90 "),
        ("How much less are both nights at the Pension than the Gasthaus wanted?", "€ 47.50 "),
        (
            "Who recommended the place in Brinz where I sleep, and what does a night cost there?",
            "64",
        ),
        ("How many minutes later does the bus arrive than the train?", "35 minutes "),
        ("How much earlier does my train leave than first booked?", "35 minutes "),
        ("Who recommended the place where I stay and what is its address?", "Rufus; Dyer's Row 14"),
        ("Who told me about the place where I stay and what is the street address?", "Dyer's Row"),
        ("Who recommended the place where I stay?", "Rufus"),
        ("What is the address of the place that I kept?", "Dyer's Row 14"),
    ],
)
def test_what_was_booked_is_reckoned_with(journey: DrawnMemory, question: str, told: str) -> None:
    answer = worked(journey, question)
    assert told in f"{answer.short} ", (answer.text, answer.steps)
    assert answer.citations


def test_a_kind_that_was_never_booked_has_no_cost(journey: DrawnMemory) -> None:
    answer = worked(journey, "Ferry plus the place that I kept: what does that cost together?")
    assert answer.abstained
    assert "this is missing" in answer.text
