"""Every usual computer has a model of the catalogue that suits it."""

import pytest

from core.models.catalogue import ModelRole, load_catalogue
from core.models.hardware_fit import Fit, hardware_fit, suggested_model

GIBIBYTES = 1 << 30


@pytest.mark.parametrize(
    ("memory", "largest"),
    [
        (4, "qwen3-1.7b-q8_0"),
        (8, "qwen3-4b-instruct-2507-q4_k_m"),
        (16, "qwen3-14b-q4_k_m"),
        (32, "qwen3-30b-a3b-q4_k_m"),
    ],
)
def test_every_usual_computer_has_a_chat_model(memory: int, largest: str) -> None:
    chat = load_catalogue().with_role(ModelRole.CHAT)
    possible = [
        entry.id
        for entry in chat
        if hardware_fit(entry.memory_bytes, memory * GIBIBYTES) is not Fit.TOO_LARGE
    ]
    assert possible[-1] == largest
    assert possible == [entry.id for entry in chat][: len(possible)]  # the smallest come first


@pytest.mark.parametrize("memory", [8, 16, 32])
def test_from_eight_gigabytes_on_one_of_them_leaves_room_for_the_rest(memory: int) -> None:
    chat = load_catalogue().with_role(ModelRole.CHAT)
    fits = [hardware_fit(entry.memory_bytes, memory * GIBIBYTES) for entry in chat]
    assert Fit.GOOD in fits


@pytest.mark.parametrize(
    ("memory", "suggested"),
    [
        (4, None),
        (8, "qwen3-1.7b-q8_0"),
        (16, "qwen3-4b-instruct-2507-q4_k_m"),
        (32, "qwen3-8b-q4_k_m"),
    ],
)
def test_the_suggested_model_leaves_the_computer_quick(memory: int, suggested: str | None) -> None:
    chat = load_catalogue().with_role(ModelRole.CHAT)
    found = suggested_model(chat, memory * GIBIBYTES)
    assert (found.id if found else None) == suggested
    assert suggested_model(chat, None) is None


@pytest.mark.parametrize("role", [ModelRole.EMBEDDER, ModelRole.RERANKER])
def test_small_computers_have_every_choice_of_what_search_needs(role: ModelRole) -> None:
    for entry in load_catalogue().with_role(role):
        assert hardware_fit(entry.memory_bytes, 4 * GIBIBYTES) is Fit.GOOD


def test_what_nobody_knows_is_not_guessed() -> None:
    assert hardware_fit(1, None) is Fit.UNKNOWN
