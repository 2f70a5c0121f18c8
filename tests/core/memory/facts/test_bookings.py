"""How bookings stand: status, number, day, seat and place, on invented pages."""

from core.memory.facts.of_view import findings_in
from core.memory.view import View
from tests.core.memory.facts.screens import page


def told(view: View) -> set[tuple[str, str, str]]:
    return {(one.subject, one.predicate, one.object) for one in findings_in(view)}


def test_a_booking() -> None:
    view = page(
        "Ferry booking | North Sea Lines",
        "Ferry booking",
        "Confirmed · booking ZK-8812",
        "Saturday 21 March 2026",
        "Seat 12A, window",
        "Total: € 88.00",
    )
    assert told(view) == {
        ("Ferry booking", "status", "confirmed"),
        ("Ferry booking", "booking number", "ZK-8812"),
        ("Ferry booking", "when", "Saturday 21 March 2026"),
        ("Ferry booking", "seat", "Seat 12A, window"),
        ("Ferry booking", "Total", "€ 88.00"),
    }


def test_a_cancelled_booking_says_since_when() -> None:
    view = page(
        "Hotel Linde: booking details | Stay",
        "Hotel Linde",
        "Cancelled on 1 March 2026 · booking HL-2231 · refund in 5 days",
    )
    assert told(view) == {
        ("Hotel Linde", "status", "cancelled on Sunday 1 March 2026"),
        ("Hotel Linde", "booking number", "HL-2231"),
    }


def test_the_place_stands_under_the_time() -> None:
    view = page(
        "Oral exam | School",
        "Oral exam",
        "Tuesday 24 March 2026, 10:30",
        "Town Library, Lime Street 3, room 21",
    )
    assert told(view) == {
        ("Oral exam", "when", "Tuesday 24 March 2026, 10:30"),
        ("Oral exam", "place", "Town Library, Lime Street 3, room 21"),
    }


def test_what_is_open_to_buy_is_no_booking() -> None:
    view = page("Oak lamp | Shop", "Oak lamp", "Delivered", "Seat cover, blue", "Paid")
    assert told(view) == set()
