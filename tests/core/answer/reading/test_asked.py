"""A question's attribute apart from its subject."""

import pytest

from core.answer.question_kind import wanted_of
from core.answer.reading.asked import question_parts
from core.answer.reading.attribute_asked import attribute_words
from tests.core.answer.reading.made_readings import asked_about


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Which gate does my flight leave from?", ["gate"]),
        ("What is the guest wifi password at the office?", ["guest", "wifi", "password"]),
        ("What was the number of the quotation?", ["number"]),
        ("What is Petra's phone number?", ["phone", "number"]),
        ("What is the dentist's phone number?", ["phone", "number"]),
        ("How long must I wait before the seal is dry?", ["wait"]),
        ("How much snow is forecast for Sunday?", ["snow"]),
        ("What did the case cost in total, shipping included?", ["total"]),
        ("What did the roofer quote for the gutter?", ["total"]),
        ("Who is going to carry the piano?", ["carry"]),
        ("Who is looking after the boiler now?", ["responsible"]),
        ("I need the booking code for my train.", ["booking", "code"]),
        ("Status of GRD-118?", ["status"]),
        ("Who recommended the hotel?", ["recommended"]),
        ("How heavy is the bench?", ["heavy"]),
        ("How much weight can the bench carry?", ["carry"]),
        ("How much weight may hang on the hook?", ["hang"]),
        ("By when must I pay the bill?", ["due"]),
        ("When do I have to give back the library's atlas?", ["due"]),
        ("When do I have to check out?", ["check", "out"]),
        ("At what time does my train leave?", ["leave"]),
        ("How much did I pay in total?", ["total"]),
        ("How does Nina want her tickets?", ["want"]),
        ("How noisy was it during Tuesday's rehearsal?", ["noisy"]),
        ("How much was the bill of the roofer, with tax?", ["total"]),
        ("How much tax is on the bill of the roofer?", ["tax"]),
        ("What did the paint order come to, postage and VAT in?", ["total"]),
        ("When do I have to set off for the airport?", ["departs"]),
        ("When does the plane take off?", ["departs"]),
        ("What can I not cook for Gerda?", ["avoid"]),
        ("Which reporter wrote about the heron?", ["author"]),
        ("In what order are the pumps switched off?", []),
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


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("When do we head out to the island?", {"island"}),
        ("Where does the flea market take place?", {"flea", "market"}),
    ],
)
def test_particles_of_a_verb_are_no_subject(question: str, subject: set[str]) -> None:
    assert subject <= {term.stem for term, _ in asked_about(question).subject}
    assert not {"out", "head", "place"} & {term.stem for term, _ in asked_about(question).subject}


def test_the_word_for_a_page_of_a_tracker_weighs_little_where_a_person_is_asked_for() -> None:
    weights = {
        term.stem: weight
        for term, weight in asked_about("Who looks after the leaking roof ticket?").subject
    }
    assert weights["ticket"] < weights["roof"]


def test_what_is_left_out_of_account_is_not_asked_about() -> None:
    asked = asked_about("How many minutes is the ferry trip, leaving out the landing?")
    assert [term.word for term, _ in asked.subject] == ["ferry", "trip"]


def test_the_measure_that_is_asked_in_need_not_be_said() -> None:
    asked = asked_about("How many kilowatt hours did the mill use?")
    assert "kilowatt" not in [term.word for term, _ in asked.subject]


def test_who_does_a_deed_may_be_called_after_it() -> None:
    asked = asked_about("Who drives the coach to Corvo?")
    assert asked.attribute[-1].forms.is_in({"driver"})
