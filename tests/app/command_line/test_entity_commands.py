"""`recollect entities`, `entity …` and `tasks`: what was seen, and correcting it."""

from datetime import timedelta

import pytest

from app.open_memory import Access, open_memory
from core.home import HomeFolder
from core.ingest.ingest import store_observation
from core.ingest.work import work_off
from core.observation import Box, Observation, Source, TextLine, WindowContext
from tests.app.command_line.conftest import START, CommandLine

SCREENS = (
    ("Minutes", ("Ilse Brandt <ib77@harbour.example>", "The rope plan is with Ilse Brandt.")),
    ("Crew", ("Tove Olsen <tove.olsen@harbour.example>", "Tove Olsen checks the crane.")),
    ("List", ("Before the storm", "[ ] tie up the Swallow", "[x] paint the oars")),
)


@pytest.fixture
def harbour(empty: CommandLine) -> CommandLine:
    """A memory of two people and a list of what is to be done."""
    with open_memory(HomeFolder(empty.home), Access.WRITE) as memory:
        for number, (title, texts) in enumerate(SCREENS):
            lines = tuple(
                TextLine(text, Box(400, 300 + 30 * row, 9 * len(text), 20))
                for row, text in enumerate(texts)
            )
            at = START + timedelta(minutes=20 * number)
            window = WindowContext("editor", title)
            store_observation(
                memory.store,
                Observation(Source.SCREEN, at, 1, window, lines, None, bytes([number]) * 32),
            )
        work_off(memory.store, None)
    return empty


def _id_of(harbour: CommandLine, text: str) -> str:
    (found,) = harbour.document("entities", "--kind", "person", "--text", text)["entities"]
    return str(found["id"])


def test_people_are_listed_with_their_names_page_by_page(harbour: CommandLine) -> None:
    page = harbour.document("entities", "--kind", "person", "--limit", "1", "--offset", "1")
    assert page["total"] == 2
    (found,) = page["entities"]
    assert found["kind"] == "person"
    assert set(found) == {
        "id",
        "kind",
        "name",
        "aliases",
        "mentions",
        "first_seen",
        "last_seen",
        "by_you",
    }
    assert "see --limit" in harbour.say("entities", "--limit", "1").out
    assert harbour.say("entities", "--text", "nobody").out.strip() == "No such names."


def test_one_is_shown_with_what_is_known_of_it_by_its_bare_id(harbour: CommandLine) -> None:
    ilse = _id_of(harbour, "ilse")
    shown = harbour.document("entity", ilse)
    assert shown == harbour.document("entity", "show", ilse)
    assert shown["name"] == "Ilse Brandt"
    assert shown["memories"]
    assert shown["frames"] == ["o1"]
    told = harbour.say("entity", ilse).out
    assert "Names:" in told
    assert "Known of it:" in told


def test_merging_splitting_and_undoing(harbour: CommandLine) -> None:
    ilse, tove = _id_of(harbour, "ilse"), _id_of(harbour, "tove")
    (kept,) = harbour.document("entity", "merge", ilse, tove)["entities"]
    assert kept["by_you"]
    assert "Tove Olsen" in kept["aliases"]
    assert harbour.say("entity", tove).code == 1
    left, new = harbour.document("entity", "split", ilse, "ib77@harbour.example")["entities"]
    assert new["aliases"] == ["ib77@harbour.example"]
    assert left["id"] == ilse
    assert harbour.say("entity", "undo", ilse).out.startswith("Undone: split.")
    assert harbour.say("entity", "undo", ilse).out.startswith("Undone: merge.")
    assert harbour.document("entity", tove)["name"] == "Tove Olsen"
    assert [one["operation"] for one in harbour.document("entity", ilse)["history"]] == [
        "undo",
        "undo",
        "split",
        "merge",
    ]


def test_tasks_are_a_tree_with_their_state(harbour: CommandLine) -> None:
    every = harbour.document("tasks")["tasks"]
    assert every
    told = harbour.say("tasks", "--status", "done").out
    assert "paint the oars" in told
    assert "tie up the Swallow" not in told
    assert harbour.say("tasks", "--status", "dropped").out.strip() == "No such tasks."


def test_how_a_task_stands_is_the_users_word(harbour: CommandLine) -> None:
    (task,) = [
        part
        for root in harbour.document("tasks")["tasks"]
        for part in (root, *root["parts"])
        if part["title"] == "tie up the Swallow"
    ]
    for word, state in (("done", "done"), ("open", "open"), ("drop", "dropped")):
        changed = harbour.document("tasks", word, task["id"])
        assert (changed["id"], changed["state"]) == (task["id"], state)
    assert "tie up the Swallow" in harbour.say("tasks", "list", "--status", "dropped").out
    harbour.say("undo", task["id"])
    assert "tie up the Swallow" in harbour.say("tasks", "--status", "open").out
    assert "Usage" in harbour.say("tasks", "--help").out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("tasks", "done", "m999"), "no memory m999"),
        (("tasks", "done", "o1"), "is a frame"),
        (("entity", "e999"), "no entity e999"),
        (("entity", "show", "m1"), "not the id of an entity"),
        (("entity", "merge", "e1", "e999"), "e999"),
        (("entity", "split", "e1", "Nobody"), "has no name"),
        (("entity", "undo", "e1"), "nothing to undo"),
    ],
)
def test_a_known_error_is_one_sentence(
    harbour: CommandLine, words: tuple[str, ...], expected: str
) -> None:
    said = harbour.say(*words)
    assert (said.code, said.out) == (1, "")
    assert expected in said.err
    assert len(said.err.splitlines()) == 1


def test_a_wrong_use_ends_with_2(harbour: CommandLine) -> None:
    assert harbour.say("entity", "merge", "e1").code == 2
    assert harbour.say("entities", "--kind", "soul").code == 2
