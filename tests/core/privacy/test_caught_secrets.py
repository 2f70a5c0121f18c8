"""What is caught: captions that tell where it stood and never what it was, and whole values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.observation import Box, CaughtSecret, TextLine, WindowContext
from core.privacy.caught_secrets import caught_in
from core.privacy.redaction import SecretKind, redact_lines
from core.privacy.sealing import new_vault_keys, seal, unseal

KEYS = new_vault_keys()
CARD = "4111 1111 1111 1111"
OTHER_CARD = "5500 0000 0000 0004"
WINDOW = WindowContext("firefox", "Router settings - Mozilla Firefox")
KEY_LINES = (
    "-----BEGIN PRIVATE KEY-----",
    "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj",
    "MzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDuictGeurT8jNbvJZHtCSuYEvu",
    "-----END PRIVATE KEY-----",
)


def caught(*texts: str, title: str = WINDOW.title) -> tuple[CaughtSecret, ...]:
    lines = tuple(
        TextLine(text, Box(40, 40 + 22 * row, 9 * max(1, len(text)), 18))
        for row, text in enumerate(texts)
    )
    return caught_in(
        lines,
        redact_lines(lines),
        WindowContext("firefox", title),
        lambda value: seal(KEYS.public, value),
    )


def value_of(secret: CaughtSecret) -> str:
    return unseal(KEYS.private, secret.sealed)


def test_a_password_beside_its_label() -> None:
    (found,) = caught("Status: online", "Wi-Fi password: Brine!Otter-72-Quay")
    assert (found.kind, found.line_number) == (SecretKind.PASSWORD, 1)
    assert found.caption.startswith("Wi-Fi password · Router settings")
    assert value_of(found) == "Brine!Otter-72-Quay"


def test_a_password_below_its_label_is_named_by_it() -> None:
    (found,) = caught("Your password", "Brine!Otter-72-Quay")
    assert found.caption.startswith("Your password · ")
    assert value_of(found) == "Brine!Otter-72-Quay"


def test_a_secret_without_words_is_named_by_its_kind() -> None:
    (found,) = caught(CARD, title="")
    assert (found.caption, value_of(found)) == ("Card number", CARD)


def test_two_secrets_of_one_frame_are_told_apart() -> None:
    found = caught(f"Card {CARD}", f"Card {OTHER_CARD}")
    assert [one.caption.split(" · ")[0] for one in found] == ["Card", "Card (2)"]
    assert [value_of(one) for one in found] == [CARD, OTHER_CARD]


def test_a_private_key_over_many_lines_is_one_secret() -> None:
    (found,) = caught("deploy key", *KEY_LINES)
    assert (found.kind, found.line_number) == (SecretKind.PRIVATE_KEY, 1)
    assert value_of(found) == "\n".join(KEY_LINES)


def test_a_secret_in_the_title_is_caught_too() -> None:
    (found,) = caught("Hello", title=f"Card {CARD} - Notes")
    assert (found.line_number, value_of(found)) == (None, CARD)
    assert "1111" not in found.caption


def test_nothing_is_caught_where_nothing_is_secret() -> None:
    assert caught("The train to Brno leaves at 16:42.", "Platform 3") == ()


@pytest.mark.parametrize("title", ["sunshine", "Sun shine", "about sunshine and rain"])
def test_a_title_that_holds_the_value_is_left_out_of_the_caption(title: str) -> None:
    (found,) = caught("Password: sunshine", title=title)
    assert found.caption == "Password"


@given(
    st.lists(
        st.sampled_from(
            [
                f"Card {CARD}",
                f"IBAN DE89370400440532013000 {CARD}",
                "Your PIN 4711",
                "Password: sunshine",
                "sunshine",
                "Note",
                "password",
            ]
        ),
        max_size=6,
    )
)
def test_no_caption_ever_holds_a_value(texts: list[str]) -> None:
    found = caught(*texts)
    for one in found:
        assert value_of(one).casefold() not in one.caption.casefold()
    assert len({(one.kind, one.caption) for one in found}) == len(found)
