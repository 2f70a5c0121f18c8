"""What a server says is read as far as it makes sense, and never breaks the reader."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.models.server_protocol import (
    DONE,
    Form,
    Heard,
    chat_body,
    estimated_tokens,
    heard_in,
    is_in_form,
    model_names,
    object_in,
    reason_in,
)

SCHEMA = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}


@pytest.mark.parametrize(
    ("line", "heard"),
    [
        ('data: {"choices":[{"delta":{"content":"tide"}}]}', Heard("tide")),
        ('data: {"choices":[{"delta":{"content":"{\\n\\t\\"a"}}]}', Heard('{  "a')),
        ('data:{"choices":[{"delta":{},"finish_reason":"length"}]}', Heard(finish="length")),
        ('data: {"choices":[{"delta":{"role":"assistant","content":null}}]}', Heard()),
        ('data: {"choices":[],"usage":{"prompt_tokens":3}}', None),
        ("data: [DONE]", DONE),
        (": ping", None),
        ("", None),
        ("event: message", None),
        ("data: no json", None),
        ("data: [1]", None),
        ('data: {"error":{"message":"out of\\nmemory"}}', Heard(error="out of memory")),
        ('data: {"error":7}', Heard(error="an error without a reason")),
    ],
)
def test_a_line_of_the_stream(line: str, heard: Heard | None) -> None:
    assert heard_in(line) == heard


@given(st.text())
def test_no_line_breaks_the_reader(text: str) -> None:
    heard_in(text)
    heard_in(f"data: {text}")
    reason_in(text)
    model_names(text)
    object_in(text)
    assert estimated_tokens(text) >= 0


@given(st.recursive(st.none() | st.booleans() | st.text(), st.lists))
def test_no_json_breaks_the_reader(value: object) -> None:
    for told in (value, {"choices": value}, {"error": value}, {"data": value}):
        heard_in(f"data: {json.dumps(told)}")
        reason_in(json.dumps(told))
        model_names(json.dumps(told))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ('Here it is:\n```json\n{"a": "b {"}\n```', '{"a": "b {"}'),
        ('<think>{"a": 1}</think>{"a": 2}', '{"a": 2}'),
        ("I cannot.", ""),
        ('{"a": ', ""),
    ],
)
def test_the_object_is_found_among_other_words(said: str, found: str) -> None:
    assert object_in(said) == found


def test_an_answer_needs_what_the_schema_requires() -> None:
    assert is_in_form('{"a": 1, "b": 2}', SCHEMA)
    assert not is_in_form('{"b": 2}', SCHEMA)
    assert not is_in_form('["a"]', SCHEMA)
    assert not is_in_form("a", SCHEMA)


def test_the_schema_goes_with_the_request_or_into_the_prompt() -> None:
    strict = json.loads(chat_body("m", "When?", SCHEMA, 9, Form.SCHEMA))
    assert strict["response_format"]["json_schema"]["schema"] == SCHEMA
    assert strict["messages"] == [{"role": "user", "content": "When?"}]
    told = json.loads(chat_body("m", "When?", SCHEMA, 9, Form.WORDS))
    assert "response_format" not in told
    assert told["messages"][0]["content"].startswith("When?\n")
    assert json.dumps(SCHEMA, separators=(",", ":")) in told["messages"][0]["content"]
    assert told["stream"] is True


def test_tokens_are_rather_overestimated() -> None:
    assert estimated_tokens("The ferry leaves at seven") == 1 + 2 + 2 + 1 + 2
    assert estimated_tokens("2026-06-09") == 10
    assert estimated_tokens("潮") == 1
    assert estimated_tokens("\n") == 1
