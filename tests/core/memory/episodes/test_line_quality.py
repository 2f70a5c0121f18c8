"""Lines one would retell, and lines nobody would."""

import pytest

from core.memory.episodes.line_quality import (
    has_figure_or_name,
    is_command,
    is_furniture,
    is_noise,
    retold,
    worth,
)


@pytest.mark.parametrize(
    "text",
    [
        "File  Edit  View  Insert  Help",
        "Garden Planner Boards Seeds Orders",
        "Products  Service  Account  Basket (0)",
        "ada@barn:~$",
        "ada@barn:~/seeds$ ls",
        "www.seeds.example/orders/12",
        "Search seeds",
        "Message #garden",
        "Ada 09:14",
        "Dear Mr Finch,",
        "Kind regards",
        "to me · Tue 09 Jun 2026, 09:12",
        "Ada Finch <ada@barn.example>",
        "Rain gauges — Browser  ×",
        "Add to basket",
        "Sign in  Show more",
    ],
)
def test_furniture(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "The offer holds until Friday.",
        "Add the leeks and simmer for 20 minutes.",
        "Budget approved by Finch  € 4,700.00",
        "We move the fair to 3 October.",
        "error: the printer does not accept jobs",
    ],
)
def test_statements_are_neither_furniture_nor_noise(text: str) -> None:
    assert not is_furniture(text)
    assert not is_noise(text)


@pytest.mark.parametrize(
    "text",
    [
        "two words",
        "The parcel was sent to the wrong...",
        "buoys that reset in the",
        "for (int i = 0; i < n; i++) { sum += a[i]; }",
        "09:00 10:00 11:00 Tue 09 Jun",
        "n ora viy wns to mrg mv leu cor",
        "brwn wtrs flwd",
        "#define ROWS 12",
    ],
)
def test_noise(text: str) -> None:
    assert is_noise(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ada@barn:~/seeds$ git push origin main", "git push origin main"),
        ("• Water the beans on Sunday", "Water the beans on Sunday"),
        ("12  Beans  3 kg  € 4.50", "Beans 3 kg € 4.50"),
        ("AF  Ada Finch writes again", "Ada Finch writes again"),
        ("Ada Finch 09:14 The beans came up", "The beans came up"),
        ("3. Wait for the second whistle.", "Wait for the second whistle."),
        ("09:14", "09:14"),
    ],
)
def test_retold(text: str, told: str) -> None:
    assert retold(text) == told


def test_a_command_is_known_by_its_prompt() -> None:
    assert is_command("ada@barn:~$ make seeds")
    assert not is_command("ada@barn:~$")
    assert not is_command("make seeds")


def test_sentences_with_figures_and_outcomes_tell_more_than_labels() -> None:
    label = worth("Delivery address of customer", False, 0.5)
    assert worth("We agreed to send the 40 crates on Friday.", False, 0.5) > label + 0.5
    assert worth("Delivery address of customer", True, 0.5) > label


def test_figures_and_names() -> None:
    assert has_figure_or_name("until 4 May")
    assert has_figure_or_name("says Finch")
    assert not has_figure_or_name("says nobody")
