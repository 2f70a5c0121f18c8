import pytest

from core.answer.picture.where_from import asks_where_from


@pytest.mark.parametrize(
    "question",
    [
        "",
        "Where have I seen this?",
        "where did I see this picture before?",
        "When did I last see this?",
        "Have I seen that already?",
        "What is this from?",
        "Which page is this from?",
        "Where does this come from?",
        "Where do I know this from?",
        "Wo habe ich das schon einmal gesehen?",
        "Wann habe ich dieses Bild zuletzt gesehen?",
        "Woher kenne ich das?",
        "Woher stammt das Bild?",
    ],
)
def test_what_the_picture_is_from_is_asked(question: str) -> None:
    assert asks_where_from(question)


@pytest.mark.parametrize(
    "question",
    [
        "Where does the train leave from?",
        "Where is the meeting?",
        "What does it cost?",
        "When is this due?",
        "Who is this letter from?",
        "Wo ist die Sitzung?",
        "Woher kommt der Zug?",
    ],
)
def test_what_it_says_is_another_question(question: str) -> None:
    assert not asks_where_from(question)
