"""A model's answer becomes typed operations as a whole, or is refused with what is wrong."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import UnusableOutput
from core.memory.by_model.operations import (
    MAX_OPERATIONS,
    MAX_TEXT,
    Add,
    CoreBlock,
    CoreStatement,
    Episode,
    Fact,
    Merge,
    Procedure,
    Reject,
    ResourceSummary,
    Said,
    Supersede,
    Task,
    TaskState,
    Update,
    operations_schema,
    parse_operations,
    parse_summary,
)
from tests.core.memory.by_model.screens import add, answer, fact, said


def test_every_operation_and_kind_is_read() -> None:
    episode = {"kind": "episodic", "title": said("A", 1), "summary": [said("b  c\n d", 2, 2, 3)]}
    resource = {**episode, "kind": "resource"}
    steps = {"kind": "procedural", "goal": said("Go", 1), "steps": [said("one", 1)]}
    task = {"kind": "task", "title": said("Call", 4), "state": "open"}
    core = {"kind": "core", "block": "person", "statement": said("I throw pots", 1)}
    text = json.dumps(
        answer(
            add(fact("boiler", "costs", "1,480.00", 2)),
            add(episode),
            add(resource),
            add(steps),
            add(core),
            {"op": "update", "memory": 1, "content": task},
            {"op": "supersede", "memory": 2, "content": task},
            {"op": "merge", "memories": [3, 4]},
            {"op": "reject", "memory": 5},
        )
    )
    lines = (Said("b c d", (2, 3)),)
    call = Task(Said("Call", (4,)), TaskState.OPEN)
    assert parse_operations(text) == (
        Add(Fact("boiler", "costs", "1,480.00", (2,))),
        Add(Episode(Said("A", (1,)), lines)),
        Add(ResourceSummary(Said("A", (1,)), lines)),
        Add(Procedure(Said("Go", (1,)), (Said("one", (1,)),))),
        Add(CoreStatement(CoreBlock.PERSON, Said("I throw pots", (1,)))),
        Update(1, call),
        Supersede(2, call),
        Merge((3, 4)),
        Reject(5),
    )
    assert parse_operations('{"operations": []}') == ()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "no JSON"),
        ('{"operations": [{"op": "ad', "no JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "no “operations” in the answer"),
        ('{"operations": 3}', "no a list"),
        (json.dumps(answer({"op": "delete", "memory": 1})), "no known operation"),
        (json.dumps(answer({"op": "reject", "memory": True})), "no a number"),
        (json.dumps(answer({"op": "reject"})), "no “memory”"),
        (json.dumps(answer(add({"kind": "vault"}))), "no known kind"),
        (json.dumps(answer(add(fact("", "is", "x", 1)))), "no a text"),
        (json.dumps(answer(add(fact("x" * 500, "is", "x", 1)))), "at most"),
        (json.dumps(answer(add(fact("x", "is", "x")))), "no a list of 1"),
        (json.dumps(answer(*[{"op": "reject", "memory": 1}] * (MAX_OPERATIONS + 1))), "no a list"),
        (
            json.dumps(answer(add({"kind": "task", "title": said("x", 1), "state": "late"}))),
            "one of open, done, dropped",
        ),
    ],
)
def test_what_is_wrong_is_said(text: str, complaint: str) -> None:
    with pytest.raises(UnusableOutput, match=complaint):
        parse_operations(text)


def test_a_summary_is_read() -> None:
    text = json.dumps({"title": said("Boiler", 1), "summary": [said("Offer came", 2)]})
    assert parse_summary(text) == Episode(Said("Boiler", (1,)), (Said("Offer came", (2,)),))
    with pytest.raises(UnusableOutput, match="summary"):
        parse_summary(json.dumps({"title": said("Boiler", 1), "summary": []}))


def test_the_schema_offers_only_what_makes_sense() -> None:
    def offered(schema: dict[str, Any]) -> set[str]:
        return {
            name
            for one in schema["properties"]["operations"]["items"]["anyOf"]
            for name in one["properties"]["op"].get("enum", [one["properties"]["op"].get("const")])
        }

    def kinds(schema: dict[str, Any]) -> set[str]:
        contents = schema["$defs"]["content"]["anyOf"]
        return {one["properties"]["kind"]["const"] for one in contents}

    nothing_known = operations_schema(12, 0)
    assert offered(nothing_known) == {"add"}
    assert "core" not in kinds(nothing_known)
    assert "vault" not in kinds(operations_schema(12, 0, may_add_core=True))
    assert "core" in kinds(operations_schema(12, 0, may_add_core=True))
    assert offered(operations_schema(12, 1)) == {"add", "update", "supersede", "reject"}
    assert "merge" in offered(operations_schema(12, 2))
    definitions: Any = nothing_known["$defs"]
    assert definitions["line"]["enum"] == list(range(1, 13))
    assert definitions["text"]["maxLength"] == MAX_TEXT


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["operations", "op", "content", "kind", "memory", "lines", "title"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_other_json_is_refused_and_nothing_else_happens(value: object) -> None:
    try:
        operations = parse_operations(json.dumps(value))
    except UnusableOutput:
        return
    assert isinstance(value, dict)
    assert len(operations) == len(value["operations"])
