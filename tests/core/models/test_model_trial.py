"""A trial tells what was answered and how fast, by the clock it is given."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from core.errors import ModelUnavailable
from core.models.model_process import ModelProcess
from core.models.model_trial import QUESTION, try_model
from resources.sample_day import sample_questions
from tests.core.models.tiny_gguf import write_tiny_gguf
from tests.fakes.scripted_generator import ScriptedGenerator


def _steady_clock(step_s: float) -> Callable[[], float]:
    ticks: Iterator[int] = count()
    return lambda: next(ticks) * step_s


@pytest.mark.parametrize("context_tokens", [8_192, 1_024])
def test_a_model_is_tried(tmp_path: Path, context_tokens: int) -> None:
    """Also one whose context cuts the answer short."""
    path = write_tiny_gguf(tmp_path / "tiny.gguf")
    process = ModelProcess(path, context_tokens=context_tokens, threads=1)
    trial = try_model(process, _steady_clock(0.5))
    process.close()
    assert trial.answer
    assert trial.first_s == 0.5
    assert trial.tokens_per_s > 0


def test_the_right_line_is_the_one_that_moved_the_appointment() -> None:
    model = ScriptedGenerator(['{"answer": "On 2 April at 09:15.", "line": 3}'])
    trial = try_model(model, _steady_clock(0.5))
    assert trial.is_right
    assert trial.answer == "On 2 April at 09:15."
    stale = ScriptedGenerator(['{"answer": "On 24 March at 10:30.", "line": 1}'])
    assert not try_model(stale, _steady_clock(0.5)).is_right


def test_the_question_is_one_of_the_sample_day() -> None:
    asked = {question.question: question.expected for question in sample_questions()}
    assert asked[QUESTION] == ("2 April",)


def test_a_model_that_reads_too_little_says_so(tmp_path: Path) -> None:
    path = write_tiny_gguf(tmp_path / "tiny.gguf")
    process = ModelProcess(path, context_tokens=512, threads=1)
    try:
        with pytest.raises(ModelUnavailable, match="reads too little"):
            try_model(process)
    finally:
        process.close()
