"""Secrets that spread over neighbouring lines, and the boxes that hide them."""

import pytest

from core.observation import Box, TextLine
from core.privacy.redaction import SecretKind, redact_lines


def line(text: str, left: int, top: int, width: int | None = None) -> TextLine:
    return TextLine(text, Box(left, top, width or 9 * len(text), 20))


def texts(*lines: TextLine) -> list[str]:
    return [redacted.text for redacted in redact_lines(lines).lines]


def test_label_left_and_value_right() -> None:
    lines = (line("Password:", 100, 200), line("Brine!Otter-72-Quay", 320, 202))
    assert texts(*lines) == ["Password:", "[password]"]


def test_label_and_value_in_any_order_of_reading() -> None:
    lines = (line("Brine!Otter-72-Quay", 320, 202), line("Passwort", 100, 200))
    assert texts(*lines) == ["[password]", "Passwort"]


def test_a_plain_word_right_of_a_stated_label() -> None:
    assert texts(line("Password:", 100, 200), line("sunshine", 320, 202)) == [
        "Password:",
        "[password]",
    ]


def test_label_above_and_value_below() -> None:
    lines = (line("Your password", 100, 200), line("Brine!Otter-72-Quay", 102, 228))
    assert texts(*lines) == ["Your password", "[password]"]


def test_a_value_further_off_is_not_the_labels() -> None:
    lines = (line("Your password", 100, 200), line("Meeting4U!now", 102, 500))
    assert texts(*lines) == ["Your password", "Meeting4U!now"]


def test_a_form_keeps_its_ordinary_words() -> None:
    form = ("Username", "Password", "Remember me", "Sign in", "Forgot your password?")
    lines = [line(text, 100, 200 + 28 * row) for row, text in enumerate(form)]
    assert tuple(texts(*lines)) == form


def test_the_value_at_the_right_is_taken_not_the_line_below() -> None:
    lines = (
        line("Password", 100, 200),
        line("hunter2!x", 320, 200),
        line("mail01.tide", 100, 228),
    )
    assert texts(*lines) == ["Password", "[password]", "mail01.tide"]


def test_a_column_of_passwords_below_its_heading() -> None:
    table = (
        ("Title", "Password", "Notes"),
        ("Quay", "Otter-72!", "old"),
        ("Tide", "Br1ne-9", "new"),
    )
    lines = [
        line(text, 100 + 200 * column, 200 + 28 * row)
        for row, cells in enumerate(table)
        for column, text in enumerate(cells)
    ]
    assert texts(*lines) == [
        *("Title", "Password", "Notes"),
        *("Quay", "[password]", "old"),
        *("Tide", "[password]", "new"),
    ]


def test_a_card_number_in_four_boxes() -> None:
    lines = [line(text, 100 + 60 * i, 200) for i, text in enumerate("4539 5781 1204 6633".split())]
    result = redact_lines(lines)
    assert [redacted.text for redacted in result.lines] == ["[card number]"] * 4
    assert result.kinds == (SecretKind.CARD_NUMBER,) * 4


def test_figures_of_a_table_do_not_make_a_card_number() -> None:
    lines = [line(text, 100 + 160 * i, 200) for i, text in enumerate("4539 5781 1204 6633".split())]
    assert texts(*lines) == "4539 5781 1204 6633".split()


@pytest.mark.parametrize(
    ("upper", "lower", "marker"),
    [
        ("card 4539 5781", "1204 6633", "card number"),
        ("DE87 6415 0020", "0004 7183 06", "iban"),
        ("key sk-tdw-9fQ2mZ7Lr4XvB8nK", "cY1hWe5T9aQ", "api key"),
    ],
)
def test_a_secret_that_wraps_to_the_next_line(upper: str, lower: str, marker: str) -> None:
    redacted = texts(line(upper, 100, 200), line(lower, 100, 226))
    assert f"[{marker}]" in redacted[0]
    assert redacted[1] == f"[{marker}]"


def test_a_private_key_over_many_lines() -> None:
    name = "OPENSSH PRIVATE KEY"
    body = ["b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2g"] * 6
    rows = ["$ cat key", f"-----BEGIN {name}-----", *body, f"-----END {name}-----", "$ ls"]
    lines = [line(text, 100, 200 + 24 * row) for row, text in enumerate(rows)]
    assert texts(*lines) == ["$ cat key", *["[private key]"] * 8, "$ ls"]


def test_the_box_covers_the_secrets_part_of_the_line() -> None:
    text = "Please pay with card 4539 5781 1204 6633 before the end of the month, thank you"
    result = redact_lines([line(text, 100, 200, width=10 * len(text))])
    (box,) = result.secret_boxes
    start = text.index("4539")
    assert box.left <= 100 + 10 * start
    assert box.right >= 100 + 10 * (start + 19)
    assert box.width < 10 * 40
    assert box.top <= 200
    assert box.bottom >= 220


def test_the_box_is_the_whole_line_where_the_reader_was_unsure() -> None:
    unsure = TextLine("PIN: 4711 and more words to follow here", Box(100, 200, 400, 20), 0.3)
    (box,) = redact_lines([unsure]).secret_boxes
    assert box.left <= 100
    assert box.right >= 500


def test_lines_without_secrets_come_back_as_they_are() -> None:
    lines = (line("Order P-55120", 100, 200), line("shipped on Tuesday", 100, 226))
    result = redact_lines(lines)
    assert result.lines == lines
    assert result.secret_boxes == ()
    assert redact_lines(()).lines == ()
