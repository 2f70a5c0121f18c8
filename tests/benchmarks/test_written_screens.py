"""Examples are read as they are meant, and a bad one is told with what to mend."""

import re

import pytest

from tests.benchmarks.written_screens import (
    EXAMPLES,
    BadExample,
    LineQuestion,
    all_screens,
    learned_and_kept,
    screens_in,
)

_GOOD = """\
=== mail
app: Post
title: Boat: new sails
---
Boat: new sails

From: Ada Nyholm   Mon 3 May
The main sail comes to 910 €, the jib to 430 €.
Deposit by Friday: 430 €
---
Q: price of the jib
A: 430 € || jib

Q: who wrote?
A: Ada Nyholm
Q: colour of the sails
A: none
"""


def test_a_screen_has_its_lines_and_each_question_the_line_that_answers_it() -> None:
    (screen,) = screens_in(_GOOD, "here")
    assert (screen.kind, screen.app, screen.title) == ("mail", "Post", "Boat: new sails")
    assert screen.heading == "Post Boat: new sails"
    assert screen.lines[1] == "From: Ada Nyholm   Mon 3 May"
    assert screen.questions == (
        LineQuestion("price of the jib", "430 €", 2),
        LineQuestion("who wrote?", "Ada Nyholm", 1),
        LineQuestion("colour of the sails", None, None),
    )


def test_a_file_holds_many_screens() -> None:
    assert len(screens_in(_GOOD + "\n" + _GOOD, "here")) == 2
    assert screens_in("\n", "here") == ()


@pytest.mark.parametrize(
    ("from_", "to", "line", "mend"),
    [
        ("=== mail\n", "mail\n", 1, "begin every screen"),
        ("---\nBoat", "Boat", 1, "before and after the lines"),
        ("From: Ada Nyholm   Mon 3 May\nThe main", "The main", 1, "at least 4 lines"),
        ("430 € || jib", "430 €", 12, "stands in 2 lines"),
        ("A: Ada Nyholm", "A: Ida Nyholm", 15, "stands in 0 lines"),
        ("A: Ada Nyholm", "A:", 15, "stands in 0 lines"),
        ("A: Ada Nyholm\n", "", 15, "in turns"),
        ("Q: who wrote?\n", "", 14, "in turns"),
        ("Q: who wrote?", "who wrote?", 14, "in turns"),
        ("A: none\n", "", 16, "answer the question"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(from_: str, to: str, line: int, mend: str) -> None:
    assert from_ in _GOOD
    with pytest.raises(BadExample, match=f"here:{line}: .*{mend}"):
        screens_in(_GOOD.replace(from_, to, 1), "here")


def test_a_screen_without_questions_is_told() -> None:
    with pytest.raises(BadExample, match="ask at least one question"):
        screens_in(_GOOD.split("Q:", maxsplit=1)[0], "here")


def test_our_examples_are_good_and_as_many_as_their_readme_tells() -> None:
    screens = all_screens()
    questions = [question for screen in screens for question in screen.questions]
    not_told = sum(question.line is None for question in questions)
    told = re.findall(
        r"([\d,]+) (screens|questions|not told)", (EXAMPLES / "README.md").read_text("utf-8")
    )
    assert {what: int(count.replace(",", "")) for count, what in told} == {
        "screens": len(screens),
        "questions": len(questions),
        "not told": not_told,
    }


def test_one_screen_in_twelve_is_kept_aside_and_stays_there() -> None:
    screens = all_screens()
    learned, kept = learned_and_kept(screens)
    assert len(learned) + len(kept) == len(screens)
    assert len(screens) / 15 < len(kept) < len(screens) / 10
    assert learned_and_kept(reversed(screens))[1] == tuple(reversed(kept))
    assert not {screen.lines for screen in learned} & {screen.lines for screen in kept}
