"""A summary by a model says what the memories below it say, frame by frame."""

from pathlib import Path

import pytest

from core.errors import UnusableOutput
from core.ids import ObservationId
from core.memory.by_model.carried_by_evidence import Finding
from core.memory.by_model.operations import parse_summary, summary_schema
from core.memory.by_model.summary import summarise_with_model
from core.memory_record import Evidence, Memory, MemoryKind, Role
from core.models.llama_generator import LlamaGenerator
from tests.core.memory.by_model.screens import memory, said
from tests.core.models.tiny_gguf import write_tiny_gguf
from tests.fakes.scripted_generator import ScriptedGenerator


def children() -> tuple[Memory, ...]:
    """Two episodes, each on a frame of its own: lines 1 and 2, 3 and 4."""
    return (
        memory(
            1,
            MemoryKind.EPISODIC,
            (Role.TITLE, "Quote for the new boiler"),
            (Role.LINE, "Piet Harmsen offers the boiler for 1,480.00 euros"),
            frame=11,
        ),
        memory(
            2,
            MemoryKind.EPISODIC,
            (Role.TITLE, "Tax appointment"),
            (Role.LINE, "The tax office expects Mara on 24 March at 10:30"),
            frame=12,
        ),
    )


def test_each_text_rests_on_the_frames_that_carry_it() -> None:
    generator = ScriptedGenerator(
        [
            {
                "title": said("The new boiler", 1, 2),
                "summary": [
                    said("Piet Harmsen offers the new boiler for 1480 euros", 1, 2),
                    said("Tax office on 24 March, 10:30", 4, 2),
                ],
            }
        ]
    )
    summary = summarise_with_model(generator, children())
    assert summary.made_by == "Scripted · summary v1"
    assert summary.refused == ()
    assert summary.title is not None
    assert summary.title.text == "The new boiler"
    assert [line.evidence for line in summary.lines] == [
        (Evidence(ObservationId(11), (0,)),),
        (Evidence(ObservationId(12), (0,)),),
    ]


def test_what_no_single_frame_carries_is_refused() -> None:
    generator = ScriptedGenerator(
        [
            {
                "title": said("Boiler and taxes for Kevin", 1, 3),
                "summary": [
                    said("Piet Harmsen meets Mara on 24 March", 2, 4),
                    said("The tax office expects Mara on 24 March at 10:30", 4),
                    said("The tax office expects Mara on 24 March at 10:30", 99),
                ],
            }
        ]
    )
    summary = summarise_with_model(generator, children())
    assert summary.title is None
    assert len(summary.lines) == 1
    assert [one.verdict.finding for one in summary.refused] == [
        Finding.NOT_THERE,
        Finding.NOT_THERE,
        Finding.SAYS_NOTHING,
    ]


def test_the_prompt_holds_the_lines_and_no_secrets() -> None:
    secret = memory(3, MemoryKind.VAULT, (Role.TITLE, "Safe in the cellar"))
    generator = ScriptedGenerator([{"title": said("x", 1), "summary": [said("x", 1)]}])
    summarise_with_model(generator, (*children(), secret))
    assert "4| The tax office expects Mara on 24 March at 10:30" in generator.prompts[0]
    assert "cellar" not in generator.prompts[0]


def test_nothing_to_sum_up_and_no_answer_are_loud() -> None:
    with pytest.raises(ValueError, match="nothing to sum up"):
        summarise_with_model(ScriptedGenerator(), ())
    with pytest.raises(UnusableOutput):
        summarise_with_model(ScriptedGenerator(["{}"]), children())


def test_nonsense_of_a_real_model_is_refused(tmp_path: Path) -> None:
    generator = LlamaGenerator(write_tiny_gguf(tmp_path / "tiny.gguf"), threads=1)
    nonsense = generator.generate_json("Sum up.", summary_schema(4), max_tokens=6_000)
    generator.close()
    summary = summarise_with_model(ScriptedGenerator([nonsense]), children())
    assert (summary.title, summary.lines) == (None, ())
    assert len(summary.refused) == 1 + len(parse_summary(nonsense).summary)
