"""What must hold for every text: nothing left, nothing done twice, nothing eaten."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.observation import Box, TextLine
from core.privacy.number_secrets import passes_luhn, passes_mod97
from core.privacy.redaction import find_secrets, redact_lines, redact_text

WORDS = st.lists(
    st.sampled_from(
        "harbour tide invoice paid 42 please 2026-06-12 password the code: v1.2 € PIN IBAN is "
        "token key = Card otter, P-55120 [password] [iban] secret: x9!Brine 482913 \n \t".split(" ")
    ),
    max_size=12,
).map(" ".join)
NOISE = st.text(
    st.sampled_from("0123456789 -.:=\n\tabcDEOlI[]()@/!_#passwordcodekeytokenPIN"), max_size=80
)


@st.composite
def phone_numbers(draw: st.DrawFn) -> str:
    """An international number in groups, 11 to 15 digits (ITU-T E.164)."""
    country = draw(st.sampled_from(["1", "30", "34", "39", "43", "44", "49", "353", "420"]))
    size = draw(st.integers(11, 15)) - len(country)
    digits = draw(st.text("0123456789", min_size=size, max_size=size))
    first = draw(st.integers(2, 4))
    second = draw(st.integers(first + 2, size - 2))
    groups = [country, digits[:first], digits[first:second], digits[second:]]
    return "+" + draw(st.sampled_from([" ", "-", " - "])).join(groups)


@given(phone_numbers(), st.sampled_from(["Call {}.", "{}", "Tel.: {} (work)", "Jo  {}  desk 4"]))
def test_a_telephone_number_stays(number: str, text: str) -> None:
    assert number in redact_text(text.format(number))


@st.composite
def card_numbers(draw: st.DrawFn) -> str:
    prefix, size = draw(
        st.sampled_from(
            [("4", 16), ("51", 16), ("55", 16), ("2221", 16), ("34", 15), ("37", 15), ("6011", 16)]
        )
    )
    middle = size - len(prefix) - 1
    body = prefix + draw(st.text("0123456789", min_size=middle, max_size=middle))
    return next(body + last for last in "0123456789" if passes_luhn(body + last))


@st.composite
def grouped(draw: st.DrawFn, digits: str) -> str:
    """The number in fours with one kind of separator, one of them lost or one blank too many."""
    separator = draw(st.sampled_from(["", " ", "  ", "-", "–", "\u00a0"]))
    groups = [digits[i : i + 4] for i in range(0, len(digits), 4)]
    joints = [separator] * (len(groups) - 1)
    if draw(st.booleans()):
        joints[draw(st.integers(0, len(joints) - 1))] = ""
    elif draw(st.booleans()):
        place = draw(st.integers(0, len(groups) - 1))
        groups[place] = groups[place][:2] + " " + groups[place][2:]
    return groups[0] + "".join(j + g for j, g in zip(joints, groups[1:], strict=True))


@st.composite
def ibans(draw: st.DrawFn) -> str:
    country, letters, size = draw(
        st.sampled_from([("DE", 0, 18), ("NL", 4, 10), ("GB", 4, 14), ("AT", 0, 16), ("BE", 0, 12)])
    )
    body = draw(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=letters, max_size=letters))
    body += draw(st.text("0123456789", min_size=size, max_size=size))
    return next(iban for check in range(100) if passes_mod97(iban := f"{country}{check:02}{body}"))


def compact(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


@given(
    card_numbers().flatmap(lambda digits: st.tuples(st.just(digits), grouped(digits))), WORDS, WORDS
)
def test_no_card_number_is_left(card: tuple[str, str], before: str, after: str) -> None:
    digits, written = card
    assert digits not in compact(redact_text(f"{before} , {written} , {after}"))


@given(ibans().flatmap(lambda iban: st.tuples(st.just(iban), grouped(iban))), WORDS, WORDS)
def test_no_iban_is_left(iban: tuple[str, str], before: str, after: str) -> None:
    whole, written = iban
    assert whole not in compact(redact_text(f"{before} , {written} , {after}"))


@given(WORDS | NOISE | st.text(max_size=60))
def test_redacting_twice_changes_nothing(text: str) -> None:
    once = redact_text(text)
    assert redact_text(once) == once


@given(WORDS | NOISE)
def test_spans_are_ordered_and_apart(text: str) -> None:
    spans = find_secrets(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(
    st.lists(
        st.text("abcdefghijlmnopqrstuvwxyzäöü", max_size=9).filter(
            lambda word: (
                not re.search(r"pass|pwd|kenn|contra|mot|wacht|senha|psk|code|otp|lös", word)
            )
        ),
        max_size=20,
    ).map(" ".join)
)
def test_text_without_digits_or_labels_is_unchanged(text: str) -> None:
    assert redact_text(text) == text


@given(
    st.lists(
        st.builds(
            TextLine,
            WORDS | NOISE,
            st.builds(
                Box,
                st.integers(0, 900),
                st.integers(0, 200),
                st.integers(1, 500),
                st.integers(1, 40),
            ),
            st.floats(0, 1),
        ),
        max_size=8,
    )
)
def test_lines_keep_their_place_and_boxes_their_line(lines: list[TextLine]) -> None:
    result = redact_lines(lines)
    assert [line.box for line in result.lines] == [line.box for line in lines]
    assert len(result.secret_boxes) == len(result.kinds)
    for box in result.secret_boxes:
        assert box.width > 0
        assert any(
            box.intersection_area(line.box) > 0
            and box.left >= line.box.left - 8
            and box.right <= line.box.right + 8
            and box.top <= line.box.top
            and box.bottom >= line.box.bottom
            for line in lines
        )
    again = redact_lines(result.lines)
    assert again.lines == result.lines
    assert again.secret_boxes == ()
