"""Changes and comparisons that are told in sentences, on screens of an invented bindery."""

from collections.abc import Iterator

import pytest

from core.answer.ask import Question, ask
from core.answer.deliberate.plan import shape_of
from core.answer.deliberate.which_is_more import which_more_in
from tests.fakes.drawn_memory import DrawnMemory, Sheet, drawn_memory, moment, page

NOW = moment(13, "18:00")
_FIRST = "[09:12] Ruta: Gluing one spine takes 95 seconds."
_CHAT = (
    "[09:40] Jonas: The guillotine is loud today.",
    "[09:55] Ruta: The kettle needs four minutes.",
)


@pytest.fixture(scope="module")
def bindery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DrawnMemory]:
    with drawn_memory(tmp_path_factory.mktemp("bindery")) as memory:
        _show_chat(memory)
        _show_letters(memory)
        _show_sheets(memory)
        memory.embed()
        yield memory


def _show_chat(memory: DrawnMemory) -> None:
    memory.show(moment(8, "10:00"), page(_FIRST, *_CHAT), app="chat", title="#workshop - Banter")
    later = "[15:20] Jonas: With the new nozzle we are down to 70 seconds."
    memory.show(
        moment(10, "15:30"), page(_FIRST, *_CHAT, later), app="chat", title="#workshop - Banter"
    )


def _show_letters(memory: DrawnMemory) -> None:
    memory.show(
        moment(8, "11:00"),
        page("Dear all,", "the recital runs 1 hour 50 and nobody sat still.", "Ilse"),
        app="mail",
        title="The atlas - Postbox",
    )
    memory.show(
        moment(11, "11:00"),
        page("Dear all,", "last night's try came in at 1 hour 35. The fable is out.", "Ilse"),
        app="mail",
        title="The atlas - Postbox",
    )
    memory.show(
        moment(9, "09:00"),
        page("The atlases leave us on Friday 19 September: 12 crates.", "Greetings, Marek"),
        app="mail",
        title="The week - Postbox",
    )
    memory.show(
        moment(10, "09:00"),
        page("Not before the fair, please.", "Let the atlases leave on Wednesday 24 September."),
        app="mail",
        title="Not before the fair - Postbox",
    )


def _show_sheets(memory: DrawnMemory) -> None:
    for day, left, all_left in ((8, "310", "2,640"), (11, "120", "1,890")):
        memory.show(
            moment(day, "14:00"),
            Sheet().table(
                ("Shelf", "Granted", "Left"),
                ("Paper", "1,900", "1,770"),
                ("Leather", "2,400", left),
                ("All", "4,300", all_left),
            ),
            app="browser",
            title="Bindery money - Sheets",
        )
    memory.show(
        moment(9, "16:00"),
        page("Sewing frame, $ 24 per week, each.", "The rest of the list stays."),
        app="mail",
        title="Quotation Q-7 - Postbox",
    )
    memory.show(
        moment(11, "16:00"),
        page("For a month I can let you have a sewing frame at $ 19.50 per week."),
        app="mail",
        title="Re: Quotation Q-7 - Postbox",
    )
    memory.show(
        moment(9, "17:00"),
        page("Hand press Corvin: 41 kg, € 380"),
        app="browser",
        title="Hand press Corvin | Pressyard",
    )
    memory.show(
        moment(9, "17:05"),
        page("Hand press Maribel: 36 kg, € 455"),
        app="browser",
        title="Hand press Maribel | Pressyard",
    )


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("How many seconds quicker is a spine glued with the new nozzle?", "25 seconds"),
        ("How many minutes did the recital lose?", "15 minutes"),
        ("How many days later than announced do the atlases leave?", "5 days"),
        ("By how much did the money left for the whole bindery shrink?", "750"),
        ("What would six sewing frames cost for four weeks at the reduced rate?", "468"),
        ("Which is cheaper, the Corvin press or the Maribel press?", "The Corvin press: € 380"),
        ("Is the Corvin press or the Maribel press lighter?", "The Maribel press: 36 kg"),
    ],
)
def test_a_change_or_a_comparison_is_worked_out(
    bindery: DrawnMemory, question: str, shown: str
) -> None:
    answer = ask(bindery.store, bindery.embedder, Question(question, NOW))
    assert shown in answer.short


@pytest.mark.parametrize(
    "question",
    [
        "How many seconds quicker does the guillotine cut with the new blade?",
        "How many minutes did the lecture gain?",
        "Which is cheaper, the Corvin press or the Ostrava press?",
    ],
)
def test_a_thing_that_never_changed_has_no_difference(bindery: DrawnMemory, question: str) -> None:
    answer = ask(bindery.store, bindery.embedder, Question(question, NOW))
    assert answer.abstained or answer.confidence < 0.6


def test_the_price_a_week_is_asked_and_not_that_of_five(bindery: DrawnMemory) -> None:
    question = "What do we pay a week for a sewing frame if we take it for four weeks?"
    answer = ask(bindery.store, bindery.embedder, Question(question, NOW))
    assert "×" not in answer.short


@pytest.mark.parametrize(
    "question",
    [
        "Which room is cooler in summer?",
        "What came earlier, the call or the letter?",
        "Is it later than noon?",
    ],
)
def test_a_question_without_two_things_sets_none_against_each_other(question: str) -> None:
    assert which_more_in(question) is None or shape_of(question) != which_more_in(question)
