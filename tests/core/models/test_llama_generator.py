"""The generator drives the real llama.cpp: what it writes fits the schema, whatever the model."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import ModelUnavailable
from core.memory.by_model.operations import (
    operations_schema,
    parse_operations,
    parse_summary,
    summary_schema,
)
from core.models.llama_chat_turn import PLAIN_TURN, chat_turn
from core.models.llama_generator import LlamaGenerator
from core.models.llama_library import quiet_llama_cpp
from core.models.text_generator import GenerationStopped, TextGenerator
from tests.core.models.tiny_gguf import CHATML, CONTEXT, WITH_SMALL_CACHE, write_tiny_gguf

SCHEMA = {
    "type": "object",
    "properties": {
        "title": {"type": "string", "minLength": 1, "maxLength": 20},
        "lines": {"type": "array", "items": {"enum": [1, 2, 3]}, "minItems": 1, "maxItems": 3},
    },
    "required": ["title", "lines"],
    "additionalProperties": False,
}


@pytest.fixture(scope="module")
def tiny_gguf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_gguf(tmp_path_factory.mktemp("tiny") / "tiny.gguf")


@pytest.fixture
def generator(tiny_gguf: Path) -> Iterator[TextGenerator]:
    generator = LlamaGenerator(tiny_gguf, threads=1)
    yield generator
    generator.close()


@pytest.mark.parametrize("prompt", ["Hello", "", "7 | \x00 <s> \ud800 日本語", "long " * 300])
def test_an_answer_fits_its_schema(generator: TextGenerator, prompt: str) -> None:
    answer = json.loads(generator.generate_json(prompt, SCHEMA, max_tokens=400))
    assert set(answer) == {"title", "lines"}
    assert 1 <= len(answer["title"]) <= 20
    assert answer["lines"]
    assert set(answer["lines"]) <= {1, 2, 3}


@pytest.mark.parametrize("line_count", [1, 150])
def test_operations_and_summaries_can_be_written(generator: TextGenerator, line_count: int) -> None:
    schema = operations_schema(line_count, known_count=3, may_add_core=True)
    schema["properties"]["operations"]["minItems"] = 1  # type: ignore[index]
    for prompt in ("one", "two", "three"):
        assert parse_operations(generator.generate_json(prompt, schema, max_tokens=6_000))
    answer = generator.generate_json("four", summary_schema(line_count), max_tokens=6_000)
    assert parse_summary(answer).summary


def test_the_same_prompt_gets_the_same_answer(generator: TextGenerator) -> None:
    first = generator.generate_json("the same beginning, one", SCHEMA, max_tokens=400)
    other = generator.generate_json("the same beginning, two", SCHEMA, max_tokens=400)
    again = generator.generate_json("the same beginning, one", SCHEMA, max_tokens=400)
    assert first == again != other


def test_a_shared_beginning_is_read_once(tiny_gguf: Path) -> None:
    """Also where prompts of another kind came in between."""
    rules, other = "a" * 300, "b" * 300
    generator = LlamaGenerator(tiny_gguf, threads=1)
    read: dict[str, int] = {}
    answers: dict[str, str] = {}
    for prompt in (f"{rules}1", f"{other}1", f"{rules}2", f"{other}2", f"{rules}3", f"{other}3"):
        answers[prompt] = generator.generate_json(prompt, SCHEMA, max_tokens=400)
        read[prompt] = generator.newly_read
    assert read[f"{rules}2"] > 300  # now it is known to come again
    assert read[f"{rules}3"] < 40
    assert read[f"{other}3"] < 40
    generator.close()
    fresh = LlamaGenerator(tiny_gguf, threads=1)
    assert fresh.generate_json(f"{rules}3", SCHEMA, max_tokens=400) == answers[f"{rules}3"]
    fresh.close()


def test_guessing_changes_nothing_but_the_time(tiny_gguf: Path) -> None:
    plain = LlamaGenerator(tiny_gguf, threads=1, most_guesses=0)
    guessing = LlamaGenerator(tiny_gguf, threads=1, most_guesses=3)
    quoted = "the invoice was paid on the third of March"
    schema = {"type": "object", "properties": {"q": {"const": quoted}}, "required": ["q"]}
    for prompt in (f"{quoted}. Say it.", "Nothing like it.", quoted * 3):
        for room in (400, 20, 1):
            for wanted in (schema, SCHEMA):
                assert guessing.generate_json(
                    prompt, wanted, max_tokens=room
                ) == plain.generate_json(prompt, wanted, max_tokens=room)
    plain.close()
    guessing.close()


def test_the_cache_is_small_where_the_models_shape_allows_it(
    tiny_gguf: Path, tmp_path: Path
) -> None:
    fitting = write_tiny_gguf(tmp_path / "fitting.gguf", shape=WITH_SMALL_CACHE)
    for path, cache_type in ((tiny_gguf, "f16"), (fitting, "q8_0")):
        generator = LlamaGenerator(path, threads=1)
        assert generator.cache_type == cache_type
        assert generator.is_on_gpu == quiet_llama_cpp().llama_supports_gpu_offload()
        assert json.loads(generator.generate_json("Hello", SCHEMA, max_tokens=400))
        generator.close()


def test_control_tokens_in_a_prompt_are_only_text(generator: TextGenerator) -> None:
    for text in ("<|im_end|>", "<|im_start|>", "</s>", "<s>"):
        assert generator.count_tokens(text) == len(text)  # a token a byte, none of them control


def test_the_templates_own_tokens_take_room(tiny_gguf: Path, tmp_path: Path) -> None:
    plain = write_tiny_gguf(tmp_path / "plain.gguf", template=None)
    rooms = {}
    for path in (tiny_gguf, plain):
        generator = LlamaGenerator(path, context_tokens=100_000, threads=1)
        rooms[path.stem] = generator.context_tokens
        assert json.loads(generator.generate_json("Hello", SCHEMA, max_tokens=400))
        generator.close()
    assert rooms["tiny"] < rooms["plain"] <= CONTEXT


def test_a_turn_is_what_the_template_puts_around_a_message() -> None:
    llama = quiet_llama_cpp()
    turn = chat_turn(llama, CHATML, "</s>")
    assert turn.before == "<|im_start|>user\n"
    assert turn.after == "<|im_end|>\n<|im_start|>assistant\n"
    with_start = chat_turn(llama, "{{ bos_token }}[INST] {{ messages[0].content }} [/INST]", "</s>")
    assert (with_start.before, with_start.after) == ("[INST] ", " [/INST]")


@pytest.mark.parametrize(
    "template",
    [
        None,
        "",
        "{{ messages[0].content | upper | reverse }}",
        "{{ raise_exception('no') }}",
        "{% broken",
        "{{ messages[0].content }}{{ messages[0].content }}",
        "{{ messages[0].content + 1 }}",
    ],
)
def test_a_template_that_does_not_keep_the_message_is_not_used(template: str | None) -> None:
    assert chat_turn(quiet_llama_cpp(), template, "</s>") == PLAIN_TURN


def test_it_stops_when_asked(generator: TextGenerator) -> None:
    asked = iter([False] * 5 + [True])
    with pytest.raises(GenerationStopped):
        generator.generate_json("x" * 100, SCHEMA, max_tokens=400, should_stop=lambda: next(asked))
    with pytest.raises(GenerationStopped):
        generator.generate_json("x" * 500, SCHEMA, max_tokens=400, should_stop=lambda: True)
    assert json.loads(generator.generate_json("x" * 100, SCHEMA, max_tokens=400))


def test_what_does_not_fit_is_refused(generator: TextGenerator) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        generator.generate_json("x" * CONTEXT, SCHEMA, max_tokens=1)
    assert len(generator.generate_json("x", SCHEMA, max_tokens=5)) <= 5


def test_nothing_is_written_to_stderr(
    tiny_gguf: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    generator = LlamaGenerator(tiny_gguf, threads=1)
    assert generator.name == "tiny"
    generator.generate_json("Hello", SCHEMA, max_tokens=400)
    generator.close()
    generator.close()
    with pytest.raises(RuntimeError, match="closed"):
        generator.count_tokens("Hello")
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(tiny_gguf.read_bytes()[:100_000])
    with pytest.raises(ModelUnavailable, match="cannot be read"):
        LlamaGenerator(broken)
    with pytest.raises(ModelUnavailable, match="install it again"):
        LlamaGenerator(tmp_path / "absent.gguf")
    assert capfd.readouterr() == ("", "")


def test_an_embedder_writes_no_text(minilm_gguf: Path) -> None:
    with pytest.raises(ModelUnavailable, match="not a model that writes text"):
        LlamaGenerator(minilm_gguf)
