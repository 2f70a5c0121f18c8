"""Values are found where they stand, and other numbers and words are left alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.answer.value_patterns import values_in
from core.answer.wanted import Wanted

FOUND = [
    (Wanted.MONEY, "only € 1,250.00 left", "€ 1,250.00"),
    (Wanted.MONEY, "about 12 EUR each", "12 EUR"),
    (Wanted.MONEY, "it was 5 euros", "5 euros"),
    (Wanted.MONEY, "£40 a month", "£40"),
    (Wanted.CLOCK, "at 14:05.", "14:05"),
    (Wanted.CLOCK, "starts 9.15 am", "9.15 am"),
    (Wanted.CLOCK, "until 7:30 p.m.", "7:30 p.m."),
    (Wanted.CLOCK, "leaves at 3 pm", "3 pm"),
    (Wanted.PHONE, "call +44 20 7946 0018", "+44 20 7946 0018"),
    (Wanted.PHONE, "(030) 555 01 99", "(030) 555 01 99"),
    (Wanted.PHONE, "0171/5550123", "0171/5550123"),
    (Wanted.DATE, "on 3 June 2031", "3 June 2031"),
    (Wanted.DATE, "June 3rd it is", "June 3rd"),
    (Wanted.DATE, "am 12. Februar", "12. Februar"),
    (Wanted.DATE, "due 2031-06-03", "2031-06-03"),
    (Wanted.DATE, "by friday", "friday"),
    (Wanted.AUTHOR, "Wanda Quill, June 3, 2031", "Wanda Quill"),
    (Wanted.AUTHOR, "Wanda Quill · 3 June 2031", "Wanda Quill"),
    (Wanted.DURATION, "rest for 20 min", "20 min"),
    (Wanted.DURATION, "three hours later", "three hours"),
    (Wanted.DURATION, "within 10 working days", "10 working days"),
    (Wanted.DURATION, "half an hour", "half an hour"),
    (Wanted.DURATION, "took 5s", "5s"),
    (Wanted.QUANTITY, "weighs 40 kg", "40 kg"),
    (Wanted.QUANTITY, "at 18 °C", "18 °C"),
    (Wanted.QUANTITY, "80 % full", "80 %"),
    (Wanted.COUNT, "1,200 visitors", "1,200"),
    (Wanted.COUNT, "seventeen herons", "seventeen"),
    (Wanted.COUNT, "4 herons", "4"),
    (Wanted.EMAIL, "to wanda@quay.example.", "wanda@quay.example"),
    (Wanted.LINK, "see https://quay.example/a.", "https://quay.example/a"),
    (Wanted.LINK, "(quay.example/tides)", "quay.example/tides"),
    (Wanted.CODE, "ticket KLM-731 is", "KLM-731"),
    (Wanted.CODE, "from 2.4.0 on", "2.4.0"),
    (Wanted.CODE, "#41 is open", "#41"),
    (Wanted.PERSON, "says Wanda Rook today", "Wanda Rook"),
    (Wanted.PERSON, "ask Dr. Otto Fenn", "Dr. Otto Fenn"),
]
NOT_THERE = [
    (Wanted.MONEY, "40 people, 12:30, 2.4.0"),
    (Wanted.CLOCK, "€12.50 and 12.50 EUR"),
    (Wanted.CLOCK, "3.14 V, 1.25 kg, 2.4.0, 10:305, 25:10"),
    (Wanted.CLOCK, "herons"),
    (Wanted.PHONE, "06/07/2031 and 08.06.2031 and 01-02-2031"),
    (Wanted.PHONE, "0.123456789"),
    (Wanted.PHONE, "KLM-0031-5550123"),
    (Wanted.DATE, "12 herons in 2031"),
    (Wanted.DURATION, "as soon as tens of ones"),
    (Wanted.QUANTITY, "200 pcs at 3 pm"),
    (Wanted.COUNT, "KLM-731 at 12:30 in 2.4.0"),
    (Wanted.EMAIL, "otto@ and a@b"),
    (Wanted.LINK, "either/or, e.g. this"),
    (Wanted.CODE, "plain words only"),
    (Wanted.PERSON, "monday morning at the Quay"),
    (Wanted.TEXT, "anything 12:30"),
]


@pytest.mark.parametrize(("wanted", "text", "value"), FOUND)
def test_a_value_is_found_as_it_stands(wanted: Wanted, text: str, value: str) -> None:
    assert [found.text for found in values_in(text, wanted)] == [value]


@pytest.mark.parametrize(("wanted", "text"), NOT_THERE)
def test_no_value_is_seen_in(wanted: Wanted, text: str) -> None:
    assert values_in(text, wanted) == ()


@given(
    st.text(max_size=60) | st.text(st.sampled_from("0123456789 .:,-/€apmhs+()#@"), max_size=40),
    st.sampled_from(list(Wanted)),
)
def test_values_are_pieces_of_the_text_in_order(text: str, wanted: Wanted) -> None:
    values = values_in(text, wanted)
    assert all(text[value.start : value.end].strip() == value.text != "" for value in values)
    assert all(value.wanted is wanted for value in values)
    assert all(one.end <= other.start for one, other in pairwise(values))
