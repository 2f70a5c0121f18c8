"""Every card range and every country's IBAN, both ways; and numbers that only look like them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.privacy.card_networks import CARD_RANGES, CardRange, is_of_a_network
from core.privacy.number_secrets import IBAN_SHAPES, passes_luhn, passes_mod97
from core.privacy.redaction import redact_text

RANGES = pytest.mark.parametrize(
    "one", CARD_RANGES, ids=[f"{one.network} {one.first}" for one in CARD_RANGES]
)
COUNTRIES = pytest.mark.parametrize("country", sorted(IBAN_SHAPES))
DIGITS = "0123456789"


def with_luhn(body: str) -> str:
    return next(body + last for last in DIGITS if passes_luhn(body + last))


def drawn_card(one: CardRange, data: st.DataObject) -> str:
    width = len(one.first)
    head = str(data.draw(st.integers(int(one.first), int(one.last)))).zfill(width)
    size = data.draw(st.sampled_from(one.sizes)) - width - 1
    return with_luhn(head + data.draw(st.text(DIGITS, min_size=size, max_size=size)))


@RANGES
@settings(max_examples=20)
@given(data=st.data())
def test_a_card_of_each_range_is_taken_out(one: CardRange, data: st.DataObject) -> None:
    digits = drawn_card(one, data)
    assert is_of_a_network(digits)
    assert redact_text(f"paid with {digits} today") == "paid with [card number] today"


@RANGES
@settings(max_examples=20)
@given(data=st.data())
def test_with_another_check_digit_it_is_no_card(one: CardRange, data: st.DataObject) -> None:
    digits = drawn_card(one, data)
    wrong = digits[:-1] + DIGITS[(int(digits[-1]) + 1) % 10]
    text = f"parcel {wrong} is on its way"
    assert redact_text(text) == text


def test_a_card_in_fours_is_taken_out_whatever_its_check_digit() -> None:
    """On a form the word “card” may stand far off, and a digit may have been misread."""
    assert not passes_luhn("4716220855419037")
    for shown in ("4716 2208 5541 9037", "4716-2208-5541-9037", "4716  2208  5541  9037"):
        assert redact_text(f"Number {shown}") == "Number [card number]"
    for other in ("7716 2208 5541 9037", "4716 2208 5541 903", "4716.2208.5541.9037"):
        assert redact_text(f"Number {other}") == f"Number {other}"


@COUNTRIES
@settings(max_examples=8)
@given(data=st.data())
def test_an_iban_of_each_country_is_taken_out(country: str, data: st.DataObject) -> None:
    rest = data.draw(
        st.from_regex(re.compile(IBAN_SHAPES[country].pattern, re.ASCII), fullmatch=True)
    )
    iban = next(made for n in range(100) if passes_mod97(made := f"{country}{n:02}{rest}"))
    in_fours = " ".join(iban[place : place + 4] for place in range(0, len(iban), 4))
    for shown in (iban, in_fours):
        assert redact_text(f"to {shown}, please") == "to [iban], please"


# Length of the whole IBAN in countries where everybody can check it.
@pytest.mark.parametrize(
    ("country", "size"),
    [
        ("DE", 22),
        ("FR", 27),
        ("GB", 22),
        ("NO", 15),
        ("MT", 31),
        ("IT", 27),
        ("RU", 33),
        ("BE", 16),
    ],
)
def test_the_registry_has_the_right_lengths(country: str, size: int) -> None:
    counts = re.findall(r"\{(\d+)\}", IBAN_SHAPES[country].pattern)
    assert 4 + sum(map(int, counts)) == size


@given(st.text(DIGITS, min_size=12, max_size=12))
def test_an_article_number_is_no_card(body: str) -> None:
    """EAN-13 and ISBN-13: thirteen digits with a check digit of their own."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    text = f"EAN {body}{-total % 10}, two pieces"
    assert redact_text(text) == text


@given(st.sampled_from(["01", "35", "86", "99"]), st.text(DIGITS, min_size=12, max_size=12))
def test_a_device_number_is_no_card(body: str, rest: str) -> None:
    """IMEI: fifteen digits that pass the very check of card numbers."""
    text = f"IMEI {with_luhn(body + rest)}"
    assert redact_text(text) == text


@given(st.integers(1_000_000_000_000, 2_000_000_000_000), st.sampled_from([1, 1000]))
def test_a_time_stamp_is_no_card(milliseconds: int, finer: int) -> None:
    text = f"at={milliseconds * finer} ok"
    assert redact_text(text) == text


@given(st.uuids())
def test_a_uuid_stays(one: object) -> None:
    text = f"request {one} took 12 ms"
    assert redact_text(text) == text


@given(st.text("0123456789abcdef", min_size=40, max_size=40), st.integers(7, 40))
def test_a_commit_id_stays(sha: str, size: int) -> None:
    text = f"commit {sha[:size]} merged"
    assert redact_text(text) == text
