"""Which sentences tell somebody to do something."""

import pytest

from core.memory.procedures.instructions import is_instruction


@pytest.mark.parametrize(
    "text",
    [
        "Press the key twice.",
        "Carefully lift the cover.",
        "If the lamp is red, replace the fuse.",
        "sudo systemctl restart cups",
        "Deglaze the pan with wine.",
        "Then wait for a minute.",
        "Ziehen Sie den Stecker.",
        "Den Deckel öffnen und die Batterie entfernen.",
        "Re-enter the code.",
    ],
)
def test_instructions(text: str) -> None:
    assert is_instruction(text)


@pytest.mark.parametrize(
    "text",
    [
        "Harbour office, 6 units",
        "The lamp is red.",
        "Introduction",
        "It closes the valve.",
        "Results of the survey",
        "There is no cable.",
    ],
)
def test_statements_are_no_instructions(text: str) -> None:
    assert not is_instruction(text)
