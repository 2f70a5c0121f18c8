"""From a frame to an observation without secrets, and the hash that names the view."""

import pytest

from capture.framing import hash_view, is_only_clock, observe, without_secrets
from capture.pictures import decode
from core.observation import Box, Source, TextLine, WindowContext
from core.privacy.sealing import new_vault_keys, seal, unseal
from tests.fakes.fake_screen import NOON, line, plain_frame, with_block

MAIL = WindowContext("chromium", "Inbox - Mail", "https://mail.example/inbox")


@pytest.mark.parametrize(
    "text",
    [
        "11:24",
        "9:05:33 PM",
        "Wed 10 Jun 11:24",
        "Mittwoch, 10. Juni 2026",
        "2026-06-10",
        "10.06.2026 08:45",
        "June 10, 2026",
    ],
)
def test_clocks_and_dates_are_recognised(text: str) -> None:
    assert is_only_clock(text)


@pytest.mark.parametrize(
    "text", ["Meet at 11:24", "Inbox (2)", "", "18.40 EUR", "Room 2026 b", "-"]
)
def test_other_text_is_no_clock(text: str) -> None:
    assert not is_only_clock(text)


def test_a_panel_clock_does_not_change_the_view() -> None:
    before = [line("Wed 10 Jun 11:24", top=4), line("Hello", top=90)]
    after = [line("Wed 10 Jun 11:25", top=4), line("Hello", top=90)]
    assert hash_view(MAIL, before, 1080) == hash_view(MAIL, after, 1080)


def test_a_time_within_the_page_does_change_the_view() -> None:
    assert hash_view(MAIL, [line("08:40", top=300)], 1080) != hash_view(
        MAIL, [line("09:10", top=300)], 1080
    )


def test_app_title_and_address_change_the_view() -> None:
    hashes = {
        hash_view(window, [line("Hello")], 1080)
        for window in (
            MAIL,
            WindowContext("firefox", MAIL.title, MAIL.url),
            WindowContext(MAIL.app, "Other", MAIL.url),
            WindowContext(MAIL.app, MAIL.title, None),
        )
    }
    assert len(hashes) == 4


def test_space_does_not_change_the_view() -> None:
    assert hash_view(MAIL, [line("a  b ")], 99) == hash_view(MAIL, [line("a b")], 99)


def test_secrets_leave_text_title_and_picture() -> None:
    number = "4111 1111 1111 1111"
    box = Box(40, 60, 200, 20)
    frame = with_block(plain_frame(), Box(60, 64, 30, 12))
    lines = [TextLine(f"Card {number}", box)]
    window = WindowContext("chromium", f"Pay with {number}", f"https://shop.example/?card={number}")
    reading = without_secrets(lines, window, frame.shape[0])
    observation = observe(frame, reading, 2, NOON, "0007")

    assert number not in str(observation)
    assert "1111" not in str(observation)
    assert observation.picture is not None
    shown = decode(observation.picture)
    secret = reading.secret_boxes[0]
    inside = shown[secret.top : secret.bottom, secret.left : secret.right]
    assert (inside == inside[0, 0]).all()
    assert (observation.source, observation.monitor, observation.source_id) == (
        Source.SCREEN,
        2,
        "0007",
    )
    assert observation.at == NOON


def test_with_a_vault_secrets_leave_sealed_and_captioned() -> None:
    keys = new_vault_keys()
    number = "4111 1111 1111 1111"
    lines = [TextLine(f"Card {number}", Box(40, 60, 200, 20))]
    frame = plain_frame()
    reading = without_secrets(lines, MAIL, frame.shape[0], lambda value: seal(keys.public, value))
    observation = observe(frame, reading, 1, NOON)
    (caught,) = observation.caught
    assert (caught.caption, caught.line_number) == ("Card · Inbox - Mail", 0)
    assert unseal(keys.private, caught.sealed) == number
    assert "1111" not in str(observation)


def test_without_a_vault_secrets_are_gone() -> None:
    lines = [TextLine("Card 4111 1111 1111 1111", Box(40, 60, 200, 20))]
    frame = plain_frame()
    assert observe(frame, without_secrets(lines, MAIL, frame.shape[0]), 1, NOON).caught == ()
