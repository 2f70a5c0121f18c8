"""A model behind a server: a real one answers, and whatever the server does wrong is a sentence."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from core.errors import ModelLetGo, ModelUnavailable
from core.models.llama_generator import LlamaGenerator
from core.models.server_choice import ServerChoice
from core.models.server_generator import ServerGenerator
from core.models.text_generator import GenerationStopped
from core.models.turn_queue import Priority
from tests.core.models.loopback_model_server import (
    MODEL,
    LoopbackModelServer,
    ModelServerBehaviour,
)
from tests.core.models.tiny_gguf import write_tiny_gguf

SCHEMA: dict[str, object] = {
    "type": "object",
    "properties": {"answer": {"type": "string", "maxLength": 12}, "line": {"enum": [1, 2, 3]}},
    "required": ["answer", "line"],
    "additionalProperties": False,
}
GOOD = '{"answer": "at seven", "line": 2}'
PROMPT = "When does the ferry leave?"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LlamaGenerator]:
    """A real language model, half a megabyte large."""
    path = write_tiny_gguf(tmp_path_factory.mktemp("model") / "tiny.gguf")
    generator = LlamaGenerator(path, threads=1)
    yield generator
    generator.close()


@contextmanager
def serving(
    behaviour: ModelServerBehaviour, name: str = MODEL
) -> Iterator[tuple[ServerGenerator, ModelServerBehaviour]]:
    with LoopbackModelServer(behaviour) as server:
        generator = ServerGenerator(ServerChoice(server.url, name))
        yield generator, behaviour
        generator.close()


def test_a_real_model_behind_a_server_fills_the_schema_and_is_heard(model: LlamaGenerator) -> None:
    heard: list[str] = []
    with serving(ModelServerBehaviour(generator=model)) as (generator, server):
        answer = generator.generate_json(PROMPT, SCHEMA, max_tokens=200, on_text=heard.append)
        assert generator.models() == [MODEL]
    told = json.loads(answer)
    assert told["line"] in {1, 2, 3}
    assert len(heard) > 5
    assert "".join(heard) == answer
    assert answer == model.generate_json(PROMPT, SCHEMA, max_tokens=200)
    (body,) = server.bodies
    assert (body["model"], body["temperature"], body["max_tokens"]) == (MODEL, 0, 200)
    assert server.asked == ["/v1/chat/completions", "/v1/models"]


def test_who_reads_it_is_told_where_it_was_written() -> None:
    here = ServerGenerator(ServerChoice("localhost:11434", "qwen3"))
    assert here.name == "qwen3 on this machine's server at localhost:11434"
    there = ServerGenerator(ServerChoice("http://den.example:8080", "qwen3", "den.example"))
    assert there.name == "qwen3 on the server at den.example:8080"


def test_an_answer_that_is_too_long_comes_back_cut_off(model: LlamaGenerator) -> None:
    with serving(ModelServerBehaviour(generator=model)) as (generator, _):
        answer = generator.generate_json(PROMPT, SCHEMA, max_tokens=4)
    assert answer.startswith("{")
    with pytest.raises(ValueError, match=r"Expecting|Unterminated"):
        json.loads(answer)


def test_a_stream_without_its_last_line_is_whole_if_it_says_why_it_ended() -> None:
    behaviour = ModelServerBehaviour(said=GOOD, ends_with_done=False)
    with serving(behaviour) as (generator, _):
        assert generator.generate_json(PROMPT, SCHEMA, max_tokens=50) == GOOD


def test_a_server_without_schemas_has_the_model_told_and_the_answer_looked_through() -> None:
    heard: list[str] = []
    behaviour = ModelServerBehaviour(said=f"Gladly:\n```json\n{GOOD}\n```", knows=frozenset())
    with serving(behaviour) as (generator, server):
        for _ in range(2):
            answer = generator.generate_json(PROMPT, SCHEMA, max_tokens=50, on_text=heard.append)
            assert answer == GOOD
    assert heard == [GOOD, GOOD]  # nothing of the words around it
    assert ["response_format" in body for body in server.bodies] == [True, True, False, False]
    assert '"required":["answer","line"]' in server.bodies[2]["messages"][0]["content"]


@pytest.mark.parametrize("status", [400, 500])
def test_a_server_that_wants_the_schema_in_another_place_gets_it_there(
    model: LlamaGenerator, status: int
) -> None:
    """As llama-cpp-python's own does, which refuses with 500 what it does not know."""
    behaviour = ModelServerBehaviour(
        generator=model, knows=frozenset({"json_object"}), refusal_status=status
    )
    with serving(behaviour) as (generator, server):
        for _ in range(2):
            answer = generator.generate_json(PROMPT, SCHEMA, max_tokens=200)
            assert json.loads(answer).keys() == {"answer", "line"}
    assert len(server.bodies) == 3
    assert server.bodies[2]["response_format"] == {"type": "json_object", "schema": SCHEMA}


def test_a_server_that_overlooks_the_schema_is_found_out_at_the_first_word() -> None:
    heard: list[str] = []
    behaviour = ModelServerBehaviour(
        said=f"<think>Hm.</think>\n{GOOD}", knows=frozenset({"json_schema", "json_object"})
    )
    with serving(behaviour) as (generator, server):
        answer = generator.generate_json(PROMPT, SCHEMA, max_tokens=50, on_text=heard.append)
    assert (answer, heard) == (GOOD, [GOOD])
    assert len(server.bodies) == 3


@pytest.mark.parametrize("said", ["I would rather not.", '{"other": 1}', "{ not JSON }", ""])
def test_an_answer_in_another_form_is_refused(said: str) -> None:
    with (
        serving(ModelServerBehaviour(said=said)) as (generator, _),
        pytest.raises(ModelUnavailable, match="form that it is asked for"),
    ):
        generator.generate_json(PROMPT, SCHEMA, max_tokens=50)


def test_a_server_that_is_not_there_is_named() -> None:
    with LoopbackModelServer(ModelServerBehaviour()) as server:
        url = server.url
    generator = ServerGenerator(ServerChoice(url, MODEL))
    with pytest.raises(ModelUnavailable, match=r"127\.0\.0\.1:\d+ is not reached .*start it"):
        generator.generate_json(PROMPT, SCHEMA, max_tokens=50)


def test_a_model_that_the_server_lacks_is_named_with_those_it_has() -> None:
    with (
        serving(ModelServerBehaviour(said=GOOD), "huge") as (generator, _),
        pytest.raises(ModelUnavailable, match=r"no model called huge; .*it has tiny"),
    ):
        generator.generate_json(PROMPT, SCHEMA, max_tokens=50)


def test_without_a_models_name_it_is_said_which_there_are() -> None:
    with (
        serving(ModelServerBehaviour(said=GOOD), "") as (generator, _),
        pytest.raises(ModelUnavailable, match=r"name one with .*it has tiny"),
    ):
        generator.generate_json(PROMPT, SCHEMA, max_tokens=50)


@pytest.mark.parametrize("pieces", [0, 1, 3])
def test_an_answer_that_is_cut_is_no_answer(pieces: int) -> None:
    with (
        serving(ModelServerBehaviour(said=GOOD, cut_after=pieces)) as (generator, _),
        pytest.raises(ModelUnavailable, match="broke off in the middle"),
    ):
        generator.generate_json(PROMPT, SCHEMA, max_tokens=50)


def test_a_server_in_trouble_is_quoted_on_one_line() -> None:
    behaviour = ModelServerBehaviour(status=500, reason="needs more\nmemory \x1b[31m" + "x" * 999)
    with (
        serving(behaviour) as (generator, _),
        pytest.raises(ModelUnavailable, match="needs more memory") as raised,
    ):
        generator.generate_json(PROMPT, SCHEMA, max_tokens=50)
    assert len(str(raised.value)) < 400
    assert str(raised.value).isprintable()


def test_no_redirect_is_followed() -> None:
    with LoopbackModelServer(ModelServerBehaviour(said=GOOD)) as elsewhere:
        behaviour = ModelServerBehaviour(redirect_to=f"{elsewhere.url}/chat/completions")
        with (
            serving(behaviour) as (generator, _),
            pytest.raises(ModelUnavailable, match="sends us elsewhere"),
        ):
            generator.generate_json(PROMPT, SCHEMA, max_tokens=50)
        assert elsewhere.behaviour.asked == []


def test_no_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    with serving(ModelServerBehaviour(said=GOOD)) as (generator, _):
        assert generator.generate_json(PROMPT, SCHEMA, max_tokens=50) == GOOD


def test_a_name_of_this_machine_that_leads_elsewhere_gets_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "core.models.server_exchange.ip_address", lambda _: type("", (), {"is_loopback": False})
    )
    with (
        serving(ModelServerBehaviour(said=GOOD)) as (generator, server),
        pytest.raises(ModelUnavailable, match="leads to another computer"),
    ):
        generator.generate_json(PROMPT, SCHEMA, max_tokens=50)
    assert server.asked == []


@pytest.mark.parametrize("pieces", [0, 3])
def test_a_stop_hangs_up_at_once_though_the_server_says_nothing(pieces: int) -> None:
    behaviour = ModelServerBehaviour(said=GOOD, waits_after=pieces)
    heard: list[str] = []
    with serving(behaviour) as (generator, server):
        with pytest.raises(GenerationStopped):
            generator.generate_json(
                PROMPT,
                SCHEMA,
                max_tokens=50,
                on_text=heard.append,
                should_stop=lambda: bool(server.bodies) and len(heard) == pieces,
            )
        assert server.hung_up.wait(10)
        behaviour.waits_after = None
        assert generator.generate_json(PROMPT, SCHEMA, max_tokens=50) == GOOD


def test_closing_it_during_an_answer_gives_the_answer_up() -> None:
    behaviour = ModelServerBehaviour(said=GOOD, waits_after=2)
    with serving(behaviour) as (generator, _):
        heard = threading.Event()
        raised: list[BaseException] = []

        def ask() -> None:
            try:
                generator.generate_json(
                    PROMPT, SCHEMA, max_tokens=50, on_text=lambda _: heard.set()
                )
            except ModelLetGo as error:
                raised.append(error)

        thread = threading.Thread(target=ask)
        thread.start()
        assert heard.wait(10)
        generator.close()
        thread.join()
        assert len(raised) == 1
        with pytest.raises(ModelLetGo):
            generator.generate_json(PROMPT, SCHEMA, max_tokens=50)


def test_a_server_that_goes_silent_is_given_up() -> None:
    with LoopbackModelServer(ModelServerBehaviour(said=GOOD, waits_after=1)) as server:
        generator = ServerGenerator(ServerChoice(server.url, MODEL), silence_s=0.2)
        with pytest.raises(ModelUnavailable, match=r"no answer in time|says nothing|broke off"):
            generator.generate_json(PROMPT, SCHEMA, max_tokens=50)


def test_work_in_the_background_gives_way_to_an_answer() -> None:
    behaviour = ModelServerBehaviour(said=GOOD, waits_after=2)
    with serving(behaviour) as (generator, server):
        done: list[str] = []
        background = generator.in_background()

        def form() -> None:
            done.append(background.generate_json(PROMPT, SCHEMA, max_tokens=50))

        thread = threading.Thread(target=form)
        thread.start()
        assert server.waiting.wait(10)
        behaviour.waits_after = None
        answer = generator.generate_json(PROMPT, SCHEMA, max_tokens=60, priority=Priority.ANSWER)
        thread.join()
    assert (answer, done) == (GOOD, [GOOD])
    assert [body["max_tokens"] for body in server.bodies] == [50, 60, 50]


def test_what_does_not_fit_is_not_sent() -> None:
    with serving(ModelServerBehaviour(said=GOOD)) as (generator, server):
        with pytest.raises(ValueError, match="do not fit into 4096"):
            generator.generate_json("7" * 4_000, SCHEMA, max_tokens=100)
        assert server.asked == []


def test_a_server_that_is_not_allowed_is_never_made() -> None:
    with pytest.raises(ModelUnavailable, match="not confirmed"):
        ServerGenerator(ServerChoice("http://den.example", MODEL))
    with pytest.raises(ModelUnavailable, match="No server is named"):
        ServerGenerator(ServerChoice())
