"""A trial tells what was answered and how fast, by the clock it is given."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from core.models.model_process import ModelProcess
from core.models.model_trial import try_model
from tests.core.models.tiny_gguf import write_tiny_gguf


def _steady_clock(step_s: float) -> Callable[[], float]:
    ticks: Iterator[int] = count()
    return lambda: next(ticks) * step_s


@pytest.mark.parametrize("context_tokens", [8_192, 512])
def test_a_model_is_tried(tmp_path: Path, context_tokens: int) -> None:
    """Also one whose context cuts the answer short."""
    path = write_tiny_gguf(tmp_path / "tiny.gguf")
    process = ModelProcess(path, context_tokens=context_tokens, threads=1)
    trial = try_model(process, _steady_clock(0.5))
    process.close()
    assert trial.answer
    assert trial.first_s == 0.5
    assert trial.tokens_per_s > 0
