"""How a booking stands on its page, and what its newest state makes of older ones."""

import pytest

from core.answer.reading.kept_bookings import bookings_on, kept_name
from core.ids import ObservationId
from core.observation import Source, StoredObservation, TextLine, WindowContext
from tests.fakes.drawn_memory import Sheet, moment


def seen(title: str = "Trip", url: str | None = None) -> StoredObservation:
    at = moment(9, "10:00")
    return StoredObservation(
        id=ObservationId(1),
        source=Source.SCREEN,
        source_id="1",
        at=at,
        until=at,
        monitor=1,
        window=WindowContext("browser", title, url),
        width=1920,
        height=1080,
        has_picture=False,
    )


def lines(*rows: str) -> list[TextLine]:
    return Sheet().paragraph(*rows).lines


@pytest.mark.parametrize(
    ("rows", "name", "is_gone"),
    [
        (("Lantern House", "Confirmed · booking LH-0927"), "Lantern House", False),
        (("Hotel Krone", "Storniert am 3. Mai · Buchung KR-118"), "Hotel Krone", True),
        (("Sleeper to Vienna", "Cancelled on 2 May"), "Sleeper to Vienna", True),
        (("Posada del Mar", "Reserva confirmada · reserva PM-2201"), "Posada del Mar", False),
    ],
)
def test_a_page_says_how_its_booking_stands(
    rows: tuple[str, ...], name: str, is_gone: bool
) -> None:
    found = bookings_on(seen(), lines(*rows))
    assert [(one.name, one.is_gone) for one in found] == [(name, is_gone)]


def test_a_mail_says_that_a_booking_was_cancelled() -> None:
    found = bookings_on(seen(), lines("As you wished, your booking QX-4471 was cancelled today."))
    assert [(set(one.keys), one.is_gone) for one in found] == [({"QX-4471"}, True)]


@pytest.mark.parametrize(
    "text",
    [
        "Booking QX-4471 can be cancelled free of charge until 3 May.",
        "Your booking QX-4471 may not be cancelled.",
        "Free cancellation of booking QX-4471",
    ],
)
def test_a_right_to_cancel_is_no_cancellation(text: str) -> None:
    assert not any(one.is_gone for one in bookings_on(seen(), lines(text)))


def test_only_one_kept_booking_names_the_house() -> None:
    one = bookings_on(seen(), lines("Lantern House", "Confirmed · booking LH-0927"))
    other = bookings_on(seen(), lines("Mill Inn", "Confirmed · booking MI-3310"))
    assert kept_name(one) == "Lantern House"
    assert kept_name([*one, *other]) == ""
