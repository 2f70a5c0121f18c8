"""Standing instructions, and what an answer without a model makes of them."""

from datetime import datetime

from core.memory.from_user.corrections import correct, reject
from core.memory.from_user.instructions import AnswerManners, manners_of, standing_instructions
from core.memory.from_user.own_word import remember
from core.store.store import Store
from tests.core.store.fresh_store import after


def manners(store: Store, *said: str, at: datetime | None = None) -> AnswerManners:
    for number, text in enumerate(said):
        remember(store, text, at or after(number))
    return manners_of(standing_instructions(store))


def test_nobody_said_anything() -> None:
    assert manners_of(()) == AnswerManners(None, False, (), "")


def test_what_was_said_is_obeyed(store: Store) -> None:
    assert manners(
        store,
        "Call me Nora",
        "Always answer in German",
        "Answer briefly",
        "Never show me anything from Signal",
        "Never mention Slack",
        "I live in Graz",
        "I like tea",
    ) == AnswerManners("de", True, ("signal", "slack"), "Nora")


def test_the_later_word_holds(store: Store) -> None:
    found = manners(
        store,
        "Antworte immer auf Deutsch",
        "Answer briefly",
        "From now on answer in English",
        "Always answer in detail",
    )
    assert (found.language, found.is_brief) == ("en", False)


def test_a_language_that_we_do_not_write_is_left_to_a_model(store: Store) -> None:
    assert manners(store, "Always answer in French").language is None
    (instruction,) = standing_instructions(store)
    assert (instruction.slot, instruction.value) == ("answer language", "French")


def test_instructions_stand_apart_in_the_users_words(store: Store) -> None:
    manners(store, "Always use 24-hour times", "I like tea", "The key is in the shed")
    (instruction,) = standing_instructions(store)
    assert instruction.text == "Always use 24-hour times"


def test_what_was_rejected_or_corrected_is_no_longer_obeyed(store: Store) -> None:
    assert manners(store, "Always answer in German", "Call me Norah").language == "de"
    language, name = standing_instructions(store)
    reject(store, language.memory_id, after(9))
    correct(store, name.memory_id, "Nora", after(9))
    assert manners(store) == AnswerManners(name="Nora")
