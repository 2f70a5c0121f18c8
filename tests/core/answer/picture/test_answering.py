"""Questions about a picture that is in no memory: its own text answers them, with the place."""

import pytest

from core.answer.answer import AbstainReason, Answer, Tier
from core.answer.ask import Question
from core.answer.picture.answering import Looker, ask_about_picture
from core.answer.picture.shown_picture import ShownPicture, is_shown_only
from core.errors import ModelUnavailable
from core.memory.from_user.own_word import remember_from_chat
from tests.core.answer.picture.pictures import PIXELS, picture_of
from tests.fakes.drawn_memory import DrawnMemory, Sheet, moment
from tests.fakes.scripted_reader import ScriptedReader

NOW = moment(12, "18:00")
TICKET = (
    Sheet()
    .paragraph("Harbour ferries, booking of Ottilie Brandt")
    .table(("From", "Ambril quay"), ("Leaves", "10:35"), ("Price", "€38.50"))
    .paragraph("Please be at the quay ten minutes before it leaves.")
)


def asked(
    memory: DrawnMemory, shown: ShownPicture, text: str, reader: ScriptedReader | None = None
) -> Answer:
    return ask_about_picture(
        memory.store, memory.embedder, shown, Question(text, NOW), Looker(reader)
    )


@pytest.fixture(params=["memory", "plain_memory"])
def drawn(request: pytest.FixtureRequest) -> DrawnMemory:
    found: DrawnMemory = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize(
    ("question", "value"),
    [("What is the price?", "38.50"), ("When does the ferry leave?", "10:35")],
)
def test_what_the_picture_says_is_quoted_with_its_place(
    drawn: DrawnMemory, question: str, value: str
) -> None:
    shown = picture_of(TICKET)
    answer = asked(drawn, shown, question)
    assert value in answer.short
    cited = answer.citations[0]
    assert is_shown_only(cited.observation_id)
    assert cited.title == "the picture you pasted"
    assert cited.box is not None
    assert any(value in line.text for line in shown.observation.lines if line.box == cited.box) or (
        value in cited.quote
    )


def test_a_question_in_german_names_the_picture_in_german(memory: DrawnMemory) -> None:
    shown = picture_of(Sheet().table(("Abfahrt", "10:35"), ("Preis", "38,50 €")))
    answer = asked(memory, shown, "Was kostet es, wie hoch ist der Preis?")
    assert "38,50" in answer.short
    assert answer.citations[0].title == "das Bild, das du eingefügt hast"


def test_a_file_goes_by_its_name(memory: DrawnMemory) -> None:
    answer = asked(memory, picture_of(TICKET, name="ticket.png"), "What is the price?")
    assert answer.citations[0].title == "ticket.png"


def test_the_memory_does_not_answer_for_the_picture(memory: DrawnMemory) -> None:
    memory.show(moment(9, "09:00"), Sheet().paragraph("The locker code is QX-7719."), title="Club")
    memory.embed()
    answer = asked(memory, picture_of(TICKET), "What is the locker code?")
    assert answer.reason is AbstainReason.NOT_ON_PICTURE
    assert answer.citations == ()


def test_a_picture_without_text_is_told_apart(memory: DrawnMemory) -> None:
    answer = asked(memory, picture_of(Sheet()), "What does it cost?")
    assert answer.reason is AbstainReason.NO_TEXT_ON_PICTURE
    assert asked(memory, picture_of(Sheet()), "").reason is AbstainReason.NO_TEXT_ON_PICTURE


def test_a_secret_that_was_taken_out_is_named_as_one(memory: DrawnMemory) -> None:
    shown = picture_of(Sheet().paragraph("Router setup", "Password: [password]"))
    reader = ScriptedReader([])
    answer = asked(memory, shown, "What is the password of the router?", reader)
    assert answer.reason is AbstainReason.SECRET_REMOVED
    assert reader.pictures == []


def test_a_model_that_sees_is_asked_where_the_text_does_not_tell(memory: DrawnMemory) -> None:
    reader = ScriptedReader(["A red ferry at a stone quay."])
    answer = asked(memory, picture_of(TICKET), "Which colour is the boat?", reader)
    assert answer.tier is Tier.MODEL
    assert answer.short == "A red ferry at a stone quay."
    assert "cannot be checked" in answer.note
    assert reader.pictures == [PIXELS.webp]
    assert "Which colour is the boat?" in reader.prompts[0]


def test_a_sure_quote_needs_no_model(memory: DrawnMemory) -> None:
    reader = ScriptedReader([])
    memory.store.settings.set("answer.model_below", 0.5)
    answer = asked(memory, picture_of(TICKET), "What is the price?", reader)
    assert answer.tier is Tier.EXTRACTIVE
    assert reader.pictures == []


def test_where_the_model_fails_the_text_answers_and_it_is_said(memory: DrawnMemory) -> None:
    reader = ScriptedReader([ModelUnavailable("The model ran out of memory.")])
    answer = asked(memory, picture_of(TICKET), "Which colour is the boat?", reader)
    assert answer.reason is AbstainReason.NOT_ON_PICTURE
    assert "The model ran out of memory." in answer.note


@pytest.mark.parametrize(
    "question", ["Where have I seen this?", "", "What is this from?", "Woher kenne ich das?"]
)
def test_where_it_was_seen_is_a_kept_frame_with_its_line(drawn: DrawnMemory, question: str) -> None:
    drawn.show(moment(8, "10:00"), TICKET, app="firefox", title="Your booking - Firefox")
    drawn.show(moment(9, "10:00"), Sheet().paragraph("Harbour news"), app="mail", title="News")
    part = Sheet().table(("Leaves", "10:35"), ("Price", "€38.50"))
    answer = asked(drawn, picture_of(part), question)
    assert not answer.abstained
    assert "Your booking" in answer.short
    (cited,) = answer.citations
    assert not is_shown_only(cited.observation_id)
    assert cited.at == moment(8, "10:00")
    assert cited.box is not None


def test_what_was_never_seen_is_told_so(memory: DrawnMemory) -> None:
    memory.show(moment(8, "10:00"), Sheet().paragraph("Harbour news of the week"), title="News")
    answer = asked(memory, picture_of(TICKET), "Where have I seen this?")
    assert answer.reason is AbstainReason.NOT_SEEN_BEFORE


def test_what_the_user_does_not_want_to_see_is_not_shown_as_seen(memory: DrawnMemory) -> None:
    memory.show(moment(8, "10:00"), TICKET, app="firefox", title="Your booking")
    assert remember_from_chat(memory.store, "Stop showing me Firefox", NOW) is not None
    answer = asked(memory, picture_of(TICKET), "Where have I seen this?")
    assert answer.reason is AbstainReason.NOT_SEEN_BEFORE


def test_asking_writes_nothing(memory: DrawnMemory) -> None:
    memory.show(moment(8, "10:00"), TICKET, app="firefox", title="Your booking")
    before = memory.store.sizes(), memory.store.changes.mark()
    for question in ("What is the price?", "Where have I seen this?", "Who is the captain?"):
        asked(memory, picture_of(TICKET), question)
    assert (memory.store.sizes(), memory.store.changes.mark()) == before
