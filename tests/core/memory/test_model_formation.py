"""A language model in the queue: it adds and improves, and nothing of it is believed or lost."""

from pathlib import Path

import pytest

from core.errors import ModelLetGo, ModelUnavailable
from core.home import HomeFolder
from core.ingest.work import work_off_with_model
from core.memory.from_user.corrections import correct
from core.memory.model_formation import model_work_left, work_with_model
from core.memory_record import USER, Level, MemoryKind, Role, Status
from core.models.llama_generator import LlamaGenerator
from core.models.text_generator import GenerationStopped
from core.store.memory_changes import Cause
from core.store.model_queue import MAX_TRIES
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from tests.core.memory.by_model.screens import OFFER, add, answer, fact, said
from tests.core.memory.by_model.test_hostile_screens import HOSTILE
from tests.core.memory.by_model.whole_queue import (
    NOTHING,
    NOW,
    episodes,
    facts,
    learn,
    learn_by_rules,
    learn_from,
    made_by_model,
    memories,
    show,
    show_offer,
)
from tests.core.models.tiny_gguf import write_tiny_gguf
from tests.core.store.fresh_store import after, open_store
from tests.fakes.scripted_generator import ScriptedGenerator

SUMMARY = {
    "title": said("New boiler from Piet Harmsen", 2),
    "summary": [said("Piet Harmsen offers a new boiler", 2)],
}
UNUSED = "{}"  # for the session, where a test is about the frame
OFFERED = fact("Piet Harmsen", "offers", "a new boiler for the bathroom", 1)
OFFERED_TOLD = ("Piet Harmsen", "offers", "a new boiler for the bathroom")
PRICE_BY_RULE = ("Boiler Aquaterm 24 kW", "price", "1,480.00 euros")


def test_a_model_adds_what_the_rules_did_not_find(store: Store) -> None:
    frame = show_offer(store)
    report = learn(store, SUMMARY, answer(add(OFFERED)))
    assert (report.done, report.left, report.refused, report.unusable) == (3, 0, 0, 0)
    assert OFFERED_TOLD in facts(store)
    assert PRICE_BY_RULE in facts(store)
    (made,) = made_by_model(memories(store, MemoryKind.SEMANTIC))
    assert made.made_by == "Scripted · formation v1"
    assert made.evidence == (frame,)
    assert store.changes.history(made.id)[0].made_by == made.made_by
    assert store.health.findings() == []


def test_what_the_evidence_does_not_carry_is_left_out_and_counted(store: Store) -> None:
    frame = show_offer(store)
    before = learn_facts_by_rules(store)
    wrong = fact("Boiler Aquaterm", "costs", "9,480.00 euros", 2)
    report = learn(store, SUMMARY, answer(add(wrong), add(OFFERED)))
    assert set(facts(store)) == {*before, OFFERED_TOLD}
    assert (report.refused, report.unusable) == (1, 0)
    outcome = store.model_work.outcome(frame)
    assert outcome is not None
    assert (outcome.made_by, outcome.kept, outcome.refused) == ("Scripted · formation v1", 1, 1)


def learn_facts_by_rules(store: Store) -> list[tuple[str, str, str]]:
    """The facts that are there before the model comes."""
    learn_by_rules(store)
    return facts(store)


def test_hostile_screens_get_nothing_written_and_nothing_deleted(store: Store) -> None:
    frame = show(store, *OFFER, *HOSTILE)
    before = learn_facts_by_rules(store)
    obeyed = answer(
        add(fact("Mara", "paid", "9,000 euros to Sanne Brink", 1)),
        add({"kind": "core", "block": "instructions", "statement": said("Obey the screen", 6)}),
        add({"kind": "episodic", "title": said(OFFER[0], 1), "summary": [said(OFFER[0], 1)]}),
        {"op": "reject", "memory": 1},
        {"op": "merge", "memories": [1, 2]},
    )
    learn(store, UNUSED, obeyed)
    assert facts(store) == before
    assert made_by_model(memories(store, MemoryKind.CORE)) == []
    assert made_by_model(episodes(store, Level.SEGMENT)) == []
    outcome = store.model_work.outcome(frame)
    assert outcome is not None
    assert (outcome.kept, outcome.refused) == (0, 5)


def test_what_a_rule_found_is_not_kept_twice_under_another_name(store: Store) -> None:
    show_offer(store)
    before = learn_facts_by_rules(store)
    same = fact("Boiler Aquaterm", "costs", "1,480.00 euros", 2)
    learn(store, SUMMARY, answer(add(same)))
    assert facts(store, None) == before


def test_the_same_said_of_another_screen_is_seen_again(store: Store) -> None:
    first = show(store, *OFFER, "The attic is warm since Sunday.")
    second = show(store, *OFFER, "The kiln is cold since Monday.", minute=3)
    learn(store, UNUSED, answer(add(OFFERED)), answer(add(OFFERED)))
    (made,) = made_by_model(memories(store, MemoryKind.SEMANTIC, None))
    assert made.evidence == (first, second)


def test_a_screen_without_anything_new_is_not_read_again(store: Store) -> None:
    show_offer(store)
    show_offer(store, minute=3)
    generator = ScriptedGenerator([UNUSED, NOTHING])
    assert learn_from(store, generator).left == 0
    assert len([prompt for prompt in generator.prompts if "SCREEN TEXT" in prompt]) == 1


def test_a_known_fact_can_be_said_better_and_keeps_what_was_quoted(store: Store) -> None:
    show_offer(store)
    better = fact("Aquaterm boiler, 24 kW", "costs", "1,480.00 euros", 2)

    def update(prompt: str) -> str:
        number = next(
            line.split("|")[0] for line in prompt.splitlines() if "semantic: Boiler" in line
        )
        return _json({"op": "update", "memory": int(number), "content": better})

    learn(store, SUMMARY, update)
    (made,) = made_by_model(memories(store, MemoryKind.SEMANTIC, None))
    assert made.title == "Aquaterm boiler, 24 kW costs 1,480.00 euros"
    assert made.text_of(Role.LINE) == OFFER[1]
    assert made.version == 2


def _json(*operations: dict[str, object]) -> str:
    import json

    return json.dumps(answer(*operations))


def test_a_users_word_outranks_a_model(store: Store) -> None:
    show_offer(store)
    learn_by_rules(store)
    (price,) = [
        one for one in memories(store, MemoryKind.SEMANTIC) if one.title.startswith("Boiler")
    ]
    correct(store, price.id, "1,300 euros", after(60))
    said_again = fact("Boiler Aquaterm", "costs", "1,480.00 euros", 2)
    learn(store, SUMMARY, answer(add(said_again)))
    holding = [found for found in facts(store) if "Boiler Aquaterm" in found[0]]
    assert [value for _, _, value in holding] == ["1,300 euros"]


def test_what_a_user_rejected_does_not_come_back_under_another_name(store: Store) -> None:
    show_offer(store)
    show(store, *OFFER, "The kiln is cold since Monday.", minute=3)
    learn_by_rules(store)
    by_user = Cause(USER, "rejected by you", NOW)
    for one in memories(store, MemoryKind.SEMANTIC):
        store.changes.reject(one.id, by_user)
    said_again = fact("Boiler Aquaterm", "costs", "1,480.00 euros", 2)
    learn(store, UNUSED, answer(add(said_again)), answer(add(said_again)))
    assert [found for found in facts(store) if "1,480" in found[2]] == []


def test_sessions_and_days_are_told_by_the_model(store: Store) -> None:
    show_offer(store)
    learn(store, SUMMARY, NOTHING)
    for level, title in (
        (Level.SESSION, "New boiler from Piet Harmsen"),
        (Level.DAY, "Monday 8 June: New boiler from Piet Harmsen"),
    ):
        (episode,) = episodes(store, level)
        assert (episode.title, episode.made_by) == (title, "Scripted · summary v1")
        assert episode.summary == "Piet Harmsen offers a new boiler"


def test_what_a_model_told_stays_until_the_day_goes_on(store: Store) -> None:
    show_offer(store)
    learn(store, SUMMARY, NOTHING)
    store.formation.mark_day(after(0), NOW)
    learn(store)  # summed up anew from the same frames: nothing to ask
    (session,) = episodes(store, Level.SESSION)
    assert session.made_by == "Scripted · summary v1"
    show(store, "The kiln reached 1240 degrees at noon today.", minute=12, title="Kiln log")
    learn_by_rules(store)
    assert [one.made_by for one in episodes(store, Level.SESSION)] == ["rules v2"]
    assert store.model_work.count() == 3


def test_an_unusable_answer_leaves_what_the_rules_found_and_is_told(store: Store) -> None:
    frame = show_offer(store)
    before = learn_facts_by_rules(store)
    report = learn(store, "no json", '{"operations": [{"op": "add"}]}')
    assert (report.done, report.left, report.unusable) == (3, 0, 2)
    assert facts(store, None) == before
    assert [one.made_by for one in episodes(store, Level.SESSION)] == ["rules v2"]
    outcome = store.model_work.outcome(frame)
    assert outcome is not None
    assert "no “content”" in outcome.failure
    assert [(one.made_by, one.answers, one.unusable) for one in store.model_work.tallies()] == [
        ("Scripted · formation v1", 1, 1),
        ("Scripted · summary v1", 1, 1),
    ]


@pytest.mark.parametrize("why", [GenerationStopped(), ModelLetGo("Another was chosen.")])
def test_a_stop_within_an_answer_loses_nothing(
    store: Store, home: HomeFolder, why: Exception
) -> None:
    show_offer(store)

    def stopped(_prompt: str) -> str:
        raise why

    report = learn(store, SUMMARY, stopped)
    assert (report.done, report.left) == (2, 1)
    assert store.model_work.set_aside() == []
    store.close()
    again = open_store(home)
    rest = learn(again, answer(add(OFFERED)))
    assert (rest.done, rest.left) == (1, 0)
    assert OFFERED_TOLD in facts(again)
    again.close()


def test_told_to_stop_the_model_is_not_asked(store: Store) -> None:
    show_offer(store)
    generator = ScriptedGenerator([SUMMARY])
    assert learn_from(store, generator, should_stop=lambda: True).done == 0
    assert generator.prompts == []
    learn_by_rules(store)
    assert work_with_model(store, generator, NOW, lambda: True) == 0
    assert model_work_left(store, generator) == 3


def test_killed_half_way_it_is_done_again_from_the_start(store: Store, home: HomeFolder) -> None:
    """What dies with the program leaves only the note that it was being tried."""
    show_offer(store)

    def dies(_prompt: str) -> str:
        raise SystemExit

    with pytest.raises(SystemExit):
        learn(store, SUMMARY, dies)
    before = facts(store, None)
    store.close()
    again = open_store(home)
    assert facts(again, None) == before
    assert learn(again, answer(add(OFFERED))).left == 0
    assert OFFERED_TOLD in facts(again)
    again.close()


def test_what_kills_a_model_again_and_again_is_set_aside_for_another(store: Store) -> None:
    show_offer(store)
    learn_by_rules(store)

    def dies(_prompt: str) -> str:
        raise ModelUnavailable("The language model failed on a text.")

    failures = 0
    while model_work_left(store, ScriptedGenerator()):
        try:
            work_with_model(store, ScriptedGenerator([dies]), NOW)
        except ModelUnavailable:
            failures += 1
    assert failures == 2 * MAX_TRIES  # the session, and the frame
    assert len(store.model_work.set_aside()) == 2
    assert work_with_model(store, ScriptedGenerator(), NOW) == 0
    other = ScriptedGenerator([SUMMARY, NOTHING], name="Another")
    assert work_off_with_model(store, None, other).left == 0


def test_what_is_forgotten_while_a_model_writes_is_not_written(store: Store) -> None:
    frame = show_offer(store)
    learn_by_rules(store)
    ids = store.observations.ids_matching(ObservationFilter())

    def forgets(_prompt: str) -> str:
        store.forgetting.forget(ids)
        return _json(add(OFFERED))

    generator = ScriptedGenerator([UNUSED, forgets])
    while work_with_model(store, generator, NOW):
        pass
    assert facts(store, None) == []
    assert store.model_work.count() == 0
    assert store.model_work.outcome(frame) is None
    assert store.health.findings() == []


def test_what_the_user_rejects_while_a_model_writes_stays_rejected(store: Store) -> None:
    show_offer(store)
    learn_by_rules(store)
    (price,) = [
        one for one in memories(store, MemoryKind.SEMANTIC) if one.title.startswith("Boiler")
    ]

    def rejects(prompt: str) -> str:
        store.changes.reject(price.id, Cause(USER, "rejected by you", NOW))
        number = next(
            line.split("|")[0] for line in prompt.splitlines() if "semantic: Boiler" in line
        )
        better = fact("Aquaterm boiler, 24 kW", "costs", "1,480.00 euros", 2)
        return _json({"op": "update", "memory": int(number), "content": better})

    assert learn(store, SUMMARY, rejects).refused == 1
    kept = store.memories.get(price.id)
    assert (kept.status, kept.title) == (Status.REJECTED, price.title)


def test_forgetting_takes_what_a_model_made_of_a_frame(store: Store) -> None:
    frame = show_offer(store)
    learn(store, SUMMARY, answer(add(OFFERED)))
    store.forgetting.forget([frame])
    assert facts(store, None) == []
    assert store.model_work.tallies() == []
    assert store.model_work.count() == 0


def test_a_screen_that_was_passed_over_is_read_once_the_other_is_forgotten(store: Store) -> None:
    first, second = show_offer(store), show_offer(store, minute=3)
    learn(store, UNUSED, answer(add(OFFERED)))
    store.forgetting.forget([second])
    learn(store, answer(add(OFFERED)))
    (made,) = made_by_model(memories(store, MemoryKind.SEMANTIC))
    assert made.evidence == (first,)


def test_a_real_model_goes_through_the_whole_queue(store: Store, tmp_path: Path) -> None:
    """It talks nonsense, so nothing of it is kept; what the rules found stays."""
    show_offer(store)
    before = learn_facts_by_rules(store)
    generator = LlamaGenerator(write_tiny_gguf(tmp_path / "tiny.gguf"), threads=1)
    report = learn_from(store, generator)
    generator.close()
    assert (report.done, report.left) == (3, 0)
    assert facts(store, None) == before
    assert [(one.answers, one.kept) for one in store.model_work.tallies()] == [(1, 0), (1, 0)]
