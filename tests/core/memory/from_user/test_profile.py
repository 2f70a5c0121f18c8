"""Which sentences are about the user, which are instructions, and which are neither."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.memory.from_user.profile import (
    Block,
    asks_to_keep,
    core_statement_in,
    profile_in_chat,
    sentences_of,
    without_lead,
)

ABOUT_THE_USER = (
    ("Call me Nora", Block.PERSON, "name", "Nora"),
    ("please call me Nora K.", Block.PERSON, "name", "Nora K"),
    ("My name's Nora Weiss.", Block.PERSON, "name", "Nora Weiss"),
    ("Nenn mich Noé", Block.PERSON, "name", "Noé"),
    ("Ich heiße Nora", Block.PERSON, "name", "Nora"),
    ("I live in Graz", Block.PERSON, "home", "Graz"),
    ("Ich wohne in Graz.", Block.PERSON, "home", "Graz"),
    ("I've moved to Brno", Block.PERSON, "home", "Brno"),
    ("I work at Tide Labs", Block.PERSON, "employer", "Tide Labs"),
    ("Ich arbeite bei der Stadt", Block.PERSON, "employer", "der Stadt"),
    ("I work as a nurse", Block.PERSON, "job", "nurse"),
    ("My birthday is on 3 May", Block.PERSON, "birthday", "3 May"),
    ("Mein Geburtstag ist am 3. Mai", Block.PERSON, "birthday", "3. Mai"),
    ("I'm allergic to hazelnuts", Block.PERSON, "allergy", "hazelnuts"),
    ("Ich bin allergisch gegen Nüsse", Block.PERSON, "allergy", "Nüsse"),
    ("I’m vegan", Block.PERSON, "diet", "vegan"),
    ("My wife is called Ida", Block.PERSON, "wife", "Ida"),
    ("Meine Tochter heißt Mia", Block.PERSON, "daughter", "Mia"),
    ("I prefer window seats", Block.PREFERENCES, "likes", "window seats"),
    ("I don't like cilantro", Block.PREFERENCES, "dislikes", "cilantro"),
    ("Ich mag keinen Koriander", Block.PREFERENCES, "dislikes", "Koriander"),
    ("My favourite colour is green", Block.PREFERENCES, "favourite colour", "green"),
    ("Always answer in German", Block.INSTRUCTIONS, "answer language", "German"),
    ("Antworte immer auf Deutsch", Block.INSTRUCTIONS, "answer language", "Deutsch"),
    ("From now on, speak English", Block.INSTRUCTIONS, "answer language", "English"),
    ("From now on always answer briefly", Block.INSTRUCTIONS, "answer length", "brief"),
    ("Antworte kurz.", Block.INSTRUCTIONS, "answer length", "brief"),
    ("Keep your answers short", Block.INSTRUCTIONS, "answer length", "brief"),
    ("Never show me anything from Signal", Block.INSTRUCTIONS, "hidden app", "signal"),
    ("Zeig mir nie etwas aus WhatsApp", Block.INSTRUCTIONS, "hidden app", "whatsapp"),
    ("Always use 24-hour times", Block.INSTRUCTIONS, "free", ""),
    ("Duze mich immer", Block.INSTRUCTIONS, "free", ""),
)

QUESTIONS = (
    "What is my name?",
    "what is my name",
    "Where do I live",
    "Could you always answer briefly?",
    "Do you know that I live in Graz?",
    "Show me my appointments",
    "Please find the boiler invoice",
    "Wann fährt der Zug",
    "Zeig mir die Rechnung",
    "I live in Graz. When does the train leave?",
)

ORDINARY = (
    "Never mind",
    "Never again",
    "It is always raining",
    "I like this answer",
    "I hate it",
    "I like to see my appointments",
    "I work at home today",
    "The spare key is under the blue pot",
    "Don't forget the milk",
    "Thanks",
    "",
)


@pytest.mark.parametrize(
    ("text", "block", "slot", "value"), ABOUT_THE_USER, ids=[one[0] for one in ABOUT_THE_USER]
)
def test_what_is_said_of_oneself_is_known(text: str, block: Block, slot: str, value: str) -> None:
    found = core_statement_in(text)
    assert found is not None
    assert (found.block, found.slot, found.value) == (block, slot, value)
    assert profile_in_chat(text) == (found,)


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_is_never_a_statement(text: str) -> None:
    assert profile_in_chat(text) == ()


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_words_are_no_statement(text: str) -> None:
    assert core_statement_in(text) is None
    assert profile_in_chat(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "please don't call me in the morning",
        "don't mention Slack",
        "I live in Graz. The train was late.",
        "I live in Graz" + " and so on" * 40,
    ],
)
def test_in_passing_only_what_means_to_last_counts(text: str) -> None:
    assert profile_in_chat(text) == ()


def test_words_that_ask_to_keep_it_are_left_out() -> None:
    for lead in ("Remember that ", "please remember: ", "Note that ", "Merk dir: "):
        found = core_statement_in(f"{lead}I live in Graz")
        assert found is not None
        assert (found.text, found.value) == ("I live in Graz", "Graz")


def test_one_matter_has_one_key_and_others_have_their_own() -> None:
    def key(text: str) -> str:
        found = core_statement_in(text)
        assert found is not None
        return found.key

    assert key("Call me Nora") == key("Mein Name ist Eleonora")
    assert key("I like cilantro") == key("I hate Cilantro")
    assert key("I'm allergic to nuts") != key("I'm allergic to cats")
    assert key("Always answer in German") == key("antworte auf Englisch")
    assert key("Answer briefly") == key("Always answer in detail")
    assert key("Never show Signal") != key("Never show Slack")


@pytest.mark.parametrize(
    "text",
    [
        "remember that the spare key is under the blue pot",
        "Please remember: the key is in the shed",
        "Remember my locker has the number 12",
        "don't forget that the bins go out on Monday",
        "Merk dir, dass der Ersatzschlüssel unter dem blauen Topf liegt",
        "Merk dir bitte: der Schlüssel liegt im Schuppen",
        "Vergiss nicht, dass die Tonnen am Montag rausmüssen",
    ],
)
def test_what_is_plainly_to_be_kept(text: str) -> None:
    assert asks_to_keep(text)
    assert not without_lead(text).casefold().startswith(("remember", "merk", "dass", "that"))


@pytest.mark.parametrize(
    "text",
    [
        "do you remember where the key is",
        "Do you remember that the key is in the shed?",
        "can you remember what Anna said",
        "remember when we met",
        "remember what Anna said",
        "Remember that time we went to Graz",
        "remember the milk",
        "remember",
        "what should I call Anna",
        "should I always answer in German",
        "am I to be called Jo",
        "call me back",
        "call me at noon",
        "show me the note that says call me Jo",
        "Show me short answers about boilers",
        "zeig mir noch mehr",
        "zeig mir Slack",
        "Erinnerst du dich, wo der Schlüssel ist",
        "Kannst du dich merken, dass ich Jo heiße",
        "Weißt du noch, wie ich heiße",
        "Wie soll ich Anna nennen",
        "Merk dir, was Anna gesagt hat",
        "Soll ich immer auf Deutsch antworten",
        "don't forget the milk",
    ],
)
def test_a_question_stays_a_question(text: str) -> None:
    assert profile_in_chat(text) == ()
    assert not asks_to_keep(text)


@pytest.mark.parametrize(
    "text",
    [
        "stop showing me Slack",
        "Please stop showing me things from Slack.",
        "Stop quoting Slack in answers",
        "Hide Slack from me",
        "Never show me Slack",
        "Zeig mir Slack nicht mehr",
        "Zeig mir kein Slack mehr",
        "Zeig mir nichts mehr aus Slack",
        "Hör auf, mir Slack zu zeigen",
        "Blende Slack aus",
    ],
)
def test_an_app_can_be_put_out_of_sight(text: str) -> None:
    (found,) = profile_in_chat(text)
    assert (found.slot, found.value) == ("hidden app", "slack")


def test_several_statements_in_one_message() -> None:
    found = profile_in_chat("Call me Nora. I live in Graz! Always answer in German")
    assert [one.slot for one in found] == ["name", "home", "answer language"]


def test_days_and_titles_end_no_sentence() -> None:
    assert sentences_of("Mein Geburtstag ist am 3. Mai. Dr. Weiss is away.\nBye") == [
        "Mein Geburtstag ist am 3. Mai.",
        "Dr. Weiss is away.",
        "Bye",
    ]


@given(st.text(max_size=400))
def test_any_text_is_read_without_fault(text: str) -> None:
    core_statement_in(text)
    assert all(one.text for one in profile_in_chat(text))
