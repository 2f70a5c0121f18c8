"""A question's attribute apart from its subject."""

import pytest

from core.answer.question_kind import wanted_of
from core.answer.reading.asked import question_parts
from core.answer.reading.attribute_asked import attribute_words


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Which gate does my flight leave from?", ["gate"]),
        ("What is the guest wifi password at the office?", ["guest", "wifi", "password"]),
        ("What was the number of the quotation?", ["number"]),
        ("What is Petra's phone number?", ["phone", "number"]),
        ("I need the booking code for my train.", ["booking", "code"]),
        ("Status of GRD-118?", ["status"]),
        ("Who recommended the hotel?", ["recommended"]),
        ("How heavy is the bench?", ["heavy"]),
        ("How much weight can the bench carry?", ["carry"]),
        ("By when must I pay the bill?", ["due"]),
        ("When do I have to check out?", ["check", "out"]),
        ("At what time does my train leave?", ["leave"]),
        ("How much did I pay in total?", ["total"]),
        ("How does Nina want her tickets?", ["want"]),
        ("Where is the van?", []),
    ],
)
def test_the_attribute_is_what_is_asked_of_the_subject(question: str, words: list[str]) -> None:
    assert attribute_words(question, wanted_of(question))[0] == words


def test_a_question_in_two_parts_is_cut_where_the_second_begins() -> None:
    assert question_parts("At what time is my talk and in which room?") == (
        "At what time is my talk",
        "in which room?",
    )
    assert question_parts("Who wrote about cats and dogs?") == ("Who wrote about cats and dogs?",)
