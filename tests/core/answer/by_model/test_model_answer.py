"""The model tier, from the question to the checked answer, with a model that a script plays."""

import json
from collections.abc import Callable, Mapping

import pytest

from core.answer.answer import AbstainReason, Answer, Tier, WrittenBy
from core.answer.ask import Question, ask
from core.errors import ModelCrashed, ModelUnavailable
from core.memory.from_user.own_word import remember_from_chat
from core.models.text_generator import GenerationStopped, OnText, TextGenerator, ignore_text
from core.observation import GapKind
from core.recall.language import Language
from core.store.observation_store import ObservationFilter
from tests.core.answer.by_model.writing import (
    answer,
    block_with,
    blocks_in,
    sentence,
    writes,
)
from tests.fakes.drawn_memory import DrawnMemory, moment, page
from tests.fakes.scripted_generator import ScriptedGenerator

NOW = moment(12, "18:00")
RENT = "The rent of the boathouse is €420 a month."
KEYS = "Wanda Pohl has the keys of the boathouse."
QUESTION = "How much is the rent of the boathouse?"
BY = WrittenBy("Scripted", "answer v1")


@pytest.fixture(params=["memory", "plain_memory"])
def harbour(request: pytest.FixtureRequest) -> DrawnMemory:
    """Two mails about a boathouse; once with vectors and once without an embedder."""
    drawn: DrawnMemory = request.getfixturevalue(request.param)
    drawn.show(moment(8, "09:00"), page(RENT), app="mail", title="Boathouse")
    drawn.show(moment(9, "10:00"), page(KEYS), app="chat", title="Rowing club")
    drawn.embed()
    return drawn


def asked(
    memory: DrawnMemory,
    generator: TextGenerator | None,
    text: str = QUESTION,
    tier: Tier = Tier.MODEL,
    on_text: OnText = ignore_text,
    should_stop: Callable[[], bool] = lambda: False,
) -> Answer:
    question = Question(text, NOW, tier=tier)
    return ask(memory.store, memory.embedder, question, generator, on_text, should_stop)


def test_carried_sentences_are_the_answer_with_their_proof(harbour: DrawnMemory) -> None:
    said = (("The boathouse rent is €420 a month.", "€420"), ("Wanda Pohl has the keys.", "keys"))
    given = asked(harbour, ScriptedGenerator([writes(*said)]))
    assert given.tier is Tier.MODEL
    assert given.text == "The boathouse rent is €420 a month. [1] Wanda Pohl has the keys. [2]"
    assert "€420" in given.short
    assert [(one.number, one.quote, one.app) for one in given.citations] == [
        (1, RENT, "mail"),
        (2, KEYS, "chat"),
    ]
    assert all(one.box is not None for one in given.citations)
    assert given.written_by == BY
    assert given.note == ""


def test_what_is_not_carried_is_left_out_and_counted(harbour: DrawnMemory) -> None:
    said = (("The rent is €520 a month.", "€420"), ("The boathouse rent is €420 a month.", "€420"))
    given = asked(harbour, ScriptedGenerator([writes(*said)]))
    assert given.text.startswith("The boathouse rent is €420 a month. [1]\n\n*One sentence")
    assert "520" not in given.text
    assert given.written_by == WrittenBy("Scripted", "answer v1", dropped_sentences=1)


def test_a_forged_citation_vanishes(harbour: DrawnMemory) -> None:
    def forge(prompt: str) -> str:
        number = block_with(prompt, "€420")
        said = "The boathouse rent is €420 a month [99]."
        return json.dumps(answer(sentence(said, 99, -1), sentence(said, number, 99)))

    given = asked(harbour, ScriptedGenerator([forge]))
    assert given.text.startswith("The boathouse rent is €420 a month. [1]\n\n*One sentence")
    assert len(given.citations) == 1


def test_a_citation_of_the_wrong_block_is_no_citation(harbour: DrawnMemory) -> None:
    given = asked(harbour, ScriptedGenerator([writes((RENT, "keys"))]))
    assert given.tier is Tier.EXTRACTIVE
    assert "does not stand on your screen" in given.note


@pytest.mark.parametrize(
    ("script", "note"),
    [
        (answer(), "found no answer"),
        ("I would rather not say.", "found no answer"),
        (answer(sentence("Paris is the capital of France.", 1)), "does not stand on your screen"),
    ],
)
def test_without_a_carried_sentence_the_quotes_are_the_answer(
    harbour: DrawnMemory, script: str | Mapping[str, object], note: str
) -> None:
    given = asked(harbour, ScriptedGenerator([script]))
    plain = asked(harbour, None, tier=Tier.EXTRACTIVE)
    assert (given.tier, given.short, given.citations) == (
        Tier.EXTRACTIVE,
        plain.short,
        plain.citations,
    )
    assert note in given.text
    assert given.written_by is not None


def test_memory_wins_over_what_the_model_knows_and_the_clash_is_told(harbour: DrawnMemory) -> None:
    given = asked(harbour, ScriptedGenerator([writes((RENT, "€420"), differs=True)]))
    assert given.text.startswith(f"{RENT} [1]")
    assert "learned something else about [1]; here your memory counts" in given.text


def test_what_is_not_in_memory_is_not_asked_of_the_model(harbour: DrawnMemory) -> None:
    silent = ScriptedGenerator([])
    given = asked(harbour, silent, "Who won the chess tournament in Lisbon?")
    assert given.reason is AbstainReason.NOT_IN_MEMORY
    assert silent.prompts == []
    assert given.written_by is None


def test_an_empty_memory_and_the_timeline_need_no_model(memory: DrawnMemory) -> None:
    silent = ScriptedGenerator([])
    assert asked(memory, silent).reason is AbstainReason.EMPTY_MEMORY
    memory.show(moment(8, "09:00"), page(RENT))
    memory.gap(GapKind.PAUSED, moment(9, "10:00"), moment(9, "11:00"))
    paused = asked(memory, silent, "What was I doing on 9 September at 10:30?")
    assert paused.reason is AbstainReason.CAPTURE_PAUSED
    assert silent.prompts == []


def test_the_model_tier_without_a_model_says_what_to_do(harbour: DrawnMemory) -> None:
    with pytest.raises(ModelUnavailable, match=r"settings set models\.chat"):
        asked(harbour, None)


def test_by_itself_only_unsure_answers_go_to_the_model(harbour: DrawnMemory) -> None:
    quoted = asked(harbour, None, tier=Tier.AUTO)
    for limit, tier in ((0.0, Tier.EXTRACTIVE), (1.0, Tier.MODEL)):
        harbour.store.settings.set("answer.model_below", limit)
        given = asked(harbour, ScriptedGenerator([writes((RENT, "€420"))]), tier=Tier.AUTO)
        assert given.tier is tier
        assert given.confidence == quoted.confidence
    extractive = ScriptedGenerator([])
    assert asked(harbour, extractive, tier=Tier.EXTRACTIVE).tier is Tier.EXTRACTIVE


def test_sentences_are_heard_one_by_one_and_only_carried_ones(harbour: DrawnMemory) -> None:
    heard: list[str] = []
    said = ((RENT, "€420"), ("The rent is €520.", "€420"), (KEYS, "keys"))
    given = asked(harbour, ScriptedGenerator([writes(*said)]), on_text=heard.append)
    assert heard == [f"{RENT} [1]", f" {KEYS} [2]"]
    assert given.text.startswith("".join(heard))


def test_it_stops_within_the_answer(harbour: DrawnMemory) -> None:
    heard: list[str] = []
    generator = ScriptedGenerator([writes((RENT, "€420"), (KEYS, "keys"))])
    given = asked(harbour, generator, on_text=heard.append, should_stop=lambda: len(heard) == 1)
    assert heard == [f"{RENT} [1]"]
    assert given.tier is Tier.EXTRACTIVE
    assert given.written_by is None


class _Failing(ScriptedGenerator):
    """Writes one sentence and then goes away."""

    def __init__(self, error: Exception, context_tokens: int = 8_192) -> None:
        super().__init__(context_tokens=context_tokens)
        self._error = error

    def generate_json(
        self,
        prompt: str,
        schema: Mapping[str, object],
        *,
        max_tokens: int,
        should_stop: Callable[[], bool] = lambda: False,
        on_text: OnText = ignore_text,
    ) -> str:
        on_text(writes((RENT, "€420"))(prompt)[:-2])
        raise self._error


@pytest.mark.parametrize("kind", [ModelCrashed, ModelUnavailable])
def test_if_the_model_fails_the_quotes_are_the_answer_and_it_is_told(
    harbour: DrawnMemory, kind: type[ModelUnavailable]
) -> None:
    given = asked(harbour, _Failing(kind("The language model went away.")))
    assert given.tier is Tier.EXTRACTIVE
    assert "€420" in given.short
    assert "The language model went away. So this is quoted from your screen." in given.text
    assert given.written_by == BY
    assert asked(harbour, _Failing(GenerationStopped())).written_by is None


def test_a_model_that_reads_too_little_is_told_too(harbour: DrawnMemory) -> None:
    given = asked(harbour, ScriptedGenerator([], context_tokens=300))
    assert given.tier is Tier.EXTRACTIVE
    assert "reads too little at once" in given.note


def test_it_is_as_brief_as_the_user_wants_and_still_says_what_was_wrong(
    harbour: DrawnMemory,
) -> None:
    remember_from_chat(harbour.store, "answer briefly", NOW)
    said = ((RENT, "€420"), (KEYS, "keys"), ("The rent is €520.", "€420"))
    given = asked(harbour, ScriptedGenerator([writes(*said)]))
    assert given.tier is Tier.MODEL
    assert len(given.citations) == 1
    assert "keys" not in given.text
    assert "One sentence of the language model was left out" in given.text


def test_our_own_words_are_in_the_language_of_the_answer(harbour: DrawnMemory) -> None:
    remember_from_chat(harbour.store, "always answer in German", NOW)
    given = asked(harbour, ScriptedGenerator([answer()]))
    assert given.language is Language.GERMAN
    assert "Das Sprachmodell fand darin keine Antwort" in given.text


def test_the_prompt_begins_with_what_stays_and_ends_with_the_question(
    harbour: DrawnMemory,
) -> None:
    remember_from_chat(harbour.store, "always add the day of the week", moment(12, "17:00"))
    remember_from_chat(harbour.store, "remember that I am allergic to peanuts", moment(12, "17:01"))
    generator = ScriptedGenerator([answer(), answer()])
    for text in (QUESTION, "How much is the boathouse rent a month?"):
        asked(harbour, generator, text)
    first, second = generator.prompts
    beginning = first.split("<<<EVIDENCE")[0]
    assert second.startswith(beginning)
    assert "always add the day of the week" in beginning
    assert "peanuts" in beginning
    assert QUESTION in first.split(">>>EVIDENCE")[-1]
    assert "Monday 8 September 2031, 09:00" in first
    (best, *_) = blocks_in(first).values()
    assert "€420" in best


def test_what_does_not_fit_is_left_out_weakest_first(memory: DrawnMemory) -> None:
    for number in range(12):
        told = f"Boathouse report {number}: {' '.join(f'plank{number}x{one}' for one in range(40))}"
        memory.show(moment(8, f"{9 + number // 6:02}:{number % 6}0"), page(told), title="Report")
    memory.show(moment(9, "09:00"), page(RENT), app="mail", title="Boathouse")
    memory.embed()
    roomy, tight = ScriptedGenerator([answer()]), ScriptedGenerator([answer()], context_tokens=900)
    for generator in (roomy, tight):
        asked(memory, generator)
    everything, part = (set(blocks_in(one.prompts[0])) for one in (roomy, tight))
    assert part < everything
    assert 1 in part
    assert any("€420" in text for text in blocks_in(tight.prompts[0]).values())
    assert tight.count_tokens(tight.prompts[0]) + 300 <= 900


def test_nothing_of_a_hidden_app_is_shown_to_the_model(harbour: DrawnMemory) -> None:
    remember_from_chat(harbour.store, "stop showing me chat", NOW)
    generator = ScriptedGenerator([answer()])
    asked(harbour, generator)
    assert "Wanda" not in generator.prompts[0]


def test_limits_of_the_question_hold_for_the_evidence(harbour: DrawnMemory) -> None:
    generator = ScriptedGenerator([answer()])
    question = Question(QUESTION, NOW, ObservationFilter(app="mail"), Tier.MODEL)
    ask(harbour.store, harbour.embedder, question, generator)
    assert "Wanda" not in generator.prompts[0]
