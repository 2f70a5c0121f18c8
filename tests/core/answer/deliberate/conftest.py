"""An invented fortnight: a boat trip, a workshop, a club; every value is made up."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.drawn_memory import DrawnMemory, Sheet, drawn_memory, moment, page


@pytest.fixture(scope="package")
def fortnight(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DrawnMemory]:
    """A memory that no test may change."""
    folder: Path = tmp_path_factory.mktemp("fortnight")
    with drawn_memory(folder) as drawn:
        for day in (_monday, _tuesday, _wednesday, _thursday, _friday):
            day(drawn)
        drawn.embed()
        yield drawn


def _monday(drawn: DrawnMemory) -> None:
    drawn.show(
        moment(8, "09:00"),
        Sheet()
        .paragraph("Larkhaven Guesthouse")
        .table(("Night rate", "€ 61.00"), ("Total for 4 nights", "€ 244.00"))
        .paragraph("Check-in from 15:00, breakfast in the garden room."),
        app="browser",
        title="Larkhaven Guesthouse: your booking | Roomfinch",
        url="https://roomfinch.example/larkhaven",
    )
    drawn.show(
        moment(8, "10:00"),
        Sheet()
        .paragraph("Ferry Ambril to Corvo")
        .table(
            ("Sailing", "Departs", "Arrives", "Deck"),
            ("AC 12", "07:20", "09:05", "B"),
            ("AC 19", "18:40", "20:25", "A"),
        )
        .paragraph("Total paid: € 96.40 including one bicycle."),
        app="mail",
        title="Your ferry crossing ZR-4410",
    )
    drawn.show(
        moment(8, "11:00"),
        Sheet().table(
            ("Item", "Unit price", "Qty", "Sum"),
            ("Varnish", "€ 18.50", "12", "€ 222.00"),
            ("Rope", "€ 2.40", "90", "€ 216.00"),
            ("Total", "", "", "€ 438.00"),
            ("Budget agreed with Wanda", "", "", "€ 420.00"),
        ),
        app="sheets",
        title="Boathouse repairs - Sheets",
    )
    drawn.show(
        moment(8, "13:00"),
        Sheet().chat(
            ("Otto", "12:58", "The bilge pump draws 4.6 A when it starts."),
            ("Wanda", "12:59", "That is too much for the fuse."),
        ),
        app="chat",
        title="#workshop - Lattice",
    )


def _tuesday(drawn: DrawnMemory) -> None:
    drawn.show(
        moment(9, "09:00"),
        Sheet()
        .paragraph("Hotel Seven Gables")
        .table(("Night rate", "€ 47.25"), ("Total for 4 nights", "€ 189.00"))
        .paragraph("Check-in from 14:00, breakfast included.", "Address: Kelp Lane 9, Corvo."),
        app="browser",
        title="Hotel Seven Gables: your booking | Roomfinch",
        url="https://roomfinch.example/gables",
    )
    drawn.show(
        moment(9, "10:00"),
        Sheet().chat(
            ("Otto", "09:58", "Where do you sleep on Corvo?"),
            ("Petra", "09:59", "Try Hotel Seven Gables, it is quiet and close to the pier."),
        ),
        app="chat",
        title="Petra - Lattice",
    )
    drawn.show(
        moment(9, "11:00"),
        Sheet()
        .paragraph("Corvo island bus planner")
        .paragraph(
            "09:20 Bus 3 to Market Square, 8 min",
            "09:34 Bus 7 to Lighthouse, 11 min",
            "09:50 Bus 2 to Kelp Lane, 4 min",
        ),
        app="browser",
        title="Pier to Kelp Lane | Corvo buses",
    )
    drawn.show(
        moment(9, "14:00"),
        Sheet().table(
            ("Hull", "Inspected", "Moisture", "Verdict"),
            ("H-1", "3 Sep", "11 %", "sound"),
            ("H-2", "3 Sep", "19 %", "repair"),
            ("H-3", "4 Sep", "10 %", "sound"),
            ("H-4", "4 Sep", "21 %", "repair"),
            ("H-5", "5 Sep", "12 %", "sound"),
        ),
        app="browser",
        title="Hull inspection - Club wiki",
    )
    drawn.show(
        moment(9, "15:00"),
        page("Night Heron kayak", "Price € 780.00, paddle sold separately", "Weight 23 kg"),
        app="browser",
        title="Night Heron kayak | Paddlemart",
    )


def _wednesday(drawn: DrawnMemory) -> None:
    drawn.show(
        moment(10, "09:00"),
        Sheet().table(
            ("Item", "Unit price", "Qty", "Sum"),
            ("Varnish", "€ 15.25", "12", "€ 183.00"),
            ("Rope", "€ 2.40", "90", "€ 216.00"),
            ("Total", "", "", "€ 399.00"),
            ("Budget agreed with Wanda", "", "", "€ 420.00"),
        ),
        app="sheets",
        title="Boathouse repairs - Sheets",
    )
    drawn.show(
        moment(10, "10:00"),
        Sheet().table(
            ("Job", "Branch", "Outcome", "Took"),
            ("501", "main", "failed", "12 min"),
            ("502", "main", "passed", "11 min"),
            ("503", "spinnaker", "failed", "13 min"),
            ("504", "main", "failed", "12 min"),
        ),
        app="browser",
        title="Build jobs - Forge",
    )
    drawn.show(
        moment(10, "11:00"),
        Sheet()
        .paragraph("Partner clubs")
        .paragraph(
            "1. Rowers of Ambril, 14 boats",
            "2. Corvo Sailing School, 9 boats",
            "3. Lakeside Scouts, 3 boats",
        ),
        app="docs",
        title="Regatta plan - Docs",
    )
    drawn.show(
        moment(10, "13:00"),
        page("Insurance call with Calder Mutual", "Wanda: the hull cover ends in October."),
        app="meet",
        title="Insurance call Calder Mutual - Meet",
        until=moment(10, "13:02"),
    )
    drawn.show(
        moment(10, "13:00"),
        page("Hull cover conditions 2031", "Storm damage is covered up to 40 knots."),
        app="viewer",
        title="cover-conditions-2031.pdf",
        monitor=2,
        until=moment(10, "13:02"),
    )
    drawn.show(
        moment(10, "15:00"),
        page("Night Heron kayak", "Price € 705.00, paddle sold separately", "Weight 23 kg"),
        app="browser",
        title="Night Heron kayak | Paddlemart",
    )


def _thursday(drawn: DrawnMemory) -> None:
    drawn.show(
        moment(11, "09:00"),
        Sheet()
        .paragraph("Larkhaven Guesthouse")
        .paragraph("Cancelled on 11 September 2031, refund in 5 days")
        .table(("Night rate", "€ 61.00"), ("Total for 4 nights", "€ 244.00"))
        .paragraph("Check-in from 15:00, breakfast in the garden room."),
        app="browser",
        title="Larkhaven Guesthouse: your booking | Roomfinch",
        url="https://roomfinch.example/larkhaven",
    )
    drawn.show(
        moment(11, "10:00"),
        Sheet()
        .paragraph("Ferry Ambril to Corvo")
        .table(
            ("Sailing", "Departs", "Arrives", "Deck"),
            ("AC 12", "08:05", "09:50", "B"),
            ("AC 19", "18:40", "20:25", "A"),
        ),
        app="mail",
        title="New times for your ferry crossing ZR-4410",
    )
    drawn.show(
        moment(11, "11:00"),
        Sheet().chat(
            ("Otto", "10:58", "With the soft starter the bilge pump draws 2.9 A."),
            ("Wanda", "10:59", "Lovely."),
        ),
        app="chat",
        title="#workshop - Lattice",
    )
    drawn.show(
        moment(11, "12:00"),
        page(
            "Replace the slipway rollers (!88)",
            "Merged by Petra 2 hours ago into main",
            "Stops the trolley from jamming.",
        ),
        app="browser",
        title="Replace the slipway rollers (!88) - Forge",
    )


def _friday(drawn: DrawnMemory) -> None:
    drawn.show(
        moment(12, "09:00"),
        page(
            "The membership fee for adults is € 130.00 a year.",
            "The membership fee for juniors is € 55.00 a year.",
        ),
        app="mail",
        title="Rowing club fees",
    )
    drawn.show(
        moment(12, "10:00"),
        page("Drysuit Petrel", "Price $ 640.00", "Weight 3.2 kg"),
        app="browser",
        title="Drysuit Petrel | Paddlemart",
    )
    drawn.show(
        moment(12, "11:00"),
        page("The coast trail takes 3 hours.", "The valley trail takes 75 minutes."),
        app="browser",
        title="Trails on Corvo",
    )
    drawn.show(
        moment(12, "16:00"),
        page("Night Heron kayak", "Price € 705.00, paddle sold separately", "Weight 23 kg"),
        app="browser",
        title="Night Heron kayak | Paddlemart",
    )
