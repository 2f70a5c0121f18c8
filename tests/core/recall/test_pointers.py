"""Pointers: what they limit, what stays of them in the question, and what nobody is called."""

import pytest

from core.answer.ask import Question, ask
from core.entity_record import EntityId, EntityKind, Mention
from core.ids import ObservationId
from core.recall.language import Language
from core.recall.pointers import (
    Completion,
    PointerKind,
    app_pointed_at,
    limited_to_names,
    pointer_completions,
    unknown_names_told,
    without_pointers,
)
from core.recall.query import understand
from core.recall.search import search
from core.store.observation_store import ObservationFilter, Pointed
from tests.fakes.chat_memory import session, tell
from tests.fakes.drawn_memory import DrawnMemory, moment, page

NOW = moment(12, "12:00")
OPEN = ObservationFilter()


def _known(memory: DrawnMemory, frame: ObservationId, kind: EntityKind, *names: str) -> EntityId:
    entity = memory.store.entities.add(kind)
    for name in names:
        memory.store.entities.note(entity, Mention(kind, name, name.casefold(), (), 0.9), frame)
    return entity


@pytest.fixture
def pier(plain_memory: DrawnMemory) -> DrawnMemory:
    """A mail that names Wanda, a sheet that names nobody, and a chat between Otto and Ilse."""
    mail = plain_memory.show(moment(8, "09:00"), page("The varnish is ready."), app="mail")
    plain_memory.show(moment(8, "10:00"), page("Varnish: 40"), app="google sheets", title="Costs")
    _known(plain_memory, mail, EntityKind.PERSON, "Wanda Sorel", "wanda.sorel@pier.example")
    _known(plain_memory, mail, EntityKind.PROJECT, "Kestrel")
    talk = [("Otto Brandt", "The varnish smells."), ("Ilse", "Then open a window, varnish dries.")]
    tell(plain_memory, session(moment(9, "09:00"), *talk))
    return plain_memory


def _found(memory: DrawnMemory, text: str) -> list[str]:
    wanted, unknown = limited_to_names(memory.store, text, OPEN)
    assert unknown == ()
    query = understand(text, NOW, memory.store.passages, wanted)
    return sorted(hit.passage.text for hit in search(memory.store, None, query, 10))


@pytest.mark.parametrize(
    "pointer",
    ["@Wanda", "@sorel", '@"Wanda Sorel"', "@wanda.sorel", "@Kestrel", "@Wamda", "ask (@Wanda)?"],
)
def test_a_name_limits_to_what_names_it(pier: DrawnMemory, pointer: str) -> None:
    text = pointer.replace("ask (@Wanda)?", "@Wanda?")
    assert _found(pier, f"varnish {text}") == ["The varnish is ready."]


@pytest.mark.parametrize("pointer", ["@Otto", "@brandt", '@"Otto Brandt"', "@otto.brandt"])
def test_a_speaker_limits_to_what_that_one_said(pier: DrawnMemory, pointer: str) -> None:
    assert _found(pier, f"varnish {pointer}") == ["Otto Brandt: The varnish smells."]


def test_two_names_must_both_be_there_and_a_program_limits_too(pier: DrawnMemory) -> None:
    assert _found(pier, "varnish @Wanda @Kestrel") == ["The varnish is ready."]
    assert _found(pier, "varnish @Wanda @Otto") == []
    assert _found(pier, 'varnish @app:"google sheets"') == ["Varnish: 40"]
    assert _found(pier, "varnish @app:sheets @Wanda") == []


def test_what_nobody_is_called_is_said_and_limits_nothing(pier: DrawnMemory) -> None:
    limited = limited_to_names(pier.store, "varnish @Zebedee @Wanda", OPEN)
    assert limited.unknown == ("Zebedee",)
    assert len(limited.wanted.pointed) == 1
    assert limited_to_names(pier.store, "varnish @Zebedee", OPEN).wanted == OPEN
    assert "“@Zebedee”" in unknown_names_told(("Zebedee",), Language.ENGLISH)
    assert "“@Zebedee”" in unknown_names_told(("Zebedee",), Language.GERMAN)
    assert unknown_names_told((), Language.ENGLISH) == ""
    answer = ask(pier.store, None, Question("How much is the varnish for @Zebedee?", NOW))
    assert "“@Zebedee”" in answer.note
    assert "“@Zebedee”" in answer.text


def test_a_limit_already_set_stays(pier: DrawnMemory) -> None:
    before = ObservationFilter(app="mail", pointed=(Pointed(speakers=("Ilse",)),))
    wanted = limited_to_names(pier.store, "@Wanda", before).wanted
    assert wanted.app == "mail"
    assert len(wanted.pointed) == 2
    assert wanted.limits
    assert not ObservationFilter(without_apps=("mail",)).limits


@pytest.mark.parametrize(
    ("text", "plain", "app"),
    [
        ("what did @Wanda say @yesterday?", "what did Wanda say yesterday?", None),
        ('"oar" @"Wanda Sorel"', '"oar" Wanda Sorel', None),
        ("rope @app:firefox?", "rope  ?", "firefox"),
        ("mail me@pier.example", "mail me@pier.example", None),
        ("install @babel/core", "install @babel/core", None),
        ("what does @property(x) do", "what does @property(x) do", None),
    ],
)
def test_pointers_are_told_from_code_and_addresses(text: str, plain: str, app: str | None) -> None:
    assert without_pointers(text) == plain
    assert app_pointed_at(text) == app


def test_completions_are_days_programs_and_names(pier: DrawnMemory) -> None:
    store = pier.store
    assert {one.text for one in pointer_completions(store, "@")} == {
        "@today",
        "@yesterday",
        "@app:chat",
        "@app:mail",
        '@app:"google sheets"',
        '@"Wanda Sorel"',
        "@Ilse",
        '@"Otto Brandt"',
    }
    assert pointer_completions(store, "@to") == [Completion("@today", PointerKind.DAY)]
    assert [one.text for one in pointer_completions(store, "@app:g")] == ['@app:"google sheets"']
    assert [one.text for one in pointer_completions(store, "@mai")] == ["@mail", "@app:mail"]
    wanda = [Completion('@"Wanda Sorel"', PointerKind.NAME)]
    assert pointer_completions(store, "@wa") == wanda
    assert pointer_completions(store, "@Sor") == wanda
    assert pointer_completions(store, '@"Wanda S') == wanda
    assert pointer_completions(store, "@zz") == []
    assert pointer_completions(store, "wa") == []
    assert len(pointer_completions(store, "@", limit=3)) == 3


def test_every_completed_name_points_at_something(pier: DrawnMemory) -> None:
    for one in pointer_completions(pier.store, "@", limit=50):
        limited = limited_to_names(pier.store, f"varnish {one.text}", OPEN)
        assert limited.unknown == ()
        assert bool(limited.wanted.pointed) is (one.kind is PointerKind.NAME)


def test_a_kind_of_page_is_a_word_of_the_question_and_limits_nothing(pier: DrawnMemory) -> None:
    question = "what did the @invoice say?"
    assert without_pointers(question) == "what did the invoice say?"
    assert limited_to_names(pier.store, question, OPEN) == (OPEN, ())
    assert Completion("@invoice", PointerKind.KIND) in pointer_completions(pier.store, "@inv")
