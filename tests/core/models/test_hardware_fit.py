"""Every usual computer has a model of the catalogue that suits it."""

import pytest

from core.models.catalogue import ModelRole, load_catalogue
from core.models.hardware_fit import Fit, hardware_fit

GIGABYTES = 1_000_000_000


@pytest.mark.parametrize(
    ("memory", "fits"),
    [
        (4, [Fit.TIGHT, Fit.TOO_LARGE, Fit.TOO_LARGE]),
        (8, [Fit.GOOD, Fit.GOOD, Fit.TOO_LARGE]),
        (16, [Fit.GOOD, Fit.GOOD, Fit.GOOD]),
        (32, [Fit.GOOD, Fit.GOOD, Fit.GOOD]),
    ],
)
def test_chat_models_suit_the_machines_they_are_for(memory: int, fits: list[Fit]) -> None:
    chat = load_catalogue().with_role(ModelRole.CHAT)
    assert [hardware_fit(entry.memory_bytes, memory * GIGABYTES) for entry in chat] == fits


def test_what_nobody_knows_is_not_guessed() -> None:
    assert hardware_fit(1, None) is Fit.UNKNOWN
