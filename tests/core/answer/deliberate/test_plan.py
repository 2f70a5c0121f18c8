"""The shape of a question, told from its wording."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.answer.deliberate.at_the_same_time import BesideAsked
from core.answer.deliberate.chains import BridgeAsked, ChainAsked
from core.answer.deliberate.counting import CountAsked
from core.answer.deliberate.instructions import PutRightAsked, StepValueAsked
from core.answer.deliberate.next_in_row import NextAsked
from core.answer.deliberate.order_in_time import ExtremeAsked, OrderAsked
from core.answer.deliberate.own_acts import OwnActAsked
from core.answer.deliberate.plan import shape_of
from core.answer.deliberate.quantities import Dimension
from core.answer.deliberate.question_parts import Difference, Limit, MoreThan, Sum
from core.answer.deliberate.told_when import ToldEvent


@pytest.mark.parametrize(
    ("question", "shape"),
    [
        ("How much more does the oak desk cost than the pine one?", Difference),
        ("By how many degrees did the oven temperature drop?", Difference),
        ("What is the difference between the two quotes and the invoice?", Difference),
        ("How much would we save by taking the bus instead of the train?", Difference),
        ("Tent plus stove: what do they cost together?", Sum),
        ("How much are the tent and the stove in total?", Sum),
        ("Did we exceed the travel budget?", Limit),
        ("Is the print job within the page limit?", Limit),
        ("Is the oak desk more expensive than the pine one?", MoreThan),
        ("Which came first, the audit or the picnic?", OrderAsked),
        ("Did I mail Joan before or after I read the report?", OrderAsked),
        ("When did I last open the garden plan?", ExtremeAsked),
        ("What was on the other monitor while I was in the stand-up?", BesideAsked),
        ("What was I reading before the stand-up?", BesideAsked),
        ("When was the slipway repaired?", ToldEvent),
        ("How many open tickets are in the list?", CountAsked),
        ("How often did I look at the garden plan?", CountAsked),
        ("How many minutes does the bread bake?", StepValueAsked),
        ("How did I get the mower to start again?", PutRightAsked),
        ("When did I write that the mower is broken?", OwnActAsked),
        ("What is the address of the place where I stay?", BridgeAsked),
        ("Who suggested the bakery that I went to and what is its address?", ChainAsked),
        ("Joan told me the first stop. What do I do next?", NextAsked),
    ],
)
def test_a_question_has_its_shape(question: str, shape: type) -> None:
    assert isinstance(shape_of(question), shape)


@pytest.mark.parametrize(
    "question",
    [
        "How much is the rent?",
        "What activity do Joan and Piers do together?",
        "How long did Joan and her sister play together?",
        "What did I pay in total for the order, including shipping?",
        "What was I doing on Tuesday at ten?",
        "When did I read about the otters?",
        "How many grams of flour do I need?",
        "Who wrote the report?",
        "Where are the spare keys?",
        "Is the report due before Friday?",
        "Did I mail Joan before Friday?",
        "Which program was I in on Thursday morning a bit after nine?",
        "What was I doing on Monday after half past three?",
        "What is the phone number of the dentist?",
        "Which room is the meeting in after all?",
        "",
        "?",
    ],
)
def test_a_plain_question_has_none(question: str) -> None:
    assert shape_of(question) is None


def test_a_pasted_text_is_no_question_of_parts() -> None:
    assert shape_of("How many open tickets are in the list? " * 20) is None


@given(st.text(max_size=120))
def test_any_text_has_a_shape_or_none(text: str) -> None:
    shape_of(text)
    shape_of(f"How much more is {text} than {text}?")


@pytest.mark.parametrize(
    ("question", "dimension"),
    [
        ("How much cheaper is the pine desk than the oak one?", Dimension.MONEY),
        ("How much later does the film start than the concert?", Dimension.DAY),
        ("How much longer is the coast path than the valley path?", Dimension.DURATION),
        ("By how many volts did the battery drop between May and June?", Dimension.MEASURE),
        ("By how many days was the launch postponed?", Dimension.DAY),
        ("How many more boats does Corvo have than Ambril?", Dimension.NUMBER),
    ],
)
def test_a_difference_knows_what_to_compare(question: str, dimension: Dimension) -> None:
    shape = shape_of(question)
    assert isinstance(shape, Difference)
    assert shape.dimensions[0] is dimension


def test_a_limit_knows_its_value_and_whether_the_former_one_is_asked() -> None:
    shape = shape_of("Are we inside the film budget with the new quote, and what was it before?")
    assert isinstance(shape, Limit)
    assert shape.limit == "the film  budget"
    assert "new quote" in shape.about
    assert shape.asks_before
    assert not shape.asks_whether_over
