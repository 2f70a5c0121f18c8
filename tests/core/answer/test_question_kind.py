"""The wording of a question tells what its answer looks like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.answer.question_kind import (
    asked_nouns,
    asks_for_newest,
    asks_for_paper,
    counted_noun,
    main_clause,
    proper_nouns,
    wanted_of,
)
from core.answer.wanted import Wanted


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("How much does the willow basket cost?", Wanted.MONEY),
        ("What is the rent of the boathouse?", Wanted.MONEY),
        ("What time does the ferry leave?", Wanted.CLOCK),
        ("When does the museum open?", Wanted.CLOCK),
        ("How long does the crossing take?", Wanted.DURATION),
        ("How many days must the dough rest?", Wanted.DURATION),
        ("How many herons were counted?", Wanted.COUNT),
        ("How heavy is the anchor?", Wanted.QUANTITY),
        ("How much does the anchor weigh?", Wanted.QUANTITY),
        ("In which text file are the tide notes?", Wanted.FILE),
        ("What is the name of the file with the drawing?", Wanted.FILE),
        ("Where on the web was the anchor?", Wanted.LINK),
        ("Which doctor looked at the keeper's knee?", Wanted.PERSON),
        ("How much flour is in the bread?", Wanted.QUANTITY),
        ("What is Wanda's phone number?", Wanted.PHONE),
        ("What is the e-mail address of the museum?", Wanted.EMAIL),
        ("Which website had the willow baskets?", Wanted.LINK),
        ("What is the link to the tide table?", Wanted.LINK),
        ("Which command starts the pump?", Wanted.COMMAND),
        ("When did I read about herons?", Wanted.SEEN_WHEN),
        ("On which day did I see the kettle?", Wanted.SEEN_WHEN),
        ("When is the regatta?", Wanted.DATE),
        ("What is the deadline of the grant?", Wanted.DATE),
        ("Who mended the kettle?", Wanted.PERSON),
        ("Who wrote the heron diary?", Wanted.AUTHOR),
        ("Where is the regatta?", Wanted.PLACE),
        ("What is the locker code?", Wanted.CODE),
        ("Which version is on the boat?", Wanted.CODE),
        ("What was I doing at three?", Wanted.ACTIVITY),
        ("What was I busy with on Friday shortly after two?", Wanted.ACTIVITY),
        ("What film was I watching at lunchtime on Sunday?", Wanted.ACTIVITY),
        ("What did I open right after the seed list?", Wanted.ACTIVITY),
        ("At what time was I in the call with the harbour on Monday?", Wanted.SEEN_WHEN),
        ("Which article was I reading about kelp?", Wanted.FILE),
        ("What was the last thing I looked at on Friday?", Wanted.ACTIVITY),
        ("What was on my second screen yesterday?", Wanted.ACTIVITY),
        ("Which program was I in at nine?", Wanted.PROGRAM),
        ("What did I read on Tuesday just after three in the afternoon?", Wanted.ACTIVITY),
        ("What did I read about the herons on Tuesday?", Wanted.TEXT),
        ("Which day was it that I looked up the kettle?", Wanted.SEEN_WHEN),
        ("In which shop did I order the willow basket?", Wanted.LINK),
        ("How loud is the new pump?", Wanted.QUANTITY),
        ("At which dock do we load the boat?", Wanted.PLACE),
        ("What was the lowest breaking force of the rope?", Wanted.QUANTITY),
        ("What did the rope come to, postage included?", Wanted.MONEY),
        ("Tell me about the otters", Wanted.TEXT),
    ],
)
def test_what_is_wanted_first(question: str, wanted: Wanted) -> None:
    assert wanted_of(question)[0] is wanted


@given(st.text(max_size=80))
def test_every_question_ends_as_one_about_text(question: str) -> None:
    kinds = wanted_of(question)
    assert kinds[-1] is Wanted.TEXT
    assert len(set(kinds)) == len(kinds)


@pytest.mark.parametrize(
    ("question", "nouns"),
    [
        ("Which rowing club won?", ("rowing", "club", "won")),
        ("Which is the club?", ()),
        ("What time is it?", ()),
        ("Who rows?", ()),
    ],
)
def test_the_noun_after_which_is_asked_for(question: str, nouns: tuple[str, ...]) -> None:
    assert asked_nouns(question) == nouns


def test_names_are_capitals_inside_a_sentence_but_no_days() -> None:
    assert proper_nouns("When did Wanda and I meet Otto on Friday in June?") == ("Wanda", "Otto")


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("How many herons are there?", "herons"),
        ("How many of the grey herons did Otto count?", "herons"),
        ("How many --- are there?", "---"),
        ("How old is Otto?", ""),
    ],
)
def test_the_thing_that_is_counted(question: str, noun: str) -> None:
    assert counted_noun(question) == noun


@pytest.mark.parametrize(
    ("question", "newest"),
    [
        ("What is the rent?", True),
        ("What was the rent before?", False),
        ("What was the original rent?", False),
        ("What did we first agree on?", False),
    ],
)
def test_the_newest_state_is_asked_for_unless_said(question: str, newest: bool) -> None:
    assert asks_for_newest(question) is newest


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("When the mast is up, what must I check?", Wanted.TEXT),
        ("After the flood, who mended the weir?", Wanted.PERSON),
        ("What should I do when the pump only coughs?", Wanted.TEXT),
        ("When is the regatta, and when the dance?", Wanted.DATE),
        ("How many kilowatt hours did the mill use?", Wanted.QUANTITY),
        ("How many degrees does the kiln reach?", Wanted.QUANTITY),
        ("How long have I got between the two ferries?", Wanted.DURATION),
        ("Until when in the evening is the boathouse open?", Wanted.CLOCK),
        ("What was the hour of the launch?", Wanted.CLOCK),
        ("What did the smith add to the bill for the weekend?", Wanted.MONEY),
        ("What did the chandler take off me for rope and tar?", Wanted.MONEY),
        ("What's the file with the sail plan called?", Wanted.FILE),
        ("In which newspaper did I read about the otters?", Wanted.LINK),
        ("The pump is leaking, how do I stop it?", Wanted.STEPS),
    ],
)
def test_the_main_clause_and_the_measure_tell_the_sort(question: str, wanted: Wanted) -> None:
    assert wanted_of(question)[0] is wanted


def test_a_clause_before_the_question_is_left_out() -> None:
    asked = "what must I check?"
    assert main_clause(f"When the mast is up, {asked}") == asked
    assert main_clause("When is the regatta?") == "When is the regatta?"


def test_a_paper_is_asked_for_by_its_kind() -> None:
    assert asks_for_paper("In which local paper did I see the otters?")
    assert not asks_for_paper("Which page showed the otters?")
