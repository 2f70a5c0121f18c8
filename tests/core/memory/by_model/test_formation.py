"""What a model says becomes memory only as far as the view carries it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from core.errors import UnusableOutput
from core.memory.by_model.carried_by_evidence import Finding
from core.memory.by_model.formation import ModelFormation, RefusedOperation, form_with_model
from core.memory.by_model.operations import operations_schema, parse_operations
from core.memory.by_model.prompt import shown_lines
from core.memory_record import USER, Evidence, Memory, MemoryDraft, MemoryKind, Role
from core.models.llama_generator import LlamaGenerator
from core.models.text_generator import GenerationStopped
from tests.core.memory.by_model.screens import (
    OFFER,
    add,
    answer,
    draft,
    fact,
    known_fact,
    memory,
    offer_view,
    said,
)
from tests.core.memory.resources.screens import screen, texts
from tests.core.models.tiny_gguf import write_tiny_gguf
from tests.fakes.scripted_generator import ScriptedGenerator

PRICE = fact("Boiler Aquaterm", "costs", "1,480.00 euros", 2)


def formed(
    *operations: Mapping[str, object],
    known: tuple[Memory, ...] = (),
    rule_drafts: tuple[MemoryDraft, ...] = (),
    own_lines: frozenset[int] = frozenset(),
) -> ModelFormation:
    """What comes of these operations on the mail with the offer."""
    generator = ScriptedGenerator([answer(*operations)])
    return form_with_model(generator, offer_view(), known, rule_drafts, own_lines)


def only_draft(formation: ModelFormation) -> MemoryDraft:
    """The one draft of a formation in which nothing was refused."""
    assert formation.refused == ()
    (checked,) = formation.checked
    assert checked.draft is not None
    return checked.draft


def only_refused(formation: ModelFormation) -> RefusedOperation:
    """The one refusal of a formation in which nothing else came about."""
    assert formation.checked == ()
    (refused,) = formation.refused
    return refused


def test_the_lines_are_shown_in_order_with_their_own_numbers() -> None:
    lines = shown_lines(offer_view())
    assert [line.text for line in lines] == list(OFFER)
    assert [line.line_numbers for line in lines] == [(0,), (1,), (2,), (3,), (4,)]


def test_a_fact_that_stands_there_becomes_a_draft() -> None:
    made = only_draft(formed(add(PRICE)))
    view = offer_view()
    assert made.kind is MemoryKind.SEMANTIC
    assert made.made_by == "Scripted · formation v1"
    assert (made.since, made.until) == (view.observation.at, view.observation.until)
    assert [(one.role, one.text) for one in made.statements] == [
        (Role.TITLE, "Boiler Aquaterm costs 1,480.00 euros"),
        (Role.SUBJECT, "Boiler Aquaterm"),
        (Role.PREDICATE, "costs"),
        (Role.OBJECT, "1,480.00 euros"),
        (Role.LINE, OFFER[1]),
    ]
    evidence = (Evidence(view.observation.id, (1,)),)
    assert all(one.evidence == evidence for one in made.statements)


def test_every_kind_can_be_formed() -> None:
    parts = {"title": said("New boiler from Piet Harmsen", 1), "summary": [said(OFFER[2], 3)]}
    episode = only_draft(formed(add({"kind": "episodic", **parts})))
    assert texts(episode, Role.LINE) == [OFFER[2]]
    assert only_draft(formed(add({"kind": "resource", **parts}))).kind is MemoryKind.RESOURCE
    task = {"kind": "task", "title": said("Call back about the drain pump", 4), "state": "open"}
    assert only_draft(formed(add(task))).details == {"state": "open"}
    steps = [said("Call back about the drain pump on Friday", 4), said(OFFER[0], 1)]
    procedure = {"kind": "procedural", "goal": said("The new boiler", 1), "steps": steps}
    assert len(texts(only_draft(formed(add(procedure))), Role.STEP)) == 2


@pytest.mark.parametrize(
    "content",
    [
        fact("Boiler Aquaterm", "costs", "1,840.00 euros", 2),
        fact("Sanne Brink", "costs", "1,480.00 euros", 2),
        fact("Piet Harmsen", "hates", "new boiler", 1),
        fact("Boiler Aquaterm", "costs", "1,480.00 euros", 3),
        fact("Card", "number", "4111 1111 1111 1111", 5),
        {"kind": "task", "title": said("Never call back about the drain pump", 4), "state": "open"},
    ],
)
def test_what_the_cited_lines_do_not_carry_is_refused(content: dict[str, object]) -> None:
    refused = only_refused(formed(add(content)))
    assert refused.verdict is not None
    assert refused.verdict.finding is not Finding.CARRIED


def test_a_false_line_of_a_summary_is_left_out_and_told() -> None:
    content = {
        "kind": "episodic",
        "title": said("New boiler from Piet Harmsen", 1),
        "summary": [said(OFFER[2], 3), said("The offer was accepted by Mara", 3)],
    }
    (checked,) = formed(add(content)).checked
    assert checked.draft is not None
    assert texts(checked.draft, Role.LINE) == [OFFER[2]]
    assert [one.text for one in checked.left_out] == ["The offer was accepted by Mara"]
    content["summary"] = [said("The offer was accepted by Mara", 3)]
    assert "no line" in only_refused(formed(add(content))).why


def test_a_procedure_without_one_of_its_steps_is_none() -> None:
    steps = [said(OFFER[0], 1), said("Pay 900 euros to Kevin", 2)]
    procedure = {"kind": "procedural", "goal": said("The new boiler", 1), "steps": steps}
    assert "900" in only_refused(formed(add(procedure))).why


def test_a_line_that_was_not_shown_cannot_be_cited() -> None:
    assert "not shown" in only_refused(formed(add({**PRICE, "lines": [99]}))).why
    assert "not shown" in only_refused(formed(add({**PRICE, "lines": [0]}))).why


def test_only_the_users_own_words_say_who_the_user_is() -> None:
    core = {"kind": "core", "block": "person", "statement": said(OFFER[0], 1)}
    assert "own words" in only_refused(formed(add(core))).why
    assert "own words" in only_refused(formed(add(core), own_lines=frozenset({3}))).why
    made = only_draft(formed(add(core), own_lines=frozenset({0})))
    assert (made.kind, made.details) == (MemoryKind.CORE, {"block": "person"})


def test_a_newer_value_takes_the_place_of_an_older_one() -> None:
    old = known_fact(1, "Boiler Aquaterm", "costs", "1,300.00 euros")
    (checked,) = formed({"op": "supersede", "memory": 1, "content": PRICE}, known=(old,)).checked
    assert checked.targets == (old,)
    assert checked.draft is not None
    assert checked.draft.subject_key == old.subject_key


def test_known_memories_are_safe_from_what_is_not_about_them() -> None:
    other = known_fact(1, "Kiln shelf", "costs", "12.00 euros")
    newer = known_fact(2, "Boiler Aquaterm", "costs", "1,300.00 euros", minutes=60)
    users = known_fact(3, "Boiler Aquaterm", "costs", "1,300.00 euros", made_by=USER)
    episode = memory(4, MemoryKind.EPISODIC, (Role.TITLE, "Boiler Aquaterm costs 1,480.00 euros"))
    known = (other, newer, users, episode)
    reasons = [
        only_refused(formed({"op": op, "memory": number, "content": PRICE}, known=known)).why
        for op, number in (
            ("update", 1),
            ("supersede", 2),
            ("update", 3),
            ("supersede", 4),
            ("update", 5),
        )
    ]
    for reason, told in zip(
        reasons, ("something else", "newer", "own word", "another kind", "no known"), strict=True
    ):
        assert told in reason


def test_only_one_and_the_same_are_merged() -> None:
    one = known_fact(1, "Boiler Aquaterm", "costs", "1,480.00 euros")
    two = known_fact(2, "boiler aquaterm", "costs", "1480 €")
    other = known_fact(3, "Kiln shelf", "costs", "12.00 euros")
    known = (one, two, other)
    (checked,) = formed({"op": "merge", "memories": [1, 2]}, known=known).checked
    assert checked.targets == (one, two)
    assert (
        "one and the same"
        in only_refused(formed({"op": "merge", "memories": [1, 3]}, known=known)).why
    )
    assert "alone" in only_refused(formed({"op": "merge", "memories": [1]}, known=known)).why


def test_a_model_may_reject_what_rules_made_of_this_view_but_nothing_that_is_kept() -> None:
    kept = known_fact(1, "Boiler Aquaterm", "costs", "1,480.00 euros")
    rule = draft(MemoryKind.EPISODIC, (Role.TITLE, "Inbox"))
    (checked,) = formed({"op": "reject", "memory": 2}, known=(kept,), rule_drafts=(rule,)).checked
    assert checked.targets == (rule,)
    refused = only_refused(formed({"op": "reject", "memory": 1}, known=(kept,)))
    assert "user's to reject" in refused.why


def test_an_answer_that_is_none_is_raised_not_lost() -> None:
    with pytest.raises(UnusableOutput, match="no JSON"):
        form_with_model(ScriptedGenerator(['{"operations": [']), offer_view(), (), ())
    with pytest.raises(GenerationStopped):
        form_with_model(ScriptedGenerator(), offer_view(), (), (), should_stop=lambda: True)


def test_a_view_without_words_asks_no_model() -> None:
    generator = ScriptedGenerator()
    assert form_with_model(generator, screen([]), (), ()).checked == ()
    assert generator.prompts == []


def test_secrets_are_not_shown() -> None:
    secret = memory(1, MemoryKind.VAULT, (Role.TITLE, "Safe in the cellar"))
    generator = ScriptedGenerator([answer()])
    form_with_model(generator, offer_view(), (secret,), ())
    assert "cellar" not in generator.prompts[0]


def test_the_least_telling_lines_give_way() -> None:
    more = [f"row {number}" for number in range(300)]
    generator = ScriptedGenerator([answer(add(PRICE))], context_tokens=1_100)
    formation = form_with_model(generator, offer_view(more), (), ())
    assert formation.lines_not_shown > 100
    assert "1,480.00" in generator.prompts[0]
    assert only_draft(formation).kind is MemoryKind.SEMANTIC


def test_nonsense_of_a_real_model_is_parsed_and_refused(tmp_path: Path) -> None:
    generator = LlamaGenerator(write_tiny_gguf(tmp_path / "tiny.gguf"), threads=1)
    lines = shown_lines(offer_view())
    schema = operations_schema(len(lines), 0)
    schema["properties"]["operations"]["minItems"] = 1  # type: ignore[index]
    nonsense = generator.generate_json("Remember.", schema, max_tokens=4_000)
    whole = form_with_model(generator, offer_view(), (), ())
    generator.close()
    assert parse_operations(nonsense)
    formation = form_with_model(ScriptedGenerator([nonsense]), offer_view(), (), ())
    assert len(formation.refused) == len(parse_operations(nonsense))
    assert formation.checked == ()
    assert whole.checked == ()
    assert whole.made_by == "tiny · formation v1"
