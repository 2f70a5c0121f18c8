"""What a mail quotes was written before; what it says itself stands above the quote."""

import pytest

from core.answer.reading.quoted_mails import is_quote_head, quoted_mail_on
from core.observation import Box, TextLine


def _lines(*rows: tuple[str, int, int]) -> tuple[TextLine, ...]:
    return tuple(
        TextLine(text, Box(left, top, 8 * len(text), 18), 0.99) for text, left, top in rows
    )


REPLY = _lines(
    ("Inbox 4", 40, 100),
    ("The slates come on Monday 9 June instead.", 600, 100),
    ("Best wishes, Wim", 600, 130),
    ("On 2 June 2031 at 10:04, Ada Holm wrote:", 612, 170),
    ("Will the slates come on Friday 6 June?", 614, 192),
    ("I am at home all day.", 614, 214),
    ("Something of another window", 614, 600),
)


@pytest.mark.parametrize(
    "text",
    [
        "On 2 June 2031 at 10:04, Ada Holm wrote:",
        "Am Mo., 2. Juni 2031 um 10:04 schrieb Ada Holm <ada@holm.example>:",
        "El lun, 2 jun 2031 a las 10:04, Ada escribió:",
        "-----Original Message-----",
    ],
)
def test_who_wrote_what_is_quoted_is_a_head(text: str) -> None:
    assert is_quote_head(text)


@pytest.mark.parametrize("text", ["On Monday I wrote: no", "Ada Holm wrote a book", "To Ada Holm"])
def test_a_sentence_is_no_head(text: str) -> None:
    assert not is_quote_head(text)


def test_a_mail_is_told_from_its_quote_and_from_the_list_beside_it() -> None:
    mail = quoted_mail_on(REPLY)
    assert mail.quoted == {3, 4, 5}
    assert mail.answering == {1, 2}


def test_lines_behind_the_sign_of_a_quote_are_one() -> None:
    mail = quoted_mail_on(_lines(("> six on Friday?", 10, 10), ("No, at seven.", 10, 30)))
    assert mail.quoted == {0}


def test_a_page_without_a_quote_has_none() -> None:
    mail = quoted_mail_on(_lines(("The slates come on Friday.", 10, 10)))
    assert not mail.quoted
    assert not mail.answering
