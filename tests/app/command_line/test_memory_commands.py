"""`remember`, `correct`, `pin`, `reject`, `merge` and `undo`, as people and programs type them."""

import pytest

from tests.app.command_line.conftest import CommandLine


def remembered(line: CommandLine, text: str) -> str:
    (memory,) = line.document("remember", text)["memories"]
    return str(memory["id"])


def test_what_is_said_is_told_back_and_found(empty: CommandLine) -> None:
    document = empty.document("remember", "Call me Nora. The spare key is under the blue pot.")
    assert [one["kind"] for one in document["memories"]] == ["core", "semantic"]
    assert (document["replaced"], document["notices"], document["offers"]) == ([], [], 0)
    shown = empty.document("memory", document["frame"])
    assert (shown["source"], shown["app"]) == ("chat", "recollect")
    told = empty.say("remember", "Call me Eleonora")
    assert told.code == 0
    assert "takes the place of m1" in told.out
    found = empty.document("search", "blue pot")["results"]
    assert document["frame"] in {one["id"] for one in found}


def test_a_full_block_is_told_and_nothing_is_lost(empty: CommandLine) -> None:
    for number in range(11):
        empty.document("remember", f"Always mention the number {number} {'again ' * 30}")
    said = empty.say("remember", f"Never mention the number 99 {'again ' * 30}")
    assert said.code == 0
    assert "is full" in said.err
    assert "99" in said.out


def test_a_memory_is_corrected_pinned_rejected_and_undone(empty: CommandLine) -> None:
    name = remembered(empty, "The spare key is under the blue pot")
    changed = empty.document("correct", name, "in the shed")
    assert (changed["title"], changed["version"]) == ("Spare key: in the shed", 2)
    assert empty.document("correct", name, "Cellar key", "--role", "subject")["title"] == (
        "Cellar key: in the shed"
    )
    assert empty.document("pin", name)["pinned"] is True
    assert empty.document("pin", name, "--off")["pinned"] is False
    assert empty.document("reject", name)["status"] == "rejected"
    undone = empty.document("undo", name)
    assert undone["status"] == "active"
    assert [one["operation"] for one in undone["undone"]] == ["reject"]
    assert "Undone: unpin of m1." in empty.say("undo", name).out


def test_several_are_merged_into_the_first(empty: CommandLine) -> None:
    first = remembered(empty, "The dentist is on Friday at 10:30")
    second = remembered(empty, "Dentist Friday half past ten")
    assert empty.document("merge", first, second)["id"] == first
    assert empty.document("memory", second)["superseded_by"] == first


def test_a_secret_is_said_to_be_offered(
    empty: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOLLECT_VAULT_PASSPHRASE", "a boat on dry land")
    empty.document("vault", "create")
    said = empty.say("remember", "The Wi-Fi password: Brine!Otter-72-Quay")
    assert "vault offers" in said.out
    assert "Otter" not in said.out + said.err


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("remember", "  "), "nothing to remember"),
        (("correct", "m99", "x"), "no memory m99"),
        (("correct", "m1", " "), "needs a text"),
        (("correct", "m1", "x", "--role", "outcome"), "has no outcome"),
        (("correct", "o1", "x"), "is a frame"),
        (("correct", "five", "x"), "not an id"),
        (("pin", "m99"), "no memory m99"),
        (("reject", "m99"), "no memory m99"),
        (("merge", "m1", "m1"), "nothing to merge"),
        (("merge", "m1", "m99"), "no memory m99"),
        (("undo", "m99"), "no memory m99"),
        (("undo", "o1"), "is a frame"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_known_error_is_one_sentence(
    empty: CommandLine, words: tuple[str, ...], expected: str
) -> None:
    remembered(empty, "The spare key is under the blue pot")
    for more in ((), ("--json",)):
        said = empty.say(*words, *more)
        assert (said.code, said.out) == (1, "")
        (sentence,) = said.err.splitlines()
        assert expected in sentence
        assert sentence.endswith(".")


@pytest.mark.parametrize(
    "words",
    [
        ("remember",),
        ("correct", "m1"),
        ("correct", "m1", "x", "--role", "soul"),
        ("pin",),
        ("reject",),
        ("merge", "m1"),
        ("undo",),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_wrong_use_ends_with_2(empty: CommandLine, words: tuple[str, ...]) -> None:
    said = empty.say(*words)
    assert (said.code, said.out) == (2, "")
